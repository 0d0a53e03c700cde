"""Corrections: what differs between two editions of a list of participants, for Corr. and Add."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.event import Event
from stakeholders.domain.participation import Participation
from stakeholders.domain.protocol import (
    ListedDelegation,
    ParticipantsOrder,
    printed_name,
    rules_of,
)
from stakeholders.domain.text import fold


@dataclass(frozen=True, slots=True)
class ListedLine:
    """Somebody as printed; `key` stays the same from one edition to the next.

    `section` and `delegation` are titles; `details` are the lines below the name.
    """

    key: str
    section: str
    delegation: str
    name: str
    details: tuple[str, ...] = ()


class CorrectionKind(StrEnum):
    """What became of a line."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Correction:
    """A line that is not as it was; an added one has no `before`, a removed one no `after`."""

    kind: CorrectionKind
    before: ListedLine | None
    after: ListedLine | None

    @property
    def line(self) -> ListedLine:
        """The line as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of both is always there
        return found


@dataclass(frozen=True, slots=True)
class Corrections:
    """All lines that are not as they were, in the order of the newer edition, removed ones last."""

    every: tuple[Correction, ...]

    def of(self, *kinds: CorrectionKind) -> tuple[Correction, ...]:
        """Return those of some kinds."""
        return tuple(one for one in self.every if one.kind in kinds)

    @property
    def is_addendum(self) -> bool:
        """Whether lines were only added, which makes an Add. and no Corr."""
        return bool(self.every) and not self.of(CorrectionKind.CHANGED, CorrectionKind.REMOVED)


def corrections(previous: Sequence[ListedLine], now: Sequence[ListedLine]) -> Corrections:
    """Return what differs; who has another key, the same name and delegation is the same person.

    Where somebody stands among the others is no correction.
    """
    old = _paired(previous, now)
    found = []
    for line in now:
        before = old.pop(line.key, None)
        if before is None:
            found.append(Correction(CorrectionKind.ADDED, None, line))
        elif _said(before) != _said(line):
            found.append(Correction(CorrectionKind.CHANGED, before, line))
    gone = {id(line) for line in old.values()}
    found += [
        Correction(CorrectionKind.REMOVED, line, None) for line in previous if id(line) in gone
    ]
    return Corrections(tuple(found))


def lines_of(order: ParticipantsOrder, event: Event) -> tuple[ListedLine, ...]:
    """Return who is printed as lines to be frozen and compared."""
    capitals = rules_of(event).capitals
    return tuple(
        ListedLine(
            str(one.uid or ""),
            section.name,
            group.title,
            printed_name(one, capitals=capitals),
            details_of(one, group, event),
        )
        for section in order.sections
        for group in section.delegations
        for one in group.people
    )


def details_of(one: Participation, group: ListedDelegation, event: Event) -> tuple[str, ...]:
    """Return what is printed below a name: who leads, title, unit, and a body of another name."""
    role = event.role(one.role)
    body = "" if fold(one.body) == fold(group.title) else one.body
    lines = (role.name if role and role.is_head else "", one.title, one.unit, body, *one.functions)
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


def _paired(previous: Sequence[ListedLine], now: Sequence[ListedLine]) -> dict[str, ListedLine]:
    """Return the former lines by the keys that they have now."""
    keys = {line.key for line in now}
    former = {line.key: line for line in previous if line.key in keys}
    newcomers = _by_name(line for line in now if line.key not in former)
    rest = dict[str, ListedLine]()
    for line in previous:
        if line.key not in keys:
            twin = newcomers.pop(_name_key(line), None)
            rest[twin.key if twin else f"\x00{line.key}"] = line
    return former | rest


def _by_name(lines: Iterable[ListedLine]) -> dict[tuple[str, str], ListedLine]:
    found: dict[tuple[str, str], ListedLine] = {}
    for line in lines:
        found.setdefault(_name_key(line), line)
    return found


def _name_key(line: ListedLine) -> tuple[str, str]:
    return fold(line.name), fold(line.delegation)


def _said(line: ListedLine) -> tuple[str, str, str, tuple[str, ...]]:
    return line.section, line.delegation, line.name, line.details


def grouped(lines: Sequence[ListedLine]) -> tuple[tuple[str, str, tuple[ListedLine, ...]], ...]:
    """Return lines in runs of one section and delegation, with their titles."""
    runs: list[tuple[str, str, list[ListedLine]]] = []
    for line in lines:
        if not runs or runs[-1][:2] != (line.section, line.delegation):
            runs.append((line.section, line.delegation, []))
        runs[-1][2].append(line)
    return tuple((section, title, tuple(ones)) for section, title, ones in runs)
