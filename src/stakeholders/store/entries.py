"""Entries: between the uids that people's programs know and the ids of the file."""

from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.keys import these

_CHUNK: Final = 500


def entry_id(connection: sa.Connection, uid: Uid) -> int:
    """Return the id of a live entry.

    Raises:
        UnknownUidError: when there is none, or it is in the bin.
    """
    found = entry_ids(connection, (uid,))
    if uid not in found:
        raise UnknownUidError(uid)
    return found[uid]


def kind_of(connection: sa.Connection, uid: Uid) -> EntryKind:
    """Return what a live entry is.

    Raises:
        UnknownUidError: when there is none, or it is in the bin.
    """
    query = sa.select(schema.entry.c.kind).where(schema.entry.c.id == entry_id(connection, uid))
    return EntryKind(connection.execute(query).scalar_one())


def entry_ids(
    connection: sa.Connection, uids: Iterable[Uid], *, with_deleted: bool = False
) -> dict[Uid, int]:
    """Return the ids of those entries that exist."""
    found: dict[Uid, int] = {}
    every = list(dict.fromkeys(uids))
    for start in range(0, len(every), _CHUNK):
        query = sa.select(schema.entry.c.uid, schema.entry.c.id).where(
            schema.entry.c.uid.in_(every[start : start + _CHUNK])
        )
        if not with_deleted:
            query = query.where(schema.entry.c.deleted_at.is_(None))
        found.update((row.uid, row.id) for row in connection.execute(query))
    return found


def uids_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Uid]:
    """Return the uids of entries by their ids."""
    query = sa.select(schema.entry.c.id, schema.entry.c.uid).where(
        schema.entry.c.id.in_(these(list(ids)))
    )
    return {row.id: row.uid for row in connection.execute(query)}


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
    found = connection.scalar(
        sa.select(table.c.id).where(table.c.uid == uid, table.c.deleted_at.is_(None))
    )
    if found is None:
        raise UnknownUidError(uid)
    return int(found)


def displays(connection: sa.Connection, uids: Iterable[Uid]) -> dict[Uid, str]:
    """Return the names of entries, those in the bin included."""
    query = sa.select(schema.entry.c.uid, schema.entry.c.display).where(
        schema.entry.c.uid.in_(list(uids))
    )
    return {row.uid: row.display for row in connection.execute(query)}


def is_in_bin(connection: sa.Connection, uid: Uid) -> bool:
    """Tell whether an entry was deleted and not yet erased."""
    entry = schema.entry.c
    query = sa.select(entry.id).where(
        entry.uid == uid, entry.deleted_at.is_not(None), entry.is_erased.is_(sa.false())
    )
    return connection.scalar(query) is not None
