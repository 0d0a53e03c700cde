"""The page of an event in the real window: made, marked, filled and replaced, all by keys."""

import pytest
from PySide6.QtCore import Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.events.event_feature import EventFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.ids import Uid
from tests.desktop.real_window import ALT, CONTROL, RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(EventFeature).page.findChildren(LineList)[0].model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    shown = Qt.ItemDataRole.DisplayRole
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(spoken) or index.data(shown)) for index in indexes]


def actions(window: RealWindow) -> Actions:
    return window.window.actions_


def run(window: RealWindow, command: str) -> None:
    assert actions(window).run(command), command
    window.settle()


def waiting(window: RealWindow) -> list[tuple[str, int | None]]:
    """Return the events on the left, with how many have not answered."""
    (section,) = window.desktop.features.one(EventFeature).sections()
    return [(place.title, place.count) for place in section.places]


@pytest.fixture
def event(window: RealWindow) -> Uid:
    """Show the page of a workshop to which Fiji, Palau and a bureau are invited."""
    directory = directory_of(window)
    directory.bodies.add("River Bureau")
    directory.people.add("Ms. Ana Reed", "Director, River Bureau")
    uid = directory.events.make("2nd Workshop on quays", {"city": "Bangkok", "answer_by": "2020"})
    directory.invitations.invite(uid, "Fiji, Palau", ["River Bureau"])
    window.settle()
    window.window.go_to(f"event:{uid}")
    window.settle()
    return uid


def test_that_a_new_event_is_made_by_keys_and_shown(window: RealWindow) -> None:
    assert waiting(window) == []
    window.chord("N", shift=True)
    window.key(Key.Key_Return)
    window.type("3rd Workshop on quays")
    window.key(Key.Key_Tab)
    window.type("2-4 oct 2031")
    window.key(Key.Key_Tab)
    window.type("Bangkok")
    window.key(Key.Key_Tab)
    window.type("Korea")
    window.key(Key.Key_Return)
    window.chord("A")
    window.type("4th Workshop on quays")
    window.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    window.chord("A")
    window.type("Thailand")
    window.key(Key.Key_Return)
    assert window.told == "Made the event 4th Workshop on quays."
    (made,) = directory_of(window).events.every()
    assert (made.title, made.city, made.bodies[0].name) == (
        "4th Workshop on quays", "Bangkok", "Thailand",
    )  # fmt: skip
    assert window.window.place == f"event:{made.uid}"
    assert waiting(window) == [("4th Workshop on quays", None)]
    window.chord("Z")
    assert waiting(window) == []


@pytest.mark.usefixtures("event")
def test_that_answers_are_marked_by_letters_and_taken_back(window: RealWindow) -> None:
    assert [line.rpartition(", ")[2] for line in lines(window)] == ["To send"] * 3
    window.key(Key.Key_S)
    assert window.told == "Fiji: the invitation was sent."
    assert lines(window)[0].endswith("an answer was wanted by 2020, No answer")
    assert waiting(window) == [("2nd Workshop on quays", 1)]
    window.key(Key.Key_C)
    window.key(Key.Key_Down)
    window.key(Key.Key_N)
    window.key(Key.Key_Down)
    window.key(Key.Key_A)
    states = [line.rpartition(", ")[2] for line in lines(window)]
    assert states == ["Coming", "Not coming", "No answer"]
    window.key(Key.Key_3)
    assert [line.split(",")[0] for line in lines(window)] == ["Fiji"]
    window.key(Key.Key_0)
    window.chord("Z")
    assert [line.rpartition(", ")[2] for line in lines(window)] == [
        "Coming", "Not coming", "To send",
    ]  # fmt: skip


@pytest.mark.usefixtures("event")
def test_that_a_gap_is_filled_and_the_participant_replaced_by_keys(window: RealWindow) -> None:
    run(window, "event.missing")
    assert lines(window)[:2] == [
        "Fiji · To send · 0 people come",
        "Head of delegation, Nobody is known whom one could ask., missing",
    ]
    bureau = lines(window).index("River Bureau · To send · 0 people come")
    assert lines(window)[bureau + 1] == (
        "Head of delegation, Enter takes Ana Reed, who leads it., missing"
    )
    window.key(Key.Key_End)
    window.key(Key.Key_Up)
    window.key(Key.Key_Return)
    assert window.told == "Ana Reed takes part."
    window.key(Key.Key_P, CONTROL | ALT)
    assert lines(window)[0] == "River Bureau (1)"
    assert lines(window)[1].startswith("Ana Reed, Head of delegation · Director · River Bureau")
    window.key(Key.Key_R)
    window.type("Mr. Bo Sand")
    window.key(Key.Key_Return)
    assert lines(window)[1].endswith("replaced by Bo Sand")
    assert lines(window)[2].startswith("Bo Sand, Head of delegation")
    window.chord("Z")
    window.chord("Z")
    assert lines(window) == []
    window.key(Key.Key_Escape)
    assert lines(window)[0].startswith("Fiji")


def test_that_enter_on_a_meeting_that_was_found_leads_to_its_page(
    window: RealWindow, event: Uid
) -> None:
    directory_of(window).events.set(event, "dates", "2-4 oct 2007")
    window.look_for("workshop on quays")
    assert waiting(window) == []
    window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    assert window.window.place == f"event:{event}"
    directory_of(window).events.delete(event)
    window.settle()
    assert window.window.place == "people.everyone"


def test_that_an_event_must_be_shown_first(window: RealWindow) -> None:
    run(window, "event.invited")
    assert window.told == "Go to an event on the left first."
