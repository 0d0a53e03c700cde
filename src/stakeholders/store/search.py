"""Looking things up: ranked rows for a query, tier by tier, in the order of the list."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query import Query
from stakeholders.domain.search_row import SearchRow, read_search_row
from stakeholders.store.database import Database
from stakeholders.store.search_statements import Statement, statements

__all__ = ["SearchBackend", "SearchResult", "SearchRow", "SqliteSearch"]

_CHUNK: Final = 500
_FEW: Final = 1000
"""Up to so many answers to several words are read at once, and need not be counted."""
_SEVERAL: Final = 2
_ROWS: Final = (
    "SELECT s.label, s.entry_id, e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, "
    "s.flags FROM search_row s JOIN entry e ON e.id = s.entry_id WHERE s.label IN ({})"
)
_LONGEST_PREFIX: Final = 3
"""Beginnings of words up to so many letters have an index of their own."""
_MOST_ASKED: Final = 8
_NEXT_WORD: Final = "SELECT term FROM search_word WHERE term >= ? LIMIT 1"
_TOTALS: Final = "SELECT flag, total FROM search_total WHERE flag IN ({})"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first rows of an answer, how many there are in all, and how long it took."""

    rows: tuple[SearchRow, ...]
    ids: tuple[int, ...]
    total: int
    elapsed_ms: float


class SearchBackend(Protocol):
    """What any engine of search must do."""

    def find(
        self, query: Query, *, flags: Sequence[str] = (), limit: int = 50, offset: int = 0
    ) -> SearchResult:
        """Return ranked rows; `flags` narrow them, all must be set, kinds are one of several."""
        ...

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        ...


class SqliteSearch:
    """Search by FTS5 in the directory file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, query: Query, *, flags: Sequence[str] = (), limit: int = 50, offset: int = 0
    ) -> SearchResult:
        """Return ranked rows: exact names, then names, posts and bodies, then everything."""
        with self._database.reading() as connection:
            start = time.perf_counter()
            answer = _Answer(connection, query, tuple(dict.fromkeys(flags)))
            labels = answer.labels(offset + limit if limit else 0)
            total = answer.total(labels, offset + limit if limit else 0)
            rows, ids = _rows(connection, labels[offset:])
            elapsed = (time.perf_counter() - start) * 1000
        return SearchResult(rows, ids, total, elapsed)

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        with self._database.reading() as connection:
            return _totals(connection, (flag,)).get(flag, 0)


class _Answer:
    """The labels that answer one query."""

    def __init__(self, connection: sa.Connection, query: Query, flags: tuple[str, ...]) -> None:
        self._connection = connection
        self._query = query
        self._flags = flags
        self._totals = _totals(connection, flags or tuple(EntryKind))
        self._tiers = statements(query, flags, self._totals, self._whole_words())
        self._few: list[int] | None = None

    def labels(self, limit: int) -> list[int]:
        """Return the first labels, tier by tier; all of them when the limit is 0."""
        self._few = self._all_if_few(limit)
        wanted = limit if self._few is None else min(limit, len(self._few))
        if self._few is not None and wanted < _SEVERAL:
            return self._few
        found: dict[int, None] = {}
        for tier in self._tiers:
            if limit and len(found) >= wanted:
                break
            # Whoever is in a tier is in all that follow.
            found.update(dict.fromkeys(self._run(tier.first(limit and limit + len(found)))))
        return list(found)[:limit] if limit else list(found)

    def _all_if_few(self, limit: int) -> list[int] | None:
        """Return all labels when several words give few; each tier would seek each word again."""
        if not limit or len(self._query.words) + len(self._query.numbers) < _SEVERAL:
            return None
        reach = max(_FEW, limit)
        labels = self._run(self._tiers[-1].first(reach))
        return labels if len(labels) < reach else None

    def total(self, labels: Sequence[int], limit: int) -> int:
        """Return how many labels there are; counted only when not all are here."""
        if self._few is not None:
            return len(self._few)
        if not limit or len(labels) < limit:
            return len(labels)
        if self._query.is_empty and (len(self._flags) < 2 or set(self._flags) <= set(EntryKind)):
            return sum(self._totals.values())
        return self._run(self._tiers[-1].count())[0]

    def _whole_words(self) -> frozenset[str]:
        """Return the longer spellings with which no longer word begins: far quicker to seek."""
        forms = {form for word in self._query.words[:_MOST_ASKED] for form in word.forms}
        return frozenset(f for f in forms if len(f) > _LONGEST_PREFIX and not self._goes_on(f))

    def _goes_on(self, form: str) -> bool:
        following = self._connection.exec_driver_sql(_NEXT_WORD, (f"{form}\x01",)).scalar()
        return following is not None and str(following).startswith(form)

    def _run(self, statement: Statement) -> list[int]:
        return list(self._connection.exec_driver_sql(*statement).scalars())


def _totals(connection: sa.Connection, flags: tuple[str, ...]) -> dict[str, int]:
    query = _TOTALS.format(", ".join("?" * len(flags)))
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, flags)}


def _rows(
    connection: sa.Connection, labels: Sequence[int]
) -> tuple[tuple[SearchRow, ...], tuple[int, ...]]:
    found: dict[int, tuple[int, SearchRow]] = {}
    for start in range(0, len(labels), _CHUNK):
        part = tuple(labels[start : start + _CHUNK])
        query = _ROWS.format(", ".join("?" * len(part)))
        for label, entry_id, *values in connection.exec_driver_sql(query, part):
            found[label] = (entry_id, read_search_row(*values))
    ordered = [found[label] for label in labels]
    return tuple(row for _, row in ordered), tuple(entry_id for entry_id, _ in ordered)
