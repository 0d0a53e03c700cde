"""Freshness: how old a fact is, and what an older or newer source may propose about it.

A fact is as old as its source, whenever it was read: capturing or importing is not checking.
"""

from collections.abc import Iterable
from enum import StrEnum

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, Verification


class Proposal(StrEnum):
    """What a source proposes that says something else than what is known."""

    REPLACE = "replace"
    BESIDE = "beside"
    """Nobody can tell which of the two is newer: both are shown, somebody has to choose."""
    FORMER = "former"
    """The source is older: what it says once held good."""


def proposal(known: PartialDate | None, told: PartialDate | None) -> Proposal:
    """Return what a source of the second age proposes about a fact of the first.

    An older source never replaces a newer fact. What is known without a date gives way to what
    has one; a source without a date gives way to none, and replaces nothing that has one. Dates
    that are known to the month or year may mean the same day, and then decide nothing.
    """
    if known is None:
        return Proposal.REPLACE
    if told is None:
        return Proposal.BESIDE
    if told.last_day < known.first_day:
        return Proposal.FORMER
    return Proposal.REPLACE if told.first_day >= known.last_day else Proposal.BESIDE


def age_of_fact(
    as_of: PartialDate | None, checks: Iterable[Verification], target: Uid | None, field: str = ""
) -> PartialDate | None:
    """Return the day a fact was last known to be right: that of its source, or of a later check.

    Only a check of this very fact counts, or one of the whole contact, and only one that found
    it right or put it right.
    """
    found = [check.on for check in checks if _confirms(check, target, field)]
    if as_of is not None:
        found.append(as_of)
    return max(found, key=lambda date: date.last_day, default=None)


def last_check(
    checks: Iterable[Verification], target: Uid | None, field: str = ""
) -> Verification | None:
    """Return the last check that confirmed a fact, None where nobody has."""
    found = (check for check in checks if _confirms(check, target, field))
    return max(found, key=lambda check: check.on.last_day, default=None)


def _confirms(check: Verification, target: Uid | None, field: str) -> bool:
    is_whole = check.target is None and not check.field
    is_this = (check.target, check.field) == (target, field)
    return (is_whole or is_this) and check.outcome in {CheckOutcome.RIGHT, CheckOutcome.CHANGED}
