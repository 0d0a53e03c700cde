"""Table columns: the few kinds of columns that the tables of the directory file are made of."""

from typing import Any, Final

from sqlalchemy import INTEGER, TEXT, Column, ForeignKey, MetaData, Table

from stakeholders.store.columns import DateColumn, Flag, UidColumn, Utc

metadata: Final = MetaData()


def text(name: str, default: str | None = "") -> Column[Any]:
    """Return a column of text; one without a default may be empty."""
    return Column(name, TEXT, nullable=default is None, default=default)


def date(name: str) -> Column[Any]:
    """Return a column of partial dates, which may be empty."""
    return Column(name, DateColumn)


def flag(name: str) -> Column[Any]:
    """Return a column of yes and no, no by default."""
    return Column(name, Flag, nullable=False, default=False)


def link(name: str, table: str, *, optional: bool = False) -> Column[Any]:
    """Return a column of ids of another table."""
    return Column(name, INTEGER, ForeignKey(f"{table}.id"), nullable=optional)


def position() -> Column[Any]:
    """Return the column by which the rows of an owner are in order."""
    return Column("position", INTEGER, nullable=False, default=0)


def logged(name: str, *columns: Column[Any], of_entry: bool = False) -> Table:
    """Return a table whose rows carry uid, version, operations and tombstone."""
    key = (ForeignKey("entry.id"),) if of_entry else ()
    return Table(
        name,
        metadata,
        Column("id", INTEGER, *key, primary_key=True),
        Column("uid", UidColumn, nullable=False),
        Column("version", INTEGER, nullable=False, default=1),
        Column("created_op", INTEGER, ForeignKey("operation.id"), nullable=False),
        Column("updated_op", INTEGER, ForeignKey("operation.id"), nullable=False),
        Column("updated_at", Utc, nullable=False),
        Column("deleted_at", Utc),
        *columns,
    )
