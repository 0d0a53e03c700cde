"""The timeline: operations read back, of the whole directory or of one entry."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.keys import entry_columns


@dataclass(frozen=True, slots=True)
class PastChange:
    """Columns of one row before and after."""

    table: str
    entry: Uid | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PastOperation:
    """One step as it was logged; `label` is a code, `arguments` what its sentence names."""

    uid: Uid
    number: int
    label: str
    arguments: Mapping[str, Any]
    actor: str
    origin: str
    at: datetime.datetime
    is_undone: bool
    takes_back: bool
    changes: tuple[PastChange, ...]


def read_timeline(
    connection: sa.Connection,
    entry: Uid | None = None,
    limit: int = 50,
    *,
    operation: Uid | None = None,
) -> tuple[PastOperation, ...]:
    """Return operations, newest first; those of one entry, or the one asked for; 0 is all."""
    table = schema.operation
    query = sa.select(table).order_by(table.c.id.desc())
    if operation is not None:
        query = query.where(table.c.uid == operation)
    if entry is not None:
        query = query.where(table.c.id.in_(_operations_of(connection, entry)))
    if limit:
        query = query.limit(limit)
    rows = connection.execute(query).mappings().all()
    undone = _undone(connection, [row["id"] for row in rows])
    return tuple(_operation(connection, row, row["id"] in undone) for row in rows)


def operation_uid(connection: sa.Connection, text: str) -> Uid | None:
    """Return the uid of the operation that a uid or a number names."""
    table = schema.operation
    found = uid_from_text(text)
    if found is not None:
        return connection.scalar(sa.select(table.c.uid).where(table.c.uid == found))
    if not text.isdecimal():
        return None
    return connection.scalar(sa.select(table.c.uid).where(table.c.id == int(text)))


def _operations_of(connection: sa.Connection, uid: Uid) -> list[int]:
    change = schema.change
    found = set(connection.scalars(sa.select(change.c.op).where(change.c.entry_uid == uid)))
    entry_id = entry_ids(connection, (uid,), with_deleted=True).get(uid)
    for table in schema.LOGGED_TABLES:
        owners = entry_columns(table)
        if owners and entry_id is not None:
            mine = table.c[owners[0]] == entry_id
            for column in (table.c.created_op, table.c.updated_op):
                found.update(connection.scalars(sa.select(column).distinct().where(mine)))
    return sorted(found)


def _undone(connection: sa.Connection, roots: list[int]) -> set[int]:
    table = schema.operation
    rows = connection.execute(
        sa.select(table.c.root, sa.func.count().label("links"))
        .where(table.c.root.in_(roots))
        .group_by(table.c.root)
    )
    return {row.root for row in rows if row.links % 2 == 1}


def _operation(
    connection: sa.Connection,
    row: sa.RowMapping,
    is_undone: bool,  # noqa: FBT001
) -> PastOperation:
    change = schema.change
    logged = connection.execute(sa.select(change).where(change.c.op == row["id"]).limit(100))
    return PastOperation(
        uid=row["uid"],
        number=row["id"],
        label=row["label"],
        arguments=row["arguments"],
        actor=row["actor"],
        origin=row["origin"],
        at=row["at"],
        is_undone=is_undone,
        takes_back=row["root"] is not None,
        changes=tuple(PastChange(c.table_name, c.entry_uid, c.before, c.after) for c in logged),
    )
