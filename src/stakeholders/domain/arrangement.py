"""Arrangements: in which order contacts stand."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Arrangement:
    """By what a column of the list says; without a column as they are found, the best first.

    Those of whom the column says nothing come last, whichever way it goes.
    """

    column: str = ""
    descending: bool = False

    def turned(self, column: str) -> "Arrangement":
        """Return the arrangement by a column; by the same one again the other way round."""
        return Arrangement(column, descending=column == self.column and not self.descending)


AS_FOUND: Final = Arrangement()
