"""Invitations in the real window: several marked, reminded, answered and corrected by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.events.form_panel import FormPanel
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationStatus, StatusChange
from stakeholders.domain.partial_date import PartialDate
from tests.desktop.events.test_event_page import directory_of, event, lines
from tests.desktop.real_window import RealWindow

__all__ = ["event"]
Key = Qt.Key


def by_name(directory: Directory, event: Uid) -> dict[str, Invitation]:
    return {one.represents: one for one in directory.invitations.of(event)}


def test_that_several_are_marked_and_treated_as_one(window: RealWindow, event: Uid) -> None:
    directory = directory_of(window)
    window.key(Key.Key_Space)
    window.keys(Key.Key_Down, Key.Key_Space)
    assert [line.rpartition(", ")[2] for line in lines(window)] == [
        "marked: To send", "marked: To send", "To send",
    ]  # fmt: skip
    window.key(Key.Key_S)
    assert window.told == "Sent: 2 invitations."
    window.key(Key.Key_M)
    assert "Fiji, Palau" in window.texts
    window.key(Key.Key_Tab)
    window.type("someday")
    window.key(Key.Key_Return)
    window.key(Key.Key_Tab)
    window.chord("A")
    window.type("1 May 2031")
    window.key(Key.Key_Return)
    assert window.told == "Noted 2 reminders. None of them can be written to by e-mail."
    found = by_name(directory, event)
    dues = [reminder.deadline for one in found.values() for reminder in one.reminders]
    assert dues == [PartialDate(2031, 5, 1)] * 2
    window.key(Key.Key_N)
    assert window.told == "Not coming: 2 invitations."
    window.chord("Z")
    window.chord("Z")
    assert not any(one.reminders for one in by_name(directory, event).values())
    window.key(Key.Key_Escape)
    assert not any("marked" in line for line in lines(window))
    window.chord("A")
    assert all("marked" in line for line in lines(window))


def test_that_a_reminder_opens_one_mail_or_a_letter_to_each_who_is_marked(
    window: RealWindow, event: Uid
) -> None:
    directory = directory_of(window)
    bureau = next(row.uid for row in window.find("river bureau kind:body"))
    directory.channels.add(bureau, ChannelType.EMAIL, "desk@river.example")
    asked = [one.uid for one in directory.invitations.of(event) if one.uid]
    directory.answers.mark(event, asked, StatusChange(InvitationStatus.SENT))
    window.settle()
    window.key(Key.Key_End)
    window.keys(Key.Key_Space, Key.Key_M, Key.Key_Return)
    assert window.told == "Noted 1 reminder. Mail 1 of 1, to 1 address."
    subject = "Reminder%3A%202nd%20Workshop%20on%20quays"
    assert window.ask.opened == [f"mailto:?subject={subject}&bcc=desk@river.example"]
    assert directory.history.steps(limit=1)[0].sentence.startswith("Began a mail to 1 address")
    window.key(Key.Key_M)
    for _ in range(4):
        window.key(Key.Key_Tab)
    window.keys(Key.Key_Down, Key.Key_Return)
    assert window.window.place == "letters"
    assert any(text.startswith("1 letter.") for text in window.texts)
    window.key(Key.Key_Escape)
    window.chord("M", shift=True)
    assert window.ask.opened[-1].startswith("mailto:?subject=2nd%20Workshop")


def test_that_an_answer_by_letter_names_who_comes_or_that_nobody_is_known_yet(
    window: RealWindow, event: Uid
) -> None:
    directory = directory_of(window)
    window.key(Key.Key_W)
    window.keys(Key.Key_Tab, Key.Key_Tab)
    window.type("Mr. Jo Reef; Ms. Di Moss")
    window.keys(Key.Key_Tab, Key.Key_Down, Key.Key_Return)
    assert window.told == "Noted the answer of Fiji."
    assert [one.name for one in directory.participations.of(event)] == ["Jo Reef", "Di Moss"]
    window.keys(Key.Key_Down, Key.Key_W, Key.Key_Down, Key.Key_Return)
    found = by_name(directory, event)
    assert found["Fiji"].status is InvitationStatus.NOMINATED
    palau = found["Palau"]
    assert (palau.status, palau.is_nominee_open) == (InvitationStatus.ACCEPTED, True)
    window.key(Key.Key_E)
    history = next(text for text in window.texts if "The nominee is not known yet." in text)
    assert "Accepted · Letter" in history


def test_that_an_invitation_is_corrected_in_one_step(window: RealWindow, event: Uid) -> None:
    directory = directory_of(window)
    window.key(Key.Key_E)
    window.type("Embassy of Fiji")
    window.key(Key.Key_Tab)
    window.type("River Bureau")
    window.key(Key.Key_Tab)
    window.type("OHCHR; Friends of Rivers")
    window.keys(Key.Key_Tab, Key.Key_Tab)
    window.type("TRAF/7")
    window.key(Key.Key_Return)
    assert window.told == "Changed the invitation of Fiji."
    one = by_name(directory, event)["Fiji"]
    assert (one.name, one.via_name, one.reference) == ("Embassy of Fiji", "River Bureau", "TRAF/7")
    assert [copy.name for copy in one.copies] == ["OHCHR", "Friends of Rivers"]
    window.chord("Z")
    one = by_name(directory, event)["Fiji"]
    assert (one.name, one.copies, one.reference) == ("", (), "")


@pytest.mark.usefixtures("event")
def test_that_a_note_verbale_to_an_ngo_is_refused_and_what_was_typed_stays(
    window: RealWindow,
) -> None:
    window.keys(Key.Key_End, Key.Key_E, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Up)
    window.key(Key.Key_Return)
    assert any("Notes verbales go to missions and ministries only" in text for text in window.texts)


def test_that_all_fields_are_seen_where_the_window_has_room(window: RealWindow, event: Uid) -> None:
    window.window.resize(1200, 800)
    window.key(Key.Key_W)
    window.settle()
    window.keys(*[Key.Key_Tab] * 5)
    assert window.focus.accessibleName() == "What it says"
    shown = window.focus.window().findChildren(ScrollColumn)
    assert [one for one in shown if one.isVisible() and one.verticalScrollBar().maximum()] == []


def test_that_fields_scroll_to_the_one_that_is_filled_where_a_window_is_low(
    qtbot: QtBot, window: RealWindow
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 280)
    panel = FormPanel(window.desktop.theme, host, "events")
    for number in range(8):
        panel.add_line(f"line{number}", f"Line {number}")
    host.show()
    panel.open("Many lines", {})
    QApplication.processEvents()
    first = window.focus
    assert first.visibleRegion().boundingRect() == first.rect()
    window.keys(*[Key.Key_Tab] * 7)
    last = window.focus
    assert last.accessibleName() == "Line 7"
    assert last.visibleRegion().boundingRect() == last.rect()
    assert first.visibleRegion().isEmpty()
