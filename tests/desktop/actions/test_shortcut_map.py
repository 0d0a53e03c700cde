"""All keys are shown, found by typing, and changed there; nobody loses keys by it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.key_choices import settled_keys, why_refused
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.actions.shortcut_map import ShortcutMap
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.line_list import LINE_ROLE, Line, LineList

Key = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A window with every command, and the map of their keys; `ran` counts what was run."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(1000, 800)
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        self.actions_ = Actions(theme, FIRST_WINDOW, self)
        self.ran = 0
        for action in FIRST_WINDOW:
            self.actions_.connect_to(action.key, self.count)
            for need in action.needs:
                self.actions_.hold(need, holds=True)
        self.map = ShortcutMap(theme, self, self.actions_)

    def count(self) -> None:
        """Count a command."""
        self.ran += 1

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self, key, held)

    def look_for(self, text: str) -> None:
        """Open the map and search it."""
        self.map.open()
        QTest.keyClicks(QApplication.focusWidget() or self, text)

    @property
    def lines(self) -> list[Line | str]:
        """What the map lists."""
        model = self.map.findChildren(LineList)[0].model()
        return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        """All sentences of the map."""
        return " ".join(label.text() for label in self.map.findChildren(QLabel))

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command."""
        return self.actions_.action(command).keys


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(theme)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.field.setFocus()
    yield desk
    desk.map.disappear()


def test_that_all_keys_are_shown_in_groups_with_the_single_letters(desk: Desk) -> None:
    desk.map.open()
    headings = [one for one in desk.lines if isinstance(one, str)]
    assert headings[:3] == ["Directory", "Edit", "Go to"]
    assert {"On a card", "In To do", "In the bin"} <= set(headings)
    shown = {
        one.title: one.end.strip("\u2066\u2069") for one in desk.lines if isinstance(one, Line)
    }
    assert shown["Add from text"] == "Ctrl+Shift+V"
    assert shown["Go to place 9 of the sidebar"] == "Alt+9"
    assert shown["New holder"] == "S"
    desk.press(Key.Key_Escape)
    assert desk.map.isHidden()
    assert desk.focusWidget() is desk.field


@pytest.mark.parametrize("typed", ["undo", "ctrl z"])
def test_that_keys_are_found_by_the_command_and_by_the_keys(desk: Desk, typed: str) -> None:
    desk.look_for(typed)
    assert "Undo" in {one.title for one in desk.lines if isinstance(one, Line)}
    assert len(desk.lines) < 12


def test_that_new_keys_run_the_command_and_the_old_ones_no_more(desk: Desk) -> None:
    desk.look_for("add from text")
    desk.press(Key.Key_Return)
    assert "Press the new keys for “Add from text”." in desk.said
    desk.press(Key.Key_J, CONTROL)
    assert desk.keys("capture.paste") == ("Ctrl+J",)
    assert desk.ran == 0
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_V, CONTROL | SHIFT)
    assert desk.ran == 0
    desk.press(Key.Key_J, CONTROL)
    assert desk.ran == 1


def test_that_further_keys_of_a_command_stay(desk: Desk) -> None:
    desk.look_for("copy as a contact block")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F7)
    assert desk.keys("contact.copy_block") == ("F7", "Ctrl+C")


def test_that_a_collision_is_named_and_nothing_is_lost(desk: Desk) -> None:
    desk.look_for("add from text")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_N, CONTROL)
    assert "is “New contact” already. Press others, or Escape." in desk.said
    assert desk.keys("contact.new") == ("Ctrl+N",)
    assert desk.keys("capture.paste") == ("Ctrl+Shift+V",)
    desk.press(Key.Key_F7)
    assert desk.keys("capture.paste") == ("F7",)


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Key.Key_X, Qt.KeyboardModifier.NoModifier, "hold Ctrl or Alt"),
        (Key.Key_Down, SHIFT, "hold Ctrl or Alt"),
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "hold Ctrl or Alt"),
        (Key.Key_V, CONTROL, "belongs to texts"),
        (Key.Key_A, CONTROL, "belongs to texts"),
    ],
)
def test_that_keys_for_typing_and_walking_are_refused(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier, why: str
) -> None:
    desk.look_for("settings")
    desk.press(Key.Key_Return)
    desk.press(key, held)
    assert why in desk.said
    assert desk.keys("settings.open") == ("Ctrl+,",)


