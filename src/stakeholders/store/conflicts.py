"""Conflicts: which later operations built on what one left, so that it cannot be taken back."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.errors import Conflict
from stakeholders.store.keys import entry_columns

_MOST: Final = 20
_VOID: Final = (
    "INSERT INTO temp.void_operation WITH taken_back (root) AS ("
    "SELECT root FROM operation WHERE root IS NOT NULL AND id > :after GROUP BY root "
    "HAVING (count(*) + (root > :after)) % 2 = 0 "
    "AND max(json_extract(arguments, '$.kept') IS NOT NULL) = 0) "
    "SELECT root FROM taken_back WHERE root > :after UNION ALL "
    "SELECT o.id FROM taken_back t JOIN operation o ON o.root = t.root WHERE o.id > :after"
)
_ERASED: Final = (
    "INSERT OR IGNORE INTO temp.void_operation "
    "SELECT id FROM operation WHERE label = 'contact.erased' AND id > :after"
)
_USED: Final = (
    "({table}.updated_op > {operation} AND "
    "({table}.updated_op NOT IN (SELECT id FROM temp.void_operation) OR EXISTS ("
    "SELECT 1 FROM change WHERE change.row_uid = {table}.uid AND change.table_name = '{table}' "
    "AND change.op > {operation} AND change.op NOT IN (SELECT id FROM temp.void_operation))))"
)


def note_void_operations(connection: sa.Connection, operation: int) -> None:
    """Note the later operations that come to nothing: taken back, or done again, in whole.

    Nor does an erasure stand in the way of anything: it left nothing to be changed.
    """
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE IF NOT EXISTS void_operation (id INTEGER PRIMARY KEY)")
    run("DELETE FROM temp.void_operation")
    run(_VOID, {"after": operation})
    run(_ERASED, {"after": operation})


def used_since(table: str, operation: int) -> sa.ColumnElement[bool]:
    """Return the condition that a row was written by a later operation that still holds good."""
    return sa.literal_column(_USED.format(table=table, operation=operation), sa.Boolean)


def changed_values(
    connection: sa.Connection, operation: int, logged: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Conflict]:
    """Yield the values of a logged change that are no longer what the operation left."""
    for name, left in logged["after"].items():
        if now[name] != left:
            place = (logged["table_name"], logged["row_uid"])
            yield Conflict(
                *place,
                logged["entry_uid"],
                _last_change(connection, operation, *place, name) or _writer_of(connection, *place),
                name,
                left,
                now[name],
            )


def later_rows(
    connection: sa.Connection, table: sa.Table, operation: int, *where: sa.ColumnElement[bool]
) -> list[Conflict]:
    """Return some of the rows for which this holds and that later operations wrote."""
    rows = connection.execute(
        sa.select(table).where(*where, used_since(table.name, operation)).limit(_MOST)
    ).mappings()
    return [
        Conflict(
            table.name,
            row["uid"],
            _owner(connection, table, row),
            _last_change(connection, operation, table.name, row["uid"])
            or _operation_uid(connection, row["updated_op"]),
        )
        for row in rows
    ]


def _last_change(
    connection: sa.Connection, operation: int, table: str, row: Uid, column: str | None = None
) -> Uid | None:
    """Return the newest later operation in force that changed a row, or one column of it."""
    change, done = schema.change.c, schema.operation.c
    void = sa.text("SELECT id FROM temp.void_operation").columns(id=sa.INTEGER)
    query = (
        sa.select(done.uid, change.after)
        .join_from(schema.change, schema.operation, done.id == change.op)
        .where(change.row_uid == row, change.table_name == table)
        .where(change.op > operation, change.op.not_in(void))
        .order_by(change.id.desc())
    )
    found = (uid for uid, after in connection.execute(query) if not column or column in after)
    return next(found, None)


def _writer_of(connection: sa.Connection, table_name: str, row: Uid) -> Uid | None:
    table = schema.metadata.tables[table_name]
    last = connection.scalar(sa.select(table.c.updated_op).where(table.c.uid == row))
    return _operation_uid(connection, last)


def _operation_uid(connection: sa.Connection, operation: int | None) -> Uid | None:
    table = schema.operation.c
    return connection.scalar(sa.select(table.uid).where(table.id == operation))


def _owner(connection: sa.Connection, table: sa.Table, row: Mapping[Any, Any]) -> Uid | None:
    owners = [row[name] for name in entry_columns(table) if row[name] is not None]
    entry = schema.entry.c
    return connection.scalar(sa.select(entry.uid).where(entry.id == owners[0])) if owners else None
