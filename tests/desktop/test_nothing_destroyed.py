"""Promise P5: nothing that Escape, X or a closing click does takes anything out of the file."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.ask import Choice, WindowAsk
from tests.desktop.clipping import on_top
from tests.desktop.real_window import RealWindow, opened
from tests.desktop.scenes import SCENES
from tests.desktop.walking import leave

Key = Qt.Key
CLOSING: Final = ("Close", "Cancel", "Back", "Back to today")


def content(window: RealWindow) -> object:
    """Return all that the directory holds, and how often it was written."""
    directory = window.desktop.directory
    assert directory is not None
    return directory.exporting.of_query(""), directory.lists.every(), len(directory.history.steps())


def closing_buttons(window: RealWindow) -> list[QAbstractButton]:
    """Return the buttons that close what lies on top."""
    shown = [one for one in window.window.findChildren(QWidget) if one.isVisible()]
    over = on_top(shown)
    buttons = [one for one in shown if isinstance(one, QAbstractButton)]
    inside = [one for one in buttons if over is None or over.isAncestorOf(one)]
    return [one for one in inside if (one.text() or one.accessibleName()) in CLOSING]


@pytest.mark.timeout(120)
def test_that_escape_on_every_page_and_panel_changes_nothing(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        for scene in SCENES:
            scene.go(window)
            before = content(window)
            window.keys(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
            assert content(window) == before, scene
            leave(window, scene)


@pytest.mark.timeout(120)
def test_that_the_buttons_that_close_change_nothing(qtbot: QtBot, sample: Path) -> None:
    closed = 0
    with opened(qtbot, file=sample) as window:
        for scene in SCENES:
            scene.go(window)
            before = content(window)
            for button in closing_buttons(window)[:1]:
                button.click()
                window.settle()
                closed += 1
            assert content(window) == before, scene
            leave(window, scene)
    assert closed > 5


def test_that_enter_and_escape_take_no_risky_answer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    answers: list[str] = []
    choices = (Choice("erase", "Erase for good", risky=True), Choice("keep", "Keep it"))
    for key in (Key.Key_Return, Key.Key_Escape):
        WindowAsk(window).to_choose("Erase it?", "Nothing brings it back.", choices, answers.append)
        (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
        assert box.defaultButton().property("key") == "keep"
        QTest.keyClick(box, key)
        qtbot.waitUntil(lambda box=box: not box.isVisible())  # type: ignore[misc]
    assert "erase" not in answers