def test_that_escape_leaves_the_keys_as_they_are(desk: Desk) -> None:
    desk.look_for("settings")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    assert desk.map.isVisible()
    assert desk.keys("settings.open") == ("Ctrl+,",)


def test_that_a_command_gets_its_usual_keys_back(desk: Desk) -> None:
    heard: list[str] = []
    desk.actions_.keys_changed.connect(heard.append)
    desk.actions_.change_keys("settings.open", ("F4",))
    desk.look_for("settings")
    assert any(isinstance(one, Line) and one.about == "Changed by you" for one in desk.lines)
    for _ in "settings":
        desk.press(Key.Key_Backspace)
    list_ = desk.map.findChildren(LineList)[0]
    while list_.current_key != "settings.open":
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Backspace)
    assert desk.keys("settings.open") == ("Ctrl+,",)
    assert heard == ["settings.open", "settings.open"]


def test_that_usual_keys_that_another_has_now_are_named(desk: Desk) -> None:
    desk.actions_.change_keys("settings.open", ("F4",))
    desk.actions_.change_keys("contact.new", ("Ctrl+,",))
    desk.map.open()
    list_ = desk.map.findChildren(LineList)[0]
    while list_.current_key != "settings.open":
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Backspace)
    assert "is “New contact” already." in desk.said
    assert desk.keys("settings.open") == ("F4",)


def test_that_single_letters_cannot_be_changed_here(desk: Desk) -> None:
    desk.map.open()
    list_ = desk.map.findChildren(LineList)[0]
    while not list_.current_key.startswith("letter:"):
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert "Press the new keys" not in desk.said


def test_that_two_commands_may_swap_their_keys(qapp: QApplication) -> None:
    chosen = {"contact.new": ("Ctrl+I",), "importing.open": ("Ctrl+N",)}
    settled, wrong = settled_keys(FIRST_WINDOW, chosen)
    assert settled["contact.new"].keys == ("Ctrl+I",)
    assert settled["importing.open"].keys == ("Ctrl+N",)
    assert not wrong


def test_that_of_two_who_chose_the_same_keys_the_first_has_them(qapp: QApplication) -> None:
    chosen = {"contact.new": ("F4",), "importing.open": ("F4",)}
    settled, (sentence,) = settled_keys(FIRST_WINDOW, chosen)
    assert settled["contact.new"].keys == ("F4",)
    assert settled["importing.open"].keys == ("Ctrl+I",)
    assert "“Import…”" in sentence


def test_that_a_refused_choice_gives_no_keys_away(qapp: QApplication) -> None:
    chosen = {"contact.new": ("N",), "importing.open": ("Ctrl+N",)}
    settled, wrong = settled_keys(FIRST_WINDOW, chosen)
    assert settled["contact.new"].keys == ("Ctrl+N",)
    assert settled["importing.open"].keys == ("Ctrl+I",)
    assert len(wrong) == 2


@pytest.mark.parametrize("keys", ["Ctrl+Nonsense", "", "Ctrl+K, Ctrl+B", "N", "Ctrl+N", "ctrl+j"])
def test_that_keys_of_a_damaged_file_are_ignored_and_told(qapp: QApplication, keys: str) -> None:
    settled, wrong = settled_keys(FIRST_WINDOW, {"settings.open": (keys,), "nothing.such": ("F4",)})
    assert settled["settings.open"].keys == ("Ctrl+,",)
    (sentence,) = wrong
    assert "“Settings”" in sentence


def test_that_a_command_may_keep_its_own_keys(qapp: QApplication) -> None:
    assert not why_refused(FIRST_WINDOW, "contact.new", "Ctrl+N")
