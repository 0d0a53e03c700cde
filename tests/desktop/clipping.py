"""Finds words that are cut off, in labels, buttons, fields, chips and lists."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.side_bar import SideBar

_ROUNDING = 0


def cut_words(window: QWidget, values: Collection[str] = ()) -> list[str]:
    """Return what is cut off in a window, each with where it stands; `values` may be.

    A value of the directory, such as a long name, may end in an ellipsis; words of the window not.
    """
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    top = on_top(shown)
    if top is not None:  # what lies under a panel was looked at before
        shown = [one for one in shown if top.isAncestorOf(one)]
    held = [value for value in values if value]
    return [
        f"{type(one).__name__} “{text}” in {_path(one)}: {why}"
        for one in shown
        for text, why in _faults(one)
        if not (_may_be_cut(one) and any(_is_part(text, value) for value in held))
    ]


def on_top(shown: Sequence[QWidget]) -> Overlay | None:
    """Return the panel that lies over the window."""
    return next((one for one in reversed(shown) if isinstance(one, Overlay)), None)


def _is_part(text: str, value: str) -> bool:
    """Tell whether a text is a value or its beginning, without the marks that isolate it."""
    bare = text.strip("\u2066\u2068\u2069").removesuffix("…")
    return bare in value or value in bare


def _may_be_cut(widget: QWidget) -> bool:
    """Tell whether a value that is too long ends in an ellipsis there."""
    return isinstance(widget, ElidedLabel | Chip | QPushButton)


def _faults(widget: QWidget) -> Iterator[tuple[str, str]]:
    text = _text_of(widget)
    if text:
        for why in (_too_small(widget, text), _out_of_sight(widget)):
            if why:
                yield text, why
    if isinstance(widget, SideBar) and widget.width() < widget.needed_width:
        yield "places", f"{widget.width()} wide, {widget.needed_width} needed"
    if isinstance(widget, ChoiceList) and widget.gridSize().width() < widget.needed_width - 1:
        yield widget.accessibleName(), f"{widget.gridSize().width()} < {widget.needed_width}"


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QToolButton):
        return ""  # an icon
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, Chip):
        return widget.accessibleName()
    if isinstance(widget, QLineEdit):
        return "" if widget.text() else widget.placeholderText()
    return ""


def _too_small(widget: QWidget, text: str) -> str:
    """Return why a text does not fit into its own widget."""
    metrics, width, height = widget.fontMetrics(), widget.width(), widget.height()
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        room = width - margins.left() - margins.right() - 2 * metrics.averageCharWidth()
        return _narrow(room, metrics.horizontalAdvance(text))
    if isinstance(widget, ElidedLabel):
        return _narrow(widget.contentsRect().width(), metrics.horizontalAdvance(text))
    if isinstance(widget, QLabel) and widget.wordWrap():
        return _wrapped(widget, text)
    if isinstance(widget, QLabel | QPushButton | QCheckBox | Chip):
        needed = widget.sizeHint()
        letters = metrics.tightBoundingRect(text).height()
        low = "" if letters <= height else f"{height} < {letters} high"
        return _narrow(width, needed.width()) or low
    return ""


def _wrapped(label: QLabel, text: str) -> str:
    room = label.contentsRect().width() - 2 * label.margin()
    longest = max((_word_width(label.fontMetrics(), word) for word in text.split()), default=0)
    needed = label.heightForWidth(label.width())
    low = "" if needed <= label.height() + _ROUNDING else f"{label.height()} < {needed} high"
    return _narrow(room, longest) or low


def _word_width(metrics: QFontMetrics, word: str) -> int:
    parts = word.replace("\u200b", " ").replace("-", "- ").split()
    return max((metrics.horizontalAdvance(part) for part in parts), default=0)


def _narrow(room: int, needed: int) -> str:
    return "" if needed <= room + _ROUNDING else f"{room} < {needed} wide"


def _out_of_sight(widget: QWidget) -> str:
    """Return why a part of a widget lies where nobody can see or scroll to it."""
    rect = QRect(QPoint(0, 0), widget.size())
    child, parent = widget, widget.parentWidget()
    while parent is not None and not child.isWindow():
        rect.translate(child.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if area.horizontalScrollBarPolicy() is not always_off:
                return ""
            wide = rect.left() >= -_ROUNDING and rect.right() <= parent.width() + _ROUNDING
            return "" if wide else f"sticks out of what scrolls, {rect.right()} > {parent.width()}"
        if not parent.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING).contains(rect):
            return f"sticks out of {type(parent).__name__}"
        child, parent = parent, parent.parentWidget()
    return ""


def _path(widget: QWidget) -> str:
    above, names = widget.parentWidget(), list[str]()
    while above is not None and len(names) < 3:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)
