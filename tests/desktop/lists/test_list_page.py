"""The page of a list in the real window: reasons, gaps and versions, all by keys."""

import pytest
from PySide6.QtCore import Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.lists.list_feature import ListFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.ids import Uid
from tests.desktop.real_window import RealWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(ListFeature).page.findChildren(LineList)[0].model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    shown = Qt.ItemDataRole.DisplayRole
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(spoken) or index.data(shown)) for index in indexes]


def run(window: RealWindow, command: str) -> None:
    assert window.window.actions_.run(command), command
    window.settle()


@pytest.fixture
def press(window: RealWindow) -> Uid:
    """Show the page of a list with Ada, who has an e-mail address, Bo and Cy."""
    directory = directory_of(window)
    ada = directory.people.add("Ada Listed", email="ada@reef.example")
    bo, cy = (directory.people.add(name) for name in ("Bo Moved", "Cy Noted"))
    uid = directory.lists.make("Desk", (ada, bo, cy))
    window.settle()
    window.window.go_to(f"list:{uid}")
    window.settle()
    run(window, "list.show")
    return uid


@pytest.mark.usefixtures("press")
def test_that_members_are_ordered_noted_and_left_out_by_keys(window: RealWindow) -> None:
    assert lines(window) == ["Ada Listed", "Bo Moved", "Cy Noted"]
    window.key(Key.Key_Down, ALT)
    assert lines(window) == ["Bo Moved", "Ada Listed", "Cy Noted"]
    window.key(Key.Key_N)
    window.type("by e-mail")
    window.key(Key.Key_Return)
    assert lines(window)[1] == "Ada Listed, by e-mail"
    window.key(Key.Key_L)
    window.type("on leave")
    window.key(Key.Key_Return)
    assert lines(window) == [
        "Bo Moved", "Cy Noted", "Left out (1)", "Ada Listed, because: on leave · by e-mail",
    ]  # fmt: skip
    assert window.told == "Left Ada Listed out."
    for _ in range(3):
        window.chord("Z")
    assert lines(window) == ["Ada Listed", "Bo Moved", "Cy Noted"]
    window.key(Key.Key_R)
    assert lines(window) == ["Bo Moved", "Cy Noted"]


@pytest.mark.usefixtures("press")
def test_that_the_check_before_sending_names_who_cannot_be_reached(window: RealWindow) -> None:
    run(window, "list.check")
    assert lines(window) == [
        "Cannot be reached so (2)",
        "Bo Moved",
        "Cy Noted",
        "Never checked (1)",
        "Ada Listed, \u2066ada@reef.example\u2069",
    ]
    window.key(Key.Key_F)
    assert lines(window)[0] == "Cannot be reached so (3)"
    window.key(Key.Key_Escape)
    assert lines(window)[0] == "Ada Listed"


def test_that_a_version_is_saved_and_compared_with_today(window: RealWindow, press: Uid) -> None:
    run(window, "list.save_version")
    window.type("First")
    window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    assert window.told == "Saved 3 lines as version 1."
    run(window, "list.versions")
    (line,) = lines(window)
    assert line.startswith("Version 1, Final, First · 3 lines, ")
    window.key(Key.Key_W)
    window.type("Carla")
    window.key(Key.Key_Return)
    assert window.told == "Carla got version 1."
    assert lines(window)[0].endswith("sent to Carla")
    bo = next(m.record.uid for m in directory_of(window).members.of(press) if "Bo" in m.record.name)
    assert bo
    directory_of(window).lists.leave_out(press, bo, "no")
    window.settle()
    window.key(Key.Key_Return)
    assert lines(window) == ["Removed (1)", "Bo Moved"]
    window.key(Key.Key_Escape)
    window.key(Key.Key_Escape)
    assert lines(window)[0] == "Ada Listed"


def test_that_what_a_search_finds_says_so_and_can_be_always_included(window: RealWindow) -> None:
    directory = directory_of(window)
    directory.people.add("Ada Listed")
    uid = directory.lists.save_search("Adas", "ada listed")
    window.settle()
    window.window.go_to(f"list:{uid}")
    window.settle()
    run(window, "list.show")
    assert lines(window) == ["Ada Listed, found by the search"]
    window.key(Key.Key_R)
    assert window.told.startswith("The search of Adas finds that contact")
    window.key(Key.Key_A)
    window.type("she asked")
    window.key(Key.Key_Return)
    assert lines(window) == ["Ada Listed, because: she asked, always included"]


@pytest.mark.usefixtures("press")
def test_that_a_mail_is_begun_with_blind_copies(window: RealWindow) -> None:
    run(window, "list.mail")
    assert window.ask.opened == ["mailto:?bcc=ada@reef.example"]
    assert window.told == (
        "Mail 1 of 1, to 1 address. 2 are left out; the check before sending says why."
    )


def test_that_a_list_must_be_shown_first(window: RealWindow) -> None:
    run(window, "list.show")
    assert window.told == "Go to a list or a saved search on the left first."


@pytest.mark.usefixtures("press")
def test_that_two_lists_make_one_that_is_shown_first(window: RealWindow) -> None:
    directory = directory_of(window)
    directory.lists.make("Aa other", (directory.people.add("Di Other"),))
    window.settle()
    run(window, "list.combine")
    assert "4 contacts: Ada Listed, Bo Moved, Cy Noted" in window.texts
    window.key(Key.Key_Down)
    assert "3 contacts: Ada Listed, Bo Moved, Cy Noted" in window.texts
    window.key(Key.Key_Down)
    assert "Nobody would be on it." in window.texts
    window.key(Key.Key_Up)
    window.type("Rest")
    window.key(Key.Key_Return)
    assert window.told == "Made the list Rest."
    assert directory.members.of("Rest")[0].record.name == "Ada Listed"
