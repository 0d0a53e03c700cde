"""Entries: between the uids that people's programs know and the ids of the file."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.store import schema
from stakeholders.store.errors import InTheBinError, UnknownUidError
from stakeholders.store.keys import these
from stakeholders.store.plain_cursor import ask

_CHUNK: Final = 500


def entry_id(connection: sa.Connection, uid: Uid) -> int:
    """Return the id of a live entry.

    Raises:
        UnknownUidError: when there is none; an `InTheBinError` when it is in the bin.
    """
    found = entry_ids(connection, (uid,))
    if uid not in found:
        raise _not_live(connection, uid)
    return found[uid]


def _not_live(connection: sa.Connection, uid: Uid) -> UnknownUidError:
    entry = schema.entry.c
    query = sa.select(entry.display).where(entry.uid == uid, entry.is_erased == 0)
    name = connection.scalar(query)
    return UnknownUidError(uid) if name is None else InTheBinError(name)


def kind_of(connection: sa.Connection, uid: Uid) -> EntryKind:
    """Return what a live entry is.

    Raises:
        UnknownUidError: when there is none, or it is in the bin.
    """
    query = sa.select(schema.entry.c.kind).where(schema.entry.c.id == entry_id(connection, uid))
    return EntryKind(connection.execute(query).scalar_one())


def kind_with_deleted(connection: sa.Connection, uid: Uid) -> EntryKind:
    """Return what an entry is or was, in the bin and erased too.

    Raises:
        UnknownUidError: when there never was one.
    """
    kind = connection.scalar(sa.select(schema.entry.c.kind).where(schema.entry.c.uid == uid))
    if kind is None:
        raise UnknownUidError(uid)
    return EntryKind(kind)


def entry_ids(
    connection: sa.Connection, uids: Iterable[Uid], *, with_deleted: bool = False
) -> dict[Uid, int]:
    """Return the ids of those entries that exist."""
    found: dict[Uid, int] = {}
    every = list(dict.fromkeys(uids))
    for start in range(0, len(every), _CHUNK):
        part = [uid_to_bytes(uid) for uid in every[start : start + _CHUNK]]
        query = f"SELECT uid, id FROM entry WHERE uid IN ({', '.join('?' * len(part))})"  # noqa: S608
        if not with_deleted:
            query += " AND deleted_at IS NULL"
        rows = ask(connection, query, part)
        found.update((uid_from_bytes(row[0]), row[1]) for row in rows)
    return found


def ids_of_kind(connection: sa.Connection, ids: Sequence[int], kind: EntryKind) -> set[int]:
    """Return which of these are entries of a kind."""
    query = "SELECT id FROM entry WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
    rows = ask(connection, query, (kind.value, json.dumps(list(ids))))
    return {row[0] for row in rows}


def uids_seen_by(
    connection: sa.Connection, ids: Sequence[int], levels: Iterable[str]
) -> frozenset[Uid]:
    """Return the uids of those of these entries that are for one of some audiences."""
    query = (
        "SELECT uid FROM entry WHERE id IN (SELECT value FROM json_each(?)) "
        "AND visibility IN (SELECT value FROM json_each(?))"
    )
    rows = ask(connection, query, (json.dumps(list(ids)), json.dumps(list(levels))))
    return frozenset(uid_from_bytes(row[0]) for row in rows)


def uids_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Uid]:
    """Return the uids of entries by their ids."""
    query = sa.select(schema.entry.c.id, schema.entry.c.uid).where(
        schema.entry.c.id.in_(these(list(ids)))
    )
    return {row.id: row.uid for row in connection.execute(query)}


def is_starred(connection: sa.Connection, entry: int) -> bool:
    """Tell whether an entry is one that is often needed."""
    return bool(
        connection.scalar(sa.select(schema.entry.c.is_starred).where(schema.entry.c.id == entry))
    )


def all_ids(connection: sa.Connection, kinds: Sequence[str]) -> list[int]:
    """Return the ids of all live entries of these kinds, in the order of the list."""
    query = (
        sa.select(schema.search_row.c.entry_id)
        .where(schema.search_row.c.kind.in_(kinds))
        .order_by(schema.search_row.c.label)
    )
    return list(connection.scalars(query))


def row_id(connection: sa.Connection, table: sa.Table, uid: Uid) -> int:
    """Return the id of a live row of any table.

    Raises:
        UnknownUidError: when there is none.
    """
    query = f"SELECT id FROM {table.name} WHERE uid = ? AND deleted_at IS NULL"  # noqa: S608
    found = ask(connection, query, (uid_to_bytes(uid),))
    if not found:
        raise UnknownUidError(uid)
    return int(found[0][0])


def displays(connection: sa.Connection, uids: Iterable[Uid]) -> dict[Uid, str]:
    """Return the names of entries, those in the bin included."""
    query = sa.select(schema.entry.c.uid, schema.entry.c.display).where(
        schema.entry.c.uid.in_(list(uids))
    )
    return {row.uid: row.display for row in connection.execute(query)}


def full_display() -> sa.ColumnElement[str]:
    """Return the name of an entry as an expression: of a post with the body it belongs to."""
    entry, post, name = schema.entry.c, schema.post.c, schema.body_name.c
    body = schema.entry.alias("body_entry").c
    acronym = (
        sa.select(name.text)
        .where(name.body_id == body.id, name.type == "acronym", name.is_primary.is_(sa.true()))
        .where(name.deleted_at.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    of_post = (
        sa.select(schema.entry.c.display + ", " + sa.func.coalesce(acronym, body.display))
        .where(post.id == entry.id, body.id == post.body_id)
        .correlate(schema.entry)
        .scalar_subquery()
    )
    return sa.func.coalesce(of_post, entry.display).label("display")


def is_in_bin(connection: sa.Connection, uid: Uid) -> bool:
    """Tell whether an entry was deleted and not yet erased."""
    entry = schema.entry.c
    query = sa.select(entry.id).where(
        entry.uid == uid, entry.deleted_at.is_not(None), entry.is_erased.is_(sa.false())
    )
    return connection.scalar(query) is not None


def erased_ids(connection: sa.Connection, ids: Iterable[int]) -> frozenset[int]:
    """Return which of these entries were erased."""
    entry = schema.entry.c
    query = sa.select(entry.id).where(
        entry.id.in_(these(list(ids))), entry.is_erased.is_(sa.true())
    )
    return frozenset(connection.scalars(query))
