"""Log rows: heads of operations, changes and ranges, written by the driver itself.

Every edit writes some of them, and Core takes longer than the file for each.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.store.columns import json_text, microseconds
from stakeholders.store.keys import chunks
from stakeholders.store.plain_cursor import ask, write_each, write_one

ToldChange = tuple[Uid | None, Mapping[str, Any], Mapping[str, Any]]
"""Whose history tells of a change, and the columns before and after."""

_HEAD: Final = (
    "INSERT INTO operation (uid, replica_uid, counter, actor, origin, schema_version, label, "
    "arguments, undoes, root, at) SELECT ?1, ?2, "
    "(SELECT coalesce(max(counter), 0) + 1 FROM operation WHERE replica_uid = ?2), "
    "?3, ?4, ?5, ?6, ?7, NULL, NULL, ?8"
)
_CHANGE: Final = (
    "INSERT INTO change (op, table_name, row_uid, entry_uid, before, after) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_BATCH: Final = (
    "INSERT INTO change_batch (op, action, table_name, first_id, last_id) VALUES (?, ?, ?, ?, ?)"
)


def insert_head(
    connection: sa.Connection,
    *,
    uid: Uid,
    replica: Uid,
    author: tuple[str, str],
    version: int,
    label: str,
    arguments: Mapping[str, object],
    at: datetime.datetime,
) -> int:
    """Write the head of an operation behind the others of its replica; return its number."""
    actor, origin = author
    values = (
        uid_to_bytes(uid),
        uid_to_bytes(replica),
        actor,
        origin,
        version,
        label,
        json_text(dict(arguments)),
        microseconds(at),
    )
    return write_one(connection, _HEAD, values)


def update_head(connection: sa.Connection, operation: int, arguments: Mapping[str, object]) -> None:
    """Write the arguments of an operation over."""
    connection.exec_driver_sql(
        "UPDATE operation SET arguments = ? WHERE id = ?", (json_text(dict(arguments)), operation)
    )


def insert_changes(
    connection: sa.Connection,
    operation: int,
    row: tuple[str, Uid],
    changes: Iterable[ToldChange],
) -> None:
    """Write what an operation changed in a row."""
    table, uid = row
    values = [
        (
            operation,
            table,
            uid_to_bytes(uid),
            uid_to_bytes(entry) if entry else None,
            json_text(before),
            json_text(after),
        )
        for entry, before, after in changes
    ]
    write_each(connection, _CHANGE, values)


def insert_batches(
    connection: sa.Connection, operation: int, batches: Iterable[tuple[str, str, int, int]]
) -> None:
    """Write ranges of rows: what was done to them, their table, the first and the last id."""
    write_each(connection, _BATCH, [(operation, *batch) for batch in batches])


def uids_of(connection: sa.Connection, entry_ids: Iterable[int]) -> dict[int, Uid]:
    """Return the uids of entries."""
    found: dict[int, Uid] = {}
    for ids in chunks(entry_ids):
        query = f"SELECT id, uid FROM entry WHERE id IN ({', '.join('?' * len(ids))})"  # noqa: S608
        rows = ask(connection, query, ids)
        found.update((row[0], uid_from_bytes(row[1])) for row in rows)
    return found
