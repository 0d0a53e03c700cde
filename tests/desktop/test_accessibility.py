"""What screen readers are told: names, roles, order, and what has just happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.drawing import Drawing
from tests.desktop.clipping import on_top
from tests.desktop.real_window import RealWindow, opened
from tests.desktop.scenes import SCENES
from tests.desktop.walking import leave

Key = Qt.Key
Role = QAccessible.Role
LISTS = (Role.List, Role.Table, Role.Tree)
NAMED = (
    Role.Button, Role.PushButton, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox,
    Role.ButtonMenu, Role.Graphic, Role.StaticText, *LISTS,
)  # fmt: skip


def told(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader comes by, but for the rows of lists."""
    if node.state().invisible:
        return
    yield node
    if node.role() in LISTS:
        return
    for number in range(node.childCount()):
        child = node.child(number)
        if child.isValid():
            yield from told(child)


def name_of(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name)


def described(node: QAccessibleInterface) -> str:
    parent = node.parent()
    return f"{node.role().name} {type(node.object()).__name__} in “{name_of(parent)}”"


def faults(node: QAccessibleInterface) -> Iterator[str]:
    focusable = bool(node.state().focusable)
    if not name_of(node) and (focusable or node.role() in NAMED):
        yield f"nameless: {described(node)}"
    if isinstance(node.object(), QSplitter) and not in_reading_order(node):
        yield f"not in reading order: {described(node)}"


def in_reading_order(splitter: QAccessibleInterface) -> bool:
    """Tell whether the parts are told from where reading begins."""
    children = (splitter.child(number) for number in range(splitter.childCount()))
    shown = [one for one in children if not one.state().invisible]
    parts = [one for one in shown if not isinstance(one.object(), QSplitterHandle)]
    lefts = [one.rect().x() for one in parts]
    return lefts == sorted(lefts)


def test_that_everything_on_every_page_and_panel_has_a_name_and_stands_in_order(
    qtbot: QtBot, sample: Path
) -> None:
    wrong: list[str] = []
    with opened(qtbot, file=sample) as window:
        for scene in SCENES:
            scene.go(window)
            root = QAccessible.queryAccessibleInterface(window.window)
            assert root is not None
            wrong += [f"{scene}: {fault}" for node in told(root) for fault in faults(node)]
            leave(window, scene)
    assert not wrong


def stops(window: QWidget) -> list[QWidget]:
    """Return all that can have the focus now, where Tab leads."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    over = on_top(shown)
    inside = [one for one in shown if over is None or over.isAncestorOf(one)]
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def reached_by_tab(window: RealWindow, wanted: int) -> list[QWidget]:
    """Press Tab until the focus is where it was, and return where it stood."""
    seen: list[QWidget] = []
    for _ in range(2 * wanted + 10):
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        if focused in seen:
            break
        seen.append(focused)
        window.key(Key.Key_Tab)
    return seen


@pytest.mark.parametrize("name", ["settings", "history", "past", "welcome", "to_do", "import"])
def test_that_tab_comes_to_everything_on_a_page_and_back(window: RealWindow, name: str) -> None:
    next(scene for scene in SCENES if scene.name == name).go(window)
    wanted = {one for one in stops(window.window) if not isinstance(one, Drawing)}
    seen = reached_by_tab(window, len(wanted))
    left_out = [f"{type(one).__name__} {one.accessibleName()}" for one in wanted - set(seen)]
    assert not left_out


class Hearing:
    """Hears what is announced, in the place of Qt, which tells it to nobody without a screen."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
        at_once = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        self.heard.append((event.message(), at_once))


@pytest.fixture
def hearing(monkeypatch: pytest.MonkeyPatch) -> Hearing:
    hearing = Hearing()
    monkeypatch.setattr(QtGui, "QAccessible", hearing)
    return hearing


def test_that_the_number_of_results_is_announced(window: RealWindow, hearing: Hearing) -> None:
    window.look_for("kostovar")
    assert hearing.heard[-1] == ("2 found", False)


def test_that_nothing_found_is_announced_with_why(window: RealWindow, hearing: Hearing) -> None:
    window.look_for("zzqqxx")
    assert "Nothing found" in hearing.heard[-1][0]
    assert "zzqqxx" in hearing.heard[-1][0]


def test_that_a_wrong_value_is_announced_at_once(window: RealWindow, hearing: Hearing) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.key(Key.Key_F2)
    window.chord("A")
    window.type("+41 2")
    window.key(Key.Key_Return)
    messages = [text for text, _ in hearing.heard]
    assert any("Switzerland" in text or "number" in text for text in messages), messages
    assert any(text.startswith("Changed") for text in messages)


def test_that_a_missing_name_is_announced_at_once(window: RealWindow, hearing: Hearing) -> None:
    window.chord("N")
    window.keys(Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert hearing.heard[-1] == ("A contact needs a name.", True)


def test_that_a_chip_that_is_pressed_is_a_button_and_one_that_is_read_a_text(
    theme: Theme, qtbot: QtBot
) -> None:
    from stakeholders.desktop.widgets.chip import Chip, ChipButton, ChipText

    pressed, read = ChipButton(theme, ChipText("Press list")), Chip(theme, ChipText("EN"))
    for chip in (pressed, read):
        qtbot.addWidget(chip)
    roles = [QAccessible.queryAccessibleInterface(chip).role() for chip in (pressed, read)]
    assert roles == [Role.Button, Role.StaticText]
