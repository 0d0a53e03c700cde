"""The page of an event in the real window: made, marked, filled and replaced, all by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.events.event_feature import EventFeature
from stakeholders.desktop.widgets.chip import ChipButton
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.sheet_view import SheetView
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.participation import Registration
from stakeholders.domain.sheet import Sheet
from tests.desktop.real_window import ALT, CONTROL, SHIFT, RealWindow

Key = Qt.Key
SAMPLE = "Bangkok workshop"


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(EventFeature).page.findChildren(LineList)[0].model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    shown = Qt.ItemDataRole.DisplayRole
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(spoken) or index.data(shown)) for index in indexes]


def sheet_of(window: RealWindow) -> Sheet:
    return window.desktop.features.one(EventFeature).page.findChildren(SheetView)[0].sheet


def cells(window: RealWindow) -> list[list[str]]:
    return [list(row.cells) for row in sheet_of(window).rows]


def actions(window: RealWindow) -> Actions:
    return window.window.actions_


def run(window: RealWindow, command: str) -> None:
    assert actions(window).run(command), command
    window.settle()


def waiting(window: RealWindow) -> list[tuple[str, int | None]]:
    """Return the events on the left, with how many have not answered."""
    (section,) = window.desktop.features.one(EventFeature).sections()
    places = (place for place in section.places if place.title != SAMPLE)
    return [(place.title, place.count) for place in places]


def own_event(window: RealWindow) -> Event:
    """Return the one event that is not of the sample."""
    (one,) = (e for e in directory_of(window).events.every() if "quays" in e.title)
    return one


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
    made = own_event(window)
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
    assert cells(window)[0] == ["Fiji", "To send", "0", "missing", "missing"]
    bureau = [row[0] for row in cells(window)].index("River Bureau")
    assert cells(window)[bureau][3:] == ["missing: Ana Reed, who leads it?"] * 2
    window.keys(*[Key.Key_Down] * bureau, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    window.key(Key.Key_Return)
    assert window.told == "Ana Reed takes part."
    window.key(Key.Key_P, CONTROL | ALT)
    assert cells(window)[0][:5] == [
        "Ana Reed", "River Bureau", "Head of delegation", "Director", "River Bureau",
    ]  # fmt: skip
    window.key(Key.Key_Home)
    window.key(Key.Key_R)
    window.type("Mr. Bo Sand")
    window.key(Key.Key_Return)
    assert [row[0] for row in cells(window)] == ["Ana Reed", "Bo Sand", ""]
    window.chord("Z")
    window.chord("Z")
    assert [row[0] for row in cells(window)] == [""]
    window.key(Key.Key_Escape)
    assert lines(window)[0].startswith("Fiji")


@pytest.mark.usefixtures("event")
def test_that_participants_are_edited_like_a_sheet(window: RealWindow) -> None:
    run(window, "event.participants")
    window.type("Ana Reed")
    window.key(Key.Key_Tab)
    window.type("riv")
    window.key(Key.Key_Tab)
    assert cells(window)[0][:5] == ["Ana Reed", "River Bureau", "", "Director", "River Bureau"]
    window.type("rep")
    window.key(Key.Key_Return)
    assert cells(window)[0][2] == "Representative"
    QGuiApplication.clipboard().setText("Jo Reef\tFiji\tHead of delegation\nDi Moss\tFiji\tsoon\n")
    window.key(Key.Key_Left)
    window.key(Key.Key_Left)
    window.chord("V")
    assert "5 cells change." in window.texts
    assert "1 does not fit and stays as it is." in window.texts
    assert len(cells(window)) == 2
    window.key(Key.Key_Return)
    assert [row[0] for row in cells(window)] == ["Jo Reef", "Di Moss", "Ana Reed", ""]
    window.chord("Z")
    assert [row[0] for row in cells(window)] == ["Ana Reed", ""]
    window.chord("Z", shift=True)


@pytest.mark.usefixtures("event")
def test_that_several_marked_cells_are_written_at_once_filled_down_copied_and_emptied(
    window: RealWindow,
) -> None:
    people = directory_of(window).participations
    uid = kept_uid(own_event(window))
    for name in ("Jo Reef", "Di Moss", "Al Palm"):
        people.add(uid, name)
    window.settle()
    run(window, "event.participants")
    titles = [one.title for one in sheet_of(window).columns]
    window.keys(*[Key.Key_Right] * titles.index("Registration"))
    window.key(Key.Key_Down, CONTROL | SHIFT)
    window.type("arr")
    window.key(Key.Key_Return)
    assert {one.registration for one in people.of(uid)} == {Registration.ARRIVED}
    window.chord("C")
    assert window.clipboard == "\n\n"
    assert window.told.startswith("3 cells copied. 3 are not for participants and stay here")
    window.key(Key.Key_C, CONTROL | ALT)
    assert window.clipboard == "Arrived\nArrived\nArrived"
    window.key(Key.Key_Delete)
    assert {one.registration for one in people.of(uid)} == {Registration.NONE}
    window.chord("Z")
    window.key(Key.Key_Home, CONTROL)
    window.keys(*[Key.Key_Right] * titles.index("Title"))
    window.type("Judge")
    window.key(Key.Key_Return)
    window.chord("D")
    assert [one.title for one in people.of(uid)] == ["Judge", "Judge", ""]
    window.key(Key.Key_Home)
    window.key(Key.Key_Delete)
    assert [one.name for one in people.of(uid)] == ["Jo Reef", "Al Palm"]


@pytest.mark.usefixtures("event")
def test_that_everything_of_an_event_is_edited_in_the_window(window: RealWindow) -> None:
    uid = kept_uid(own_event(window))
    run(window, "event.columns")
    window.type("Hotel")
    window.key(Key.Key_Return)
    run(window, "event.delegations")
    window.key(Key.Key_End, CONTROL)
    window.key(Key.Key_Home)
    window.type("Burma")
    window.key(Key.Key_Return)
    run(window, "event.about")
    window.key(Key.Key_Home, CONTROL)
    window.key(Key.Key_Right)
    window.type("3rd Workshop on quays")
    window.key(Key.Key_Return)
    event = directory_of(window).events.read(uid)
    assert (event.title, event.columns[0].name) == ("3rd Workshop on quays", "Hotel")
    assert directory_of(window).delegations.of(uid)[-1].country == "MM"
    window.chord("Z")
    assert directory_of(window).events.read(uid).title == "2nd Workshop on quays"


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


@pytest.mark.usefixtures("event")
def test_that_the_next_of_a_series_is_made_in_four_keys_and_tells_what_has_changed(
    window: RealWindow,
) -> None:
    window.pressed = 0
    window.key(Key.Key_G, CONTROL | ALT)
    window.key(Key.Key_Return)
    assert window.pressed == 4
    assert window.told == "Made the event 3rd Workshop on quays."
    assert lines(window)[0].startswith("Fiji")
    run(window, "event.changes")
    assert cells(window) == [["Nothing has changed since."]]
    (bureau,) = window.find("river bureau")[:1]
    directory_of(window).contacts.rename(bureau.uid, "Lake Bureau")
    window.settle()
    assert cells(window) == [["River Bureau is called Lake Bureau now."]]
    assert directory_of(window).events.called("3rd Workshop on quays").city == "Bangkok"


def test_that_a_card_shows_its_meetings_and_leads_there(window: RealWindow) -> None:
    window.look_for("kanokwan")
    window.key(Key.Key_Down)
    (chip,) = (b for b in window.window.findChildren(ChipButton) if "takes part" in b.text())
    assert chip.text().startswith("Bangkok workshop")
    chip.click()
    window.settle()
    assert window.window.place.startswith("event:")
