"""Reading a damaged file: all rows of a table that can be read, whatever lies between them."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as driver

_HIGHEST: Final = (1 << 62).bit_length()

Row = tuple[object, ...]
Connect = Callable[[], driver.Connection]


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows of a table that cannot be read: from this id to that; None is to the end."""

    table: str
    first: int
    last: int | None


class TableReader:
    """Reads one table by its ids; after a page that cannot be read it goes on behind it.

    `connect` opens the file anew after each error: of an encrypted one nothing else can be read.
    """

    def __init__(self, connect: Connect, table: str, wanted: Sequence[str], key: str) -> None:
        self._connect = connect
        self._table = table
        self._key = key
        self._connection = connect()
        self.columns = tuple(name for name in wanted if name in self._present())
        self.gaps: tuple[Gap, ...] = ()
        columns = ", ".join((key, *self.columns))
        self._query = f"SELECT {columns} FROM {table} NOT INDEXED WHERE {key} >= ? ORDER BY {key}"  # noqa: S608

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be read, without its key before it; `gaps` tells of others."""
        position, is_done = -(1 << 62), False
        while not is_done:
            try:
                for row in self._connection.execute(self._query, (position,)):
                    position = int(row[0]) + 1
                    yield row[1:]
                is_done = True
            except driver.DatabaseError:
                # The driver steps one row ahead: the last one that can be read has not come yet.
                for row in self._first_from(position) or ():
                    position = int(str(row[0])) + 1
                    yield row[1:]
                behind = self._behind(position)
                position, is_done = behind or position, behind is None
        self._connection.close()

    def _present(self) -> frozenset[str]:
        with contextlib.suppress(driver.DatabaseError):
            query = "SELECT name FROM pragma_table_info(?)"
            return frozenset(row[0] for row in self._connection.execute(query, (self._table,)))
        return frozenset()

    def _behind(self, position: int) -> int | None:
        """Return the next id from which on rows can be read, None when there is none."""
        start = max(position, 0)
        reach = next((n for n in range(_HIGHEST) if self._is_readable(start + (1 << n))), None)
        if reach is None:
            self.gaps += (Gap(self._table, start, None),)
            return None
        low, high = start + (1 << reach >> 1), start + (1 << reach)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._is_readable(middle) else (middle, high)
        self.gaps += (Gap(self._table, start, high - 1),)
        return high

    def _is_readable(self, position: int) -> bool:
        return self._first_from(position) is not None

    def _first_from(self, position: int) -> list[Row] | None:
        """Return the first row from an id on, if any; None when it cannot be read."""
        try:
            found: list[Row] = self._connection.execute(
                f"{self._query} LIMIT 1", (position,)
            ).fetchall()
        except driver.DatabaseError:
            self._connection.close()
            self._connection = self._connect()
            return None
        return found
