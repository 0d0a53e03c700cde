"""Row reading: many typed rows asked of the driver itself, an order faster than through Core.

A question is written once as SQLAlchemy knows it, so that names and types come from `schema`; it
is compiled to its SQL and asked again and again, with the ids that are wanted as its parameter.
"""

import functools
from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from stakeholders.store.columns import READERS
from stakeholders.store.plain_cursor import ask

Row = dict[str, Any]
"""A row by the names of its columns, with the values that Core would give."""
AnyRow = sa.RowMapping | Row

_IDS: Final = "ids"
_DIALECT: Final = sqlite.dialect()


def given_ids() -> sa.Select[int]:
    """Return the ids that are asked for, as a set for `in_`: one parameter of a question."""
    given = sa.func.json_each(sa.bindparam(_IDS, type_=sa.TEXT)).table_valued("value")
    return sa.select(sa.type_coerce(given.c.value, sa.INTEGER))


class RowReading:
    """One question about `given_ids`, ready to be asked."""

    def __init__(self, query: sa.Select[Any]) -> None:
        compiled = query.compile(dialect=_DIALECT)
        columns = list(query.selected_columns)
        self._sql = str(compiled)
        self._bound = tuple((name, compiled.params[name]) for name in compiled.positiontup or ())
        self.names = tuple(str(column.key) for column in columns)
        self._converted = tuple(
            (place, convert)
            for place, column in enumerate(columns)
            if (convert := READERS.get(type(column.type))) is not None
        )

    def rows(self, connection: sa.Connection, ids: Sequence[int]) -> list[Row]:
        """Return all rows of the answer; nothing is asked for nobody."""
        values = zip(*self.columns(connection, ids), strict=True)
        return [dict(zip(self.names, row, strict=True)) for row in values]

    def columns(self, connection: sa.Connection, ids: Sequence[int]) -> list[Sequence[Any]]:
        """Return the answer by its columns, of many rows the quicker way; nobody has empty ones."""
        found = self._asked(connection, ids) if ids else []
        if not found:
            return [()] * len(self.names)
        columns: list[Sequence[Any]] = list(zip(*found, strict=True))
        for place, convert in self._converted:
            values = columns[place]
            if values.count(None) < len(values):
                columns[place] = [None if one is None else convert(one) for one in values]
        return columns

    def _asked(self, connection: sa.Connection, ids: Sequence[int]) -> list[Any]:
        given = f"[{','.join(map(str, ids))}]"
        bound = [given if name == _IDS else value for name, value in self._bound]
        return ask(connection, self._sql, bound)


@functools.cache
def rows_by(table: sa.Table, column: str, hidden: frozenset[str], *, dead: bool) -> RowReading:
    """Return the question for the rows of a table with these ids in a column, in their order.

    `hidden` columns are left out, and so are rows in the bin unless `dead`.
    """
    shown = [one for one in table.columns if one.name not in hidden]
    query = sa.select(*shown).where(table.c[column].in_(given_ids()))
    if not dead:
        query = query.where(table.c.deleted_at.is_(None))
    order = [table.c[column], *([table.c.position] if "position" in table.c else []), table.c.id]
    return RowReading(query.order_by(*dict.fromkeys(order)))
