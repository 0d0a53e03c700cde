"""Partial dates: a year, a month or a day, as sources give them."""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Final, Self

from stakeholders.domain.text import fold

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEAR: Final = re.compile(r"(1[89]\d\d|20\d\d)")
_DAY: Final = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|o|a|月|日)?", re.ASCII)
_CHINESE: Final = re.compile(r"([12]\d{3}) ?年 ?(\d{1,2}月)(?: ?(\d{1,2})[日号])?", re.ASCII)
_SMALL_WORDS: Final = frozenset({"de", "del", "of", "the", "года", "г"})
_MONTHS: Final = (
    ("january", "jan", "janvier", "enero", "januar", "января", "janeiro", "يناير", "1月"),
    ("february", "feb", "fevrier", "febrero", "februar", "февраля", "fevereiro", "فبراير", "2月"),
    ("march", "mar", "mars", "marzo", "maerz", "marz", "марта", "marco", "مارس", "3月"),
    ("april", "apr", "avril", "abril", "апреля", "ابريل", "4月"),
    ("may", "mai", "mayo", "мая", "maio", "مايو", "5月"),
    ("june", "jun", "juin", "junio", "juni", "июня", "junho", "يونيو", "6月"),
    ("july", "jul", "juillet", "julio", "juli", "июля", "julho", "يوليو", "7月"),
    ("august", "aug", "aout", "agosto", "августа", "اغسطس", "8月"),
    (
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "сентября",
        "setembro",
        "سبتمبر",
        "9月",
    ),
    ("october", "oct", "octobre", "octubre", "oktober", "октября", "outubro", "اكتوبر", "10月"),
    ("november", "nov", "novembre", "noviembre", "ноября", "novembro", "نوفمبر", "11月"),
    (
        "december",
        "dec",
        "decembre",
        "diciembre",
        "dezember",
        "декабря",
        "dezembro",
        "ديسمبر",
        "12月",
    ),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; written as ISO 8601, cut where unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has.

        Raises:
            ValueError: when the parts do not make a date.
        """
        if not 1 <= self.year <= 9999 or (self.day is not None and self.month is None):
            raise ValueError(self.year)
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(self.month)
        if self.month is not None and self.day is not None:
            datetime.date(self.year, self.month, self.day)

    @classmethod
    def of(cls, date: datetime.date) -> Self:
        """Return the full date of a calendar day."""
        return cls(date.year, date.month, date.day)

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Return the date that `2007`, `2007-10` or `2007-10-02` writes; None for anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls(year or 0, month, day)
        except ValueError:
            return None

    def __str__(self) -> str:
        """Return ISO 8601, such as `2005-08-30`, `2005-08` or `2005`."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        """Order by the earliest day each could be."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.first_day < other.first_day

    @property
    def first_day(self) -> datetime.date:
        """The earliest day this date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day this date can mean."""
        if self.day is not None:
            return self.first_day
        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """Return the dates written out in a text ("1 September 2005", "30 août 2005"), in their order.

    Only dates with a year count; a year standing alone does not.
    """
    plain = _CHINESE.sub(r" \3 \2 \1 ", text)
    tokens = [token for token in fold(plain).split() if token not in _SMALL_WORDS]
    return tuple(date for i in range(len(tokens)) if (date := _date_at(tokens, i)) is not None)


def _date_at(tokens: list[str], index: int) -> PartialDate | None:
    month = _month(tokens[index])
    if month is None:
        return None
    before = _day(tokens[index - 1]) if index else None
    after = tokens[index + 1 : index + 3]
    candidates = (
        (before, after[:1]),
        (_day(after[0]) if after else None, after[1:]),
        (None, after[:1]),
    )
    for day, year in candidates:
        if year and _YEAR.fullmatch(year[0]):
            try:
                return PartialDate(int(year[0]), month, day)
            except ValueError:
                continue
    return None


def _month(token: str) -> int | None:
    return next((number for number, names in enumerate(_MONTHS, 1) if token in names), None)


def _day(token: str) -> int | None:
    match = _DAY.fullmatch(token)
    return int(match.group(1)) if match else None


def month_of_word(word: str) -> int | None:
    """Return the month that a folded word names in any language."""
    return _month(word)


def day_of_word(word: str) -> int | None:
    """Return the day of a month that a folded word writes (`3`, `3rd`)."""
    return _day(word)


def year_of_word(word: str) -> int | None:
    """Return the year that a word writes."""
    return int(word) if _YEAR.fullmatch(word) else None
