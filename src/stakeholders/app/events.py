"""Events: making meetings, changing what is said of them, and what is their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import WrongKindError
from stakeholders.app.event_defaults import usual_event
from stakeholders.app.event_errors import UnknownEventError
from stakeholders.app.event_fields import problems_of_event, write_field
from stakeholders.app.event_parties import Party, PartyReader
from stakeholders.app.reference import Reference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event, EventBody, EventBodyRole
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.named_event import NamedEvent
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean
from stakeholders.store import events
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, kind_of
from stakeholders.store.event_parts import add_event_part, remove_event_part
from stakeholders.store.history import Writing
from stakeholders.store.meetings import Meeting, meetings_of
from stakeholders.store.people import move_to_bin

_Asked = tuple[EventBodyRole, Party]
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Events:
    """The meetings of a directory."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference
        self._parties = PartyReader(database, reference)

    def every(self) -> tuple[Event, ...]:
        """Return all events, those without dates first, then the latest."""
        with self._database.reading() as connection:
            return events.every_event(connection)

    def current(self) -> tuple[Event, ...]:
        """Return the events that are planned or were over not long ago, as `every` orders them."""
        day = self._database.today()
        return tuple(one for one in self.every() if one.is_current(day))

    def read(self, uid: Uid) -> Event:
        """Return one event with all that is its own.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
            WrongKindError: when the uid is of something else.
        """
        with self._database.reading() as connection:
            if kind_of(connection, uid) is not EntryKind.EVENT:
                raise WrongKindError(displays(connection, (uid,))[uid])
            return events.read_event(connection, uid)

    def called(self, text: str) -> Event:
        """Return the event of a uid, a title, a short name or a symbol.

        Raises:
            UnknownEventError: when none or several are called so.
            UnknownUidError, WrongKindError: as `read` says.
        """
        uid = uid_from_text(text)
        if uid is not None:
            return self.read(uid)
        with self._database.reading() as connection:
            found = events.events_called(connection, text)
        if len(found) != 1:
            raise UnknownEventError(clean(text), [str(uid) for uid, _ in found])
        return self.read(found[0][0])

    def meetings_of(self, entry: Uid) -> tuple[Meeting, ...]:
        """Return the events that a person, post, body or area had to do with, the latest first.

        Raises:
            UnknownUidError: when there is no such entry.
        """
        with self._database.reading() as connection:
            return meetings_of(connection, entry)

    def make(
        self,
        title: str,
        told: Mapping[str, str] = _NOTHING,
        bodies: Sequence[tuple[EventBodyRole, str]] = (),
    ) -> Uid:
        """Make an event from what was typed into its fields; return its uid.

        It begins with the usual sections, categories and roles. `bodies` host it, organise it…: by
        acronym, name, country or in any words.

        Raises:
            EmptyNameError: when it has no title.
            AmbiguousNameError: when a body may be several.
            UnknownFieldError, WrongValueError: as `write_field` says.
        """
        event = usual_event(self._reference, title)
        for field, text in told.items():
            event = write_field(self._reference, event, field, text)
        return self._made(event, bodies)

    def keep(self, named: NamedEvent) -> Uid:
        """Keep the event that a text tells of, as far as it does; return its uid.

        Raises:
            EmptyNameError: when the text says no title.
            AmbiguousNameError: when a body may be several.
        """
        told = {"city": named.city, "country": named.country, "venue": named.venue}
        event = usual_event(self._reference, named.title)
        for field, text in told.items():
            if text:
                event = write_field(self._reference, event, field, text)
        event = write_field(self._reference, event, "dates", _days(named))
        groups = (
            (EventBodyRole.HOST, named.hosts),
            (EventBodyRole.ORGANISER, named.organisers),
            (EventBodyRole.COLLABORATOR, named.collaborators),
        )
        return self._made(event, [(role, name) for role, names in groups for name in names])

    def set(self, uid: Uid, field: str, text: str) -> tuple[Problem, ...]:
        """Write a field of an event; return what is doubtful of it.

        The field of a role of bodies, such as `host`, holds several names parted by semicolons.

        Raises:
            UnknownUidError: when it is gone.
            AmbiguousNameError: when a body may be several.
            EmptyNameError, UnknownFieldError, WrongValueError: as `write_field` says.
        """
        self.set_many(uid, {field: text})
        return tuple(problems_of_event(self.read(uid))) if field == "dates" else ()

    def set_many(self, uid: Uid, told: Mapping[str, str]) -> None:
        """Write several fields of an event as one step.

        Raises:
            UnknownUidError: when it is gone.
            AmbiguousNameError, EmptyNameError, UnknownFieldError, WrongValueError: as `set` says.
        """
        old = self.read(uid)
        new, bodies = self._told(old, told)
        is_of_bodies = EventBodyRole.VENUE not in bodies and len(bodies) == len(told)
        label = "event.bodies_changed" if is_of_bodies else "event.changed"
        said = {"type": "".join(told)} if len(told) == 1 and not is_of_bodies else {}
        with self._database.writing(label, entry=uid, **said) as writing:
            events.change_event(writing, new)
            for role, parties in bodies.items():
                self._write_bodies(writing, old, role, parties)

    def told(self, event: Event, told: Mapping[str, str]) -> Event:
        """Return an event with what was typed into fields, bodies aside; nothing is written.

        Raises:
            AmbiguousNameError, EmptyNameError, UnknownFieldError, WrongValueError: as `set` says.
        """
        return self._told(event, told)[0]

    def problems(self, event: Event) -> tuple[Problem, ...]:
        """Return what is doubtful of an event."""
        return tuple(problems_of_event(event))

    def delete(self, uid: Uid) -> None:
        """Put an event into the bin, with its delegations, participants and invitations.

        Raises:
            UnknownUidError: when there is none.
        """
        self.read(uid)
        with self._database.writing("contact.deleted", entry=uid) as writing:
            move_to_bin(writing, uid)

    def _made(self, event: Event, bodies: Sequence[tuple[EventBodyRole, str]]) -> Uid:
        parties = self._read((*bodies, (EventBodyRole.VENUE, event.venue)))
        with self._database.writing("event.made") as writing:
            found = self._bodies(writing, parties)
            uid = events.make_event(writing, replace(event, bodies=_without_mere_venue(found)))
            writing.says(entry=uid)
        return uid

    def _told(
        self, event: Event, told: Mapping[str, str]
    ) -> tuple[Event, dict[EventBodyRole, tuple[_Asked, ...]]]:
        bodies: dict[EventBodyRole, tuple[_Asked, ...]] = {}
        for field, text in told.items():
            role = EventBodyRole(field) if field in list(EventBodyRole) else None
            if role is not None:
                names = (text,) if role is EventBodyRole.VENUE else text.split(";")
                bodies[role] = self._read([(role, name) for name in names])
            if role in {None, EventBodyRole.VENUE}:
                event = write_field(self._reference, event, field, text)
        return event, bodies

    def _write_bodies(
        self, writing: Writing, old: Event, role: EventBodyRole, parties: Sequence[_Asked]
    ) -> None:
        """Let these and no others do something; a venue is one only where it is a body."""
        new = _without_mere_venue(self._bodies(writing, parties))
        before = old.bodies_as(role)
        stays = {(body.name, body.entry) for body in new}
        for body in before:
            if (body.name, body.entry) not in stays:
                remove_event_part(writing, body)
        known = {(body.name, body.entry) for body in before}
        for body in new:
            if (body.name, body.entry) not in known and old.uid is not None:
                add_event_part(writing, old.uid, body)

    def _read(self, named: Iterable[tuple[EventBodyRole, str]]) -> tuple[_Asked, ...]:
        """Return who is meant to do something for an event."""
        return tuple((role, self._parties.read(name)) for role, name in named if clean(name))

    def _bodies(self, writing: Writing, parties: Iterable[_Asked]) -> tuple[EventBody, ...]:
        """Return who does what for an event; those that are not there yet are made."""
        return tuple(
            EventBody(role, party.name, self._parties.written(writing, party), party.kind)
            for role, party in parties
        )


def _without_mere_venue(bodies: Iterable[EventBody]) -> tuple[EventBody, ...]:
    """Return the bodies without a venue that is only words: these stand in the event itself."""
    return tuple(b for b in bodies if b.entry or b.role is not EventBodyRole.VENUE)


def _days(named: NamedEvent) -> str:
    """Return the dates that a text names in the words that they are read from."""
    if named.start is None:
        return ""
    start, end = named.start, named.end or named.start
    if start.date and end.date:
        return f"{start.date} – {end.date}" if start != end else str(start.date)
    return f"{start.day} {_MONTHS[start.month - 1]} – {end.day} {_MONTHS[end.month - 1]}"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
