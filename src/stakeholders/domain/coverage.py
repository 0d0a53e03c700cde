"""Coverage: who is missing? States and bodies down, wanted roles across, gaps first."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event, EventRole
from stakeholders.domain.event_quota import places_of
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.participation import Participation
from stakeholders.domain.text import fold, sort_key

WOMAN: Final = "f"
MAN: Final = "m"
_WOMEN: Final = frozenset("ms mrs miss mme mlle madame sra senora senorita г-жа السيده".split())
_MEN: Final = frozenset("mr m monsieur sr senor г-н السيد".split())


class Why(StrEnum):
    """Why somebody is suggested."""

    LAST_TIME = "last_time"
    HEAD = "head"
    FOCAL_POINT = "focal_point"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could fill an empty cell."""

    person: Uid
    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class Cell:
    """Who fills a role of a delegation; an empty one may have a suggestion."""

    role: str
    people: tuple[Participation, ...] = ()
    suggestion: Suggestion | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody fills it, or only a nominee who is not known yet."""
        return not any(one.name for one in self.people)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A delegation with its cells, how many come of how many places, and how its invitation is."""

    delegation: Delegation
    cells: tuple[Cell, ...]
    coming: int
    places: int | None
    state: InvitationState | None = None

    @property
    def empty(self) -> int:
        """How many of its cells are empty."""
        return sum(1 for cell in self.cells if cell.is_empty)


@dataclass(frozen=True, slots=True)
class Balance:
    """How many of one sort come, and how many delegations of it were asked."""

    code: str
    coming: int
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of an event: rows with gaps first, and the balance of who comes."""

    roles: tuple[EventRole, ...]
    rows: tuple[CoverageRow, ...]
    genders: tuple[Balance, ...]
    regions: tuple[Balance, ...]

    @property
    def empty(self) -> int:
        """How many cells are empty."""
        return sum(row.empty for row in self.rows)


def coverage_of(
    event: Event,
    delegations: Sequence[Delegation],
    participations: Sequence[Participation],
    invitations: Sequence[Invitation],
    day: datetime.date,
    regions: Mapping[str, str],
) -> Coverage:
    """Return who is missing of an event on a day; `regions` are the groups of countries by code."""
    coming = [one for one in participations if one.takes_part]
    by_seat: dict[tuple[Uid | None, str], list[Participation]] = {}
    for one in coming:
        by_seat.setdefault((one.delegation, one.role), []).append(one)
    sizes = Counter(one.delegation for one in coming)
    states = {one.delegation: one.state(day) for one in invitations}
    wanted = event.wanted_roles
    rows = [
        CoverageRow(
            sent,
            tuple(Cell(r.code, tuple(by_seat.get((sent.uid, r.code), ()))) for r in wanted),
            sizes[sent.uid],
            places_of(event, sent),
            states.get(sent.uid),
        )
        for sent in delegations
    ]
    rows.sort(key=lambda row: (row.empty == 0, sort_key(row.delegation.name)))
    return Coverage(wanted, tuple(rows), _genders(coming), _regions(delegations, sizes, regions))


def with_suggestions(
    coverage: Coverage, suggested: Mapping[tuple[Uid | None, str], Suggestion]
) -> Coverage:
    """Return a matrix whose empty cells have the suggestions of their delegation and role."""

    def cell(row: CoverageRow, one: Cell) -> Cell:
        found = suggested.get((row.delegation.uid, one.role)) if one.is_empty else None
        return replace(one, suggestion=found) if found else one

    rows = (replace(row, cells=tuple(cell(row, one) for one in row.cells)) for row in coverage.rows)
    return replace(coverage, rows=tuple(rows))


def gender_of(person: Participation) -> str:
    """Return whether somebody is a woman or a man, as told, else by the honorific; else nothing."""
    if person.gender:
        return person.gender
    words = set(fold(person.honorific).split())
    return WOMAN if words & _WOMEN else MAN if words & _MEN else ""


def _genders(coming: Sequence[Participation]) -> tuple[Balance, ...]:
    counts = Counter(gender_of(one) for one in coming if one.name)
    return tuple(Balance(code, counts[code]) for code in dict.fromkeys((WOMAN, MAN, *counts)))


def _regions(
    delegations: Sequence[Delegation],
    sizes: Mapping[Uid | None, int],
    regions: Mapping[str, str],
) -> tuple[Balance, ...]:
    asked: Counter[str] = Counter()
    coming: Counter[str] = Counter()
    for sent in delegations:
        group = regions.get(sent.country)
        if group:
            asked[group] += 1
            coming[group] += sizes.get(sent.uid, 0)
    return tuple(Balance(group, coming[group], asked[group]) for group in sorted(asked))
