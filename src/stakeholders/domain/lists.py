"""Lists: people, posts, bodies or areas by rule, by hand, or both, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record


@dataclass(frozen=True, slots=True)
class DirectoryList:
    """A list by name; one with a `rule` also holds whom this search finds each time anew.

    `members` are those put on it by hand, `others` how many of them no search finds, as areas.
    """

    uid: Uid
    name: str
    purpose: str = ""
    members: int = 0
    rule: str = ""
    others: int = 0

    @property
    def query(self) -> str:
        """The query that finds its members, but not the `others`."""
        return f'list:"{self.uid}"'


@dataclass(frozen=True, slots=True)
class ListPin:
    """What somebody said by hand of an entry and a list.

    One that is not `always` included is on the list as long as the rule finds it. Its place among
    the members is a `position` given by hand, `NO_PLACE` for none.
    """

    entry: int
    left_out: bool = False
    always: bool = True
    reason: str = ""
    note: str = ""
    position: int = 0

    @property
    def is_placed(self) -> bool:
        """Whether it has a place by hand."""
        return self.position != NO_PLACE


class Why(StrEnum):
    """How a member came on a list, or off it."""

    HAND = "hand"
    """Put on a list that has no rule."""
    PIN = "pin"
    """Always included or left out, whatever the rule finds."""
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class ListMember:
    """One member of a list; those `left_out` by hand, or `suppressed`, stay with the reason why."""

    record: Record
    left_out: bool = False
    reason: str = ""
    note: str = ""
    why: Why = Why.HAND
    suppressed: Problem | None = None

    @property
    def is_on(self) -> bool:
        """Whether it goes along when the list is used."""
        return not self.left_out and self.suppressed is None


NO_PLACE: Final = -1


def on_list(found: Sequence[int], pins: Sequence[ListPin]) -> tuple[int, ...]:
    """Return who is on a list: whom its rule finds, and the pins, without those left out.

    Those with a place of their own come first, then the others in the order in which they were
    found, then whom no search finds.
    """
    out = {pin.entry for pin in pins if pin.left_out}
    by_rule = set(found)
    there = [p for p in pins if p.entry not in out and (p.always or p.entry in by_rule)]
    placed = sorted((p for p in there if p.is_placed), key=lambda pin: pin.position)
    first = dict.fromkeys(pin.entry for pin in placed)
    behind = dict.fromkeys((*found, *(pin.entry for pin in there)))
    return (*first, *(entry for entry in behind if entry not in first and entry not in out))


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
