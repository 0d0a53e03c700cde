"""Notes and call notes: what was said about a contact, and when to call back."""

from dataclasses import replace

from stakeholders.app.errors import EmptyTextError, WrongKindError
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Note, NoteKind
from stakeholders.domain.text import clean, clean_lines
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, change_part, read_part, remove_part


class Notes:
    """Writes notes on people, organisations and posts; each says who wrote it, and when."""

    def __init__(self, database: Database, author: str) -> None:
        self._database = database
        self._author = author

    def add(self, owner: Uid, text: str) -> Uid:
        """Add a note; return its uid.

        Raises:
            EmptyTextError: when there is nothing in it.
            UnknownUidError: when there is no such contact.
        """
        return self._add("note.added", owner, Note(_told(text)))

    def add_call(self, owner: Uid, text: str, call_back: PartialDate | None = None) -> Uid:
        """Add a note on a call; with a day to call back it stands in To do until it is done.

        Raises:
            EmptyTextError: when there is nothing in it.
            UnknownUidError: when there is no such contact.
        """
        note = Note(_told(text), NoteKind.CALL, call_back=call_back)
        return self._add("note.called", owner, note)

    def change(self, uid: Uid, text: str) -> None:
        """Write another text into a note; who wrote it and when stay.

        Raises:
            EmptyTextError: when there is nothing in it.
            UnknownUidError: when the note is gone.
        """
        told = _told(text)
        with self._database.writing("note.changed") as writing:
            change_part(writing, replace(_note(writing, uid), text=told))

    def correct(self, note: Note) -> None:
        """Write the text, the day to call back and whether that was done over those of a note.

        Raises:
            EmptyTextError: when there is nothing in it.
            UnknownUidError: when the note is gone.
        """
        if note.uid is None:
            raise ValueError(note)
        told = _told(note.text)
        with self._database.writing("note.changed") as writing:
            old = _note(writing, note.uid)
            change_part(writing, replace(old, text=told, call_back=note.call_back, done=note.done))

    def call_back(self, uid: Uid, day: PartialDate | None) -> None:
        """Say when to call back, or that nobody has to.

        Raises:
            UnknownUidError: when the note is gone.
        """
        with self._database.writing("note.call_back_changed") as writing:
            change_part(writing, replace(_note(writing, uid), call_back=day, done=False))

    def mark_done(self, uid: Uid, *, done: bool = True) -> None:
        """Say that somebody called back, or that somebody still has to.

        Raises:
            UnknownUidError: when the note is gone.
        """
        label = "note.done" if done else "note.open_again"
        with self._database.writing(label) as writing:
            change_part(writing, replace(_note(writing, uid), done=done))

    def remove(self, uid: Uid) -> None:
        """Put a note into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("note.removed") as writing:
            _note(writing, uid)
            remove_part(writing, uid)

    def _add(self, label: str, owner: Uid, note: Note) -> Uid:
        with self._database.writing(label, entry=owner) as writing:
            return add_part(writing, owner, replace(note, at=writing.now, by=self._author))


def _told(text: str) -> str:
    if not clean(text):
        raise EmptyTextError
    return clean_lines(text)


def _note(writing: Writing, uid: Uid) -> Note:
    """Return a note, and let the operation say whose it is."""
    owner, part = read_part(writing.connection, uid)
    if not isinstance(part, Note):
        raise WrongKindError(uid)
    writing.says(entry=owner)
    return part
