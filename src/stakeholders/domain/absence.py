"""Absences: who is away until when, and who acts meanwhile, in which posts and for how long."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import DESIGNATE, PostLine
from stakeholders.domain.tenure import holds_on, overlap
from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class ActingTerm:
    """Time in which an officer-in-charge acts in a post; it ends by itself."""

    post: Uid
    from_: PartialDate | None
    to: PartialDate | None


def acting_terms(lines: Iterable[PostLine], absence: Absence) -> Iterator[ActingTerm]:
    """Yield when somebody acts in the posts that a person holds while away.

    Posts that the person only acts in, or is only named for, have holders of their own.
    """
    for line in lines:
        holds = not line.acting and line.type != DESIGNATE
        if line.uid and holds and overlap((line.from_, line.to), (absence.from_, absence.to)):
            from_, to = _later(line.from_, absence.from_), _earlier(line.to, absence.to)
            yield ActingTerm(line.uid, from_, to)


def absence_on(absences: Iterable[Absence], day: datetime.date) -> Absence | None:
    """Return the absence that runs on a day, that which ends last; None for who is here."""
    running = [one for one in absences if holds_on(one.from_, one.to, day)]
    return max(running, key=lambda one: one.to.first_day if one.to else datetime.date.max,
               default=None)  # fmt: skip


def absence_problems(
    name: str, absence: Absence, of_officer: Iterable[Absence] = ()
) -> Iterator[Problem]:
    """Yield what to think twice about in an absence, given those of its officer."""
    values = (("name", name), ("officer", absence.officer_name))
    if absence.to is None:
        yield Problem("absence.no_end", marked("{name} is away without a day of return."), values)
    elif absence.from_ is not None and absence.to.first_day <= absence.from_.first_day:
        yield Problem(
            "absence.ends_before_start", marked("{name} would be back before leaving."), values
        )
    times = [(other.from_, other.to) for other in of_officer]
    if absence.officer and any(overlap((absence.from_, absence.to), time) for time in times):
        yield Problem(
            "absence.officer_away",
            marked("{officer}, in charge while {name} is away, is away as well."),
            values,
        )


def _later(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return max((date for date in (one, other) if date is not None), default=None)


def _earlier(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return min((date for date in (one, other) if date is not None), default=None)
