"""Event rows: values of meetings as rows, written and read one way for all kinds."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.keys import is_entry_key, these

T = TypeVar("T")


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class EventRows(Generic[T]):
    """Where values of one kind stand.

    `links` are the columns of ids by the attribute of a uid, `codes` the codes of attributes,
    `columns` those that are called otherwise; `elsewhere` are attributes that stand in other
    tables.
    """

    kind: type[T]
    table: sa.Table
    links: Mapping[str, str] = field(default_factory=_nothing)
    codes: Mapping[str, type[StrEnum]] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=_nothing)
    elsewhere: AbstractSet[str] = frozenset()

    def values(self, connection: sa.Connection, value: T) -> dict[str, Any]:
        """Return the columns of a value; those of uid and position are not among them."""
        found: dict[str, Any] = {}
        for name in self._own():
            if name in {"uid", "position"}:
                continue
            told = getattr(value, name)
            if name in self.links:
                found[self.links[name]] = self._id(connection, self.links[name], told)
            elif name in self.codes:
                found[self.columns.get(name, name)] = told.value if told else ""
            else:
                found[self.columns.get(name, name)] = told
        return found

    def add(self, writing: Writing, value: T, **owner: int) -> Uid:
        """Add a value behind those of its owner; return its uid."""
        table = self.table
        where = (table.c[name] == found for name, found in owner.items())
        last = writing.connection.scalar(sa.select(sa.func.max(table.c.position)).where(*where))
        uid = getattr(value, "uid", None) or writing.new_uid()
        values = self.values(writing.connection, value)
        position = 0 if last is None else last + 1
        writing.insert(table, uid=uid, position=position, **values, **owner)
        return Uid(uid)

    def change(self, writing: Writing, uid: Uid, value: T) -> bool:
        """Write a value over the one of this uid; tell whether anything is different."""
        found = row_id(writing.connection, self.table, uid)
        return writing.update(self.table, found, **self.values(writing.connection, value))

    def remove(self, writing: Writing, uid: Uid) -> None:
        """Put a value into the bin."""
        writing.remove(self.table, row_id(writing.connection, self.table, uid))

    def read(
        self, connection: sa.Connection, column: str, ids: Sequence[int]
    ) -> list[tuple[sa.RowMapping, dict[str, Any]]]:
        """Return the live rows with these ids in a column, each with what a value is made of."""
        table = self.table
        query = (
            sa.select(table)
            .where(table.c[column].in_(these(list(ids))), table.c.deleted_at.is_(None))
            .order_by(table.c[column], table.c.position, table.c.id)
        )
        rows = connection.execute(query).mappings().all()
        uids = {name: self._uids(connection, at, rows) for name, at in self.links.items()}
        names = self._own()
        return [(row, self._told(names, row, uids)) for row in rows]

    def _told(
        self, names: Sequence[str], row: sa.RowMapping, uids: Mapping[str, Mapping[int, Uid]]
    ) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for name in names:
            if name in self.links:
                told[name] = uids[name].get(row[self.links[name]])
                continue
            value = row[self.columns.get(name, name)]
            if name in self.codes:
                value = _code(self.codes[name], value)
            told[name] = value
        return told

    def _own(self) -> list[str]:
        return [one.name for one in fields(self.kind) if one.name not in self.elsewhere]  # type: ignore[arg-type]

    def _id(self, connection: sa.Connection, column: str, uid: Uid | None) -> int | None:
        if uid is None:
            return None
        if is_entry_key(self.table.c[column]):
            return entry_id(connection, uid)
        return row_id(connection, self._target(column), uid)

    def _target(self, column: str) -> sa.Table:
        return next(iter(self.table.c[column].foreign_keys)).column.table

    def _uids(
        self, connection: sa.Connection, column: str, rows: Sequence[sa.RowMapping]
    ) -> dict[int, Uid]:
        target = schema.entry if is_entry_key(self.table.c[column]) else self._target(column)
        ids = {row[column] for row in rows} - {None}
        if not ids:
            return {}
        query = sa.select(target.c.id, target.c.uid).where(target.c.id.in_(these(list(ids))))
        return {row.id: row.uid for row in connection.execute(query)}


def _code(kind: type[StrEnum], value: str) -> StrEnum | None:
    try:
        return kind(value)
    except ValueError:
        return None
