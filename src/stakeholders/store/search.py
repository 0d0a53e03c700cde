"""Looking things up: ranked rows for a query, tier by tier, in the order of the list."""

import json
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import sqlalchemy as sa

from stakeholders.domain.query import Query
from stakeholders.domain.search_row import SIMILAR, SearchRow, read_search_row
from stakeholders.store.arranging import ids_found
from stakeholders.store.database import Database
from stakeholders.store.dropping import Wanted, while_wanted
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_answer import FEW, Answer, totals
from stakeholders.store.search_facets import flag_counts, flag_counts_of
from stakeholders.store.search_orders import SearchOrders
from stakeholders.store.search_statements import flag_terms

__all__ = ["FEW", "SearchBackend", "SearchResult", "SearchRow", "SqliteSearch"]

_CHUNK: Final = 500
_ROWS: Final = (
    "SELECT s.label, s.entry_id, e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, "
    "s.flags FROM search_row s JOIN entry e ON e.id = s.entry_id WHERE s.label IN ({})"
)
_ENTRIES: Final = (
    "SELECT s.entry_id FROM json_each(?) g JOIN search_row s ON s.label = g.value ORDER BY g.key"
)
_MANY: Final = 10_000
_BEGINS_SO: Final = (
    "SELECT DISTINCT s.label FROM channel c JOIN search_row s ON s.entry_id = c.owner_id "
    "WHERE c.normalised >= '+' || ? AND c.normalised < '+' || ? AND c.type = 'phone' "
    "AND c.deleted_at IS NULL LIMIT ?"
)
FAR_DOWN: Final = 20_000
"""Pages from here on are cut out of the whole order, which is remembered."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first rows of an answer, how many there are in all, and how long it took.

    The last `similar` ones of all are only similar to what was asked for. Where `is_counted` is
    false there may be more than `total`.
    """

    rows: tuple[SearchRow, ...]
    ids: tuple[int, ...]
    total: int
    elapsed_ms: float
    similar: int = 0
    is_counted: bool = True


class SearchBackend(Protocol):
    """What any engine of search must do; `tests/store/search_conformance` says it in claims."""

    def find(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        limit: int = 50,
        offset: int = 0,
        similar: bool = False,
        counted: bool = True,
    ) -> SearchResult:
        """Return ranked rows; `flags` narrow them, all must be set, kinds are one of several.

        With `similar`, what is only spelt or sounds alike follows where little is found; without
        `counted`, the total is left open where it would take long.
        """
        ...

    def total(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        most: int = 0,
        wanted: Wanted | None = None,
    ) -> int:
        """Return how many a query finds, those that are only similar left out.

        Above `most`, unless that is 0, any larger number will do.

        Raises:
            DroppedError: when it is not `wanted` any more.
        """
        ...

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        ...

    def flag_counts(
        self, query: Query, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a query finds carry each flag; of very many, the usual ones.

        Raises:
            DroppedError: when it is not `wanted` any more.
        """
        ...

    def ids(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds, in no order."""
        ...

    def in_order(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds, as `find` would, without their rows."""
        ...

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with at least three digits."""
        ...


class SqliteSearch:
    """Search by FTS5 in the directory file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._orders = SearchOrders()

    def find(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        limit: int = 50,
        offset: int = 0,
        similar: bool = False,
        counted: bool = True,
    ) -> SearchResult:
        """Return ranked rows: exact names, then names, posts and bodies, then everything."""
        with self._database.reading() as connection, connection.begin():
            start = time.perf_counter()
            answer = Answer(connection, query, tuple(dict.fromkeys(flags)), similar=similar)
            labels = self._page(connection, answer, limit, offset)
            reached = offset + len(labels)
            total = answer.known_total(limit, offset, labels)
            is_counted = total is not None or counted
            if total is None:
                total = answer.total() if counted else reached + 1
            rows, ids = _rows(connection, labels)
            alike = answer.similar
            rows = tuple(_marked(rows, total - len(alike) - offset))
            elapsed = (time.perf_counter() - start) * 1000
        return SearchResult(rows, ids, total, elapsed, len(alike), is_counted)

    def _page(
        self, connection: sa.Connection, answer: Answer, limit: int, offset: int
    ) -> Sequence[int]:
        """Return the labels of a page; far down it takes no longer than the first time."""
        if offset < FAR_DOWN or not limit or answer.is_short:
            return answer.labels(limit, offset)
        return self._orders.of(connection, answer)[offset : offset + limit]

    def total(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        most: int = 0,
        wanted: Wanted | None = None,
    ) -> int:
        """Return how many a query finds; above `most` any larger number will do."""
        with self._database.reading() as connection, while_wanted(connection, wanted):
            answer = Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            known = answer.known_total(FEW, 0, answer.labels(FEW, 0))
            return answer.total(most) if known is None else known

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        with self._database.reading() as connection:
            return totals(connection, (flag,)).get(flag, 0)

    def flag_counts(
        self, query: Query, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a query finds carry each flag; of very many, the usual ones."""
        with self._database.reading() as connection, while_wanted(connection, wanted):
            answer = Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            if answer.few is not None:
                return flag_counts_of(connection, answer.whole())
            return flag_counts(connection, (*query.term.terms, *flag_terms(flags)))

    def ids(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds, in no order."""
        with self._database.reading() as connection:
            answer = Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            return ids_found(connection, answer.whole())

    def in_order(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds, as `find` would, without their rows."""
        with self._database.reading() as connection, connection.begin():
            answer = Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            return _entries(connection, answer.order())

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with these digits."""
        with self._database.reading() as connection:
            found = ask(connection, _BEGINS_SO, (digits, f"{digits}\U0010ffff", limit))
            return _rows(connection, [row[0] for row in found])[0]


def _rows(
    connection: sa.Connection, labels: Sequence[int]
) -> tuple[tuple[SearchRow, ...], tuple[int, ...]]:
    found: dict[int, tuple[int, SearchRow]] = {}
    for start in range(0, len(labels), _CHUNK):
        part = tuple(labels[start : start + _CHUNK])
        query = _ROWS.format(", ".join("?" * len(part)))
        for label, entry_id, *values in ask(connection, query, part):
            found[label] = (entry_id, read_search_row(*values))
    ordered = [found[label] for label in labels if label in found]
    return tuple(row for _, row in ordered), tuple(entry_id for entry_id, _ in ordered)


def _entries(connection: sa.Connection, labels: "array[int]") -> "array[int]":
    """Return whom labels stand for, in their order."""
    found = array("q")
    for start in range(0, len(labels), _MANY):
        given = json.dumps(labels[start : start + _MANY].tolist())
        found.extend(row[0] for row in ask(connection, _ENTRIES, (given,)))
    return found


def _marked(rows: Sequence[SearchRow], first: int) -> Iterator[SearchRow]:
    """Yield rows; from this one on they say that they are only similar."""
    for place, row in enumerate(rows):
        yield replace(row, flags=(*row.flags, SIMILAR)) if place >= first else row
