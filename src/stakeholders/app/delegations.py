"""Delegations: what States and bodies send to a meeting, and whether it fits their places."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import TakenNameError, UnknownFieldError, UnknownNameError
from stakeholders.app.event_categories import usual_category
from stakeholders.app.event_choices import CREDENTIALS
from stakeholders.app.event_parties import Party, PartyReader
from stakeholders.app.event_values import (
    Reader,
    read_category,
    read_code,
    read_date,
    read_number,
    read_text,
    with_value,
)
from stakeholders.app.events import Events
from stakeholders.app.reference import Reference
from stakeholders.domain.delegation import Credentials, Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid, kept_uid, uid_from_text
from stakeholders.domain.text import clean, fold
from stakeholders.store import delegations as rows
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.records import read_records

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
DELEGATION_FIELDS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "name": read_text,
        "category": read_category,
        "credentials": read_code(CREDENTIALS, Credentials, "credentials"),
        "credentials_on": read_date("credentials_on"),
        "credentials_reference": read_text,
        "reference": read_text,
        "quota": read_number("quota"),
        "sort_as": read_text,
        "note": read_text,
    }
)
"""The fields of a delegation, and how each is read."""


class Delegations:
    """The delegations to the meetings of a directory."""

    def __init__(self, database: Database, reference: Reference, events: Events) -> None:
        self._database = database
        self._reference = reference
        self._events = events
        self._parties = PartyReader(database, reference)

    def of(self, event: Uid) -> tuple[Delegation, ...]:
        """Return the delegations to an event, in the order in which they were put in.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.reading() as connection:
            return rows.delegations_of(connection, event)

    def called(self, event: Uid, text: str) -> Delegation:
        """Return the delegation of a uid, of a name, or of whom it represents.

        Raises:
            UnknownNameError: when there is none.
            AmbiguousNameError: when it may be several.
        """
        every, uid = self.of(event), uid_from_text(text)
        for one in every:
            if uid in {one.uid, one.represents} - {None} or fold(one.name) == fold(text):
                return one
        party = self._parties.read(text)
        found = next((one for one in every if party.entry and one.represents == party.entry), None)
        if found is None:
            raise UnknownNameError(clean(text))
        return found

    def add(self, event: Uid, text: str, told: Mapping[str, str] = _NOTHING) -> Uid:
        """Add the delegation of a State or body, by name or in words; return its uid.

        It is in the category that such a one usually is in, unless `told` says another.

        Raises:
            TakenNameError: when it is there already in that category.
            AmbiguousNameError: when a name may be several.
            UnknownEventWordError, WrongValueError: when a value does not fit.
        """
        meeting, party = self._events.read(event), self._parties.read(text)
        new = _with(meeting, self._new(meeting, party), told)
        self._refuse_taken(event, new)
        with self._database.writing("delegation.added", entry=event) as writing:
            return self.write_new(writing, event, party, new)

    def new(self, event: Event, text: str, begun: Delegation) -> Delegation:
        """Return the delegation of a State or body, with what is told of it already.

        Raises:
            TakenNameError: when it is there already in that category.
            AmbiguousNameError: when a name may be several.
        """
        found = self._new(event, self._parties.read(text))
        category = begun.category or found.category
        new = replace(begun, name=found.name, category=category, represents=found.represents)
        self._refuse_taken(kept_uid(event), new)
        return new

    def told(self, event: Event, one: Delegation, field: str, text: str) -> Delegation:
        """Return a delegation with what was typed into a field; nothing is written.

        Raises:
            UnknownFieldError: when it has no such field.
            UnknownEventWordError, WrongValueError: when a value does not fit.
        """
        return _with(event, one, {field: text})

    def party_of(self, one: Delegation) -> Party:
        """Return whom a delegation that is not there yet represents."""
        return self._parties.read(one.name) if one.name else Party("")

    def write_new(self, writing: Writing, event: Uid, party: Party, new: Delegation) -> Uid:
        """Add a delegation as part of an operation; whom it represents is made where needed."""
        self._parties.written(writing, party)
        return rows.add_delegation(writing, event, new)

    def set(self, event: Uid, uid: Uid, field: str, text: str) -> None:
        """Write a field of a delegation.

        Raises:
            UnknownFieldError: when it has no such field.
            UnknownUidError: when it is gone.
            UnknownEventWordError, WrongValueError: when a value does not fit.
        """
        old = self.called(event, uid)
        new = _with(self._events.read(event), old, {field: text})
        with self._database.writing("delegation.changed", entry=event) as writing:
            rows.change_delegation(writing, new)

    def remove(self, event: Uid, uid: Uid) -> None:
        """Put a delegation into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("delegation.removed", entry=event) as writing:
            rows.remove_delegation(writing, uid)

    def _new(self, event: Event, party: Party) -> Delegation:
        country, body_kind = "", ""
        if party.area is not None:
            country = party.area.iso2
        elif party.record is not None:
            country, body_kind = party.record.country, party.record.body_kind
        elif party.entry is not None:
            country, body_kind = self._known(party.entry)
        category = usual_category(self._reference, event, party.kind, country, body_kind)
        represents = party.entry if party.kind in {EntryKind.AREA, EntryKind.BODY} else None
        return Delegation(party.name, category, represents)

    def _refuse_taken(self, event: Uid, new: Delegation) -> None:
        for other in self.of(event):
            same = other.represents == new.represents if new.represents else other.name == new.name
            if same and other.category == new.category:
                raise TakenNameError(other.name)

    def _known(self, uid: Uid) -> tuple[str, str]:
        with self._database.reading() as connection:
            record = next(read_records(connection, (entry_id(connection, uid),)))
        return record.country, record.body_kind


def _with(event: Event, delegation: Delegation, told: Mapping[str, str]) -> Delegation:
    for field, text in told.items():
        if field not in DELEGATION_FIELDS:
            raise UnknownFieldError(field)
        value = DELEGATION_FIELDS[field](event, text)
        delegation = with_value(delegation, field, value)
    return delegation
