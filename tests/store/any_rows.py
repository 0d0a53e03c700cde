"""Rows of any table: what is there, and what could be written, without knowing the table."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa
from hypothesis import strategies as st

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.store import schema
from stakeholders.store.columns import Codes, DateColumn, Flag, JsonText, UidColumn, Utc
from stakeholders.store.database import Database
from stakeholders.store.keys import ENTRY_TABLES

BOOKKEEPING: Final = frozenset(
    {"id", "uid", "version", "created_op", "updated_op", "updated_at", "deleted_at"}
)
NOT_LOGGED: Final = frozenset({"version", "updated_op", "updated_at", *schema.DERIVED_COLUMNS})
"""Columns that the log does not hold."""

PARTS: Final = tuple(table.name for table in schema.LOGGED_TABLES if table.name not in ENTRY_TABLES)
"""Tables whose rows can be made without more ado."""

Row = tuple[tuple[str, Any], ...]
Dump = dict[tuple[str, bytes], Row]

_WORDS: Final = st.sampled_from(("", "a", "b", "Ann", "Ωmega", "4412", "2026"))
_VALUES: Final[tuple[tuple[type, st.SearchStrategy[Any]], ...]] = (
    (Flag, st.booleans()),
    (DateColumn, st.sampled_from((None, PartialDate(2026), PartialDate(2026, 5, 1)))),
    (Codes, st.sampled_from(((), ("a",), ("a", "b")))),
    (JsonText, st.sampled_from(((), [["k", "v"]]))),
    (UidColumn, st.sampled_from((Uid("01890000-0000-7000-8000-000000000001"), None))),
    (Utc, st.sampled_from((datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC), None))),
    (sa.BLOB, st.sampled_from((b"", b"\x00\xff"))),
    (sa.INTEGER, st.integers(0, 3)),
    (sa.TEXT, _WORDS),
)


def dump(database: Database) -> Dump:
    """Return every row with all columns that the log holds, by table and uid."""
    with database.reading() as connection:
        return {
            (table.name, dict(row)["uid"]): row
            for table in schema.LOGGED_TABLES
            for row in rows_of(connection, table)
        }


def rows_of(connection: sa.Connection, table: sa.Table) -> Iterator[Row]:
    """Yield the rows of a table as the file holds them."""
    names = [column.name for column in table.columns if column.name not in NOT_LOGGED]
    for row in connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table.name}"):  # noqa: S608
        yield tuple(zip(names, row, strict=True))


def live(dumped: Dump) -> Dump:
    """Return the rows that are not in the bin; those of a person, body… go with their entry."""
    found = {}
    for (name, uid), row in dumped.items():
        key = ("entry", uid) if name in ENTRY_TABLES else (name, uid)
        if dict(dumped[key])["deleted_at"] is None:
            found[name, uid] = tuple(cell for cell in row if cell[0] != "deleted_at")
    return found


def any_values(
    data: st.DataObject, connection: sa.Connection, table: sa.Table, names: list[str]
) -> dict[str, Any] | None:
    """Return values for these columns; None where a column must point to what is not there."""
    values: dict[str, Any] = {}
    for name in names:
        column = table.c[name]
        if column.foreign_keys:
            target = next(iter(column.foreign_keys)).column.table
            ids: list[Any] = list(connection.scalars(sa.select(target.c.id).order_by(target.c.id)))
            ids += [None] if column.nullable else []
            if not ids:
                return None
            values[name] = data.draw(st.sampled_from(ids), name)
        else:
            kind = next(s for kind, s in _VALUES if isinstance(column.type, kind))
            allowed = kind if column.nullable else kind.filter(lambda value: value is not None)
            values[name] = data.draw(allowed, name)
    return values


def free_columns(table: sa.Table) -> list[str]:
    """Return the columns that edits may write."""
    return [c.name for c in table.columns if c.name not in BOOKKEEPING | schema.DERIVED_COLUMNS]
