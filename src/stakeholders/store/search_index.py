"""The search index: what is found by which words, kept in step with every operation.

Derived: it can be made anew at any time, with the same answers.
"""

import datetime
import functools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.query_terms import ALL_COLUMNS, code_form
from stakeholders.store import schema
from stakeholders.store.index_day import changed_between, index_day, indexed_day, set_index_day
from stakeholders.store.index_form import note_form
from stakeholders.store.keys import chunks
from stakeholders.store.plain_cursor import ask, write_each
from stakeholders.store.search_documents import Document, read_documents
from stakeholders.store.search_labels import HIGHEST, LOWEST, Place, labels_between, places_of
from stakeholders.store.search_words import forget_unused, learn_words

_CHUNK: Final = 500
_BULK: Final = 2000
_WIDE_ENOUGH: Final = 1 << 16
_KEYS: Final = (
    "SELECT e.id, e.sort_key, b.sort_key FROM entry e LEFT JOIN post p ON p.id = e.id "
    "LEFT JOIN entry b ON b.id = p.body_id "
    "WHERE e.deleted_at IS NULL AND e.kind IN ('person', 'body', 'post') AND e.id IN ({})"
)
_ROWS: Final = (
    "INSERT INTO search_row "
    "(label, sort_key, entry_id, kind, name, initials, line1, line2, country, flags) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COLUMNS: Final = ("rowid", *ALL_COLUMNS, "flags")
_TEXTS: Final = (
    f"INSERT INTO {{table}} ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
)
_NEAR: Final = (
    "SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(?)) "
    "AND (is_starred OR id IN (SELECT entry_id FROM recent))"
)
_DIGITS: Final = "INSERT INTO search_digits (rowid, digits) VALUES (?, ?)"
_EXACT: Final = "INSERT OR IGNORE INTO search_exact (folded, label) VALUES (?, ?)"
_TOTALS: Final = (
    "INSERT INTO search_total (flag, total) VALUES (?, ?) "
    "ON CONFLICT (flag) DO UPDATE SET total = total + excluded.total"
)

_WORD_TABLES: Final = (*schema.VIRTUAL_TABLES, schema.WORD_PARTS)
_FEW_PAGES: Final = 8

Hear = Callable[[int, int], None]
"""Is told how many entries are done, and of how many."""

_Keyed = list[tuple[bytes, int]]


def unheard(_done: int, _total: int) -> None:
    """Let progress go unheard."""


def refresh_index(
    connection: sa.Connection, entry_ids: frozenset[int], hear: Hear = unheard
) -> None:
    """Bring the index up to date for these entries; those in the bin leave it.

    `hear` is told how many of them are done; where it raises, the work ends.
    """
    day = indexed_day(connection)
    forgot = _forget(connection, entry_ids)
    labelled = _labelled(connection, _sorted_keys(connection, entry_ids))
    for start in range(0, len(labelled), _CHUNK):
        hear(start, len(labelled))
        part = {entry_id: (label, key) for label, key, entry_id in labelled[start : start + _CHUNK]}
        _write(connection, part, read_documents(connection, list(part), day))
    if len(entry_ids) > _BULK:
        if forgot:
            forget_unused(connection)
        _merge(connection)
    else:
        _merge_a_little(connection)


def turn_index(connection: sa.Connection, day: datetime.date) -> frozenset[int]:
    """Make the index good for another day; return the ids of the entries that may look different.

    Only those whose dates lie between the two days are written anew.
    """
    old = index_day(connection)
    if old == day:
        return frozenset()
    known = (datetime.date.min, datetime.date.max) if old is None else (old, day)
    changed = changed_between(connection, *known)
    set_index_day(connection, day)
    refresh_index(connection, changed)
    return changed


def rebuild_index(connection: sa.Connection, hear: Hear = unheard) -> None:
    """Make the whole index anew from the directory; `hear` is told how many entries are done."""
    day = indexed_day(connection)
    for name in _WORD_TABLES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")  # noqa: S608
    for table in schema.DERIVED_TABLES:
        if table.name not in _WORD_TABLES:
            connection.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608
    live = sa.select(schema.entry.c.id).where(schema.entry.c.deleted_at.is_(None))
    refresh_index(connection, frozenset(connection.scalars(live)), hear)
    set_index_day(connection, day)
    optimize(connection)
    note_form(connection)


def optimize(connection: sa.Connection) -> None:
    """Merge the index into one, so that erased words leave the file."""
    forget_unused(connection)
    _merge(connection)


def _merge(connection: sa.Connection) -> None:
    for name in _WORD_TABLES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def _merge_a_little(connection: sa.Connection) -> None:
    """Put a few pages of the index together, so that marks of what was replaced do not pile up.

    Never more than that at once, however large the parts are that come together.
    """
    for name in schema.VIRTUAL_TABLES:
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({name}, rank) VALUES ('merge', {_FEW_PAGES})"  # noqa: S608
        )


def _sorted_keys(connection: sa.Connection, entry_ids: Iterable[int]) -> _Keyed:
    """Return the key and id of each entry that can be found, in the order of the list.

    A post comes after those of the same title at a body before its own. The id at the end makes
    every key the only one of its kind.
    """
    found: _Keyed = []
    for ids in chunks(entry_ids):
        rows = ask(connection, _KEYS.format(_marks(ids)), ids)
        found += [(key + (body or b"") + entry.to_bytes(8), entry) for entry, key, body in rows]
    return sorted(found)


