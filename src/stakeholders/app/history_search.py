"""Searching the history: what was typed, to what the store looks for."""

import datetime
from collections.abc import Iterable
from typing import Final

from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.query import read_query
from stakeholders.domain.tenure import today
from stakeholders.domain.text import fold
from stakeholders.i18n import translated
from stakeholders.store.search import SearchBackend
from stakeholders.store.timeline import Sought

_NAMED: Final = 50
"""So many contacts of a name are looked for; more of them need more of the name."""


def sought(
    search: SearchBackend, sentences: Iterable[tuple[str, str | tuple[str, str]]], typed: str
) -> tuple[Sought, ...]:
    """Return one condition a word: what was done, who did it, a file, a day, a number, a name.

    `sentences` are the texts of each label; words that are none of the rest are the name.
    """
    words = typed.split()
    if not words:
        return ()
    texts = {code: _folded(text) for code, text in sentences}
    plain = [_plain(word, texts) for word in words]
    unknown = [word for word, one in zip(words, plain, strict=True) if one == Sought(text=word)]
    every, named = _entries(search, words), _entries(search, unknown)
    return tuple(
        Sought(
            one.labels, one.text, one.times, one.number, every | named if word in unknown else every
        )
        for word, one in zip(words, plain, strict=True)
    )


def span_of(day: PartialDate) -> tuple[datetime.datetime, datetime.datetime]:
    """Return the first moment of a day, month or year here, and the first one after it."""
    after = day.last_day + datetime.timedelta(days=1)
    return _midnight(day.first_day), _midnight(after)


def _plain(word: str, texts: dict[str, str]) -> Sought:
    folded, day = fold(word), _day_of(word)
    return Sought(
        frozenset(code.partition(":")[0] for code, text in texts.items() if folded in text),
        word,
        span_of(day) if day else None,
        int(word) if word.isdecimal() else None,
    )


def _day_of(word: str) -> PartialDate | None:
    """Return the day, month or year that a word means."""
    days = {translated("today"): 0, translated("yesterday"): 1}
    named = {fold(name): today() - datetime.timedelta(days=back) for name, back in days.items()}
    day = named.get(fold(word))
    return PartialDate.of(day) if day else PartialDate.from_text(word)


def _folded(text: str | tuple[str, str]) -> str:
    """Return the words of a sentence in the reader's language, without its placeholders."""
    one = text if isinstance(text, str) else text[1]
    parts = translated(one).replace("{", "}").split("}")
    return fold(" ".join(parts[::2]))


def _entries(search: SearchBackend, words: Iterable[str]) -> frozenset[int]:
    text = " ".join(words)
    return frozenset(search.find(read_query(text), limit=_NAMED).ids) if text else frozenset()


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time()).astimezone()
