"""Succession: a new holder of a post in one step; lists that name the post follow by themselves."""

from dataclasses import dataclass

from stakeholders.app.errors import WrongKindError
from stakeholders.app.known_people import KnownPeople
from stakeholders.app.reference import Reference
from stakeholders.app.term_errors import HeldAlreadyError
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.succession import (
    ACTING,
    Handover,
    Succession,
    left_behind,
    plan_succession,
)
from stakeholders.store.absences import settle_absences
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.positions import add_position, end_position, make_primary, place_at_post
from stakeholders.store.records import read_records
from stakeholders.store.saving import Saver


@dataclass(frozen=True, slots=True)
class NewHolder:
    """Who takes over a post: a uid or a name, since when (today unless told), acting or for good.

    `instead_of` is whom the newcomer replaces where several hold the post; `is_new` says that
    nobody of the directory is meant, whatever the name.
    """

    by: str
    on: PartialDate | None = None
    acting: bool = False
    instead_of: Uid | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What a new holder would mean: who it is, what ends and begins, what to think twice about.

    A person without a uid is not in the directory yet.
    """

    post: Record
    person: Record
    succession: Succession

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What to think twice about; nothing of it stands in the way."""
        own = (c for c in self.post.channels if c.owner == self.post.uid)
        return (*self.succession.warnings, *left_behind(own))


@dataclass(frozen=True, slots=True)
class Succeeded:
    """A succession that was written: the person, the new position if there is one, the doubts."""

    person: Uid
    position: Uid | None
    problems: tuple[Problem, ...]


class Successions:
    """Gives posts to new holders, each in one operation."""

    def __init__(self, database: Database, reference: Reference, people: KnownPeople) -> None:
        self._database = database
        self._reference = reference
        self._people = people

    def plan(self, post: Uid, new: NewHolder) -> Planned:
        """Return what a new holder would mean; nothing is written.

        Raises:
            UnknownUidError: when the post or the person is not here.
            WrongKindError: when it is no post, or no person.
            AmbiguousNameError: when several are called so.
            EmptyNameError: when there is no name.
        """
        with self._database.reading() as connection:
            record = next(read_records(connection, (entry_id(connection, post),)))
        if record.kind is not EntryKind.POST:
            raise WrongKindError(record.name)
        near = record.posts[0]
        person = self._people.new(new.by) if new.is_new else self._people.called(new.by, near)
        return Planned(record, person, self._succession(record, person, new))

    def succeed(self, post: Uid, new: NewHolder) -> Succeeded:
        """Give a post to a new holder; who held it before ceases to, where somebody did.

        Nothing that belongs to the post moves, and nothing of the person who leaves stays with it.

        Raises:
            HeldAlreadyError: when the person holds it and nobody else does.
            UnknownUidError, WrongKindError, AmbiguousNameError, EmptyNameError: as `plan` says.
        """
        planned = self.plan(post, new)
        succession = planned.succession
        if succession.begins is None and not succession.ends:
            raise HeldAlreadyError(planned.person.name, planned.post.name)
        with self._database.writing("post.succeeded") as writing:
            person = planned.person.uid or self._added(writing, planned.person)
            for ending in succession.ends:
                if ending.holder.line_uid is not None:
                    end_position(writing, ending.holder.line_uid, ending.on)
            position = self._begun(writing, post, person, succession)
            for uid in dict.fromkeys((person, *(end.holder.uid for end in succession.ends))):
                settle_absences(writing, uid)
            writing.says(entry=post, other=person, type=ACTING if new.acting else "")
        return Succeeded(person, position, planned.problems)

    def _succession(self, post: Record, person: Record, new: NewHolder) -> Succession:
        handover = Handover(
            new.on or PartialDate.of(self._database.today()),
            new.acting,
            bool(post.detail("several_seats")),
            new.instead_of,
        )
        return plan_succession(post.holders, person.uid, handover)

    def _added(self, writing: Writing, person: Record) -> Uid:
        saver = Saver(writing, self._reference.body_record)
        uid = saver.save(person)
        saver.finish()
        return uid

    def _begun(
        self, writing: Writing, post: Uid, person: Uid, succession: Succession
    ) -> Uid | None:
        """Begin the new term; a post held for good is what a person is shown with."""
        begins = succession.begins
        if begins is None:
            return None
        line = PostLine(uid=post, from_=begins.from_, to=begins.to, acting=begins.acting)
        place = place_at_post(writing.connection, entry_id(writing.connection, post))
        position = add_position(writing, person, line, place)
        if not begins.acting:
            make_primary(writing, position)
        return position
