"""Who may see it: one scale for facts and for everything that leaves."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.source import SourceType
from stakeholders.domain.text import fold


class Visibility(StrEnum):
    """Who may see a fact, from everybody to a few; also the audience of an export."""

    ANYONE = "anyone"
    PARTICIPANTS = "participants"
    OFFICE = "office"
    NAMED = "named"

    def may_be_seen_by(self, audience: "Visibility") -> bool:
        """Tell whether a fact of this visibility may go to that audience."""
        return _PLACES[self] <= _PLACES[audience]

    @property
    def within(self) -> "frozenset[Visibility]":
        """Those of a fact that may go to this audience."""
        return frozenset(one for one in Visibility if one.may_be_seen_by(self))


def visibility_of_source(source: SourceType) -> Visibility:
    """Return who may see what a source says, unless somebody decides otherwise.

    What was published is for anyone; what came in a letter, a call or a file, or was typed, is
    for the office.
    """
    return Visibility.ANYONE if source in _PUBLISHED else Visibility.OFFICE


def visibility_of_field(name: str) -> Visibility:
    """Return who may see a field of one's own that is called so, unless somebody decides otherwise.

    Travel, passports, visas and health are for named staff.
    """
    words = fold(name).split()
    is_sensitive = any(f"{word} ".startswith(_SENSITIVE) for word in words)
    return Visibility.NAMED if is_sensitive else Visibility.OFFICE


_PLACES: Final = MappingProxyType({one: place for place, one in enumerate(Visibility)})
_PUBLISHED: Final = frozenset({SourceType.PRESS_RELEASE, SourceType.WEB})
_SENSITIVE: Final = (
    "passport", "visa ", "visas ", "travel", "flight", "hotel", "health", "medical", "diet",
    "allerg", "vaccin", "disabilit", "passeport", "voyage", "sante", "pasaporte", "viaje", "salud",
    "паспорт", "виза ", "визы ", "здоров", "سفر ", "السفر ", "جواز", "الجواز", "تاشير", "التاشير",
    "صحه ", "الصحه ", "طبي", "护照", "签证", "健康",
)  # fmt: skip
"""How folded words begin that name what is for named staff, in the languages of the UN."""
