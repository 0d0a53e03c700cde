"""Mangled cells: what spreadsheets make of numbers and dates, known again as what they were."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from stakeholders.domain.partial_date import PartialDate

_POWER: Final = re.compile(r"(\d)(?:[.,](\d+))?[Ee]\+?(\d{1,2})")
_EPOCH: Final = datetime.date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
_PARTS: Final = re.compile(r"(\d{1,4})[./\-](\d{1,2})[./\-](\d{1,4})")
_LEAST: Final = 7


def same_number(known: str, written: str) -> bool:
    """Tell whether a cell writes a number that is known, whatever a spreadsheet did to it.

    It loses the plus and leading zeros, and shows long numbers as a power of ten (4.1792E+10).
    """
    digits = _digits(known)
    power = _POWER.fullmatch(written.replace(" ", ""))
    if power is not None:
        begin = power[1] + (power[2] or "")
        return len(digits) == int(power[3]) + 1 and digits.startswith(begin.rstrip("0"))
    told = _digits(written).lstrip("0")
    if not told:
        return False
    whole = digits.lstrip("0")
    return told == whole or (
        "+" not in written and len(told) >= _LEAST and whole.endswith(told) and bool(digits)
    )


def same_date(known: PartialDate, written: str) -> bool:
    """Tell whether a cell writes a date that is known, in any order or as a day count."""
    text = written.strip()
    if text in {str(known), str(known.first_day)} or text.startswith(f"{known.first_day}T"):
        return True
    return any(day == known.first_day for day in _days(text.partition(" ")[0]))


def date_of(written: str) -> PartialDate | None:
    """Return the date that a cell writes, the day before the month where both could be."""
    text = written.strip().partition(" ")[0].partition("T")[0]
    plain = PartialDate.from_text(text)
    if plain is not None:
        return plain
    day = next(_days(text), None)
    return PartialDate.of(day) if day else None


def _days(text: str) -> Iterator[datetime.date]:
    if text.isdigit() and int(text) in _SERIALS:
        yield _EPOCH + datetime.timedelta(days=int(text))
    match = _PARTS.fullmatch(text)
    if match is None:
        return
    first, second, third = (int(part) for part in match.groups())
    orders = ((first, second, third), (third, second, first), (third, first, second))
    for year, month, day in orders:
        for full in (year, year + 2000) if year < 100 else (year,):
            if full > 1800 and 1 <= month <= 12:
                try:
                    yield datetime.date(full, month, day)
                except ValueError:
                    continue


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
