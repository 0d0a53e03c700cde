"""Event dates as people write them: days, spans, months, years, times, and which of a series."""

import re
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from stakeholders.domain.event import EventDates
from stakeholders.domain.named_event import Day, days_in
from stakeholders.domain.partial_date import PartialDate, dates_in, month_of_word, year_of_word
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked

_ISO: Final = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)")
_DOTTED: Final = re.compile(
    r"(?<!\d)(?:(\d{1,2})\.?\s*[-–]\s*)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"
)
_TIME: Final = re.compile(r"(?<!\d)(\d{1,2})(?:\s?[:h.]\s?(\d{2}))?\s?([ap]\.?m\b)?", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th|ere|er|eme|e|o|a)?", re.ASCII)
_ORDINALS: Final = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "first premier premiere primer primera", "second deuxieme seconde segundo segunda",
                "third troisieme tercer tercera", "fourth quatrieme cuarto cuarta",
                "fifth cinquieme quinto quinta", "sixth sixieme sexto sexta",
                "seventh septieme septimo septima", "eighth huitieme octavo octava",
                "ninth neuvieme noveno novena", "tenth dixieme decimo decima",
                "eleventh onzieme undecimo undecima", "twelfth douzieme duodecimo duodecima",
                "thirteenth treizieme decimotercera", "fourteenth quatorzieme decimocuarta",
                "fifteenth quinzieme decimoquinta", "sixteenth seizieme decimosexta",
                "seventeenth decimoseptima", "eighteenth decimoctava", "nineteenth decimonovena",
                "twentieth vingtieme vigesimo vigesima",
            ),
            1,
        )
        for word in words.split()
    }
)  # fmt: skip
_NUMBERS: Final = MappingProxyType(
    {
        word: number
        for words, number in (
            ("two deux dos", 2), ("three trois tres", 3), ("four quatre cuatro", 4),
            ("five cinq cinco", 5), ("six seis", 6), ("seven sept siete", 7),
            ("eight huit ocho", 8), ("nine neuf nueve", 9), ("ten dix diez", 10),
            ("eleven onze once", 11), ("twelve douze doce", 12), ("thirteen treize trece", 13),
            ("fourteen quatorze catorce", 14), ("fifteen quinze quince", 15),
            ("sixteen seize dieciseis", 16), ("seventeen diecisiete", 17),
            ("eighteen dieciocho", 18), ("nineteen diecinueve", 19), ("twenty vingt veinte", 20),
            ("thirty trente treinta", 30), ("forty quarante cuarenta", 40),
            ("fifty cinquante cincuenta", 50), ("sixty soixante sesenta", 60),
            ("seventy setenta", 70), ("eighty ochenta", 80), ("ninety noventa", 90),
            ("hundred cent cien", 100),
        )
        for word in words.split()
    }
)  # fmt: skip
_COUNTRIES: Final = ("countr", "state", "pays", "etat", "pais", "estado", "government")
_NEAR: Final = 3


def read_event_dates(text: str) -> EventDates:
    """Return the first and last day that a text writes, as far as it says them.

    `2-4 oct 2007`, `30 Aug to 2 Sep 2005`, `October 2007`, `2007`, `2007-10-02..2007-10-04`,
    `2.-4.10.2007`. Days without a year stay in the text; `12/10/2007` means two things and is
    none.
    """
    given = clean(text)
    start, end = _span(given)
    if start and end and end.last_day < start.first_day:
        return EventDates(None, None, given)
    return EventDates(start, end, given)


def problem_of_dates(dates: EventDates) -> Problem | None:
    """Return what a text leaves open that should say when a meeting is."""
    if dates.start or not dates.as_given:
        return None
    told = (("dates", dates.as_given),)
    if next(days_in(dates.as_given), None):
        text = marked("“{dates}” says no year. The dates are kept as they are written.")
        return Problem("event.year", text, told, Severity.INFO)
    text = marked("“{dates}” is no date such as 2-4 October 2007. It is kept as it is written.")
    return Problem("event.dates", text, told)


