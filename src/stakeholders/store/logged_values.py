"""Logged values: columns as the log keeps them, foreign rows by uid, and back again."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_to_bytes
from stakeholders.store.columns import UidColumn


def portable(
    connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return values as they are logged: foreign rows by uid, everything as JSON knows it."""
    return {name: _portable(connection, table.c[name], value) for name, value in values.items()}


def driver_value(connection: sa.Connection, column: sa.Column[Any], logged: Any) -> Any:  # noqa: ANN401
    """Return a logged value as the file holds it: uids of foreign rows become their ids again."""
    if logged is None:
        return None
    for key in column.foreign_keys:
        table = key.column.table.name
        query = f"SELECT id FROM {table} WHERE uid = ?"  # noqa: S608
        return connection.exec_driver_sql(query, (uid_to_bytes(Uid(logged)),)).scalar()
    return bytes.fromhex(logged) if _is_bytes(column) else logged


def typed_value(connection: sa.Connection, column: sa.Column[Any], logged: Any) -> Any:  # noqa: ANN401
    """Return a logged value as the column's own type."""
    stored = driver_value(connection, column, logged)
    result = column.type.result_processor(connection.dialect, None)
    return result(stored) if result and not column.foreign_keys else stored


def _portable(connection: sa.Connection, column: sa.Column[Any], value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    for key in column.foreign_keys:
        target = key.column.table
        query = sa.select(target.c.uid).where(target.c.id == value)
        return str(connection.execute(query).scalar_one())
    bound = column.type.bind_processor(connection.dialect)
    stored = bound(value) if bound else value
    return stored.hex() if isinstance(stored, bytes | memoryview) else stored


def _is_bytes(column: sa.Column[Any]) -> bool:
    """Tell whether a column holds bytes, which the log has as hexadecimal text."""
    return isinstance(column.type, sa.BLOB | UidColumn)
