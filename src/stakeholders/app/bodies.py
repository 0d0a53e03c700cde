"""Bodies: their kind, what they are part of, their names over time, and who came after them."""

from dataclasses import replace
from typing import Final

from stakeholders.app.errors import CircleError, EmptyNameError, WrongKindError
from stakeholders.app.reference import Reference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import BodyName, BodyNameType, Relation
from stakeholders.domain.record import Record
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.store import bodies
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id, kind_of
from stakeholders.store.facts import set_fact
from stakeholders.store.hierarchy import is_within
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, read_part, remove_part
from stakeholders.store.saving import Saver

SUCCEEDED_BY: Final = "succeeded_by"


class Bodies:
    """Adds bodies and writes what only bodies have; a body is never a part of itself."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def add(
        self,
        name: str,
        *,
        acronym: str = "",
        kind: str = "",
        parent: Uid | None = None,
        place: str = "",
        country: str = "",
    ) -> Uid:
        """Add a body; one that the reference tables know comes with all they know of it.

        Raises:
            EmptyNameError: when there is no name.
            UnknownUidError: when there is no such parent.
        """
        if not clean(name):
            raise EmptyNameError
        told = self._reference.body_record(name) or Record(
            EntryKind.BODY, clean(name), uid=self._database.new_uid()
        )
        city = self._reference.country_of_city(place) or ""
        record = replace(
            told,
            acronym=clean(acronym) or told.acronym,
            body_kind=self.kind_called(kind) or told.body_kind,
            place=clean(place) or told.place,
            country=self._reference.area_code(country) or city or told.country,
        )
        with self._database.writing("contact.added") as writing:
            saver = Saver(writing, self._reference.body_record)
            uid = saver.save(record)
            saver.finish()
            writing.says(entry=uid)
            if parent:
                self._put_below(writing, uid, parent)
        return uid

    def kind_called(self, text: str) -> str:
        """Return the code of a kind of body; a text that names none stays as it is."""
        terms = self._reference.terms.of(Vocabulary.BODY_KIND)
        return terms.code_of(clean(text)) or clean(text)

    def set_kind(self, uid: Uid, kind: str) -> None:
        """Write what kind of body it is, by code or in words."""
        with self._database.writing("body.kind_changed", entry=uid) as writing:
            self._check(writing, uid)
            bodies.set_kind(writing, uid, self.kind_called(kind))

    def set_parent(self, uid: Uid, parent: Uid | None) -> None:
        """Put a body below another one, or below none.

        Raises:
            CircleError: when the other one is the body itself or a part of it.
            WrongKindError: when one of the two is no body.
        """
        with self._database.writing("body.parent_changed", entry=uid) as writing:
            self._check(writing, uid)
            self._put_below(writing, uid, parent)

    def below(self, uid: Uid) -> tuple[Uid, ...]:
        """Return the bodies right below this one."""
        with self._database.reading() as connection:
            return bodies.bodies_below(connection, uid)

    def set_acronym(self, uid: Uid, text: str) -> None:
        """Write the acronym that is shown; an empty one removes it."""
        with self._database.writing("body.name_changed", entry=uid) as writing:
            self._check(writing, uid)
            names = bodies.body_names(writing.connection, uid)
            shown = bodies.shown_name(names, BodyNameType.ACRONYM)
            if clean(text):
                old = shown or BodyName("", BodyNameType.ACRONYM, primary=True)
                bodies.write_name(writing, uid, replace(old, text=clean(text)))
            elif shown and shown.uid:
                remove_part(writing, shown.uid)

    def add_name(self, uid: Uid, name: BodyName) -> Uid:
        """Add a name or an acronym: in another language, a former one, the one to be shown.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        with self._database.writing("body.name_added", entry=uid) as writing:
            self._check(writing, uid)
            return bodies.write_name(writing, uid, _with_text(name))

    def change_name(self, name: BodyName) -> None:
        """Write a name whose uid is known over the one that is there.

        The official name that is shown stays shown: make another one the shown one instead.

        Raises:
            EmptyNameError: when there is nothing in it, or no name would be shown.
            UnknownUidError: when it is gone.
        """
        if name.uid is None:
            raise ValueError(name)
        with self._database.writing("body.name_changed") as writing:
            body, old = read_part(writing.connection, name.uid)
            if _is_shown(old) and not _is_shown(name):
                raise EmptyNameError
            writing.says(entry=body)
            bodies.write_name(writing, body, _with_text(name))

    def remove_name(self, uid: Uid) -> None:
        """Put a name into the bin; the official one that is shown stays.

        Raises:
            EmptyNameError: when no name would be shown.
            UnknownUidError: when it is gone.
        """
        with self._database.writing("body.name_removed") as writing:
            body, old = read_part(writing.connection, uid)
            if _is_shown(old):
                raise EmptyNameError
            writing.says(entry=body)
            remove_part(writing, uid)

    def take_new_name(self, uid: Uid, text: str, on: PartialDate | None = None) -> None:
        """Let a body have another official name from a day on; the old one is kept as a former one.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        with self._database.writing("body.took_name", entry=uid) as writing:
            self._check(writing, uid)
            new = BodyName(text, BodyNameType.OFFICIAL, from_=on, primary=True)
            old = bodies.shown_name(
                bodies.body_names(writing.connection, uid), BodyNameType.OFFICIAL
            )
            if old:
                former = replace(old, type=BodyNameType.FORMER, primary=False, to=old.to or on)
                bodies.write_name(writing, uid, former)
            bodies.write_name(writing, uid, _with_text(new))

    def succeed(self, uid: Uid, successor: Uid, on: PartialDate | None = None) -> None:
        """End a body on a day and say who came after it; posts, people and numbers stay with it.

        Raises:
            WrongKindError: when one of the two is no body, or they are the same.
        """
        with self._database.writing("body.succeeded", entry=uid, other=successor) as writing:
            self._check(writing, uid)
            self._check(writing, successor)
            if uid == successor:
                raise WrongKindError(displays(writing.connection, (uid,))[uid])
            found = entry_id(writing.connection, uid)
            if on:
                set_fact(writing, found, FIELDS_BY_CODE["ended"], str(on))
            add_part(writing, uid, Relation(SUCCEEDED_BY, successor, from_=on))

    def _check(self, writing: Writing, uid: Uid) -> None:
        if kind_of(writing.connection, uid) is not EntryKind.BODY:
            raise WrongKindError(displays(writing.connection, (uid,))[uid])

    def _put_below(self, writing: Writing, uid: Uid, parent: Uid | None) -> None:
        if parent is not None:
            self._check(writing, parent)
            connection = writing.connection
            if is_within(connection, entry_id(connection, parent), entry_id(connection, uid)):
                names = displays(connection, (uid, parent))
                raise CircleError(names[uid], names[parent], itself=uid == parent)
        bodies.set_parent(writing, uid, parent)


def _with_text(name: BodyName) -> BodyName:
    if not clean(name.text):
        raise EmptyNameError
    return replace(name, text=clean(name.text))


def _is_shown(part: object) -> bool:
    return isinstance(part, BodyName) and part.primary and part.type is BodyNameType.OFFICIAL
