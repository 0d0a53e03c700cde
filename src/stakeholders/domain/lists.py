"""Lists: people, posts, bodies or areas chosen by hand, each with the reason it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record


@dataclass(frozen=True, slots=True)
class DirectoryList:
    """A list by name, and how many are on it; one with a `rule` is a search that was saved."""

    uid: Uid
    name: str
    purpose: str = ""
    members: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ListMember:
    """One member of a list; `left_out` members stay with the reason why."""

    record: Record
    left_out: bool = False
    reason: str = ""
    note: str = ""


class Combination(StrEnum):
    """How two lists become one."""

    PLUS = "plus"
    """Who is on either."""
    MINUS = "minus"
    """Who is on the first and not on the second."""
    AND = "and"
    """Who is on both."""


def combined(
    first: Sequence[ListMember], how: Combination, second: Sequence[ListMember]
) -> tuple[ListMember, ...]:
    """Return who is on the list that two lists make, in the order of the first, then the second.

    Who is left out of a list is not on it, and so takes nobody away. Reasons and notes stay those
    of the list that somebody comes from.
    """
    here = {member.record.uid: member for member in first if not member.left_out}
    there = {member.record.uid: member for member in second if not member.left_out}
    if how is Combination.PLUS:
        return tuple((there | here)[uid] for uid in {**here, **there})
    wanted = how is Combination.AND
    return tuple(member for uid, member in here.items() if (uid in there) is wanted)
