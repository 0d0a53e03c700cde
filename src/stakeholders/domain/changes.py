"""Changes: the one message that goes up after every write."""

from dataclasses import dataclass
from typing import Final

from stakeholders.domain.ids import Uid

TOUCHED_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """What one operation touched: uids of entries up to a thousand, else only the tables."""

    operation: Uid | None
    entries: frozenset[Uid]
    tables: frozenset[str]

    @property
    def everything(self) -> bool:
        """Tell whether too much was touched to name it."""
        return bool(self.tables) and not self.entries

    def touches(self, uid: Uid) -> bool:
        """Tell whether this entry may look different now."""
        return self.everything or uid in self.entries
