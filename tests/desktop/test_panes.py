"""One key goes round the parts of the window, and to the message at its foot first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.people.card_pane import CardPane
from stakeholders.desktop.people.result_pane import ResultPane
from stakeholders.desktop.widgets.side_bar import SideBar
from stakeholders.desktop.widgets.toast import Toast
from stakeholders.desktop.widgets.top_bar import TopBar
from tests.desktop.real_window import CONTROL, SHIFT, RealWindow

Key = Qt.Key


def part(window: RealWindow, *kinds: type[QWidget]) -> type[QWidget] | None:
    """Return the kind of the part that has the focus."""
    at: QWidget | None = window.focus
    while at is not None and not isinstance(at, kinds):
        at = at.parentWidget()
    return None if at is None else type(at)


def where(window: RealWindow) -> type[QWidget] | None:
    return part(window, TopBar, SideBar, ResultPane, CardPane, Toast)


def test_that_f6_goes_round_the_parts_and_back_again(window: RealWindow) -> None:
    window.look_for("")
    window.key(Key.Key_Down)
    assert where(window) is ResultPane
    list_, seen = window.focus, []
    for _ in range(4):
        window.key(Key.Key_F6)
        seen.append(where(window))
    assert seen == [CardPane, TopBar, SideBar, ResultPane]
    assert window.focus is list_, "where the focus was before"
    window.key(Key.Key_F6, SHIFT)
    assert where(window) is SideBar


def test_that_undo_in_a_message_is_two_keys_away(window: RealWindow) -> None:
    window.chord("N")
    window.type("Ana Example")
    window.key(Key.Key_Return, CONTROL)
    before = where(window)
    assert window.told == "Added Ana Example."
    window.keys(Key.Key_F6)
    assert where(window) is Toast
    window.keys(Key.Key_Space)
    assert window.told == "Took back: Added Ana Example"
    assert where(window) is before is not Toast


def test_that_escape_closes_the_message_and_gives_the_focus_back(window: RealWindow) -> None:
    window.look_for("")
    window.key(Key.Key_Down)
    list_ = window.focus
    window.window.tell("Something was done.")
    window.keys(Key.Key_F6, Key.Key_Escape)
    assert not window.told
    assert window.focus is list_


def test_that_from_the_message_f6_goes_on_to_the_next_part(window: RealWindow) -> None:
    window.look_for("")
    window.key(Key.Key_Down)
    window.window.tell("Something was done.")
    window.keys(Key.Key_F6, Key.Key_F6)
    assert where(window) is CardPane
    assert window.told, "and the message stays for its time"


def test_that_f6_never_leads_behind_what_covers_the_window(window: RealWindow) -> None:
    window.chord("K")
    line = window.focus
    window.key(Key.Key_F6)
    assert window.focus is line
    window.window.tell("Something was done.")
    window.key(Key.Key_F6)
    assert where(window) is Toast
    window.key(Key.Key_F6)
    assert window.focus is line
