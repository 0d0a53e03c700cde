"""Dates in the words of a formal text: 2 to 4 October 2031, du 2 au 4 octobre 2031."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class _Words:
    """The months of a language, how they follow the day, and what stands between two dates."""

    months: tuple[str, ...]
    joined: str
    span: str
    first: str = "1"


_LANGUAGES: Final = MappingProxyType(
    {
        "en": _Words(
            (
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ),
            " ",
            "{start} to {end}",
        ),
        "fr": _Words(
            (
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                "septembre", "octobre", "novembre", "décembre",
            ),
            " ",
            "du {start} au {end}",
            "1er",
        ),
        "es": _Words(
            (
                "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                "septiembre", "octubre", "noviembre", "diciembre",
            ),
            " de ",
            "del {start} al {end}",
        ),
    }
)  # fmt: skip


def date_in_words(date: PartialDate, language: str) -> str:
    """Return a date as a formal text writes it, in ISO 8601 where the language is not known."""
    words = _words_of(language)
    if words is None:
        return str(date)
    month = words.months[date.month - 1] if date.month else ""
    day = _day(date, words) if date.day else ""
    return words.joined.join(part for part in (day, month, str(date.year)) if part)


def span_in_words(start: PartialDate, end: PartialDate | None, language: str) -> str:
    """Return from when to when, the month and the year of both but once."""
    words = _words_of(language)
    if end is None or end == start:
        return date_in_words(start, language)
    last = date_in_words(end, language)
    if words is None:
        return f"{start} – {end}"
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return words.span.format(start=_day(start, words), end=last)
    return words.span.format(start=date_in_words(start, language), end=last)


def _words_of(language: str) -> _Words | None:
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0])


def _day(date: PartialDate, words: _Words) -> str:
    return words.first if date.day == 1 else str(date.day)
