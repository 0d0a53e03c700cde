"""Plain search: contacts by parts of what is written, while the search index is made anew.

It reads the directory itself: slower, without ranks, and with no other spellings.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_to_bytes
from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import Code, Listed, Term
from stakeholders.domain.search_row import SearchRow
from stakeholders.domain.text import digits
from stakeholders.store.database import Database
from stakeholders.store.dropping import Wanted, while_wanted
from stakeholders.store.entries import uids_of
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search import SearchResult
from stakeholders.store.search_documents import Document, read_documents
from stakeholders.store.search_statements import FOUND_KINDS

_KINDS: Final = tuple(kind.value for kind in FOUND_KINDS)
_SHORTEST_NUMBER: Final = 3
_MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "starred": "e.is_starred",
        "recent": "e.id IN (SELECT entry_id FROM recent)",
    }
)
"""The flags that are known without an index; of the others nothing is found meanwhile."""
_HOLDS: Final = (
    "EXISTS (SELECT 1 FROM {table} t WHERE t.{owner} = e.id AND t.deleted_at IS NULL "
    "AND t.{column} LIKE ? ESCAPE '\\')"
)
_AT_BODY: Final = (
    "EXISTS (SELECT 1 FROM {table} t JOIN body_name n ON n.body_id = t.body_id "
    "WHERE t.{owner} = e.id AND t.deleted_at IS NULL AND n.deleted_at IS NULL "
    "AND n.text LIKE ? ESCAPE '\\')"
)
_COLUMNS: Final = (
    ("person_name", "person_id", "full"),
    ("body_name", "body_id", "text"),
    ("affiliation", "person_id", "title"),
    ("affiliation", "person_id", "body_as_printed"),
    ("channel", "owner_id", "raw"),
)
_TEXTS: Final = (
    "e.display LIKE ? ESCAPE '\\'",
    "e.place LIKE ? ESCAPE '\\'",
    *(_HOLDS.format(table=table, owner=owner, column=column) for table, owner, column in _COLUMNS),
    _AT_BODY.format(table="affiliation", owner="person_id"),
    _AT_BODY.format(table="post", owner="id"),
)
_NUMBERS: Final = _HOLDS.format(table="channel", owner="owner_id", column="normalised")
_LIST: Final = "list:"
_QUOTED_LIST: Final = re.compile(r'list:"[^"]*"')
_ON_LIST: Final = (
    "EXISTS (SELECT 1 FROM list_member m JOIN entry l ON l.id = m.list_id "
    "WHERE m.member_id = e.id AND l.uid = ? AND m.deleted_at IS NULL AND m.{})"
)
_FROM: Final = "FROM entry e WHERE e.deleted_at IS NULL AND {}"
_PAGE: Final = f"SELECT e.id {_FROM} ORDER BY e.sort_key, e.id LIMIT ? OFFSET ?"
_COUNT: Final = f"SELECT count(*) {_FROM}"
_BEGINS_SO: Final = (
    "SELECT DISTINCT owner_id FROM channel WHERE normalised >= '+' || ? "
    "AND normalised < '+' || ? AND type = 'phone' AND deleted_at IS NULL LIMIT ?"
)


class PlainSearch:
    """Search that needs no index; each word must be a part of something that is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        limit: int = 50,
        offset: int = 0,
        similar: bool = False,  # noqa: ARG002 - nothing similar is known without an index
        counted: bool = True,
    ) -> SearchResult:
        """Return rows in the order of the list."""
        start = time.perf_counter()
        where, values = _condition(query, flags)
        with self._database.reading() as connection:
            page = _ids(connection, where, values, limit, offset)
            rows = self._rows(connection, page)
            reached = offset + len(page)
            is_whole = bool(limit) and len(page) == limit
            total = reached + 1 if is_whole else reached
            if is_whole and counted:
                total = _count(connection, where, values)
        elapsed = (time.perf_counter() - start) * 1000
        return SearchResult(rows, tuple(page), total, elapsed, 0, counted or not is_whole)

    def total(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        most: int = 0,  # noqa: ARG002 - the whole directory is read in any case
        wanted: Wanted | None = None,
    ) -> int:
        """Return how many a query finds."""
        with self._database.reading() as connection, while_wanted(connection, wanted):
            return _count(connection, *_condition(query, flags))

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        with self._database.reading() as connection:
            return _count(connection, *_condition(Query(""), (flag,)))

    def flag_counts(
        self, query: Query, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a query finds are of each kind; more is not known meanwhile."""
        kinds = [kind for kind in _KINDS if not set(flags) & set(_KINDS) or kind in flags]
        others = [flag for flag in flags if flag not in _KINDS]
        return {kind: self.total(query, flags=(*others, kind), wanted=wanted) for kind in kinds}

    def ids(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds."""
        with self._database.reading() as connection:
            return _ids(connection, *_condition(query, flags), 0, 0)

    def in_order(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds, in the order of the list."""
        return self.ids(query, flags=flags)

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with these digits."""
        with self._database.reading() as connection:
            found = ask(connection, _BEGINS_SO, (digits, f"{digits}\U0010ffff", limit))
            return self._rows(connection, [row[0] for row in found])

    def _rows(self, connection: sa.Connection, ids: Sequence[int]) -> tuple[SearchRow, ...]:
        """Return the rows of these entries, made for the moment as the index makes them."""
        uids = uids_of(connection, ids)
        documents = read_documents(connection, ids, self._database.today())
        return tuple(
            SearchRow(
                uids[document.entry_id], EntryKind(document.kind), *_said(document), document.flags
            )
            for document in documents
        )


def _said(document: Document) -> tuple[str, str, str, str, str]:
    return (document.name, document.initials, document.line1, document.line2, document.country)


def _ids(
    connection: sa.Connection, where: str, values: Sequence[object], limit: int, offset: int
) -> list[int]:
    rows = ask(connection, _PAGE.format(where), (*values, limit or -1, offset))
    return [row[0] for row in rows]


def _count(connection: sa.Connection, where: str, values: Sequence[object]) -> int:
    return int(ask(connection, _COUNT.format(where), values)[0][0])


def _condition(query: Query, flags: Sequence[str]) -> tuple[str, list[object]]:
    """Return what must hold of an entry: its kind, its marks, and each word that was typed."""
    kinds = [flag for flag in flags if flag in _KINDS] or list(_KINDS)
    conditions = [f"e.kind IN ({', '.join('?' * len(kinds))})"]
    values: list[object] = [*kinds]
    marks = [flag for flag in flags if flag not in _KINDS and not flag.startswith(_LIST)]
    conditions += [_MARKS.get(flag, "0") for flag in marks]
    lists = [Listed(flag.removeprefix(_LIST)) for flag in flags if flag.startswith(_LIST)]
    lists += [one for term in query.term.terms for one in _lists_of(term)]
    for condition, held in (*map(_of_list, lists), *_of_words(_QUOTED_LIST.sub(" ", query.text))):
        conditions.append(condition)
        values += held
    return " AND ".join(conditions), values


def _lists_of(term: Term) -> Iterator[Listed]:
    """Yield the lists whose members a term asks for."""
    if isinstance(term, Listed):
        yield term
    elif isinstance(term, Code) and len(term.flags) == 1 and term.flags[0].startswith(_LIST):
        yield Listed(term.flags[0].removeprefix(_LIST))


def _of_list(one: Listed) -> tuple[str, list[object]]:
    """Return where somebody is on a list: by the words of its rule or always, and not left out."""
    words = list(_of_words(one.rule))
    by_rule = " AND ".join(condition for condition, _ in words) or "0"
    values = [value for _, held in words for value in held]
    uid = uid_to_bytes(Uid(one.uid))
    sql = (
        f"(({by_rule}) OR {_ON_LIST.format('is_pinned')}) AND NOT {_ON_LIST.format('is_left_out')}"
    )
    return sql, [*values, uid, uid]


def _of_words(text: str) -> Iterator[tuple[str, list[object]]]:
    """Yield where each word is looked for; signs of the language of queries are taken as words."""
    for word in text.split():
        part = "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in word)
        places, values = list(_TEXTS), [f"%{part}%"] * len(_TEXTS)
        number = digits(word)
        if len(number) >= _SHORTEST_NUMBER:
            places.append(_NUMBERS)
            values.append(f"%{number}%")
        yield f"({' OR '.join(places)})", list(values)
