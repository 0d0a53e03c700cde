"""Tenure: from when to when something holds, by dates that may be known to the year only."""

import datetime

from stakeholders.domain.partial_date import PartialDate


def today() -> datetime.date:
    """Return the day that it is by the calendar of this computer."""
    return datetime.datetime.now().astimezone().date()


def holds_on(from_: PartialDate | None, to: PartialDate | None, day: datetime.date) -> bool:
    """Tell whether a term runs on a day.

    The end is the first day after it: who is followed on 1 May does not hold the post on 1 May.
    A date known to the month or the year counts from its first day on.
    """
    begun = from_ is None or from_.first_day <= day
    return begun and (to is None or to.first_day > day)


def outlasts(to: PartialDate | None, end: PartialDate) -> bool:
    """Tell whether a term that runs until `to` goes on after another one has ended."""
    return to is None or to.first_day > end.first_day


def overlap(
    first: tuple[PartialDate | None, PartialDate | None],
    second: tuple[PartialDate | None, PartialDate | None],
) -> bool:
    """Tell whether two terms have a day in common; no date is no bound."""
    (from_1, to_1), (from_2, to_2) = first, second
    return _starts_before(from_1, to_2) and _starts_before(from_2, to_1)


def _starts_before(start: PartialDate | None, end: PartialDate | None) -> bool:
    return start is None or end is None or start.first_day < end.first_day
