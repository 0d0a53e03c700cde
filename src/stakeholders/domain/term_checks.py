"""Term checks: what is wrong today with who holds what, and with who is away."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stakeholders.domain.absence import absence_problems
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.succession import held_beyond, held_twice, overlap_problem
from stakeholders.domain.tenure import outlasts
from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class Situation:
    """A day, the bodies that ended with their last dates, and who is or will be away from it on."""

    day: datetime.date
    ended: Mapping[Uid, PartialDate]
    absences: Mapping[Uid, Sequence[Absence]]


def term_problems(record: Record, situation: Situation) -> Iterator[Problem]:
    """Yield what is wrong with a contact's terms on a day or later; the past is left alone."""
    if record.kind is EntryKind.POST:
        yield from _of_post(record, situation.day)
    elif record.kind is EntryKind.PERSON:
        yield from _of_person(record, situation)


def ended_body_problem(line: PostLine, end: PartialDate) -> Problem:
    """Return what to say of a position that goes on in a body that has ended."""
    return Problem(
        "position.body_ended",
        marked("The position goes on at {body}, which ended on {end}."),
        (("body", line.body), ("end", str(end))),
    )


def _of_post(record: Record, day: datetime.date) -> Iterator[Problem]:
    today = PartialDate.of(day)
    holders = [holder for holder in record.holders if outlasts(holder.to, today)]
    for one, other in held_twice(holders, several_seats=bool(record.detail("several_seats"))):
        yield overlap_problem(one, other)
    end = record.posts[0].to
    if not outlasts(end, today):
        yield from held_beyond(holders, end)


def _of_person(record: Record, situation: Situation) -> Iterator[Problem]:
    today = PartialDate.of(situation.day)
    for line in record.posts:
        end = situation.ended.get(line.body_uid) if line.body_uid else None
        if end is not None and not outlasts(end, today) and outlasts(line.to, today):
            yield ended_body_problem(line, end)
    for absence in record.parts_of(Absence):
        if outlasts(absence.to, today):
            away = situation.absences.get(absence.officer, ()) if absence.officer else ()
            yield from absence_problems(record.name, absence, away)
