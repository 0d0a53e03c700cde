"""Participations: who takes part in a meeting, as they were then, and who comes instead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.delegations import Delegations
from stakeholders.app.errors import UnknownFieldError
from stakeholders.app.event_choices import (
    CREDENTIALS,
    FUNCTIONS_AT_EVENTS,
    GENDERS,
    NOMINATIONS,
    REGISTRATIONS,
    code_called,
)
from stakeholders.app.event_errors import ReplacedAlreadyError
from stakeholders.app.event_values import (
    Reader,
    read_category,
    read_code,
    read_date,
    read_flag,
    read_role,
    read_text,
    with_value,
)
from stakeholders.app.event_words import word_called
from stakeholders.app.events import Events
from stakeholders.app.known_people import KnownPeople
from stakeholders.app.participant_snapshot import snapshot_of
from stakeholders.app.term_errors import UnknownPersonError
from stakeholders.domain.delegation import Credentials
from stakeholders.domain.event import ColumnType, Event, EventColumn
from stakeholders.domain.event_quota import quota_problems
from stakeholders.domain.ids import Uid, kept_uid, uid_from_text
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import (
    Attendance,
    Nomination,
    Participation,
    Registration,
)
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility
from stakeholders.store import participations as rows
from stakeholders.store.database import Database

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_TEXTS: Final = (
    "name", "honorific", "given", "family", "badge_name", "title", "body", "unit", "rank",
    "language", "nomination_reference", "note",
)  # fmt: skip


def _functions(_event: Event, text: str) -> tuple[str, ...]:
    words = [clean(word) for word in text.replace(";", ",").split(",") if clean(word)]
    return tuple(code_called(FUNCTIONS_AT_EVENTS, word) or fold(word) for word in words)


def _gender(_event: Event, text: str) -> str:
    return code_called(GENDERS, text) or clean(text)


PARTICIPATION_FIELDS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        **dict.fromkeys(_TEXTS, read_text),
        "gender": _gender,
        "category": read_category,
        "role": read_role,
        "functions": _functions,
        "family_first": read_flag("family_first"),
        "credentials": read_code(CREDENTIALS, Credentials, "credentials"),
        "credentials_on": read_date("credentials_on"),
        "nomination": read_code(NOMINATIONS, Nomination, "nomination"),
        "nominated_on": read_date("nominated_on"),
        "registration": read_code(REGISTRATIONS, Registration, "registration"),
        "registered_on": read_date("registered_on"),
        "is_sponsored": read_flag("is_sponsored"),
    }
)
"""The fields of a participant, and how each is read; an event has columns of its own besides."""
_DATED: Final = MappingProxyType(
    {
        "credentials": "credentials_on",
        "nomination": "nominated_on",
        "registration": "registered_on",
    }
)
"""The day of a state is that on which it was set, unless it is told."""
_SEAT: Final = (
    "uid", "delegation", "invitation", "category", "role", "functions", "credentials",
    "credentials_on", "nomination", "nominated_on", "nomination_reference", "registration",
    "registered_on", "is_sponsored", "visibility", "note", "position", "attendance", "values",
)  # fmt: skip
"""What belongs to the place that somebody takes, and not to who takes it."""
_OWN_TYPES: Final = MappingProxyType(
    {
        ColumnType.TEXT: OwnFieldType.TEXT,
        ColumnType.DATE: OwnFieldType.DATE,
        ColumnType.YES_NO: OwnFieldType.YES_NO,
        ColumnType.CHOICE: OwnFieldType.CHOICE,
        ColumnType.AMOUNT: OwnFieldType.NUMBER,
    }
)


class Participations:
    """The participants of the meetings of a directory."""

    def __init__(
        self, database: Database, events: Events, delegations: Delegations, known: KnownPeople
    ) -> None:
        self._database = database
        self._events = events
        self._delegations = delegations
        self._known = known

    def of(self, event: Uid) -> tuple[Participation, ...]:
        """Return who takes part in an event, those who were replaced too, in their order.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.reading() as connection:
            return rows.participations_of(connection, event)

    def called(self, event: Uid, text: str) -> Participation:
        """Return the participant of a uid or a name, who was not replaced before others.

        Raises:
            UnknownPersonError: when there is none.
        """
        uid = uid_from_text(text)
        found = [
            one
            for one in self.of(event)
            if uid in {one.uid, one.person} - {None} or fold(one.name) == fold(text)
        ]
        if not found:
            raise UnknownPersonError(clean(text))
        return min(found, key=lambda one: one.replaced_by is not None)

    def add(
        self, event: Uid, who: str, delegation: str = "", told: Mapping[str, str] = _NOTHING
    ) -> Uid:
        """Add a participant; return the uid.

        `who` is a person of the directory, by uid or name, whose name, title and body are kept as
        they are today; anybody else in words; nobody, while the nominee is not known yet. The
        delegation is named as `Delegations.called` says, and its category is the participant's.

        Raises:
            AmbiguousNameError: when several people are called so.
            UnknownNameError: when there is no such delegation.
            UnknownEventWordError, UnknownFieldError, WrongValueError: when a value does not fit.
        """
        meeting = self._events.read(event)
        new = self._snapshot(who)
        if delegation:
            sent = self._delegations.called(event, delegation)
            new = replace(new, delegation=sent.uid, category=sent.category)
        new, own = self._with(meeting, new, told)
        with self._database.writing("participation.added", entry=event) as writing:
            uid = rows.add_participation(writing, event, new)
            for column, text in own:
                rows.write_value(writing, uid, column, text)
        return uid

    def set(self, event: Uid, uid: Uid, field: str, text: str) -> Problem | None:
        """Write a field of a participant, or what a column of the event's own says.

        Return what is wrong with a value of a column that does not fit: it is kept as typed.

        Raises:
            UnknownFieldError: when there is no such field or column.
            UnknownPersonError: when the participant is gone.
            UnknownEventWordError, WrongValueError: when a value does not fit.
        """
        meeting, old = self._events.read(event), self.called(event, uid)
        new, own = self._with(meeting, old, {field: text})
        with self._database.writing("participation.changed", entry=event) as writing:
            rows.change_participation(writing, new)
            for column, value in own:
                rows.write_value(writing, uid, column, value)
        return next((own_field(c).problem_of(value) for c, value in own), None)

    def attend(self, event: Uid, uid: Uid, day: PartialDate, state: Attendance | None) -> None:
        """Note whether a participant was there on a day; None is not known.

        Raises:
            UnknownUidError: when the participant is gone.
        """
        with self._database.writing("participation.attended", entry=event) as writing:
            rows.write_attendance(writing, uid, day, state)

    def substitute(self, event: Uid, uid: Uid, who: str, on: PartialDate | None = None) -> Uid:
        """Let somebody else come in the place of a participant; return the uid of the new one.

        The delegation, category and role go over, not answers, travel or attendance. Who was
        replaced stays in the history, and on no list or badge.

        A nominee who was not known yet becomes the one who comes, and nobody is replaced.

        Raises:
            AmbiguousNameError: when several people are called so.
            ReplacedAlreadyError: when somebody came in that place already.
        """
        old = self.called(event, uid)
        if old.replaced_by is not None:
            raise ReplacedAlreadyError(old.name)
        today = PartialDate.of(self._database.today())
        new = replace(
            self._snapshot(who),
            delegation=old.delegation,
            invitation=old.invitation,
            category=old.category,
            role=old.role,
            nomination=Nomination.NOMINATED,
            nominated_on=on or today,
            is_sponsored=old.is_sponsored,
            visibility=old.visibility,
        )
        if not old.name:
            self._fill(event, replace(new, uid=uid, note=old.note))
            return uid
        with self._database.writing("participation.replaced", entry=event) as writing:
            added = rows.add_participation(writing, event, new)
            gone = replace(old, replaced_by=added, replaced_on=on or today)
            rows.change_participation(writing, gone)
        return added

    def fill(self, event: Uid, delegation: Uid, role: str, who: str) -> None:
        """Let somebody take a role of a delegation, in the place of a nominee not known yet.

        Raises:
            AmbiguousNameError: when several people are called so.
            UnknownNameError: when the delegation is gone.
        """
        seats = (one for one in self.of(event) if (one.delegation, one.role) == (delegation, role))
        seat = next((one.uid for one in seats if one.takes_part and not one.name), None)
        if seat is None:
            self.add(event, who, delegation, {"role": role})
        else:
            self.substitute(event, seat, who)

    def fill_many(self, event: Uid, seats: Sequence[tuple[Uid, str, str]]) -> int:
        """Let people take roles of delegations as one step; return how many do.

        Each is a delegation, a role and a person, as `fill` takes them.

        Raises:
            AmbiguousNameError: when several people are called so.
        """
        free = {(p.delegation, p.role): p for p in self.of(event) if p.takes_part and not p.name}
        categories = {sent.uid: sent.category for sent in self._delegations.of(event)}
        filled = [
            self.named(
                free.get(
                    (delegation, role),
                    Participation("", delegation=delegation, role=role,
                                  category=categories.get(delegation, "")),
                ),
                who,
            )
            for delegation, role, who in seats
        ]  # fmt: skip
        count = len(filled)
        with self._database.writing("event.rows_changed", entry=event, count=count) as writing:
            for one in filled:
                if one.uid is None:
                    rows.add_participation(writing, event, one)
                else:
                    rows.change_participation(writing, one)
        return count

    def remove(self, event: Uid, uid: Uid) -> None:
        """Put a participation into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("participation.removed", entry=event) as writing:
            rows.remove_participation(writing, uid)

    def problems(self, event: Uid) -> tuple[Problem, ...]:
        """Return where more take part than there are places."""
        meeting = self._events.read(event)
        return tuple(quota_problems(meeting, self._delegations.of(event), self.of(event)))

    def told(self, event: Event, one: Participation, field: str, text: str) -> Participation:
        """Return a participant with what was typed into a field; nothing is written.

        Raises:
            UnknownFieldError: when there is no such field.
            UnknownEventWordError, WrongValueError: when a value does not fit.
        """
        return self._with(event, one, {field: text})[0]

    def named(self, one: Participation, who: str) -> Participation:
        """Return a participant under another name; nothing is written.

        Who was not known yet becomes the person of the directory who is called so, with title and
        body as they are today, and keeps the seat.

        Raises:
            AmbiguousNameError: when several people are called so.
        """
        if one.name or not clean(who):
            return replace(one, name=clean(who))
        known, seat = self._snapshot(who), ("title", "body", "unit", "post", "body_uid")
        told = {name: getattr(one, name) for name in seat if not getattr(known, name)}
        kept = {name: getattr(one, name) for name in _SEAT}
        return replace(known, **told, **kept)

    def _fill(self, event: Uid, known: Participation) -> None:
        with self._database.writing("participation.changed", entry=event) as writing:
            rows.change_participation(writing, known)

    def _snapshot(self, who: str) -> Participation:
        if not clean(who):
            return Participation("")
        return snapshot_of(self._known.called(who), self._database.today())

    def _with(
        self, event: Event, value: Participation, told: Mapping[str, str]
    ) -> tuple[Participation, list[tuple[EventColumn, str]]]:
        own: list[tuple[EventColumn, str]] = []
        for field, text in told.items():
            read = PARTICIPATION_FIELDS.get(field)
            if field == "delegation":
                sent = self._delegations.called(kept_uid(event), text) if clean(text) else None
                value = replace(value, delegation=sent.uid if sent else None)
            elif field == "visibility" and text in list(Visibility):
                value = replace(value, visibility=Visibility(text))
            elif read is not None:
                value = self._dated(with_value(value, field, read(event, text)), field, told)
            elif any(fold(column.name) == fold(field) for column in event.columns):
                column = word_called(event, EventColumn, field)
                own.append((column, own_field(column).read(text) or clean(text)))
            else:
                raise UnknownFieldError(field)
        return value, own

    def _dated(self, value: Participation, field: str, told: Mapping[str, str]) -> Participation:
        day = _DATED.get(field)
        if day is None or day in told:
            return value
        today = PartialDate.of(self._database.today()) if getattr(value, field) else None
        return with_value(value, day, today)


def own_field(column: EventColumn) -> OwnField:
    """Return a column of an event as what reads its values."""
    return OwnField(column.name, _OWN_TYPES[column.type], choices=column.choices)
