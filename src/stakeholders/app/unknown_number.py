"""Unknown numbers: what a number that nobody here has says by itself, and who has one like it."""

from dataclasses import dataclass
from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.app.search import Search, SearchRow
from stakeholders.domain.channel import NumberType
from stakeholders.domain.phone import read_phone
from stakeholders.domain.query_terms import Number
from stakeholders.domain.text import digits
from stakeholders.i18n import current_language, left_to_right, translated

_SHORTEST: Final = 7
"""Shorter ones may be a part of many numbers, and say nothing by themselves."""
_SHORTEST_COMMON: Final = 5
_NEAREST: Final = 5


@dataclass(frozen=True, slots=True)
class UnknownNumber:
    """What is known of a number: its country, what kind of line it is, who has one that begins so.

    `shared` is how many digits at the beginning the `nearest` have in common with it. They are
    near in the numbering plan only: nothing says that the caller sits there. Without a country
    code a number that `is_local` is no number of a country yet.
    """

    display: str
    region: str
    country: str
    number_type: NumberType
    is_valid: bool
    nearest: tuple[SearchRow, ...] = ()
    shared: int = 0
    is_local: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say of it, in the reader's language."""
        number = left_to_right(self.display)
        lines = {
            NumberType.MOBILE: translated("a mobile"),
            NumberType.FIXED: translated("a fixed line"),
            NumberType.TOLL_FREE: translated("a free number"),
            NumberType.SATELLITE: translated("a satellite phone"),
            NumberType.VOIP: translated("an internet phone"),
        }
        line = lines.get(self.number_type, translated("a phone"))
        if not self.is_valid and self.is_local:
            said = translated("Nobody here has {number}. Its country code is missing: with it, "
                              "more can be said.", number=number)  # fmt: skip
        elif not self.is_valid:
            said = translated("Nobody here has {number}, and no country gives out such a number.",
                              number=number)  # fmt: skip
        elif self.country:
            said = translated("Nobody here has {number}: {line}, {country}.",
                              number=number, line=line, country=self.country)  # fmt: skip
        else:
            said = translated("Nobody here has {number}: {line}.", number=number, line=line)
        if not self.nearest:
            return (said,)
        names = ", ".join(row.name for row in self.nearest)
        near = translated(
            "The first {count} digits are the same in numbers of: {names}.",
            count=self.shared,
            names=names,
        )
        return (said, near)


class UnknownNumbers:
    """Looks numbers up that a search did not find."""

    def __init__(self, search: Search, reference: Reference) -> None:
        self._search = search
        self._reference = reference

    def about(self, text: str) -> UnknownNumber | None:
        """Return what a text that is one number alone says, None when it is none, or somebody's."""
        terms = self._search.read(text).term.terms
        if len(terms) != 1 or not isinstance(terms[0], Number):
            return None
        if len(digits(text)) < _SHORTEST or self._search.find(text, limit=1).total:
            return None
        phone = read_phone(text)
        whole = digits(phone.normalised or terms[0].spellings[0])
        nearest, shared = self._nearest(whole)
        region = phone.region or ""
        return UnknownNumber(
            phone.display or text.strip(),
            region,
            self._reference.country_name(region, current_language()) if region else "",
            phone.number_type or NumberType.UNKNOWN,
            phone.valid,
            nearest,
            shared,
            not text.strip().lstrip("(").startswith(("+", "00")),
        )

    def _nearest(self, whole: str) -> tuple[tuple[SearchRow, ...], int]:
        """Return who has a number that begins as far as possible like this one."""
        for length in range(len(whole) - 1, _SHORTEST_COMMON - 1, -1):
            found = self._search.with_number_from(whole[:length], limit=_NEAREST)
            if found:
                return found, length
        return (), 0
