"""Events as texts name them: when, where, and which bodies host, organise and collaborate."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from stakeholders.domain.partial_date import PartialDate, day_of_word, month_of_word, year_of_word
from stakeholders.domain.text import fold

_JOINS: Final = frozenset("to and until through till au al a y e et und bis по до и и o".split())
_LEADS: Final = frozenset("from between on del du vom von с de am le el".split())


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an event; a text often leaves its year open."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        """Return it as ISO 8601 writes it, with two hyphens for an unknown year (`--10-02`)."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}-{self.day:02}"

    @property
    def date(self) -> PartialDate | None:
        """The date, None while nobody says the year."""
        return PartialDate(self.year, self.month, self.day) if self.year else None


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """A meeting that a text tells of; what it does not say is empty."""

    title: str
    start: Day | None = None
    end: Day | None = None
    venue: str = ""
    city: str = ""
    country: str = ""
    hosts: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    quote: str = field(default="", compare=False)


def days_in(text: str) -> Iterator[tuple[Day, Day]]:
    """Yield first and last day of the spans that a text names (`from 2 to 4 October`)."""
    tokens = fold(text).split()
    for index, token in enumerate(tokens):
        month = month_of_word(token)
        if month is not None:
            span = _span_at(tokens, index, month)
            if span is not None:
                yield span


def _span_at(tokens: list[str], index: int, month: int) -> tuple[Day, Day] | None:
    """Return the days before a month, or behind it as Americans write (`October 2-4, 2007`)."""
    before = _days_before(tokens, index)
    behind = [] if before else _days_behind(tokens, index)
    days = before or behind
    if not days:
        return None
    after = tokens[index + 1 + len(behind) :]
    year = year_of_word(after[0]) if after else None
    try:
        return Day(month, days[0], year), Day(month, days[-1], year)
    except ValueError:
        return None


def _days_before(tokens: list[str], index: int) -> list[int]:
    days: list[int] = []
    for token in reversed(tokens[max(0, index - 4) : index]):
        day = day_of_word(token)
        if day is not None:
            days.insert(0, day)
        elif token not in _JOINS | _LEADS:
            break
    return days[-2:]


def _days_behind(tokens: list[str], index: int) -> list[int]:
    days: list[int] = []
    for token in tokens[index + 1 : index + 3]:
        day = day_of_word(token)
        if day is None:
            break
        days.append(day)
    return days
