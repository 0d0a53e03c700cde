"""Contacts: what a person, a body and a post have in common, one operation a correction."""

from collections.abc import Sequence

from stakeholders.app.errors import EmptyNameError
from stakeholders.app.reference import Reference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import read_name
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.store import names, people
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records


class Contacts:
    """Corrects the name, the place and who may see any contact; puts it into the bin."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def rename(self, uid: Uid, text: str) -> None:
        """Correct the name of a person, body or post; honorifics are kept apart.

        What a name cannot say itself, such as its language and how to address, stays.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        if not clean(text):
            raise EmptyNameError
        record = self._record(uid)
        with self._database.writing("contact.renamed", entry=uid) as writing:
            if record.kind is EntryKind.PERSON:
                new = read_name(text, self._reference)
                old = next(iter(record.names), new)
                people.rename_person(writing, uid, names.corrected(old, new))
            elif record.kind is EntryKind.BODY:
                people.rename_body(writing, uid, clean(text))
            elif record.kind is EntryKind.POST:
                people.rename_post(writing, uid, clean(text))
            else:
                people.rename_entry(writing, uid, clean(text))

    def set_place(self, uid: Uid, place: str) -> None:
        """Write another place; a city that is known brings its country."""
        country = self._reference.country_of_city(place)
        values = {"place": clean(place)} | ({"country": country} if country else {})
        with self._database.writing("contact.place_changed", entry=uid) as writing:
            people.set_entry(writing, uid, **values)

    def set_country(self, uid: Uid, country: str) -> None:
        """Write another country: a code, or a name in any language that is known.

        What is no country is kept as it was typed; `doubts` tells of it.
        """
        code = self._reference.country_called(country) or self._code(clean(country))
        with self._database.writing("contact.country_changed", entry=uid) as writing:
            people.set_entry(writing, uid, country=code)

    def set_visibility(self, uid: Uid, visibility: Visibility) -> None:
        """Say who may see the contact."""
        with self._database.writing("contact.visibility_changed", entry=uid) as writing:
            people.set_entry(writing, uid, visibility=visibility.value)

    def star(self, uids: Sequence[Uid], *, starred: bool = True) -> None:
        """Mark contacts as those one often needs, or no more; they come first among equals."""
        one = {"entry": uids[0]} if len(uids) == 1 else {}
        with self._database.writing(_star_label(uids, starred=starred), **one) as writing:
            for uid in uids:
                people.set_star(writing, uid, starred=starred)
            writing.says(**one, count=len(uids))

    def delete(self, uid: Uid) -> None:
        """Put a contact into the bin.

        Raises:
            UnknownUidError: when there is none.
        """
        with self._database.writing("contact.deleted", entry=uid) as writing:
            people.move_to_bin(writing, uid)

    def _code(self, text: str) -> str:
        """Return a code of a country in capitals; anything else stays as it was typed."""
        areas = self._reference.areas
        known = areas.by_iso2(text) or areas.unlisted(text)
        return text.upper() if known and len(text) == len("CH") else text

    def _record(self, uid: Uid) -> Record:
        with self._database.reading() as connection:
            return next(read_records(connection, (entry_id(connection, uid),)))


def _star_label(uids: Sequence[Uid], *, starred: bool) -> str:
    if len(uids) > 1:
        return "contact.many_starred" if starred else "contact.many_unstarred"
    return "contact.starred" if starred else "contact.unstarred"
