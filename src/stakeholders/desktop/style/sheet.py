"""The one style sheet of the window, from the tokens and the user's font.

Written in three units of our own: `12dp` is a length of the drawings, `1.2rem` a multiple of the
user's letters, `$text` a token. Qt ignores a radius of more than half the height without a word,
so what is round has a fixed height; paddings are even, as Qt mirrors none of them.
"""

import re
from dataclasses import asdict
from string import Template
from typing import Final

from stakeholders.desktop.style.measures import Measures
from stakeholders.desktop.style.tokens import Tokens

_GROUNDS: Final = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $toast; color: $toast_text; border: none; padding: 4dp 8dp; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QSplitter::handle { background: $border; }
[role="pane"], [role="bar"] { background: $surface; }
[role="page"] { background: $window; }
[role="bar"] { border-bottom: 1px solid $border; }
[role="banner"] { background: $accent_soft; border-bottom: 1px solid $border; }
[role="card"] { background: $surface; border: 1px solid $border; border-radius: 12dp; }
[role="panel"] { background: $raised; border: 1px solid $strong_border; border-radius: 12dp; }
[role="rule"] { background: $border; border: none; }
[role="toast"] { background: $toast; border-radius: 8dp; }
"""

_TEXTS: Final = """
QLabel { background: transparent; }
[role="title"] { font-size: 1.75rem; font-weight: 600; }
[role="heading"] { font-size: 1.25rem; font-weight: 600; }
[role="brand"] { font-size: 1.12rem; font-weight: 600; }
[role="card-title"] { font-size: 0.9rem; font-weight: 600; color: $second_text; }
[role="second"] { color: $second_text; }
[role="third"] { color: $third_text; font-size: 0.93rem; }
[role="label"] { color: $second_text; }
[role="main-value"] { font-size: 1.45rem; font-weight: 600; }
[role="hint"] { color: $third_text; }
[role="value"]:hover, [role="main-value"]:hover, [role="hint"]:hover { background: $hover;
    border-radius: 6dp; }
[role="value"]:focus, [role="main-value"]:focus, [role="hint"]:focus { border: 1px solid $focus;
    border-radius: 6dp; }
[role="ok"] { color: $ok; font-size: 0.9rem; }
[role="warn"] { color: $warn; font-size: 0.9rem; }
[role="bad"] { color: $bad; font-size: 0.9rem; }
[role="toast-text"] { color: $toast_text; }
[role="key"] { color: $second_text; background: $surface; border: 1px solid $border;
    border-radius: 5dp; padding: 0 6dp; font-size: 0.86rem; font-weight: 500;
    min-height: 20dp; max-height: 20dp; }
"""

_BUTTONS: Final = """
QPushButton { background: $surface; color: $text; border: 1px solid $strong_border;
    border-radius: 8dp; padding: 0 14dp; font-weight: 500; min-height: 32dp; max-height: 32dp; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $focus; padding: 0 13dp;
    min-height: 30dp; max-height: 30dp; }
QPushButton:disabled { color: $third_text; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $border; color: $third_text;
    border-color: $border; }
QPushButton[role="link"], QPushButton[role="quiet-link"] { background: transparent;
    color: $accent_text; border: none; border-radius: 4dp; padding: 0; font-weight: 600;
    font-size: 0.9rem; min-height: 20dp; max-height: 20dp; }
QPushButton[role="quiet-link"] { color: $third_text; font-weight: 500; }
QPushButton[role="link"]:hover, QPushButton[role="quiet-link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus, QPushButton[role="quiet-link"]:focus {
    border: 1px solid $focus; }
QPushButton[role="toast-link"] { background: transparent; color: $toast_link; border: none;
    border-radius: 6dp; padding: 0 10dp; font-weight: 600; min-height: 28dp; max-height: 28dp; }
QPushButton[role="toast-link"]:focus { border: 2px solid $toast_link; padding: 0 8dp; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8dp;
    padding: 0; min-width: 30dp; max-width: 30dp; min-height: 30dp; max-height: 30dp; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $focus; }
QToolButton:checked, QPushButton:checked { background: $accent_soft; }
QPushButton:checked { border-color: $accent; }
QToolButton[role="toast-link"]:hover { background: transparent; }
QToolButton[role="toast-link"]:focus { border: 2px solid $toast_link; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit { background: $surface; color: $text;
    border: 1px solid $strong_border; border-radius: 8dp; padding: 0 10dp;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 32dp; max-height: 32dp; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: 0 9dp; min-height: 30dp; max-height: 30dp; }
QPlainTextEdit, QTextEdit { padding: 8dp; }
QLineEdit[role="search"] { background: $field; border: 1px solid $field; padding: 0; }
QLineEdit[role="search"]:focus { background: $surface; border: 2px solid $focus;
    padding: 0; }
QLineEdit[role="panel-search"], QLineEdit[role="panel-search"]:focus { background: transparent;
    border: none; padding: 0; font-size: 1.15rem; min-height: 48dp; max-height: 48dp; }
QLineEdit QToolButton, QLineEdit QToolButton:hover { background: transparent; border: none;
    min-width: 0; min-height: 0; }
QComboBox { background: $surface; border: 1px solid $strong_border; border-radius: 8dp;
    padding: 0 10dp; min-height: 32dp; max-height: 32dp; }
QComboBox:focus { border: 2px solid $focus; padding: 0 9dp; min-height: 30dp; max-height: 30dp; }
QComboBox::drop-down { border: none; width: 24dp; }
QCheckBox, QRadioButton { spacing: 8dp; }
"""

_LISTS: Final = """
QAbstractItemView { background: $surface; border: none; outline: none; }
QListView[role="bar"] { background: $sidebar; border: none; }
[role="panel"] QAbstractItemView { background: transparent; }
QListWidget[role="suggestions"] { background: $surface; border: 1px solid $strong_border;
    border-radius: 8dp; padding: 3dp; }
QListWidget::item { padding: 7dp 10dp; border-radius: 7dp; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QScrollBar:vertical { background: transparent; width: 10dp; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10dp; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3dp; margin: 2dp; }
QScrollBar::handle:vertical { min-height: 32dp; }
QScrollBar::handle:horizontal { min-width: 32dp; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $hover; border: none; border-radius: 3dp;
    min-height: 6dp; max-height: 6dp; }
QProgressBar::chunk { background: $accent; border-radius: 3dp; }
QMenuBar { background: $surface; }
QMenuBar::item { background: transparent; padding: 4dp 10dp; border-radius: 6dp; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $strong_border; padding: 6dp; }
QMenu::item { padding: 6dp 24dp; border-radius: 6dp; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $third_text; }
QMenu::separator { height: 1px; background: $border; margin: 6dp 8dp; }
QMenu::icon { margin: 0 6dp; }
"""


def sheet_of(tokens: Tokens, measures: Measures) -> str:
    """Return the style sheet for these colours and this size of letters."""
    source = f"{_GROUNDS}{_TEXTS}{_BUTTONS}{_FIELDS}{_LISTS}"
    coloured = Template(source).substitute(asdict(tokens))
    in_points = re.sub(
        r"([\d.]+)rem\b", lambda found: f"{measures.pt(float(found[1]))}pt", coloured
    )
    return re.sub(r"([\d.]+)dp\b", lambda found: f"{measures.px(float(found[1]))}px", in_points)
