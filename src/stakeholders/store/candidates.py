"""Candidates: entries that a new contact may already be, found by what identifies people."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.parts import PART_TABLES
from stakeholders.store.records import read_records

_CHUNK: Final = 400
_T = TypeVar("_T")


def candidates_of(
    connection: sa.Connection, records: Sequence[Record]
) -> dict[int, tuple[Record, ...]]:
    """Return, by position of a record, the entries that share an identifying value with it.

    Values are uid, (source, source uid), normalised phones and e-mails, and the folded name.
    """
    keys = {position: _keys(record) for position, record in enumerate(records)}
    found = _entries_by_key(connection, {key for group in keys.values() for key in group})
    ids = {p: {i for key in group for i in found.get(key, ())} for p, group in keys.items()}
    wanted = sorted({entry for group in ids.values() for entry in group})
    by_id = dict(zip(_live(connection, wanted), read_records(connection, wanted), strict=True))
    return {
        position: tuple(
            by_id[entry]
            for entry in sorted(group)
            if entry in by_id and by_id[entry].kind is records[position].kind
        )
        for position, group in ids.items()
    }


def entries_here(connection: sa.Connection, uids: Iterable[Uid]) -> dict[Uid, Record]:
    """Return the records of those uids that are live entries."""
    ids = entry_ids(connection, uids)
    return dict(zip(ids, read_records(connection, ids.values()), strict=True))


def _keys(record: Record) -> set[tuple[str, str]]:
    keys = {("name", fold(name)) for name in (record.name, *(n.full for n in record.names))}
    if record.kind is EntryKind.POST:
        keys = {("post", _post_key(line)) for line in record.posts}
    keys |= {("channel", c.normalised) for c in record.channels if c.normalised}
    if record.uid:
        keys.add(("uid", record.uid))
    if record.source_uid:
        keys.add(("source", f"{record.source}\0{record.source_uid}"))
    return {(kind, value) for kind, value in keys if value}


def _post_key(line: PostLine) -> str:
    return f"{fold(line.title)}\0{fold(line.body)}"


def _entries_by_key(
    connection: sa.Connection, keys: set[tuple[str, str]]
) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for kind, (column, query) in _lookups().items():
        for values in _chunks(value for name, value in keys if name == kind):
            for match in connection.execute(query.where(column.in_(values))):
                found.setdefault((kind, str(match.key)), []).append(match.id)
    return found


def _lookups() -> dict[str, tuple[sa.ColumnElement[Any], sa.Select[Any]]]:
    """Return, by kind of key, the column it is in and the query for key and entry."""
    entry, channel, exact, row = (
        schema.entry,
        schema.channel,
        schema.search_exact,
        schema.search_row,
    )
    live = entry.c.deleted_at.is_(None)
    post, body_name = schema.post, schema.body_name
    post_key = post.c.folded_title + "\0" + body_name.c.folded
    source_key = entry.c.source + "\0" + entry.c.source_uid
    return {
        "uid": (entry.c.uid, sa.select(entry.c.uid.label("key"), entry.c.id).where(live)),
        "source": (
            source_key,
            sa.select(source_key.label("key"), entry.c.id).where(live, entry.c.source_uid != ""),
        ),
        "channel": (
            channel.c.normalised,
            sa.select(channel.c.normalised.label("key"), channel.c.owner_id.label("id")).where(
                channel.c.deleted_at.is_(None)
            ),
        ),
        "post": (
            post_key,
            sa.select(post_key.label("key"), post.c.id).join(
                body_name, body_name.c.body_id == post.c.body_id
            ),
        ),
        "name": (
            exact.c.folded,
            sa.select(exact.c.folded.label("key"), row.c.entry_id.label("id")).join(
                row, row.c.label == exact.c.label
            ),
        ),
    }


def _live(connection: sa.Connection, ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for chunk in _chunks(ids):
        query = sa.select(schema.entry.c.id).where(
            schema.entry.c.id.in_(chunk), schema.entry.c.deleted_at.is_(None)
        )
        found.extend(connection.scalars(query.order_by(schema.entry.c.id)))
    return found


def _chunks(values: Iterable[_T]) -> Iterable[list[_T]]:
    every = list(values)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]


def taken_uids(connection: sa.Connection, records: Iterable[Record]) -> dict[Uid, str]:
    """Return, of the uids that records bring, what they stand for in the directory.

    That is the kind of an entry, also of one in the bin, or the kind of row and its owner.
    """
    every = list(records)
    entries = {uid for record in every for uid in _entry_uids(record) if uid}
    found = {
        row.uid: str(row.kind)
        for chunk in _chunks(entries)
        for row in connection.execute(
            sa.select(
                schema.entry.c.uid,
                sa.case((schema.entry.c.is_erased, "erased"), else_=schema.entry.c.kind).label(
                    "kind"
                ),
            ).where(schema.entry.c.uid.in_(chunk))
        )
    }
    rows = {c.uid for record in every for c in record.channels if c.uid}
    found |= _owned_rows(connection, schema.channel, rows, "channel")
    rows = {a.uid for record in every for a in record.addresses if a.uid}
    found |= _owned_rows(connection, schema.address, rows, "address")
    rows = {name.uid for record in every for name in record.names if name.uid}
    found |= _rows_here(connection, (schema.person_name,), rows)
    rows = {line.line_uid for record in every for line in record.posts if line.line_uid}
    found |= _rows_here(connection, (schema.affiliation,), rows)
    rows = {part.uid for record in every for part in record.parts if part.uid}
    return found | _rows_here(connection, tuple(place.table for place in PART_TABLES), rows)


def _rows_here(
    connection: sa.Connection, tables: Sequence[sa.Table], uids: Iterable[Uid]
) -> dict[Uid, str]:
    """Return those uids that rows have which no file may take over, those in the bin included."""
    return {
        uid: f"row of {table.name}"
        for chunk in _chunks(uids)
        for table in tables
        for uid in connection.scalars(sa.select(table.c.uid).where(table.c.uid.in_(chunk)))
    }


def _entry_uids(record: Record) -> Iterable[Uid | None]:
    yield from (record.uid, record.parent_uid)
    for line in record.posts:
        yield from (line.uid, line.body_uid)


def _owned_rows(
    connection: sa.Connection, table: sa.Table, uids: Iterable[Uid], kind: str
) -> dict[Uid, str]:
    owner = schema.entry.c.uid.label("owner")
    query = sa.select(table.c.uid, owner).join(schema.entry, schema.entry.c.id == table.c.owner_id)
    return {
        row.uid: f"{kind} of {row.owner}"
        for chunk in _chunks(uids)
        for row in connection.execute(query.where(table.c.uid.in_(chunk)))
    }
