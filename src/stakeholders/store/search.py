"""Looking things up: ranked rows for a query, tier by tier, in the order of the list."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.query import Query, Word
from stakeholders.store import schema
from stakeholders.store.database import Database

_TEXT: Final = sa.table("search_text", sa.column("rowid"))
_TIERS: Final = ("{names} :", "{names works} :", "")


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One row of a list of results: what it says, without another query."""

    uid: Uid
    kind: EntryKind
    name: str
    initials: str
    line1: str
    line2: str
    country: str
    flags: tuple[str, ...] = ()


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
            labels = _Labels(connection, query, tuple(flags))
            found = labels.first(offset + limit if limit else 0)[offset:]
            total = labels.total()
            rows, ids = _rows(connection, found)
            elapsed = (time.perf_counter() - start) * 1000
        return SearchResult(rows, ids, total, elapsed)

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        table = schema.search_flag
        with self._database.reading() as connection:
            query = sa.select(sa.func.count()).where(table.c.flag == flag)
            return int(connection.scalar(query) or 0)


class _Labels:
    """The labels that answer one query."""

    def __init__(self, connection: sa.Connection, query: Query, flags: tuple[str, ...]) -> None:
        self._connection = connection
        self._query = query
        self._flags = flags

    def first(self, limit: int) -> list[int]:
        """Return the first labels, tier by tier; all of them when the limit is 0."""
        found: dict[int, None] = {}
        for tier in self._tiers():
            if limit and len(found) >= limit:
                break
            query = tier.order_by(sa.text("1"))
            if limit:
                query = query.limit(limit + len(found))
            found.update(dict.fromkeys(self._connection.scalars(query)))
        return list(found)[:limit] if limit else list(found)

    def total(self) -> int:
        """Return how many labels there are."""
        tiers = self._tiers()
        widest = tiers[-1].subquery()
        return int(self._connection.scalar(sa.select(sa.func.count()).select_from(widest)) or 0)

    def _tiers(self) -> list[sa.Select[Any]]:
        if self._query.is_empty:
            return [self._narrowed(sa.select(schema.search_row.c.label))]
        if not self._query.words:
            return [self._numbers_only()]
        tiers = [self._exact()] if not self._query.numbers else []
        return [*tiers, *(self._texts(columns) for columns in _TIERS)]

    def _exact(self) -> sa.Select[Any]:
        table = schema.search_exact
        query = sa.select(table.c.label).where(table.c.folded == self._query.folded)
        return self._narrowed(query)

    def _texts(self, columns: str) -> sa.Select[Any]:
        match = f"{columns} ({' AND '.join(_match(word) for word in self._query.words)})"
        query = sa.select(_TEXT.c.rowid.label("label")).where(
            sa.text("search_text MATCH :match").bindparams(match=match)
        )
        for spellings in self._query.numbers:
            query = query.where(_TEXT.c.rowid.in_(_digits(spellings)))
        return self._narrowed(query)

    def _numbers_only(self) -> sa.Select[Any]:
        first, *others = self._query.numbers
        query = sa.select(_digits(first).subquery().c.label)
        for spellings in others:
            query = query.where(sa.column("label").in_(_digits(spellings)))
        return self._narrowed(query)

    def _narrowed(self, query: sa.Select[Any]) -> sa.Select[Any]:
        label = query.selected_columns[0]
        table = schema.search_flag
        kinds = [flag for flag in self._flags if flag in set(EntryKind)]
        if kinds:
            query = query.where(label.in_(sa.select(table.c.label).where(table.c.flag.in_(kinds))))
        for flag in self._flags:
            if flag not in kinds:
                query = query.where(label.in_(sa.select(table.c.label).where(table.c.flag == flag)))
        return query


def _match(word: Word) -> str:
    forms = " OR ".join(f'"{form}"*' for form in word.forms)
    return f"({forms})" if len(word.forms) > 1 else forms


def _digits(spellings: Iterable[str]) -> sa.Select[Any]:
    match = " OR ".join(f'"{spelling}"' for spelling in spellings)
    table = sa.table("search_digits", sa.column("rowid"))
    return sa.select(table.c.rowid.label("label")).where(
        sa.text(f"search_digits MATCH '{match}'")  # digits only
    )


def _rows(
    connection: sa.Connection, labels: Sequence[int]
) -> tuple[tuple[SearchRow, ...], tuple[int, ...]]:
    table, entry = schema.search_row, schema.entry
    found = {}
    for start in range(0, len(labels), 500):
        query = (
            sa.select(table, entry.c.uid)
            .join(entry, entry.c.id == table.c.entry_id)
            .where(table.c.label.in_(labels[start : start + 500]))
        )
        found.update({row.label: row for row in connection.execute(query)})
    ordered = [found[label] for label in labels]
    return tuple(_row(row) for row in ordered), tuple(row.entry_id for row in ordered)


def _row(row: sa.Row[Any]) -> SearchRow:
    return SearchRow(
        uid=row.uid,
        kind=EntryKind(row.kind),
        name=row.name,
        initials=row.initials,
        line1=row.line1,
        line2=row.line2,
        country=row.country,
        flags=row.flags,
    )
