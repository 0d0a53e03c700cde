"""Looking things up: ranked rows for a query, tier by tier, in the order of the list."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import Code, Term
from stakeholders.domain.search_row import SIMILAR, SearchRow, read_search_row
from stakeholders.store.arranging import ids_found
from stakeholders.store.database import Database
from stakeholders.store.dropping import Wanted, while_wanted
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_documents import RECENT
from stakeholders.store.search_facets import flag_counts
from stakeholders.store.search_nearby import Nearby
from stakeholders.store.search_statements import (
    FOUND_KINDS,
    TIERS,
    Matching,
    Statement,
    exact_tier,
    flag_terms,
)
from stakeholders.store.search_words import words_beginning

__all__ = ["FEW", "SearchBackend", "SearchResult", "SearchRow", "SqliteSearch"]

FEW: Final = 50
"""Where a word finds fewer, parts of words and what is only similar are looked for as well.

Of several words only where they find nothing together.
"""
_CHUNK: Final = 500
_MANY_WORDS: Final = 1000
"""Up to so many answers to several words are read at once, and need not be counted."""
_SEVERAL: Final = 2
_ROWS: Final = (
    "SELECT s.label, s.entry_id, e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, "
    "s.flags FROM search_row s JOIN entry e ON e.id = s.entry_id WHERE s.label IN ({})"
)
_LONGEST_PREFIX: Final = 3
"""Beginnings of words up to so many letters have an index of their own."""
_MOST_ASKED: Final = 8
_MOST_BEGUN: Final = 32
"""Of more words that begin alike the index joins the places faster than it is asked one by one."""
_NEXT_WORD: Final = "SELECT term FROM search_word WHERE term >= ? LIMIT 1"
_ANY_NEAR: Final = "SELECT 1 FROM search_near_docsize LIMIT 1"
_BEGINS_SO: Final = (
    "SELECT DISTINCT s.label FROM channel c JOIN search_row s ON s.entry_id = c.owner_id "
    "WHERE c.normalised >= '+' || ? AND c.normalised < '+' || ? AND c.type = 'phone' "
    "AND c.deleted_at IS NULL LIMIT ?"
)
_LATEST: Final = (
    "SELECT s.label FROM recent r JOIN search_row s ON s.entry_id = r.entry_id "
    "ORDER BY r.at DESC, r.entry_id LIMIT ? OFFSET ?"
)
_TOTALS: Final = "SELECT flag, total FROM search_total WHERE flag IN ({})"


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

    def ids(self, query: Query, *, flags: Sequence[str] = ()) -> list[int]:
        """Return the ids of all that a query finds, in no order."""
        ...

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with at least three digits."""
        ...


