"""The plan of an import: what each contact of a file is, and what will become of it."""

from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.comparison import Difference
from stakeholders.domain.matching import Certainty, Match
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.record import Record
from stakeholders.i18n import marked, translated


class Decision(StrEnum):
    """What will become of one contact of a file."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """One contact of a file: what it is, what becomes of it and why."""

    line: int
    decision: Decision
    record: Record | None
    match: Match | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What importing a file would do; nothing is written yet."""

    file: str
    format: str
    encoding: str
    items: tuple[Planned, ...]

    def count(self, decision: Decision) -> int:
        """Return how many contacts share a fate."""
        return sum(item.decision is decision for item in self.items)

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
            if item.decision is Decision.DOUBTFUL and item.record and item.match
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
