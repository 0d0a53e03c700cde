"""A plain cursor: statements of the running transaction, asked of the driver itself.

Many small ones follow each edit, and each costs Core more than it costs the file.
"""

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa


def ask(connection: sa.Connection, sql: str, values: Sequence[object] = ()) -> list[Any]:
    """Return all rows of an answer."""
    cursor = connection.connection.cursor()
    cursor.execute(sql, values)
    return list(cursor.fetchall())


def write_one(connection: sa.Connection, sql: str, values: Sequence[object]) -> int:
    """Run a statement that writes one row; return the id of the row that was last inserted."""
    cursor = connection.connection.cursor()
    cursor.execute(sql, values)
    return int(cursor.lastrowid)


def ask_numbers(connection: sa.Connection, sql: str, values: Sequence[object] = ()) -> "array[int]":
    """Return the only column of an answer; of many rows no more than one is kept at a time."""
    cursor = connection.connection.cursor()
    return array("q", chain.from_iterable(cursor.execute(sql, values)))


def write_each(connection: sa.Connection, sql: str, rows: Sequence[Sequence[object]]) -> None:
    """Run a statement for each of these rows; without any it is not even prepared."""
    if not rows:
        return
    cursor = connection.connection.cursor()
    cursor.executemany(sql, rows)
    cursor.close()
