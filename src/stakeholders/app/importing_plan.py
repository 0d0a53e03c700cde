"""The plan of an import: what each contact of a file is, and what will become of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import compress
from typing import Final, Self, overload

from typing_extensions import override

from stakeholders.app.parcels import Parcels, pack, unpack
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.matching import Certainty, Match
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.record import Record
from stakeholders.formats.base import Refused
from stakeholders.i18n import marked, translated

_PARCEL: Final = 16
"""So few that a screen of contacts from as many parcels is opened in a few milliseconds."""
_FEW: Final = 1000
"""So many contacts of a file are kept as they are; a window shows them without opening parcels."""


class Decision(StrEnum):
    """What will become of one contact of a file."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@quickly_made
@dataclass(frozen=True, slots=True)
class Planned:
    """One contact of a file: what it is, what becomes of it and why."""

    line: int
    decision: Decision
    record: Record | None
    match: Match | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: Refused | None = None

    @property
    def kind(self) -> EntryKind | None:
        """What it is, where it was read as a contact at all."""
        return self.record.kind if self.record is not None else None


@dataclass(frozen=True, slots=True)
class PackedItems(Sequence[Planned]):
    """Contacts of a file in parcels that are opened when somebody looks at them.

    A hundred thousand take some 30 MB so, and cross to another process in no time.
    """

    parcels: tuple[bytes, ...]
    decisions: tuple[Decision, ...]
    kinds: tuple[EntryKind | None, ...]

    @classmethod
    def of(cls, items: Sequence[Planned]) -> Self:
        """Pack these contacts."""
        parcels = (items[start : start + _PARCEL] for start in range(0, len(items), _PARCEL))
        return cls(
            tuple(pack(tuple(parcel)) for parcel in parcels),
            tuple(item.decision for item in items),
            tuple(item.kind for item in items),
        )

    @override
    def __len__(self) -> int:
        return len(self.decisions)

    @override
    def __iter__(self) -> Iterator[Planned]:
        for number in range(len(self.parcels)):
            yield from self._opened(number)

    @overload
    def __getitem__(self, place: int) -> Planned: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Planned, ...]: ...
    @override
    def __getitem__(self, place: int | slice) -> Planned | tuple[Planned, ...]:
        places = range(len(self))[place]
        return self.at((places,))[0] if isinstance(places, int) else self.at(places)

    def at(self, places: Sequence[int]) -> tuple[Planned, ...]:
        """Return the contacts at these places; each parcel is opened once."""
        opened = {number: self._opened(number) for number in {one // _PARCEL for one in places}}
        return tuple(opened[one // _PARCEL][one % _PARCEL] for one in places)

    def decided(self, decision: Decision, kinds: Collection[EntryKind]) -> Iterator[Planned]:
        """Yield what shares a fate and is of these kinds; only the parcels with it are opened."""
        chosen = [
            one is decision and kind in kinds
            for one, kind in zip(self.decisions, self.kinds, strict=True)
        ]
        for number in range(len(self.parcels)):
            start = number * _PARCEL
            wanted = chosen[start : start + _PARCEL]
            if any(wanted):
                yield from compress(self._opened(number), wanted)

    def _opened(self, number: int) -> tuple[Planned, ...]:
        return unpack(self.parcels[number])


class Packing:
    """Takes the contacts of a plan as they are decided; many take no more room than packed ones."""

    def __init__(self) -> None:
        self._parcels: Parcels[Planned] = Parcels(_PARCEL)
        self._decisions: list[Decision] = []
        self._kinds: list[EntryKind | None] = []

    def add(self, item: Planned) -> None:
        """Put a contact behind the others."""
        self._parcels.add(item)
        self._decisions.append(item.decision)
        self._kinds.append(item.kind)

    def __len__(self) -> int:
        return len(self._decisions)

    def __getitem__(self, place: int) -> Planned:
        return self._parcels[place]

    def items(self) -> Sequence[Planned]:
        """Return all of them; few as they are."""
        packed = PackedItems(self._parcels.closed(), tuple(self._decisions), tuple(self._kinds))
        return tuple(packed) if len(packed) <= _FEW else packed


def with_more(items: Sequence[Planned], more: Sequence[Planned]) -> Sequence[Planned]:
    """Return what a file holds, in parcels where it is much, with more of it at the end."""
    if not isinstance(items, PackedItems):
        return (*items, *more)
    packing = Packing()
    for item in (*items, *more):
        packing.add(item)
    return packing.items()


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What importing a file would do; nothing is written yet.

    The encoding `is_guessed` where nothing in the file says it.
    """

    file: str
    format: str
    encoding: str
    items: Sequence[Planned]
    is_guessed: bool = False

    def packed(self) -> Self:
        """Return the same plan with its contacts packed: a third of the room, quick to send."""
        if isinstance(self.items, PackedItems):
            return self
        return replace(self, items=PackedItems.of(self.items))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What becomes of each contact, in their order."""
        if isinstance(self.items, PackedItems):
            return self.items.decisions
        return tuple(item.decision for item in self.items)

    def items_at(self, places: Sequence[int]) -> tuple[Planned, ...]:
        """Return the contacts at these places."""
        if isinstance(self.items, PackedItems):
            return self.items.at(places)
        return tuple(self.items[place] for place in places)

    def count(self, decision: Decision) -> int:
        """Return how many contacts share a fate."""
        return self.decisions.count(decision)

    def decided(
        self, decision: Decision, kinds: Collection[EntryKind] = tuple(EntryKind)
    ) -> Iterator[Planned]:
        """Yield the contacts of these kinds that share a fate, in their order."""
        if isinstance(self.items, PackedItems):
            yield from self.items.decided(decision, kinds)
        else:
            yield from (
                item for item in self.items if item.decision is decision and item.kind in kinds
            )

    @property
    def records(self) -> tuple[Record, ...]:
        """All contacts that were read."""
        return tuple(item.record for item in self.items if item.record is not None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the file, line by line."""
        return tuple(
            Finding(problem, self.file, item.line, item.record.name if item.record else None)
            for item in self.items
            for problem in item.problems
        )

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """Contacts that may be known already and were left for a person to decide."""
        return tuple(
            Finding(_doubt(item.record, item.match), self.file, item.line, item.record.name)
            for item in self.items
            if item.decision is Decision.DOUBTFUL
            and item.record
            and item.match
            and item.match.entry
        )


def certain_entry(item: Planned) -> Record | None:
    """Return the entry that a contact of the file is without doubt."""
    match = item.match
    return match.entry if match and match.certainty is Certainty.CERTAIN else None


def _doubt(record: Record, match: Match) -> Problem:
    return Problem(
        "import.doubtful",
        marked("{name} may be {other} ({reasons}); it was not imported."),
        (
            ("name", record.name),
            ("other", match.entry.name if match.entry else ""),
            ("reasons", ", ".join(translated(reason) for reason in match.reasons)),
        ),
    )
