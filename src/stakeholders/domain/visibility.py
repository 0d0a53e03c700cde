"""Who may see it: one scale for facts and for everything that leaves."""

from enum import StrEnum
from typing import Final


class Visibility(StrEnum):
    """Who may see a fact, from everybody to a few; also the audience of an export."""

    ANYONE = "anyone"
    PARTICIPANTS = "participants"
    OFFICE = "office"
    NAMED = "named"

    def may_be_seen_by(self, audience: "Visibility") -> bool:
        """Tell whether a fact of this visibility may go to that audience."""
        return _SCALE.index(self) <= _SCALE.index(audience)


_SCALE: Final = tuple(Visibility)
