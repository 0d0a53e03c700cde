"""Problems: what is wrong or doubtful about a value or a file, said in words."""

from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.frozen import quickly_made
from stakeholders.i18n import translated


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@quickly_made
@dataclass(frozen=True, slots=True)
class Problem:
    """A user's value that is wrong or doubtful: kept, shown beside it, never a reason to stop.

    `text` is a text marked for the catalogue, `values` fill its placeholders; `repair` is a value
    that the program offers instead.
    """

    code: str
    text: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.WARNING
    repair: str | None = None

    @property
    def message(self) -> str:
        """The problem as a sentence in the reader's language."""
        return translated(self.text, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the place where it was found: file, line (from 1), record (a uid or name)."""

    problem: Problem
    file: str | None = None
    line: int | None = None
    record: str | None = None
