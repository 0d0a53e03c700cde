"""Row binding: rows of a table as the driver takes them, an order faster than one by one."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from operator import itemgetter
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.store.columns import Flag

_MANY: Final = 50
"""So many rows are worth a statement of their own."""
_CODE: Final = re.compile(r"[a-z_]{0,20}")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A statement and the parameters of each row."""

    statement: str
    parameters: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Same:
    """The one value that a column has in all rows."""

    value: Any


class RowBinding:
    """Turns rows of one table into the parameters of one INSERT; missing columns get defaults."""

    def __init__(self, table: sa.Table, dialect: sa.Dialect) -> None:
        self._converters = {column.name: _converter(column, dialect) for column in table.columns}
        self._defaults = {column.name: _default(column) for column in table.columns}
        self._beginning = f"INSERT INTO {table.name} ({', '.join(self._defaults)})"

    def insertion(
        self, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], uids: Iterable[bytes]
    ) -> Insertion:
        """Return what inserts the rows.

        `shared` are the same in all of them, `uids` are for those that bring none. Of many rows the
        statement itself says what all share, which takes half the time.
        """
        given = frozenset().union(*rows)
        columns = {
            name: self._column(name, rows if name in given else (), shared.get(name, default))
            for name, default in self._defaults.items()
        }
        columns["uid"] = _with_uids(columns["uid"], len(rows), uids)
        said = {name: _literal(column) for name, column in columns.items()}
        if len(rows) < _MANY:
            said = dict.fromkeys(said)
        values = ", ".join("?" if text is None else text for text in said.values())
        bound = [_each(column) for name, column in columns.items() if said[name] is None]
        # The uids are as many as the rows; what is the same in all of them has no end.
        parameters = list(zip(*bound, strict=False))
        return Insertion(f"{self._beginning} VALUES ({values})", parameters)

    def _column(
        self, name: str, rows: Sequence[Mapping[str, Any]], default: object
    ) -> Iterable[Any] | _Same:
        """Return the values of a column, or the one that all rows share."""
        values = _values(name, rows, default) if rows else [default]
        convert = self._converters[name]
        if values.count(values[0]) == len(values):
            return _Same(convert(values[0]) if convert else values[0])
        return map(convert, values) if convert else values


def _values(name: str, rows: Sequence[Mapping[str, Any]], default: object) -> list[Any]:
    """Return a value of each row; most rows have it, and are then asked in one go."""
    try:
        return list(map(itemgetter(name), rows))
    except KeyError:
        return [row.get(name, default) for row in rows]


@functools.cache
def row_binding(table: sa.Table, dialect: sa.Dialect) -> RowBinding:
    """Return what turns rows of a table into parameters."""
    return RowBinding(table, dialect)


def _with_uids(column: Iterable[Any] | _Same, count: int, uids: Iterable[bytes]) -> list[Any]:
    fresh = iter(uids)
    return [next(fresh) if uid is None else uid for uid in islice(_each(column), count)]


def _each(column: Iterable[Any] | _Same) -> Iterable[Any]:
    return repeat(column.value) if isinstance(column, _Same) else column


def _literal(column: Iterable[Any] | _Same) -> str | None:
    """Return what all rows share as SQL, where it is a number or a code; words of people never."""
    if not isinstance(column, _Same):
        return None
    value = column.value
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    return f"'{value}'" if isinstance(value, str) and _CODE.fullmatch(value) else None


def _default(column: sa.Column[Any]) -> object:
    return column.default.arg if isinstance(column.default, sa.ColumnDefault) else None


def _converter(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Any], Any] | None:
    """Return what turns a value into one the driver knows; it knows truths as 1 and 0."""
    if isinstance(column.type, Flag):
        return None
    return column.type.bind_processor(dialect)
