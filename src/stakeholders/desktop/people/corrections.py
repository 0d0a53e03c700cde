"""Corrections: what is typed on a card, judged and then written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.domain.channel import Channel, ChannelType
    from stakeholders.domain.record import Record


class Corrections(QObject):
    """Writes what was corrected, away from the window, and says so with Undo."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._directory: Directory | None = None

    def use(self, directory: "Directory") -> None:
        """Write to this directory from now on."""
        self._directory = directory

    def judge(self, kind: "ChannelType", text: str, country: str) -> "Channel":
        """Return what a text is as a channel; pure rules, no look into the directory."""
        from stakeholders.domain.channel import Channel

        if self._directory is None:
            return Channel(kind, text)
        return self._directory.channels.judge(kind, text, country)

    def country_name(self, code: str) -> str:
        """Return the name of a country in the reader's language."""
        return self._directory.channels.country_name(code) if self._directory else code

    def change_channel(self, uid: str, text: str) -> None:
        """Keep another text of a phone or e-mail; an empty one removes it."""
        if self._directory is not None:
            work = partial(self._directory.channels.change_text, Uid(uid), text)
            self._write(work, translated("Changed.") if text else translated("Removed."))

    def add_channel(self, record: "Record", kind: str, text: str) -> None:
        """Add a phone or e-mail to a contact."""
        from stakeholders.domain.channel import ChannelType

        if self._directory is not None and record.uid and text:
            add = self._directory.channels.add
            work = partial(add, record.uid, ChannelType(kind), text, country=record.country)
            self._write(work, translated("Added."))

    def add_latin(self, record: "Record", latin: str) -> None:
        """Keep a spelling in Latin letters as another name of a person."""
        if self._directory is not None and record.uid is not None:
            people = self._directory.people
            name = replace(people.read_name(latin), type=NameType.ROMANISED)
            self._write(partial(people.add_name, record.uid, name), translated("Added."))

    def latin_spelling(self, name: str) -> str:
        """Return a spelling in Latin letters to be offered; pure rules."""
        return self._directory.people.latin_spelling(name) if self._directory else ""

    def change_field(self, record: "Record", field: str, text: str) -> bool:
        """Keep another name, place or country; tell whether it can be kept: a name must stay."""
        if self._directory is None or record.uid is None or (field == "name" and not text):
            return False
        contacts = self._directory.contacts
        setters: dict[str, Callable[[Uid, str], None]] = {
            "name": contacts.rename,
            "place": contacts.set_place,
            "country": contacts.set_country,
        }
        self._write(partial(setters[field], record.uid, text), translated("Changed."))
        return True

    def _write(self, work: Callable[[], object], said: str) -> None:
        if not self._frame.is_kept_for_later():
            self._frame.runner.write(work, partial(self._tell_done, said))

    def _tell_done(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)