def _span(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    iso = [date for word in _ISO.findall(text) if (date := PartialDate.from_text(word))]
    if iso:
        return iso[0], iso[-1]
    dotted = _DOTTED.search(text)
    if dotted:
        return _dotted(dotted)
    spans = list(days_in(text))
    if spans:
        return _dated(spans[0][0], spans[-1][1])
    return _months(text)


def _dotted(match: re.Match[str]) -> tuple[PartialDate | None, PartialDate | None]:
    first, last, month, year = match.groups()
    try:
        end = PartialDate(int(year), int(month), int(last))
        return PartialDate(int(year), int(month), int(first or last)), end
    except ValueError:
        return None, None


def _dated(start: Day, end: Day) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the dates of two days; a year that only one of them says is that of both."""
    year = end.year or start.year
    if year is None:
        return None, None
    turns = start.month > end.month and start.year is None
    try:
        first = PartialDate(start.year or (year - turns), start.month, start.day)
        return first, PartialDate(year, end.month, end.day)
    except ValueError:
        return None, None


def _months(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return months of a year, or the year alone."""
    tokens = fold(text).split()
    months = [month for token in tokens if (month := month_of_word(token))]
    years = [year for token in tokens if (year := year_of_word(token))]
    others = [token for token in tokens if token.isdigit() and not year_of_word(token)]
    if not years or others:
        return None, None
    if not months:
        return PartialDate(years[0]), PartialDate(years[-1])
    whole = dates_in(text)
    if len(whole) > 1:
        return whole[0], whole[-1]
    return PartialDate(years[0], months[0]), PartialDate(years[-1], months[-1])


def read_times(text: str) -> tuple[str, str]:
    """Return from when to when of a day, such as `09:30` and `17:00`; what is no time is empty."""
    found = [time for match in _TIME.finditer(text) if (time := _time(match))]
    return (found[0], found[1] if len(found) > 1 else "") if found else ("", "")


def _time(match: re.Match[str]) -> str:
    hours, minutes, half = int(match.group(1)), int(match.group(2) or 0), match.group(3) or ""
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""


def read_ordinal(text: str) -> int | None:
    """Return the number in a series that a text begins with: `13th annual`, `Thirteenth`."""
    words = fold(text).split()
    words = words[1:] if words[:1] in (["the"], ["la"], ["le"], ["el"]) else words
    if not words:
        return None
    match = _ORDINAL.fullmatch(words[0])
    return int(match.group(1)) if match else _ORDINALS.get(words[0])


def series_of(title: str) -> tuple[int | None, str]:
    """Return which of a series a title says it is, and the series itself: the rest of the title."""
    words = clean(title).split()
    words = words[1:] if len(words) > 1 and fold(words[0]) == "the" else words
    if len(words) < 2 or (fold(words[0]).isdigit()):
        return None, ""
    ordinal = read_ordinal(words[0])
    return (ordinal, " ".join(words[1:])) if ordinal else (None, "")


def next_title(title: str, ordinal: int, series: str) -> str:
    """Return what the next of a series is called, its number written as that of this title is.

    Empty without a series.
    """
    if not series:
        return ""
    is_english = any(re.fullmatch(r"\d+(?:st|nd|rd|th)", word) for word in title.split()[:2])
    return f"{ordinal}{_suffix(ordinal) if is_english else '.'} {series}"


def _suffix(number: int) -> str:
    """Return how an English ordinal ends: 21st, 22nd, 23rd, but 11th to 13th."""
    is_teen = number // 10 % 10 == 1
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def read_expected(text: str) -> tuple[int | None, int | None]:
    """Return how many people and how many countries are expected: `some 150`, `twenty countries`.

    A number with countries or States right behind it counts those.
    """
    words = fold(text).split()
    people, areas = None, None
    for place, value in _numbers_in(words):
        behind = words[place : place + _NEAR]
        counts_areas = any(word.startswith(_COUNTRIES) for word in behind)
        if counts_areas and areas is None:
            areas = value
        elif not counts_areas and people is None:
            people = value
    return people, areas


def _numbers_in(words: list[str]) -> list[tuple[int, int]]:
    """Return the numbers of a text, each with the place right behind it."""
    found: list[tuple[int, int]] = []
    for place, word in enumerate(words, 1):
        value = int(word) if word.isdecimal() else _NUMBERS.get(word)
        if value is not None:
            found.append((place, value))
    joined = [found[0]] if found else []
    for (before, low), (place, value) in pairwise(found):
        if place == before + 1 and low > value and value < 10 and not words[place - 1].isdecimal():
            joined[-1] = (place, joined[-1][1] + value)
        elif place == before + 1 and value == 100:
            joined[-1] = (place, joined[-1][1] * value)
        else:
            joined.append((place, value))
    return joined
