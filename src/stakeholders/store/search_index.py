"""The search index: what is found by which words, kept in step with every operation.

Derived: it can be made anew at any time. The row id of an entry is a label in the order of the
list, with gaps, so that the first rows of any query come out sorted.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.search_documents import Document, read_documents

GAP: Final = 1 << 40
_MIDDLE: Final = 1 << 62
_CHUNK: Final = 500
_LETTERS: Final = 2


def refresh_index(connection: sa.Connection, entry_ids: frozenset[int]) -> None:
    """Bring the index up to date for these entries; those in the bin leave it."""
    every = sorted(entry_ids)
    bulk = len(every) > _CHUNK
    documents: list[Document] = []
    for start in range(0, len(every), _CHUNK):
        chunk = every[start : start + _CHUNK]
        _forget(connection, chunk)
        documents.extend(read_documents(connection, chunk))
    if bulk and not connection.scalar(sa.select(schema.search_row.c.label).limit(1)):
        documents.sort(key=lambda document: document.sort_key)
        _write(connection, zip(_spread(len(documents)), documents, strict=True))
    else:
        for document in documents:
            _write(connection, [(_label_for(connection, document.sort_key), document)])
    if bulk:
        optimize(connection)


def rebuild_index(connection: sa.Connection) -> None:
    """Make the whole index anew from the directory."""
    for table in (*schema.DERIVED_TABLES, *(sa.table(name) for name in schema.VIRTUAL_TABLES)):
        connection.execute(sa.delete(table))
    live = sa.select(schema.entry.c.id).where(schema.entry.c.deleted_at.is_(None))
    refresh_index(connection, frozenset(connection.scalars(live)))
    optimize(connection)


def optimize(connection: sa.Connection) -> None:
    """Merge the index into one, so that erased words leave the file."""
    for name in schema.VIRTUAL_TABLES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def _forget(connection: sa.Connection, ids: Sequence[int]) -> None:
    row = schema.search_row
    labels = list(connection.scalars(sa.select(row.c.label).where(row.c.entry_id.in_(ids))))
    if not labels:
        return
    for name in schema.VIRTUAL_TABLES:
        table = sa.table(name, sa.column("rowid"))
        connection.execute(sa.delete(table).where(table.c.rowid.in_(labels)))
    for derived in schema.DERIVED_TABLES:
        connection.execute(sa.delete(derived).where(derived.c.label.in_(labels)))


def _write(connection: sa.Connection, labelled: Iterable[tuple[int, Document]]) -> None:
    rows, texts, numbers = [], [], []
    exact: list[tuple[str, int]] = []
    flags: list[tuple[str, int]] = []
    for label, document in labelled:
        rows.append({"label": label, **document.row})
        texts.append((label, document.names, document.works, document.others))
        exact.extend((folded, label) for folded in document.exact)
        flags.extend((flag, label) for flag in document.flags)
        if document.digits:
            numbers.append((label, document.digits))
    if rows:
        connection.execute(sa.insert(schema.search_row), rows)
    for sql, values in (
        ("INSERT INTO search_text (rowid, names, works, others) VALUES (?, ?, ?, ?)", texts),
        ("INSERT INTO search_digits (rowid, digits) VALUES (?, ?)", numbers),
        ("INSERT OR IGNORE INTO search_exact (folded, label) VALUES (?, ?)", exact),
        ("INSERT OR IGNORE INTO search_flag (flag, label) VALUES (?, ?)", flags),
    ):
        if values:
            connection.exec_driver_sql(sql, values)


def _spread(count: int) -> Iterator[int]:
    start = _MIDDLE - (count // 2) * GAP
    return (start + number * GAP for number in range(count))


def _label_for(connection: sa.Connection, key: bytes) -> int:
    """Return a free label at the place of a sort key, moving neighbours when there is no gap."""
    before, after = _neighbours(connection, key)
    if before is None and after is None:
        return _MIDDLE
    if before is None:
        return int(after or 0) - GAP
    if after is None:
        return before + GAP
    if after - before < _LETTERS:
        _make_room(connection, after)
        return _label_for(connection, key)
    return (before + after) // 2


def _neighbours(connection: sa.Connection, key: bytes) -> tuple[int | None, int | None]:
    row = schema.search_row
    before = connection.scalar(
        sa.select(row.c.label)
        .where(row.c.sort_key <= key)
        .order_by(row.c.sort_key.desc(), row.c.label.desc())
        .limit(1)
    )
    after = connection.scalar(
        sa.select(row.c.label)
        .where(row.c.sort_key > key)
        .order_by(row.c.sort_key, row.c.label)
        .limit(1)
    )
    return before, after


def _make_room(connection: sa.Connection, at: int) -> None:
    """Label a stretch of entries anew, wide enough that gaps open between them."""
    row = schema.search_row
    ids = list(
        connection.scalars(
            sa.select(row.c.entry_id).where(row.c.label >= at).order_by(row.c.label).limit(_CHUNK)
        )
    )
    last = connection.scalar(sa.select(sa.func.max(row.c.label))) or _MIDDLE
    beyond = connection.scalar(
        sa.select(row.c.label)
        .where(row.c.label >= at)
        .order_by(row.c.label)
        .offset(_CHUNK)
        .limit(1)
    )
    documents = list(read_documents(connection, ids))
    _forget(connection, ids)
    width = (beyond - at) // (len(documents) + 1) if beyond is not None else GAP
    if width < _LETTERS:
        rebuild_order(connection, documents)
        return
    start = at if beyond is not None else last
    _write(connection, ((start + n * width, d) for n, d in enumerate(documents, 1)))


def rebuild_order(connection: sa.Connection, extra: Sequence[Document]) -> None:
    """Label every entry anew, evenly; `extra` are documents just taken out of the index."""
    row = schema.search_row
    ids = [*connection.scalars(sa.select(row.c.entry_id)), *(d.entry_id for d in extra)]
    for start in range(0, len(ids), _CHUNK):
        _forget(connection, ids[start : start + _CHUNK])
    documents = [
        document
        for start in range(0, len(ids), _CHUNK)
        for document in read_documents(connection, ids[start : start + _CHUNK])
    ]
    documents.sort(key=lambda document: document.sort_key)
    _write(connection, zip(_spread(len(documents)), documents, strict=True))