def _labelled(connection: sa.Connection, keyed: _Keyed) -> list[tuple[int, bytes, int]]:
    """Return label, key and id of each entry; neighbours join in where a gap is too narrow."""
    while True:
        places = list(places_of(connection, [key for key, _ in keyed]))
        runs = [labels_between(place) for place in places]
        narrow = [place for place, run in zip(places, runs, strict=True) if run is None]
        if not narrow:
            labels = [label for run in runs for label in run or ()]
            return [(label, *pair) for label, pair in zip(labels, keyed, strict=True)]
        joining = _around(connection, narrow[0])
        _forget(connection, joining)
        keyed = sorted([*keyed, *_sorted_keys(connection, joining)])


def _around(connection: sa.Connection, place: Place) -> list[int]:
    """Return the entries on both sides of a gap, so many that all of them get wide gaps."""
    reach = 32
    while True:
        below = _side(connection, "label <= ? ORDER BY label DESC", place.before, reach)
        above = _side(connection, "label >= ? ORDER BY label", place.after, reach)
        ends = len(below) < reach and len(above) < reach
        joined = [*below, *above]
        low = below[-1][0] if len(below) == reach else LOWEST
        high = above[-1][0] if len(above) == reach else HIGHEST
        if ends or (high - low) // (len(joined) + place.count) >= _WIDE_ENOUGH:
            return [entry_id for _, entry_id in joined]
        reach *= 4


def _side(
    connection: sa.Connection, where: str, label: int | None, reach: int
) -> list[tuple[int, int]]:
    if label is None:
        return []
    query = f"SELECT label, entry_id FROM search_row WHERE {where} LIMIT ?"  # noqa: S608
    return [(row[0], row[1]) for row in ask(connection, query, (label, reach))]


def _forget(connection: sa.Connection, entry_ids: Iterable[int]) -> bool:
    """Take entries out of the index, in the order of their labels; tell whether any was in it."""
    rows: list[tuple[int, str]] = []
    for ids in chunks(entry_ids):
        query = f"SELECT label, flags FROM search_row WHERE entry_id IN ({_marks(ids)})"  # noqa: S608
        rows += [(row[0], row[1]) for row in ask(connection, query, ids)]
    rows.sort()
    for start in range(0, len(rows), _CHUNK):
        _forget_labels(connection, rows[start : start + _CHUNK])
    return bool(rows)


def _forget_labels(connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
    lost = Counter(flag for _, flags in rows for flag in flags.split())
    _add_totals(connection, {flag: -count for flag, count in lost.items()})
    write_each(connection, "DELETE FROM search_total WHERE total = ?", [(0,)])
    labels = [(label,) for label, _ in rows]
    for name in schema.VIRTUAL_TABLES:
        write_each(connection, f"DELETE FROM {name} WHERE rowid = ?", labels)  # noqa: S608
    for name in ("search_exact", "search_row"):
        write_each(connection, f"DELETE FROM {name} WHERE label = ?", labels)  # noqa: S608


def _write(
    connection: sa.Connection,
    places: dict[int, tuple[int, bytes]],
    documents: Iterator[Document],
) -> None:
    rows, texts, numbers, near = [], [], [], []
    exact: list[tuple[str, int]] = []
    totals: Counter[str] = Counter()
    words: set[str] = set()
    held = set(_near(connection, list(places)))
    for document in documents:
        label, key = places[document.entry_id]
        text = (label, *document.columns, _flag_words(document.flags))
        rows.append((label, key, *_columns(document)))
        texts.append(text)
        near += [text] * (document.entry_id in held)
        exact.extend((folded, label) for folded in document.exact)
        totals.update(document.flags)
        words.update(" ".join(document.columns).split())
        if document.digits:
            numbers.append((label, document.digits))
    for sql, values in (
        (_ROWS, rows),
        (_TEXTS.format(table="search_text"), texts),
        (_TEXTS.format(table="search_near"), near),
        (_DIGITS, numbers),
        (_EXACT, exact),
    ):
        if values:
            write_each(connection, sql, values)
    learn_words(connection, words)
    _add_totals(connection, totals)


def _near(connection: sa.Connection, entry_ids: Sequence[int]) -> Iterator[int]:
    """Yield those of some entries that are starred or were used lately."""
    yield from (row[0] for row in ask(connection, _NEAR, (json.dumps(entry_ids),)))


def _flag_words(flags: Iterable[str]) -> str:
    return " ".join(map(_flag_word, flags))


@functools.lru_cache(maxsize=16384)
def _flag_word(flag: str) -> str:
    """Return the word of a flag; most are carried by thousands."""
    return code_form(flag)


def _columns(document: Document) -> tuple[int | str, ...]:
    return (
        document.entry_id,
        document.kind,
        document.name,
        document.initials,
        document.line1,
        document.line2,
        document.country,
        " ".join(document.flags),
    )


def _add_totals(connection: sa.Connection, counts: Mapping[str, int]) -> None:
    write_each(connection, _TOTALS, list(counts.items()))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
