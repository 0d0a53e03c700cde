"""Row editing: one row read and written over by the driver itself, an order faster than by Core."""

import functools
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from stakeholders.store.plain_cursor import ask


class RowEditing:
    """Reads and writes single rows of one table."""

    def __init__(self, table: sa.Table, dialect: sa.Dialect) -> None:
        self._table = table.name
        self._reading = {c.name: c.type.result_processor(dialect, None) for c in table.columns}
        self._binding = {c.name: c.type.bind_processor(dialect) for c in table.columns}
        self._select = f"SELECT {', '.join(self._reading)} FROM {table.name} WHERE id = ?"  # noqa: S608

    def read(self, connection: sa.Connection, row_id: int) -> dict[str, Any]:
        """Return the row with this id."""
        (row,) = ask(connection, self._select, (row_id,))
        return {
            name: convert(value) if convert else value
            for (name, convert), value in zip(self._reading.items(), row, strict=True)
        }

    def write(self, connection: sa.Connection, row_id: int, values: Mapping[str, Any]) -> None:
        """Write these columns of a row over."""
        columns = ", ".join(f"{name} = ?" for name in values)
        bound = [self._bound(name, value) for name, value in values.items()]
        connection.exec_driver_sql(
            f"UPDATE {self._table} SET {columns} WHERE id = ?",  # noqa: S608
            (*bound, row_id),
        )

    def _bound(self, name: str, value: object) -> object:
        convert = self._binding[name]
        return convert(value) if convert else value


@functools.cache
def row_editing(table: sa.Table, dialect: sa.Dialect) -> RowEditing:
    """Return what reads and writes single rows of a table."""
    return RowEditing(table, dialect)
