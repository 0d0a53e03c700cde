"""Row binding: rows of a table as the driver takes them, an order faster than one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from stakeholders.store.columns import Flag


class RowBinding:
    """Turns rows of one table into the parameters of one INSERT; missing columns get defaults."""

    def __init__(self, table: sa.Table, dialect: sa.Dialect) -> None:
        self._converters = {
            column.name: converter
            for column in table.columns
            if (converter := _converter(column, dialect)) is not None
        }
        self._defaults = {column.name: self._default(column) for column in table.columns}
        self._values = itemgetter(*self._defaults)
        names, marks = ", ".join(self._defaults), ", ".join("?" for _ in self._defaults)
        self.statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608

    def parameters(
        self, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], uids: Iterable[bytes]
    ) -> list[tuple[Any, ...]]:
        """Return the parameters of each row.

        `shared` are the same in all of them, `uids` are for those that bring none.
        """
        base = {**self._defaults, **self._bound(shared, dict(shared))}
        fresh = iter(uids)
        parameters = []
        for row in rows:
            merged = self._bound(row, {**base, **row})
            if merged["uid"] is None:
                merged["uid"] = next(fresh)
            parameters.append(self._values(merged))
        return parameters

    def _bound(self, row: Mapping[str, Any], merged: dict[str, Any]) -> dict[str, Any]:
        """Write over the values of a row that the driver does not know."""
        for name, convert in self._converters.items():
            if name in row:
                merged[name] = convert(row[name])
        return merged

    def _default(self, column: sa.Column[Any]) -> object:
        default = column.default
        value = default.arg if isinstance(default, sa.ColumnDefault) else None
        converter = self._converters.get(column.name)
        return converter(value) if converter else value


def _converter(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Any], Any] | None:
    """Return what turns a value into one the driver knows; it knows truths as 1 and 0."""
    if isinstance(column.type, Flag):
        return None
    return column.type.bind_processor(dialect)
