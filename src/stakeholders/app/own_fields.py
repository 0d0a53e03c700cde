"""Own fields: what an office keeps beyond what the program knows; wrong values are kept too."""

from dataclasses import replace

from stakeholders.app.errors import (
    EmptyNameError,
    TakenNameError,
    UnknownNameError,
    WrongKindError,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.parts import CustomValue
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility, visibility_of_field
from stakeholders.store import own_fields
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id, kind_of
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, change_part, read_parts, remove_part


class OwnFields:
    """Makes own fields and writes what contacts have in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[OwnField, ...]:
        """Return every own field, in the order in which forms show them."""
        with self._database.reading() as connection:
            return own_fields.all_own_fields(connection)

    def named(self, name: str) -> OwnField:
        """Return the own field of this name, however it is written.

        Raises:
            UnknownNameError: when there is none.
        """
        found = next((one for one in self.all() if fold(one.name) == fold(name)), None)
        if found is None:
            raise UnknownNameError(clean(name))
        return found

    def add(self, field: OwnField) -> Uid:
        """Add an own field behind the others; return its uid.

        One that is called after travel, passports, visas or health is for named staff unless it
        says otherwise.

        Raises:
            EmptyNameError: when it has no name.
            TakenNameError: when there is one of this name.
        """
        whole = _whole(field)
        if field.visibility is Visibility.OFFICE:
            whole = replace(whole, visibility=visibility_of_field(whole.name))
        with self._database.writing("own_field.added") as writing:
            _refuse_taken(writing, whole)
            return own_fields.add_own_field(writing, whole)

    def change(self, field: OwnField) -> None:
        """Write an own field whose uid is known over the one that is there.

        The values of contacts stay as they are; those that do not fit any more are told.

        Raises:
            EmptyNameError: when it has no name.
            TakenNameError: when another one is called so.
            UnknownUidError: when it is gone.
        """
        whole = _whole(field)
        with self._database.writing("own_field.changed") as writing:
            _refuse_taken(writing, whole)
            own_fields.change_own_field(writing, whole)

    def remove(self, uid: Uid) -> int:
        """Put an own field into the bin with all its values; return how many.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("own_field.removed") as writing:
            count = own_fields.remove_own_field(writing, uid)
            writing.says(count=count)
        return count

    def set(self, entry: Uid, field: Uid, text: str) -> Problem | None:
        """Write what a contact has in an own field; an empty text removes it.

        Return what is wrong with a value that does not fit: it is kept as it was typed.

        Raises:
            UnknownUidError: when the contact or the field is gone.
            WrongKindError: when such contacts do not have the field.
        """
        with self._database.writing("own_field.filled", entry=entry) as writing:
            wanted = own_fields.own_field(writing.connection, field)
            if not wanted.is_for(kind_of(writing.connection, entry)):
                raise WrongKindError(displays(writing.connection, (entry,))[entry])
            read = wanted.read(text)
            value = text.strip() if read is None else read
            write_own_value(writing, entry, wanted, value)
        return wanted.problem_of(value)

    def problems(self, record: Record) -> tuple[Problem, ...]:
        """Return what is wrong with the values that a contact has in own fields."""
        fields = {field.uid: field for field in self.all()}
        told = (
            fields[value.field].problem_of(value.value)
            for value in record.parts_of(CustomValue)
            if value.field in fields
        )
        return tuple(problem for problem in told if problem)


def write_own_value(writing: Writing, entry: Uid, field: OwnField, value: str) -> None:
    """Write what a contact has in an own field; an empty text removes it."""
    connection = writing.connection
    found = entry_id(connection, entry)
    parts = read_parts(connection, (found,), (CustomValue,)).get(found, ())
    own = (part for part in parts if isinstance(part, CustomValue) and part.field == field.uid)
    old = next(own, None)
    if old and old.uid and not value.strip():
        remove_part(writing, old.uid)
    elif old:
        change_part(writing, replace(old, value=value))
    elif value.strip() and field.uid:
        part = CustomValue(field.name, value, field.uid)
        add_part(writing, entry, part, field_id=own_fields.own_field_id(connection, field.uid))


def _whole(field: OwnField) -> OwnField:
    if not clean(field.name):
        raise EmptyNameError
    choices = tuple(dict.fromkeys(clean(each) for each in field.choices if clean(each)))
    return replace(field, name=clean(field.name), choices=choices)


def _refuse_taken(writing: Writing, field: OwnField) -> None:
    for other in own_fields.all_own_fields(writing.connection):
        if fold(other.name) == fold(field.name) and other.uid != field.uid:
            raise TakenNameError(other.name)
