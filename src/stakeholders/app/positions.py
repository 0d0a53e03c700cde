"""Positions: what people are at bodies and in posts, from when to when, one operation a change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.errors import EmptyNameError, WrongKindError
from stakeholders.app.reference import Reference
from stakeholders.app.term_errors import ActingForAbsenceError
from stakeholders.domain.affiliation import Affiliation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import PostLine
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.store import positions
from stakeholders.store.absences import settle_absences
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, kind_of
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver
from stakeholders.store.term_problems import position_problems

_ACTING_TYPES: Final = frozenset({"acting", "officer_in_charge"})
_ORDINARY: Final = "holder"


@dataclass(frozen=True, slots=True)
class Placed:
    """A position that was written, and what to think twice about."""

    uid: Uid
    problems: tuple[Problem, ...] = ()


class Positions:
    """Writes the positions of people; several at a time are as usual as one.

    A position is a `PostLine`: in a post by its uid, or at a body with a title as printed, which
    makes a post where it names a function. What an absence made, only the absence changes.
    """

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def read(self, position: Uid) -> Affiliation:
        """Return one position.

        Raises:
            UnknownUidError: when there is none.
        """
        with self._database.reading() as connection:
            return positions.read_position(connection, position)

    def is_one(self, uid: Uid) -> bool:
        """Tell whether a uid is that of a position that is there."""
        with self._database.reading() as connection:
            return positions.is_position(connection, uid)

    def add(self, person: Uid, line: PostLine) -> Placed:
        """Give a person another position, behind those that are there.

        Raises:
            EmptyNameError: when it names neither a post nor a title nor a body.
            UnknownUidError: when the person, the post or the body is not here.
            WrongKindError: when one of them is of another kind.
        """
        coded = self._coded(line)
        with self._database.writing("position.added", entry=person) as writing:
            _check(writing, person, EntryKind.PERSON)
            place = self._place(writing, coded)
            uid = positions.add_position(writing, person, coded, place)
            settle_absences(writing, person)
            return Placed(uid, position_problems(writing.connection, uid))

    def change(self, line: PostLine) -> Placed:
        """Write a position whose `line_uid` is known over the one that is there.

        Raises:
            EmptyNameError: when it names neither a post nor a title nor a body.
            UnknownUidError: when it is gone.
            ActingForAbsenceError: when it lasts as long as somebody is away.
        """
        if line.line_uid is None:
            raise ValueError(line)
        coded = self._coded(line)
        with self._database.writing("position.changed") as writing:
            old = _own(writing, line.line_uid)
            place = self._place(writing, _moved(coded, old.line))
            positions.change_position(writing, line.line_uid, coded, place)
            settle_absences(writing, old.person)
            return Placed(line.line_uid, position_problems(writing.connection, line.line_uid))

    def end(self, position: Uid, on: PartialDate | None = None) -> None:
        """End a position: `on` is the first day after it, today unless told.

        Raises:
            UnknownUidError: when it is gone.
            ActingForAbsenceError: when it lasts as long as somebody is away.
        """
        with self._database.writing("position.ended") as writing:
            old = _own(writing, position)
            positions.end_position(writing, position, on or PartialDate.of(writing.today))
            settle_absences(writing, old.person)

    def remove(self, position: Uid) -> None:
        """Put a position into the bin: it was never so.

        Raises:
            UnknownUidError: when it is gone already.
            ActingForAbsenceError: when it lasts as long as somebody is away.
        """
        with self._database.writing("position.removed") as writing:
            old = _own(writing, position)
            positions.remove_position(writing, position)
            settle_absences(writing, old.person)

    def make_primary(self, position: Uid) -> None:
        """Let a position be the one that a person is shown with.

        Raises:
            UnknownUidError: when it is gone.
        """
        with self._database.writing("position.made_primary") as writing:
            writing.says(entry=positions.read_position(writing.connection, position).person)
            positions.make_primary(writing, position)

    def order(self, person: Uid, order: Sequence[Uid]) -> None:
        """Put the positions of a person in this order, those not given behind."""
        with self._database.writing("position.ordered", entry=person) as writing:
            positions.order_positions(writing, person, order)

    def _coded(self, line: PostLine) -> PostLine:
        """Return a position with its words as codes; acting is no type of its own."""
        kinds = self._reference.terms.of(Vocabulary.AFFILIATION_TYPE)
        ranks = self._reference.terms.of(Vocabulary.RANK)
        kind = kinds.code_of(line.type) or clean(line.type)
        title, body = clean(line.title), clean(line.body)
        known = self._reference.body_record(body) if line.body_uid is None else None
        if not (title or body or line.uid or line.body_uid):
            raise EmptyNameError
        return replace(
            line,
            title=title,
            body=known.name if known else body,
            functions=line.functions or self._reference.functions_of(title),
            type="" if kind == _ORDINARY else kind,
            rank=ranks.code_of(line.rank) or clean(line.rank),
            acting=line.acting or kind in _ACTING_TYPES,
        )

    def _place(self, writing: Writing, line: PostLine) -> positions.Place:
        for uid, kind in ((line.uid, EntryKind.POST), (line.body_uid, EntryKind.BODY)):
            if uid is not None:
                _check(writing, uid, kind)
        return positions.place_of(writing, Saver(writing, self._reference.body_record), line)


def _moved(line: PostLine, old: PostLine) -> PostLine:
    """Return a position without the post and body it was at, where another body is named."""
    stays = line.body in {"", old.body} or line.body_uid != old.body_uid
    return line if stays else replace(line, uid=None, body_uid=None)


def _check(writing: Writing, uid: Uid, kind: EntryKind) -> None:
    if kind_of(writing.connection, uid) is not kind:
        raise WrongKindError(displays(writing.connection, (uid,))[uid])


def _own(writing: Writing, position: Uid) -> Affiliation:
    """Return a position that people may change themselves, and say whose it is."""
    found = positions.read_position(writing.connection, position)
    if found.absence is not None:
        raise ActingForAbsenceError
    writing.says(entry=found.person)
    return found
