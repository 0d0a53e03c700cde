"""Event likes: the next meeting like one that was, and what has changed since."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import EmptyNameError
from stakeholders.app.event_fields import write_field
from stakeholders.app.events import Events
from stakeholders.app.reference import Reference
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event
from stakeholders.domain.event_dates import next_title
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation
from stakeholders.domain.participation import Participation
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked
from stakeholders.store.database import Database
from stakeholders.store.delegations import add_delegation, delegations_of
from stakeholders.store.entries import entry_ids
from stakeholders.store.events import make_event
from stakeholders.store.history import Writing
from stakeholders.store.invitations import add_invitation, invitations_of
from stakeholders.store.letter_templates import copy_templates
from stakeholders.store.participations import add_participation, participations_of
from stakeholders.store.records import read_records

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class EventLikes:
    """Makes meetings like earlier ones, and tells what has changed since."""

    def __init__(self, database: Database, reference: Reference, events: Events) -> None:
        self._database = database
        self._reference = reference
        self._events = events

    def make(self, event: Uid, title: str = "", told: Mapping[str, str] = _NOTHING) -> Uid:
        """Make an event like another one; return its uid.

        Bodies, city and venue, delegations, posts, whom to invite, roles, categories, sections,
        columns, templates and the ways of writing go over; people, answers, dates and references
        do not.
        Without a title it is the next of its series.

        Raises:
            EmptyNameError: when there is neither a title nor a series.
            UnknownFieldError, WrongValueError: as `write_field` says.
        """
        old = self._events.read(event)
        new = self._next(old, title)
        for field, text in told.items():
            new = write_field(self._reference, new, field, text)
        with self._database.writing("event.made_like", other=event) as writing:
            uid = make_event(writing, new)
            sent = _copy_delegations(writing, event, uid)
            _copy_invitations(writing, event, uid, sent)
            _copy_posts(writing, event, uid, sent)
            copy_templates(writing, event, uid)
            writing.says(entry=uid, other=event)
        return uid

    def next_name(self, event: Uid) -> str:
        """Return what the next of the series of an event is called, empty where none is known.

        Raises:
            UnknownUidError: when there is no such event.
        """
        try:
            return self._next(self._events.read(event), "").title
        except EmptyNameError:
            return ""

    def changed_since(self, event: Uid) -> tuple[Problem, ...]:
        """Return what is different today from the event that this one was made like.

        Who holds the posts of those who took part, and which bodies are called otherwise, have
        ended or are gone. Of an event that is like none, what is different from its own list.
        """
        meeting = self._events.read(event)
        with self._database.reading() as connection:
            earlier = meeting.like or event
            if not entry_ids(connection, (earlier,)):
                return ()
            people = [one for one in participations_of(connection, earlier) if one.takes_part]
            sent = delegations_of(connection, earlier)
            uids = {one.post for one in people} | {one.represents for one in sent}
            ids = entry_ids(connection, [uid for uid in uids if uid])
            records = read_records(connection, ids.values(), self._database.today())
            known = {record.uid: record for record in records}
        return (*self._of_posts(people, known), *_of_bodies(sent, known))

    def _of_posts(
        self, people: Iterable[Participation], known: Mapping[Uid | None, Record]
    ) -> Iterator[Problem]:
        today = self._database.today()
        for one in people:
            post = known.get(one.post) if one.post else None
            if post is None or not one.person:
                continue
            now = [holder for holder in post.holders if holder.holds_on(today)]
            if not now:
                text = marked("{post}: {name} was there, and nobody holds it now.")
                yield _told("event.vacant", text, post=post.name, name=one.name)
            elif all(holder.uid != one.person for holder in now):
                text = marked("{post}: {name} was there, and {other} holds it now.")
                other = ", ".join(holder.name for holder in now)
                yield _told("event.new_holder", text, post=post.name, name=one.name, other=other)

    @staticmethod
    def _next(old: Event, title: str) -> Event:
        ordinal = old.ordinal + 1 if old.ordinal else None
        named = clean(title) or (next_title(old.title, ordinal, old.series) if ordinal else "")
        if not named:
            raise EmptyNameError
        return Event(
            named,
            series=old.series,
            ordinal=ordinal,
            time_zone=old.time_zone,
            city=old.city,
            country=old.country,
            venue=old.venue,
            languages=old.languages,
            reference_form=old.reference_form,
            chain=old.chain,
            protocol=old.protocol,
            like=old.uid,
            visibility=old.visibility,
            bodies=tuple(replace(one, uid=None) for one in old.bodies),
            categories=tuple(replace(one, uid=None) for one in old.categories),
            roles=tuple(replace(one, uid=None) for one in old.roles),
            sections=tuple(replace(one, uid=None) for one in old.sections),
            columns=tuple(replace(one, uid=None) for one in old.columns),
        )


def _copy_delegations(writing: Writing, old: Uid, new: Uid) -> dict[Uid | None, Uid]:
    """Give an event the delegations of another one, without credentials; return old by new."""
    return {
        one.uid: add_delegation(
            writing,
            new,
            Delegation(
                one.name,
                one.category,
                one.represents,
                quota=one.quota,
                sort_as=one.sort_as,
            ),
        )
        for one in delegations_of(writing.connection, old)
    }


def _copy_invitations(writing: Writing, old: Uid, new: Uid, sent: Mapping[Uid | None, Uid]) -> None:
    for one in invitations_of(writing.connection, old):
        draft = Invitation(
            one.name,
            addressee=one.addressee,
            represents=one.represents,
            represents_uid=one.represents_uid,
            via=one.via,
            delegation=sent.get(one.delegation),
            step=one.step,
            form=one.form,
            language=one.language,
            copies=tuple(replace(copy, uid=None) for copy in one.copies),
        )
        add_invitation(writing, new, draft)


def _copy_posts(writing: Writing, old: Uid, new: Uid, sent: Mapping[Uid | None, Uid]) -> None:
    """Keep the seats of those who took part by a post: whoever holds it is to be named."""
    for one in participations_of(writing.connection, old):
        if one.post is not None and one.takes_part:
            seat = Participation(
                "",
                post=one.post,
                body_uid=one.body_uid,
                delegation=sent.get(one.delegation),
                title=one.title,
                body=one.body,
                unit=one.unit,
                category=one.category,
                role=one.role,
            )
            add_participation(writing, new, seat)


def _of_bodies(sent: Iterable[Delegation], known: Mapping[Uid | None, Record]) -> Iterator[Problem]:
    for one in sent:
        if one.represents is None:
            continue
        body = known.get(one.represents)
        if body is None:
            text = marked("{name} is not in the directory any more.")
            yield _told("event.gone", text, name=one.name)
        elif body.kind is EntryKind.BODY and body.detail("ended"):
            text = marked("{name} ended on {date}.")
            yield _told("event.ended", text, name=one.name, date=body.detail("ended"))
        elif body.kind is EntryKind.BODY and fold(one.name) not in {
            fold(name) for name in (body.name, body.acronym)
        }:
            text = marked("{name} is called {other} now.")
            yield _told("event.renamed", text, name=one.name, other=body.name)


def _told(code: str, text: str, **values: str) -> Problem:
    return Problem(code, text, tuple(values.items()), Severity.INFO)