class SqliteSearch:
    """Search by FTS5 in the directory file."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
            answer = _Answer(connection, query, tuple(dict.fromkeys(flags)), similar=similar)
            labels = answer.labels(limit, offset)
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
            answer = _Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            known = answer.known_total(FEW, 0, answer.labels(FEW, 0))
            return answer.total(most) if known is None else known

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        with self._database.reading() as connection:
            return _totals(connection, (flag,)).get(flag, 0)

    def flag_counts(
        self, query: Query, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a query finds carry each flag; of very many, the usual ones."""
        with self._database.reading() as connection, while_wanted(connection, wanted):
            return flag_counts(connection, (*query.term.terms, *flag_terms(flags)))

    def ids(self, query: Query, *, flags: Sequence[str] = ()) -> list[int]:
        """Return the ids of all that a query finds, in no order."""
        with self._database.reading() as connection:
            answer = _Answer(connection, query, tuple(dict.fromkeys(flags)), similar=False)
            return ids_found(connection, answer.whole())

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with these digits."""
        with self._database.reading() as connection:
            found = ask(connection, _BEGINS_SO, (digits, f"{digits}\U0010ffff", limit))
            return _rows(connection, [row[0] for row in found])[0]


class _Answer:
    """The labels that answer one query."""

    def __init__(
        self, connection: sa.Connection, query: Query, flags: tuple[str, ...], *, similar: bool
    ) -> None:
        self._connection = connection
        self._query = query
        self._flags = flags
        self._wants_similar = similar
        self._terms: tuple[Term, ...] = (*query.term.terms, *flag_terms(flags))
        self._matching = Matching(begun=dict(self._begun_words()))
        self._widest = self._matching.tier(self._terms)
        self._few = self._all_if_few()
        self.parts: list[int] = []
        self.similar: list[int] = []
        if self._few is not None and self._wants_nearby(len(self._few)):
            self._look_nearby()

    def _wants_nearby(self, found: int) -> bool:
        """Tell whether other words may be meant: several that are found together are not."""
        words = len(self._query.words)
        return found < FEW and words > 0 and not (found and words >= _SEVERAL)

    @property
    def _is_ranked(self) -> bool:
        """Whether it matters where words stand, and not only that an entry has something."""
        return bool(self._query.words)

    def labels(self, limit: int, offset: int) -> list[int]:
        """Return the labels of a page, tier by tier; all from the offset when the limit is 0."""
        if self._query.is_empty and self._flags == (RECENT,):
            return self._run((_LATEST, (limit or -1, offset)))
        if not self._is_ranked:
            if self._few is not None:
                return self._few[offset : offset + limit] if limit else self._few[offset:]
            return self._run(self._widest.first(limit or -1, offset))
        end = offset + limit if limit else 0
        found = self._ranked(end)
        found += [*self.parts, *self.similar]
        return found[offset:end] if limit else found[offset:]

    def _ranked(self, limit: int) -> list[int]:
        wanted = limit if self._few is None else min(limit or len(self._few), len(self._few))
        if self._few is not None and wanted < _SEVERAL:
            return list(self._few)
        found: dict[int, None] = dict.fromkeys(self._exact(wanted))
        has_near = bool(self._run((_ANY_NEAR, ())))
        for columns in TIERS:
            if wanted and len(found) >= wanted:
                break
            matching = replace(self._matching, columns=columns)
            if has_near:  # what is starred or was used lately comes first
                near = replace(matching, table="search_near").tier(self._terms)
                found.update(dict.fromkeys(self._run(near.first(0))))
            # Whoever is in a tier is in all that follow.
            found.update(dict.fromkeys(self._tier(matching, wanted and wanted + len(found))))
        return list(found)[:limit] if limit else list(found)

    def _exact(self, limit: int) -> list[int]:
        """Return who is called exactly as the query says."""
        if not self._query.folded:
            return []
        codes = [term for term in self._terms if isinstance(term, Code)]
        return self._run(exact_tier(self._query.folded, codes).first(limit))

    def _tier(self, matching: Matching, limit: int) -> list[int]:
        """Return the first labels of a tier; of the widest one they may be known."""
        if self._few is not None and matching.columns == self._matching.columns:
            return self._few
        return self._run(matching.tier(self._terms).first(limit))

    def _all_if_few(self) -> list[int] | None:
        """Return all labels when there are few; each tier would seek each word again."""
        if not self._query.term.terms:
            return None
        several = len(self._query.words) + len(self._query.numbers) >= _SEVERAL
        reach = _MANY_WORDS if several else FEW
        labels = self._run(self._widest.first(reach))
        return labels if len(labels) < reach else None

    def _look_nearby(self) -> None:
        """Find what holds a part of a word, then what is only similar, each once."""
        nearby = Nearby(self._connection, self._matching, self._query, self._terms)
        known = set(self._few or ())
        self.parts = [label for label in nearby.parts() if label not in known]
        if self._wants_similar:
            self.similar = nearby.similar(known.union(self.parts), FEW)

    def known_total(self, limit: int, offset: int, labels: Sequence[int]) -> int | None:
        """Return how many there are in all, None where that must be counted."""
        if self._few is not None:
            return len(self._few) + len(self.parts) + len(self.similar)
        if not limit or (labels and len(labels) < limit):
            return offset + len(labels)
        asks_kinds = set(self._flags) <= set(EntryKind)
        if self._query.is_empty and (len(self._flags) < _SEVERAL or asks_kinds):
            return sum(_totals(self._connection, self._flags or FOUND_KINDS).values())
        return None

    def total(self, most: int = 0) -> int:
        """Count all labels, or a few more than `most`."""
        return self._run(self._widest.count(most and most + 1))[0]

    def whole(self) -> Statement:
        """Return the statement of all labels, in no order."""
        if self._few is None:
            return self._widest.sql, self._widest.values
        return "SELECT value FROM json_each(?)", (json.dumps([*self._few, *self.parts]),)

    def _begun_words(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the longer spellings with all words that begin so, where these are few.

        Whoever has no index of their own is far quicker to find by whole words.
        """
        forms = {form for word in self._query.words[:_MOST_ASKED] for form in word.forms}
        for form in forms:
            if len(form) > _LONGEST_PREFIX:
                begun = words_beginning(self._connection, form, _MOST_BEGUN)
                if begun is not None:
                    yield form, begun
                elif not self._goes_on(form):
                    yield form, (form,)

    def _goes_on(self, form: str) -> bool:
        following = ask(self._connection, _NEXT_WORD, (f"{form}\x01",))
        return bool(following) and str(following[0][0]).startswith(form)

    def _run(self, statement: Statement) -> list[int]:
        return [row[0] for row in ask(self._connection, *statement)]


def _totals(connection: sa.Connection, flags: Sequence[str]) -> dict[str, int]:
    query = _TOTALS.format(", ".join("?" * len(flags)))
    return dict(ask(connection, query, tuple(flags)))


def _rows(
    connection: sa.Connection, labels: Sequence[int]
) -> tuple[tuple[SearchRow, ...], tuple[int, ...]]:
    found: dict[int, tuple[int, SearchRow]] = {}
    for start in range(0, len(labels), _CHUNK):
        part = tuple(labels[start : start + _CHUNK])
        query = _ROWS.format(", ".join("?" * len(part)))
        for label, entry_id, *values in ask(connection, query, part):
            found[label] = (entry_id, read_search_row(*values))
    ordered = [found[label] for label in labels]
    return tuple(row for _, row in ordered), tuple(entry_id for entry_id, _ in ordered)


def _marked(rows: Sequence[SearchRow], first: int) -> Iterator[SearchRow]:
    """Yield rows; from this one on they say that they are only similar."""
    for place, row in enumerate(rows):
        yield replace(row, flags=(*row.flags, SIMILAR)) if place >= first else row
