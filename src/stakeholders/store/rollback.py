"""Rolling back: rows as they stood after a past operation, from what they are and the log."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.store.logged_values import driver_value

DrivenRow = dict[str, Any]
"""The columns of one row as the driver gives them."""

_ROWS: Final = (
    "SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND created_op <= ?"
)
_CHANGES: Final = (
    "SELECT t.id, c.op, c.before FROM {table} t JOIN change c ON c.row_uid = t.uid "
    "WHERE t.id IN (SELECT value FROM json_each(?)) AND c.op > ? AND c.table_name = '{table}' "
    "ORDER BY c.id DESC"
)
_MOVES: Final = (
    "SELECT j.value, b.op, b.action, o.at FROM json_each(?) j CROSS JOIN change_batch b "
    "JOIN operation o ON o.id = b.op WHERE b.table_name = ? AND b.action <> 'created' "
    "AND b.first_id <= j.value AND b.last_id >= j.value"
)


def rows_as_of(
    connection: sa.Connection, table: sa.Table, ids: Collection[int], operation: int
) -> list[DrivenRow]:
    """Return those of these rows that there were after an operation, as they were.

    All columns that people see are exact; version, last operation and derived columns are not.
    """
    if not ids:
        return []
    names = [column.name for column in table.columns]
    query = _ROWS.format(columns=", ".join(names), table=table.name)
    found = connection.exec_driver_sql(query, (json.dumps(list(ids)), operation))
    rows = [dict(zip(names, row, strict=True)) for row in found]
    _roll_back(connection, table, [r for r in rows if r["updated_op"] > operation], operation)
    return rows


def _roll_back(
    connection: sa.Connection, table: sa.Table, rows: Iterable[DrivenRow], operation: int
) -> None:
    by_id = {row["id"]: row for row in rows}
    if not by_id:
        return
    given = json.dumps(list(by_id))
    deletions: dict[int, dict[int, Any]] = defaultdict(dict)
    changes = connection.exec_driver_sql(_CHANGES.format(table=table.name), (given, operation))
    for row_id, op, before in changes.all():
        logged = json.loads(before)
        if "deleted_at" in logged:
            deletions[row_id][op] = logged.pop("deleted_at")
        for name, value in logged.items():
            by_id[row_id][name] = driver_value(connection, table.c[name], value)
    moves: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for row_id, *move in connection.exec_driver_sql(_MOVES, (given, table.name)):
        moves[row_id].append((move[0], move[1], move[2]))
    for row_id, row in by_id.items():
        row["deleted_at"] = _deleted_at(
            row["deleted_at"], deletions[row_id], moves[row_id], operation
        )


def _deleted_at(
    now: int | None,
    changed: Mapping[int, int | None],
    moves: Iterable[tuple[int, str, int]],
    operation: int,
) -> int | None:
    """Return since when a row had been in the bin after an operation.

    `changed` holds the value before each later change of it; `moves` are the operations that
    moved the row together with others.
    """
    before = dict(changed)
    removed_at: int | None = None
    for op, action, at in sorted(moves):  # what a restoring takes back comes before it
        if op > operation:
            before[op] = None if action == "removed" else removed_at
        removed_at = at if action == "removed" else None
    return before[min(before)] if before else now
