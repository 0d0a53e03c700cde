"""Commands on notes: a call note, and what is done to a note on the card."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.note_drafts import key_of
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Note
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from collections.abc import Callable

    from stakeholders.app.directory_file import Directory
    from stakeholders.app.notes import Notes


class NoteCommands(QObject):
    """Runs `contact.call_note`, and writes what was typed into notes."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._notes: Notes | None = None
        self._panel, self._card = page.view.call_note, page.view.keepings.notes
        self._panel.kept.connect(self._add_call)
        self._panel.left.connect(page.view.take_focus)
        self._card.changed.connect(self._change)
        self._card.done.connect(self._mark_done)
        self._card.removed.connect(self._remove)
        self._card.draft_wanted.connect(self._open)
        frame.actions.connect_to("contact.call_note", self._open)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._notes = directory.notes
        self._page.view.drafts.use(directory, self._frame.runner)

    def _open(self) -> None:
        card = self._page.card
        if card is not None and card.record.uid is not None:
            self._panel.open(card.record.uid, card.record.name)
            self._page.view.verticalScrollBar().setValue(0)

    def _add_call(self, uid: str, text: str, day: str) -> None:
        if self._frame.is_kept_for_later():
            self._panel.close_panel()
            self._page.view.keepings.show_draft(Uid(uid))
        elif self._notes is not None:
            call_back = PartialDate.from_text(day)
            work = partial(self._notes.add_call, Uid(uid), text, call_back)
            self._frame.runner.write(work, partial(self._tell_added, Uid(uid)))

    def _tell_added(self, about: Uid, _note: Uid) -> None:
        """Let the draft go only now: what could not be written stays where it was typed."""
        if self._panel.about == about:
            self._panel.close_panel()
        self._page.view.drafts.drop(about)
        self._page.view.keepings.show_draft(about)
        self._frame.tell_done(translated("Noted the call."))

    def _change(self, uid: str, text: str, day: str) -> None:
        card, note = self._page.card, self._note(uid)
        if self._notes is None or note is None or card is None:
            return
        call_back = PartialDate.from_text(day)
        steps: list[Callable[[], None]] = []
        if text != note.text:
            steps.append(partial(self._notes.change, Uid(uid), text))
        if call_back != note.call_back:
            steps.append(partial(self._notes.call_back, Uid(uid), call_back))
        if steps:
            closed = partial(self._tell_changed, key_of(card.record.uid or "", uid), Uid(uid))
            self._frame.runner.write(partial(_each, tuple(steps)), closed)
        else:
            self._card.close_form(Uid(uid))

    def _tell_changed(self, key: str, uid: Uid, _answer: None) -> None:
        self._card.close_form(uid)
        self._page.view.drafts.drop(key)
        self._frame.tell_done(translated("Changed the note."))

    def _mark_done(self, uid: str) -> None:
        if self._notes is not None:
            work = partial(self._notes.mark_done, Uid(uid))
            self._write(work, translated("Marked as called back."))

    def _remove(self, uid: str) -> None:
        if self._notes is not None:
            work = partial(self._notes.remove, Uid(uid))
            self._write(work, translated("Removed the note."))

    def _write(self, work: "Callable[[], None]", said: str) -> None:
        self._frame.runner.write(work, partial(self._tell_done, said))

    def _tell_done(self, said: str, _answer: None) -> None:
        self._frame.tell_done(said)

    def _note(self, uid: str) -> Note | None:
        card = self._page.card
        notes = card.record.parts_of(Note) if card is not None else ()
        return next((note for note in notes if note.uid == uid), None)


def _each(steps: "tuple[Callable[[], None], ...]") -> None:
    for step in steps:
        step()
