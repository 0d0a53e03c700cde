"""Help opens where one is, is found by words, runs what it tells, and gives the focus back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.help import read_help
from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.help.help_panel import HelpPanel
from stakeholders.desktop.help.help_text import HelpText
from stakeholders.desktop.style.theme import Theme
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow
from tests.desktop.stage import Stage, staged

Key = Qt.Key


def panel_of(window: RealWindow) -> HelpPanel:
    return window.window.findChildren(HelpPanel)[0]


def text_of(window: RealWindow) -> HelpText:
    return panel_of(window).findChildren(HelpText)[0]


@pytest.mark.parametrize(
    ("place", "topic"),
    [
        ("history", "history"),
        ("capture", "capture"),
        ("import", "importing"),
        ("settings", "settings"),
        ("encryption", "encryption"),
        ("to_do", "notes"),
        ("bin", "bin"),
        ("duplicates", "duplicates"),
        ("welcome", "start"),
    ],
)
def test_that_f1_opens_the_page_of_the_place(window: RealWindow, place: str, topic: str) -> None:
    window.window.side_bar.clearFocus()
    window.window.go_to(place)
    window.settle()
    window.window.setFocus()
    window.key(Key.Key_F1)
    assert panel_of(window).topic == topic


def test_that_f1_opens_what_is_about_the_field_with_the_focus(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_F1)
    assert panel_of(window).topic == "find#found"
    window.keys(Key.Key_Escape, Key.Key_Down, Key.Key_Right, Key.Key_F1)
    assert panel_of(window).topic == "phones"


def test_that_help_on_a_panel_leaves_what_was_typed_there(window: RealWindow) -> None:
    window.chord("N")
    window.type("Ana Exam")
    line = window.focus
    assert isinstance(line, QLineEdit)
    window.key(Key.Key_F1)
    assert panel_of(window).topic == "new"
    window.key(Key.Key_Escape)
    assert window.focus is line
    window.type("ple")
    assert line.text() == "Ana Example"


def test_that_the_help_is_searched_and_read_by_keys(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    window.keys(Key.Key_Tab)  # round to the search or the next link
    line = panel_of(window).findChildren(QLineEdit)[0]
    line.setFocus()
    window.type("recovery key")
    assert panel_of(window).topic == "encryption"
    marked = {one.cursor.selectedText() for one in text_of(window).extraSelections()}
    assert {"recovery", "key"} <= {one.casefold() for one in marked}
    window.key(Key.Key_Down)
    assert panel_of(window).topic.startswith("command-line")
    window.key(Key.Key_Return)
    assert window.focus is text_of(window)


def test_that_a_search_without_an_answer_says_so(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    panel_of(window).findChildren(QLineEdit)[0].setFocus()
    window.type("zebra")
    assert "Nothing found. Try another word." in window.texts
    assert panel_of(window).findChildren(QListWidget)[0].count() == 0


def test_that_try_it_runs_the_command(window: RealWindow) -> None:
    window.chord("N")
    window.key(Key.Key_Escape)
    window.key(Key.Key_F1)
    panel_of(window).open(read_help("en"), "new")
    while text_of(window).textCursor().selectedText() != "Try it":
        window.key(Key.Key_Tab)
    window.key(Key.Key_Return)
    assert panel_of(window).isHidden()
    assert isinstance(window.focus, QLineEdit)
    assert window.focus.accessibleName() == "Name"


def test_that_a_command_that_makes_no_sense_now_says_why(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    window.window.actions_.hold(Needs.WRITABLE, holds=False)  # until the file is looked at again
    text_of(window).link_opened.emit("do:event.new")
    assert window.told == "This directory can only be read"


def test_that_links_lead_to_other_pages_and_back(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    panel_of(window).open(read_help("en"), "capture")
    text_of(window).link_opened.emit("phones#state")
    assert panel_of(window).topic == "phones#state"
    QTest.keyClick(text_of(window), Key.Key_Backspace)
    assert panel_of(window).topic == "capture"


def test_that_a_link_leads_to_a_setting(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    text_of(window).link_opened.emit("setting:scale")
    window.settle()
    assert window.window.place == "settings"
    assert window.focus.accessibleName() == "Size of letters"


def test_that_the_help_tells_the_keys_of_commands(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    panel_of(window).open(read_help("en"), "copying")
    plain = text_of(window).toPlainText().replace("\u2066", "").replace("\u2069", "")
    assert "press Ctrl+1 for the phone" in plain
    assert "Copy as a vCard (Ctrl+Shift+C): Copy what anyone may see" in plain
    assert not re.search(r"\{[a-z_]+\.[a-z_.0-9]+\}", plain)


def test_that_all_controls_of_the_help_are_reached_by_tab(window: RealWindow) -> None:
    window.key(Key.Key_F1)
    seen = set()
    for _ in range(60):
        window.key(Key.Key_Tab)
        seen.add(type(window.focus).__name__)
        assert panel_of(window).isAncestorOf(window.focus)
    assert {"TextLine", "QListWidget", "HelpText", "IconButton"} <= seen


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_help_can_be_pictured(
    stage: Stage, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    for key in ("contact.copy_phone", "exporting.open", "contact.copy_all"):
        stage.frame.actions.connect_to(key, stage.window.update)
    stage.window.show()
    panel = HelpPanel(theme, stage.window, stage.frame.actions)
    panel.open(read_help("en"), "exporting")
    image = render(stage.window, tmp_path / f"help-{setting.name}.png", theme, setting)
    assert not image.isNull()
    line = panel.findChildren(QLineEdit)[0]
    line.setText("who may see")
    render(stage.window, tmp_path / f"help-search-{setting.name}.png", theme, setting)
