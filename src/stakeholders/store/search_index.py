"""The search index: what is found by which words, kept in step with every operation.

Derived: it can be made anew at any time, with the same answers.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.index_day import changed_between, index_day, indexed_day, set_index_day
from stakeholders.store.index_form import note_form
from stakeholders.store.index_rows import forget_rows, labels_of, rows_of, write_rows
from stakeholders.store.keys import chunks
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_documents import read_documents
from stakeholders.store.search_labels import HIGHEST, LOWEST, Place, labels_between, places_of
from stakeholders.store.search_words import forget_unused

_CHUNK: Final = 2000
_BULK: Final = 2000
_BULK_SHARE: Final = 10
_WIDE_ENOUGH: Final = 1 << 16
_KEYS: Final = (
    "SELECT e.id, e.sort_key, b.sort_key FROM entry e LEFT JOIN post p ON p.id = e.id "
    "LEFT JOIN entry b ON b.id = p.body_id "
    "WHERE e.deleted_at IS NULL AND e.kind IN ('person', 'body', 'post', 'event') AND e.id IN ({})"
)
_FOUND: Final = "SELECT sum(total) FROM search_total WHERE flag IN ('person', 'body', 'post')"
_WORD_TABLES: Final = (*schema.VIRTUAL_TABLES, schema.WORD_PARTS)
_FEW_PAGES: Final = 32
_LIFTING: Final = range(6, 10)
"""After these chunks of many what came so far is merged, each time to a higher level.

Sixteen parts of a level come together at once; a large one must stand above what edits leave, and
it is brought down again by a later one that is larger, as those of the first chunks are.
"""

Hear = Callable[[int, int], None]
"""Is told how many entries are done, and of how many."""

_ID_BYTES: Final = 8
_Places = dict[int, tuple[int, bytes]]
_NOWHERE: Final = (0, b"")


def unheard(_done: int, _total: int) -> None:
    """Let progress go unheard."""


def refresh_index(
    connection: sa.Connection, entry_ids: frozenset[int], hear: Hear = unheard
) -> None:
    """Bring the index up to date for these entries; those in the bin leave it.

    `hear` is told how many of them are done; where it raises, the work ends.
    """
    day, before = indexed_day(connection), _entries_found(connection)
    there = labels_of(connection, entry_ids)
    labels, kept = _settled(connection, there, _sorted_keys(connection, entry_ids))
    every = sorted(labels, key=labels.__getitem__)
    grows = len(every) > _BULK and len(every) >= _BULK_SHARE * before
    written = len(there) - len(kept)
    for start in range(0, len(every), _CHUNK):
        hear(start, len(every))
        part = every[start : start + _CHUNK]
        known = rows_of(connection, kept.intersection(part))
        keys = _sorted_keys(connection, part)
        places = {
            entry: (labels[entry], key) for entry, key in zip(map(_of, keys), keys, strict=True)
        }
        written += write_rows(connection, places, read_documents(connection, part, day), known)
        if grows and start // _CHUNK in _LIFTING:
            _merge(connection)
    if written > _BULK and written * _BULK_SHARE >= _entries_found(connection):
        if there:
            forget_unused(connection)
        _merge(connection)


def _settled(
    connection: sa.Connection, there: _Places, keys: list[bytes]
) -> tuple[dict[int, int], set[int]]:
    """Return the labels of all entries to be written, and who keeps the place that it has.

    Those whose place is another one now, or that can be found no more, have left the index. The
    keys of a hundred thousand would take a hundred megabytes: they are asked for again.
    """
    staying = {_of(key) for key in keys if there and there.get(_of(key), _NOWHERE)[1] == key}
    _forget(connection, [entry_id for entry_id in there if entry_id not in staying])
    if staying:
        keys = [key for key in keys if _of(key) not in staying]
    labels = _labelled(connection, keys)
    kept = staying.difference(labels)
    labels.update((entry_id, there[entry_id][0]) for entry_id in kept)
    return labels, kept


def _of(key: bytes) -> int:
    """Return whose key it is."""
    return int.from_bytes(key[-_ID_BYTES:])


def _forget(connection: sa.Connection, entry_ids: Sequence[int]) -> None:
    """Take entries out of the index, in the order of their labels."""
    for start in range(0, len(entry_ids), _CHUNK):
        forget_rows(connection, rows_of(connection, entry_ids[start : start + _CHUNK]).values())


def _entries_found(connection: sa.Connection) -> int:
    """Return how many entries the index knows."""
    return int(ask(connection, _FOUND)[0][0] or 0)


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


def tidy_index(connection: sa.Connection) -> bool:
    """Put a few pages of the index together; tell whether there may be more to do.

    Each edit leaves small parts behind, and marks of what it replaced. Never more than some pages
    at once, however large the parts are that come together.
    """
    before = _rows_changed(connection)
    for name in _WORD_TABLES:
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({name}, rank) VALUES ('merge', {_FEW_PAGES})"  # noqa: S608
        )
    return _rows_changed(connection) - before > len(_WORD_TABLES)


def _rows_changed(connection: sa.Connection) -> int:
    """Return how many rows this connection ever changed, those of the index's own tables too."""
    return int(ask(connection, "SELECT total_changes()")[0][0])


def _sorted_keys(connection: sa.Connection, entry_ids: Iterable[int]) -> list[bytes]:
    """Return the key of each entry that can be found, in the order of the list.

    A post comes after those of the same title at a body before its own. The id at the end makes
    every key the only one of its kind.
    """
    found: list[bytes] = []
    for ids in chunks(entry_ids):
        rows = ask(connection, _KEYS.format(_marks(ids)), ids)
        found += [key + (body or b"") + entry.to_bytes(_ID_BYTES) for entry, key, body in rows]
    found.sort()
    return found


def _labelled(connection: sa.Connection, keys: list[bytes]) -> dict[int, int]:
    """Return the label of each entry by its id; neighbours join in where a gap is too narrow."""
    while True:
        places = list(places_of(connection, keys))
        narrow = next((place for place in places if labels_between(place) is None), None)
        if narrow is None:
            labels = chain.from_iterable(labels_between(place) or () for place in places)
            return dict(zip(map(_of, keys), labels, strict=True))
        joining = _around(connection, narrow)
        _forget(connection, joining)
        keys = sorted([*keys, *_sorted_keys(connection, joining)])


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


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
