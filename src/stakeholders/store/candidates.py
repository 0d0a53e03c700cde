"""Candidates: entries that a new contact may already be, found by what identifies people."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_bytes
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.parts import PART_TABLES
from stakeholders.store.plain_cursor import ask
from stakeholders.store.records import read_records

_CHUNK: Final = 400
_ANYBODY: Final = "SELECT EXISTS (SELECT 1 FROM entry WHERE kind IN ('person', 'body', 'post'))"
_OF_SOURCE: Final = (
    "SELECT source_uid, id FROM entry WHERE source_uid <> '' AND deleted_at IS NULL "
    "AND source = ? AND source_uid IN (SELECT value FROM json_each(?))"
)
_MERGED: Final = (
    "WITH RECURSIVE line (at, uid, source, source_uid) AS ("
    "SELECT m.survivor_id, e.uid, e.source, e.source_uid FROM merge_record m "
    "JOIN entry e ON e.id = m.absorbed_id WHERE m.deleted_at IS NULL "
    "UNION SELECT m.survivor_id, l.uid, l.source, l.source_uid FROM line l "
    "JOIN merge_record m ON m.absorbed_id = l.at AND m.deleted_at IS NULL) "
    "SELECT l.uid, l.source, l.source_uid, e.uid FROM line l JOIN entry e ON e.id = l.at "
    "WHERE e.deleted_at IS NULL"
)
"""What went into which live entry, and by what it was known."""
_WITH_CHANNEL: Final = (
    "SELECT normalised, owner_id FROM channel WHERE normalised IS NOT NULL "
    "AND normalised IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"
)
_POSTS_AT: Final = (
    "SELECT p.folded_title, n.folded, p.id FROM body_name n JOIN post p ON p.body_id = n.body_id "
    "WHERE n.folded IN (SELECT value FROM json_each(?)) "
    "AND p.folded_title IN (SELECT value FROM json_each(?))"
)
_NAMED: Final = (
    "SELECT x.folded, r.entry_id FROM search_exact x JOIN search_row r ON r.label = x.label "
    "WHERE x.folded IN (SELECT value FROM json_each(?))"
)
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


def followed(connection: sa.Connection, records: Sequence[Record]) -> list[Record]:
    """Return the records, of what went into another entry under the uid of that one."""
    into: dict[object, Uid] = {}
    for uid, source, source_uid, entry in ask(connection, _MERGED):
        into[uid_from_bytes(uid)] = uid_from_bytes(entry)
        if source_uid:
            into[source, source_uid] = uid_from_bytes(entry)
    if not into:
        return list(records)
    found = ((into.get(r.uid) or into.get((r.source, r.source_uid)), r) for r in records)
    return [replace(record, uid=uid) if uid else record for uid, record in found]


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
    if not ask(connection, _ANYBODY)[0][0]:
        return found
    for kind, look_up in _LOOK_UPS.items():
        wanted = {value for name, value in keys if name == kind}
        for values in _chunks(wanted):
            for value, entry in look_up(connection, values):
                if value in wanted:
                    found.setdefault((kind, value), []).append(entry)
    return found


def _by_uid(connection: sa.Connection, uids: Sequence[str]) -> Iterable[tuple[str, int]]:
    return [(str(uid), entry) for uid, entry in entry_ids(connection, map(Uid, uids)).items()]


def _by_source(connection: sa.Connection, keys: Sequence[str]) -> Iterable[tuple[str, int]]:
    """Yield the entries of these sources; one source at a time, as the file is indexed."""
    by_source: dict[str, list[str]] = {}
    for key in keys:
        source, _, uid = key.partition("\0")
        by_source.setdefault(source, []).append(uid)
    for source, uids in by_source.items():
        for uid, entry in ask(connection, _OF_SOURCE, (source, json.dumps(uids))):
            yield f"{source}\0{uid}", entry


def _by_channel(connection: sa.Connection, values: Sequence[str]) -> Iterable[tuple[str, int]]:
    return ask(connection, _WITH_CHANNEL, (json.dumps(values),))


def _by_post(connection: sa.Connection, keys: Sequence[str]) -> Iterable[tuple[str, int]]:
    """Yield the posts of these titles at bodies of these names, by title and name."""
    pairs = [key.partition("\0") for key in keys]
    titles, bodies = {title for title, _, _ in pairs}, {body for _, _, body in pairs}
    given = (json.dumps(sorted(bodies)), json.dumps(sorted(titles)))
    for title, body, entry in ask(connection, _POSTS_AT, given):
        yield f"{title}\0{body}", entry


def _by_name(connection: sa.Connection, values: Sequence[str]) -> Iterable[tuple[str, int]]:
    return ask(connection, _NAMED, (json.dumps(values),))


_LOOK_UPS: Final = MappingProxyType(
    {
        "uid": _by_uid,
        "source": _by_source,
        "channel": _by_channel,
        "post": _by_post,
        "name": _by_name,
    }
)
"""What finds entries by each kind of key, with the key that each was found by."""


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
