"""New holders and absences by keys, and what a card says of them."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory, open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.desktop.people.term_panel import TermPanel
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import DESIGNATE, PostLine
from stakeholders.domain.tenure import today
from stakeholders.store.history import Author
from tests.app.calendars import Clock
from tests.desktop.real_window import RealWindow, opened, window_parts

Key = Qt.Key


@pytest.fixture
def post(window: RealWindow) -> Uid:
    """Return a post that Anna Berg holds, whose card is shown and has the focus."""
    directory = window.desktop.directory
    assert directory
    anna = directory.people.add("Anna Berg", "Harbourmaster and spokesperson, Harbour Lights")
    directory.people.add("Bo Lindqvist", "Reef Watch")
    window.settle()
    uid = directory.search.record(anna).posts[0].uid
    assert uid
    window.look_for("harbourmaster harbour")
    window.people.show_contact(uid)
    window.people.go_to_first()
    window.people.show_contact(uid)
    window.settle()
    window.people.view.take_focus()
    return uid


def holders(window: RealWindow, post: Uid) -> list[str]:
    assert window.desktop.directory
    return [holder.name for holder in window.desktop.directory.posts.holders(post)]


def panel(window: RealWindow) -> TermPanel:
    """Return the panel that is open."""
    (found,) = (one for one in window.window.findChildren(TermPanel) if one.isVisible())
    return found


def chips(window: RealWindow) -> list[str]:
    """Return what the chips of the card say."""
    return [chip.accessibleName() for chip in window.people.findChildren(Chip)]


def test_that_a_new_holder_takes_few_keys(window: RealWindow, post: Uid) -> None:
    window.pressed = 0
    window.key(Key.Key_S)
    window.type("bo lin")
    window.key(Key.Key_Return)
    assert window.pressed == 8
    assert holders(window, post) == ["Bo Lindqvist"]
    assert window.told == "The post has a new holder."
    assert f"Holder since {_long(today())}" in window.texts
    window.chord("Z")
    assert holders(window, post) == ["Anna Berg"]


def test_that_a_new_person_is_made(window: RealWindow, post: Uid) -> None:
    window.key(Key.Key_S)
    window.type("Bo Lindqvi")
    shown = panel(window).findChildren(QListWidget)[0]
    assert [shown.item(row).text() for row in range(shown.count())] == [
        "Bo Lindqvist · Reef Watch",
        "New person “Bo Lindqvi”",
    ]
    window.keys(Key.Key_Down, Key.Key_Return)
    assert holders(window, post) == ["Bo Lindqvi"]


def test_that_a_date_in_the_future_waits(window: RealWindow, post: Uid) -> None:
    window.key(Key.Key_S)
    window.type("bo lin")
    window.key(Key.Key_Tab)
    date = window.focus
    assert isinstance(date, QLineEdit)
    assert date.text() == today().isoformat()
    date.selectAll()
    window.type("soon")
    window.key(Key.Key_Return)
    assert panel(window).isVisible()
    date.selectAll()
    window.type("2998-01-01")
    window.key(Key.Key_Return)
    assert holders(window, post) == ["Anna Berg"]
    assert {"Holder", "From 1 January 2998"} <= set(window.texts)


def test_that_acting_ends_nothing(window: RealWindow, post: Uid) -> None:
    window.key(Key.Key_S)
    window.type("bo lin")
    window.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Return)
    assert holders(window, post) == ["Anna Berg", "Bo Lindqvist"]
    assert "Acting" in window.texts


def test_that_nobody_takes_over_without_a_name(window: RealWindow, post: Uid) -> None:
    window.key(Key.Key_S)
    window.key(Key.Key_Return)
    assert panel(window).isVisible()
    window.key(Key.Key_Escape)
    assert holders(window, post) == ["Anna Berg"]


def test_that_somebody_is_away(window: RealWindow, post: Uid) -> None:
    window.key(Key.Key_W)
    window.type("2998-01-01")
    window.key(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    window.type("bo lin")
    window.key(Key.Key_Return)
    assert holders(window, post) == ["Anna Berg", "Bo Lindqvist"]
    assert window.told == "Noted who is away."
    assert "Acting until 1 January 2998" in window.texts
    assert "Anna Berg: Away until 1 January 2998" in chips(window)
    window.key(Key.Key_W)
    window.type("2998-01-01")
    window.key(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    window.type("nobody of this name")
    window.key(Key.Key_Return)
    assert panel(window).isVisible()


def test_that_a_person_shows_who_is_in_charge(window: RealWindow, post: Uid) -> None:
    directory = window.desktop.directory
    assert directory
    (anna,) = directory.posts.holders(post)
    bo = directory.known_people.uid_of("Bo Lindqvist")
    directory.absences.add(anna.uid, Absence(to=PartialDate(2998), officer=bo))
    directory.positions.add(anna.uid, PostLine("Sailor", "Tide Watch", to=PartialDate(2001)))
    directory.positions.add(anna.uid, PostLine("Cook", "Tide Watch", from_=PartialDate(2998)))
    directory.positions.add(anna.uid, PostLine("Guest", "Tide Watch", acting=True))
    window.people.show_contact(anna.uid)
    window.settle()
    assert {
        "In charge meanwhile",
        "Sailor (until 2001)",
        "Cook (from 2998)",
        "Guest (acting)",
    } <= set(window.texts)
    assert "Away until 2998" in chips(window)
    directory.positions.add(bo, PostLine(uid=post, type=DESIGNATE))
    window.people.show_contact(post)
    window.settle()
    assert "Designate" in window.texts


def test_that_a_body_has_no_holder(window: RealWindow, post: Uid) -> None:
    directory = window.desktop.directory
    assert directory
    body = directory.search.record(post).posts[0].body_uid
    assert body
    window.people.show_contact(body)
    window.settle()
    for command, said in (
        ("post.succeed", "Open a post to give it a new holder."),
        ("person.away", "Open a person, or a post that somebody holds."),
    ):
        window.window.actions_.run(command)
        window.settle()
        assert window.told == said


@pytest.fixture
def clock() -> Clock:
    """Return a clock that says 15 April 2026."""
    return Clock(datetime.date(2026, 4, 15))


@pytest.fixture
def dated(qtbot: QtBot, sample: Path, clock: Clock) -> Iterator[RealWindow]:
    """Start the program by a clock that the test sets."""

    def by_the_clock(path: Path) -> Directory:
        return open_directory(path, build_reference(), Author("Olga", "window"), clock=clock)

    parts = replace(window_parts(sample), open_directory=by_the_clock)
    with opened(qtbot, parts=parts) as window:
        yield window


def test_that_midnight_turns_the_page(dated: RealWindow, clock: Clock) -> None:
    directory = dated.desktop.directory
    assert directory
    day = PartialDate.of(clock.day + datetime.timedelta(days=1))
    anna = directory.people.add("Anna Berg")
    directory.positions.add(anna, PostLine("Harbourmaster", "Harbour Lights", from_=day))
    assert [row.line1 for row in dated.find("anna berg")] == [""]
    clock.day = day.first_day
    dated.qtbot.waitUntil(
        lambda: [row.line1 for row in dated.find("anna berg")] == ["Harbourmaster"], timeout=8000
    )


def _long(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
