"""Row binding: rows of a table as the driver takes them, an order faster than one by one."""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, repeat
from typing import Any

import sqlalchemy as sa

from stakeholders.store.columns import Flag


class RowBinding:
    """Turns rows of one table into the parameters of one INSERT; missing columns get defaults."""

    def __init__(self, table: sa.Table, dialect: sa.Dialect) -> None:
        self._converters = {column.name: _converter(column, dialect) for column in table.columns}
        self._defaults = {column.name: _default(column) for column in table.columns}
        names, marks = ", ".join(self._defaults), ", ".join("?" for _ in self._defaults)
        self.statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608

    def parameters(
        self, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], uids: Iterable[bytes]
    ) -> list[tuple[Any, ...]]:
        """Return the parameters of each row.

        `shared` are the same in all of them, `uids` are for those that bring none.
        """
        given = frozenset().union(*rows)
        columns = {
            name: self._column(name, rows if name in given else (), shared.get(name, default))
            for name, default in self._defaults.items()
        }
        fresh = iter(uids)
        given_uids = islice(columns["uid"], len(rows))
        columns["uid"] = [next(fresh) if uid is None else uid for uid in given_uids]
        # The uids are as many as the rows; what is the same in all of them has no end.
        return list(zip(*columns.values(), strict=False))

    def _column(
        self, name: str, rows: Sequence[Mapping[str, Any]], default: object
    ) -> Iterable[Any]:
        """Return the values of a column; one that all rows share again and again."""
        values = [row.get(name, default) for row in rows] if rows else [default]
        convert = self._converters[name]
        if values.count(values[0]) == len(values):
            return repeat(convert(values[0]) if convert else values[0])
        return map(convert, values) if convert else values


@functools.cache
def row_binding(table: sa.Table, dialect: sa.Dialect) -> RowBinding:
    """Return what turns rows of a table into parameters."""
    return RowBinding(table, dialect)


def _default(column: sa.Column[Any]) -> object:
    return column.default.arg if isinstance(column.default, sa.ColumnDefault) else None


def _converter(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Any], Any] | None:
    """Return what turns a value into one the driver knows; it knows truths as 1 and 0."""
    if isinstance(column.type, Flag):
        return None
    return column.type.bind_processor(dialect)
