"""Call notes by keys: kept, left as a draft, changed and removed where they stand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.people.call_note import CallNote
from stakeholders.desktop.people.notes_card import NoteRow
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Note, NoteKind
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import SHIFT, RealWindow, opened

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def show(window: RealWindow, name: str = "Anna Berg") -> None:
    """Show the card of a person, who is added where there is none."""
    directory = directory_of(window)
    found = [row.uid for row in window.find(name) if row.name == name]
    window.people.show_contact(found[0] if found else directory.people.add(name))
    window.settle()
    window.people.show_contact(window.find(name)[0].uid)
    window.settle()


def notes(window: RealWindow) -> tuple[Note, ...]:
    assert window.record.uid
    return directory_of(window).search.record(window.record.uid).parts_of(Note)


def panel(window: RealWindow) -> CallNote:
    return window.people.findChildren(CallNote)[0]


def press(window: RealWindow, name: str) -> None:
    """Press the button of a note that is called so."""
    buttons = window.people.view.keepings.notes.findChildren(IconButton)
    (button,) = (one for one in buttons if one.accessibleName() == name and one.isVisible())
    button.setFocus()
    window.key(Key.Key_Space)


def test_that_a_call_is_noted_with_few_keys(window: RealWindow) -> None:
    show(window)
    window.pressed = 0
    window.chord("L")
    window.type("Room?")
    window.key(Key.Key_Tab)
    window.type("2999-03")
    window.key(Key.Key_Return)
    assert window.pressed == 16
    (note,) = notes(window)
    assert (note.text, note.kind, note.call_back) == ("Room?", NoteKind.CALL, PartialDate(2999, 3))
    assert window.told == "Noted the call."
    assert not panel(window).isVisible()
    chips = [chip.accessibleName() for chip in window.people.findChildren(Chip)]
    assert "Call back on March 2999" in chips
    assert any(text.startswith("Call · today, ") for text in window.texts)
    window.chord("Z")
    assert notes(window) == ()


def test_that_the_card_stays_in_use_beside_the_panel(window: RealWindow) -> None:
    show(window)
    window.chord("L")
    window.type("s w")
    assert isinstance(window.focus, QPlainTextEdit)
    assert window.focus.toPlainText() == "s w"
    assert window.rows.isEnabled()


def test_that_shift_and_enter_begin_another_line(window: RealWindow) -> None:
    show(window)
    window.chord("L")
    window.type("a")
    window.key(Key.Key_Return, SHIFT)
    window.type("b")
    window.key(Key.Key_Return)
    assert [note.text for note in notes(window)] == ["a\nb"]


def test_that_escape_keeps_a_draft_that_outlives_the_window(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        show(window)
        window.chord("L")
        window.type("Half a sent")
        window.key(Key.Key_Escape)
        assert not panel(window).isVisible()
        assert notes(window) == ()
        show(window, "Bo Lindqvist")
        window.chord("L")
        assert isinstance(window.focus, QPlainTextEdit)
        assert window.focus.toPlainText() == ""
        window.people.view.drafts.write()
        window.settle()
    with opened(qtbot, file=sample) as window:
        show(window)
        assert "Go on with the call note" in window.texts
        window.chord("L")
        assert isinstance(window.focus, QPlainTextEdit)
        assert window.focus.toPlainText() == "Half a sent"
        window.type("ence")
        window.key(Key.Key_Return)
        assert [note.text for note in notes(window)] == ["Half a sentence"]
        assert "Go on with the call note" not in window.texts


def test_that_a_day_that_is_none_is_said_and_stays(window: RealWindow) -> None:
    show(window)
    window.chord("L")
    window.key(Key.Key_Return)
    assert "Write what was said." in window.texts
    window.type("Room?")
    window.key(Key.Key_Tab)
    window.type("soon")
    window.key(Key.Key_Return)
    assert "A date is written as 2007-10-02, 2007-10 or 2007." in window.texts
    assert isinstance(window.focus, QLineEdit)
    assert notes(window) == ()


def test_that_a_call_goes_to_whom_it_was_typed_for(window: RealWindow) -> None:
    show(window)
    window.chord("L")
    window.type("Room?")
    show(window, "Bo Lindqvist")
    assert not panel(window).isVisible()
    assert notes(window) == ()
    show(window)
    assert "Go on with the call note" in window.texts


def test_that_a_note_is_changed_where_it_stands(window: RealWindow) -> None:
    show(window)
    assert window.record.uid
    directory_of(window).notes.add_call(window.record.uid, "Room", PartialDate(2999))
    window.settle()
    press(window, "Change the note")
    window.type(" 5")
    directory_of(window).notes.add(window.record.uid, "Another note")
    window.settle()
    assert isinstance(window.focus, QPlainTextEdit)
    window.key(Key.Key_Tab)
    assert isinstance(window.focus, QLineEdit)
    window.focus.selectAll()
    window.type("2998-02-01")
    window.key(Key.Key_Return)
    changed = next(note for note in notes(window) if note.kind is NoteKind.CALL)
    assert (changed.text, changed.call_back) == ("Room 5", PartialDate(2998, 2, 1))
    assert window.told == "Changed the note."


def test_that_escape_leaves_a_note_as_it_was(window: RealWindow) -> None:
    show(window)
    assert window.record.uid
    directory_of(window).notes.add(window.record.uid, "Room")
    window.settle()
    press(window, "Change the note")
    window.type(" 5")
    window.key(Key.Key_Escape)
    assert [note.text for note in notes(window)] == ["Room"]
    assert not window.people.findChildren(QPlainTextEdit, options=_FOUND)[1:]


def test_that_a_note_is_done_and_removed_by_its_buttons(window: RealWindow) -> None:
    show(window)
    assert window.record.uid
    directory_of(window).notes.add_call(window.record.uid, "Room", PartialDate(2020))
    window.settle()
    press(window, "Called back")
    assert [note.done for note in notes(window)] == [True]
    press(window, "Remove the note")
    assert notes(window) == ()
    assert not window.people.findChildren(NoteRow)
    window.chord("Z")
    assert [note.text for note in notes(window)] == ["Room"]


_FOUND = Qt.FindChildOption.FindChildrenRecursively


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_notes_can_be_pictured(qtbot: QtBot, sample: Path, setting: Setting) -> None:
    with opened(qtbot, file=sample) as window:
        show(window)
        assert window.record.uid
        said = "Asked for the room of the briefing on Thursday, and whether French is spoken."
        directory_of(window).notes.add_call(window.record.uid, said, PartialDate(2020, 5, 2))
        directory_of(window).notes.add(window.record.uid, "Prefers calls before noon.")
        window.settle()
        window.chord("L")
        window.type("Wants the list of participants")
        window.window.resize(1240, 1300)
        target = sample.parent / f"notes-{setting.name}.png"
        assert not render(window.window, target, window.desktop.theme, setting).isNull()
