"""Query dates: ranges of days, as the beginnings that the days in them have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.partial_date import PartialDate

_FIRST: Final = "00000000"
_LAST: Final = "99999999"
_DATE: Final = re.compile(r"\d{4}(-\d{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class DateRange:
    """All days from the first to the last, each in eight digits."""

    first: str = _FIRST
    last: str = _LAST

    @property
    def beginnings(self) -> tuple[str, ...]:
        """The fewest beginnings that all days of the range have and no other."""
        return tuple(_beginnings("", self.first, self.last))


def read_range(text: str) -> DateRange | None:
    """Return the days that are meant: `2025`, `<2025-01`, `>=2025-01-31`, `2024..2025-06`.

    None when it is no date.
    """
    if ".." in text:
        before, _, after = text.partition("..")
        first, last = _range_of(before), _range_of(after)
        if (before and first is None) or (after and last is None) or not (before or after):
            return None
        return DateRange(first.first if first else _FIRST, last.last if last else _LAST)
    sign = re.match(r"[<>]=?|=|", text)
    compared = sign.group() if sign else ""
    day = _range_of(text[len(compared) :])
    if day is None:
        return None
    return {
        "<": DateRange(last=_before(day.first)),
        "<=": DateRange(last=day.last),
        ">": DateRange(first=_after(day.last)),
        ">=": DateRange(first=day.first),
    }.get(compared, day)


def _range_of(text: str) -> DateRange | None:
    if not _DATE.fullmatch(text):
        return None
    date = PartialDate.from_text("-".join(part.zfill(2) for part in text.split("-")))
    if date is None:
        return None
    return DateRange(f"{date.first_day:%Y%m%d}", f"{date.last_day:%Y%m%d}")


def _before(day: str) -> str:
    return str(int(day) - 1).zfill(len(day))


def _after(day: str) -> str:
    return str(int(day) + 1).zfill(len(day))


def _beginnings(start: str, first: str, last: str) -> Iterator[str]:
    """Yield the beginnings of all numbers between two of the same length, after a start."""
    if first > last:
        return
    if set(first) <= {"0"} and set(last) <= {"9"}:
        yield start
        return
    low, high = int(first[0]), int(last[0])
    rest = len(first) - 1
    for digit in range(low, high + 1):
        yield from _beginnings(
            f"{start}{digit}",
            first[1:] if digit == low else "0" * rest,
            last[1:] if digit == high else "9" * rest,
        )
