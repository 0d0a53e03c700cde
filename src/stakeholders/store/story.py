"""The story of an entry: what past operations did to each of its rows, with old and new values."""

import functools
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import uid_from_bytes
from stakeholders.store import schema
from stakeholders.store.keys import ENTRY_TABLES, entry_columns
from stakeholders.store.logged_values import driver_value

_WRITTEN: Final = (
    "SELECT '{table}', id FROM {table} WHERE {column} = :entry AND ("
    "created_op IN (SELECT value FROM json_each(:ops)) "
    "OR updated_op IN (SELECT value FROM json_each(:ops)) OR EXISTS ("
    "SELECT 1 FROM change c WHERE c.row_uid = {table}.uid AND c.table_name = '{table}' "
    "AND c.op IN (SELECT value FROM json_each(:ops))))"
)
_WRITTEN_ALONE: Final = (
    "SELECT '{table}', id FROM {table} WHERE created_op IN (SELECT value FROM json_each(:ops)) "
    "OR updated_op IN (SELECT value FROM json_each(:ops)) OR uid IN ("
    "SELECT row_uid FROM change WHERE table_name = '{table}' "
    "AND op IN (SELECT value FROM json_each(:ops)))"
)
_THESE: Final = "SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
_EVENTS: Final = (
    "SELECT t.id, c.op, c.before FROM {table} t JOIN change c ON c.row_uid = t.uid "
    "WHERE t.id IN (SELECT value FROM json_each(:rows)) AND c.table_name = '{table}' "
    "AND c.before <> '{{}}' "
    "UNION ALL SELECT j.value, b.op, b.action FROM json_each(:rows) j CROSS JOIN change_batch b "
    "WHERE b.table_name = '{table}' AND b.action <> 'created' "
    "AND b.first_id <= j.value AND b.last_id >= j.value ORDER BY 2 DESC"
)
_TITLES: Final = ("display", "name", "title", "reason", "recipient", "digest", "by")
"""The columns that name a row which others point to, the best first."""

_Row = dict[str, Any]


class Deed(StrEnum):
    """What happened to a row."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class PastChange:
    """What one operation did to one row: the whole row before and after, foreign rows in words.

    `before` is empty for a row that was made, `after` is what was there when it was removed.
    """

    operation: int
    table: str
    deed: Deed
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def read_story(
    connection: sa.Connection, entry_id: int, operations: Collection[int]
) -> dict[int, list[PastChange]]:
    """Return what each of these operations did to the rows of an entry, and to those linked."""
    given = {"entry": entry_id, "ops": json.dumps(list(operations))}
    return _story(connection, _written(connection, _query(), given), operations)


def read_story_of_words(
    connection: sa.Connection, operations: Collection[int]
) -> dict[int, list[PastChange]]:
    """Return what each of these operations did to tags, own fields, own groups and sources."""
    given = {"ops": json.dumps(list(operations))}
    return _story(connection, _written(connection, _query_of_words(), given), operations)


def _story(
    connection: sa.Connection, written: Mapping[sa.Table, set[int]], operations: Collection[int]
) -> dict[int, list[PastChange]]:
    found: dict[int, list[PastChange]] = defaultdict(list)
    for table, ids in written.items():
        rows = _rows(connection, table, ids)
        words = _Words(connection, table)
        events = _events(connection, table, rows)
        for row_id, row in rows.items():
            for change in _changes(words, row, events[row_id]):
                if change.operation in operations:
                    found[change.operation].append(change)
    return found


def _written(
    connection: sa.Connection, query: str, given: Mapping[str, object]
) -> dict[sa.Table, set[int]]:
    """Return the rows that operations wrote, by the tables in their order."""
    found: dict[str, set[int]] = defaultdict(set)
    for name, row_id in connection.exec_driver_sql(query, dict(given)):
        found[name].add(row_id)
    return {table: found[table.name] for table in schema.LOGGED_TABLES if table.name in found}


@functools.cache
def _query() -> str:
    """Return the question of all tables as one, which the driver keeps ready."""
    return " UNION ALL ".join(
        _WRITTEN.format(table=table.name, column=column)
        for table in schema.LOGGED_TABLES
        for column in entry_columns(table)
    )


@functools.cache
def _query_of_words() -> str:
    """Return the question of all tables that hang on no entry; the bytes of files are no words."""
    return " UNION ALL ".join(
        _WRITTEN_ALONE.format(table=table.name)
        for table in schema.LOGGED_TABLES
        if not entry_columns(table) and table is not schema.stored_file
    )


def _rows(connection: sa.Connection, table: sa.Table, ids: Collection[int]) -> dict[int, _Row]:
    names = [column.name for column in table.columns]
    query = _THESE.format(columns=", ".join(names), table=table.name)
    found = connection.exec_driver_sql(query, (json.dumps(list(ids)),))
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def _events(
    connection: sa.Connection, table: sa.Table, rows: Collection[int]
) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    given = {"rows": json.dumps(list(rows))}
    for row_id, op, what in connection.exec_driver_sql(_EVENTS.format(table=table.name), given):
        found[row_id].append((op, what))
    return found


def _changes(words: "_Words", row: _Row, events: list[tuple[int, str]]) -> Iterator[PastChange]:
    """Yield what was done to a row, the newest first, going back from what it is now."""
    for op, what in events:
        if what in {"removed", "restored"}:
            yield words.change(op, Deed(what), row, row)
            continue
        logged = json.loads(what)
        before = row | words.stored(logged)
        if "deleted_at" in logged:
            deed = Deed.REMOVED if logged["deleted_at"] is None else Deed.RESTORED
        else:
            deed = Deed.CHANGED
        if op != row["created_op"]:
            yield words.change(op, deed, before, row)
        row = before
    if words.table.name not in ENTRY_TABLES or words.table is schema.entry:
        yield words.change(row["created_op"], Deed.MADE, {}, row)


class _Words:
    """Puts foreign rows of a table into words: entries by their names, others by their title."""

    def __init__(self, connection: sa.Connection, table: sa.Table) -> None:
        self.table = table
        self._connection = connection
        self._named: dict[tuple[str, int], str] = {}

    def stored(self, logged: Mapping[str, Any]) -> _Row:
        """Return logged values as the file holds them."""
        columns = self.table.c
        return {n: driver_value(self._connection, columns[n], v) for n, v in logged.items()}

    def change(self, operation: int, deed: Deed, before: _Row, after: _Row) -> PastChange:
        """Return a change with the rows that it points to in words."""
        return PastChange(operation, self.table.name, deed, self._told(before), self._told(after))

    def _told(self, row: _Row) -> Mapping[str, Any]:
        return {name: self._value(self.table.c[name], value) for name, value in row.items()}

    def _value(self, column: sa.Column[Any], value: Any) -> Any:  # noqa: ANN401
        if column.name == "uid":
            return uid_from_bytes(value)
        targets = [key.column.table.name for key in column.foreign_keys]
        if value is None or not targets or targets[0] == schema.operation.name:
            return value
        key = ("entry" if targets[0] in ENTRY_TABLES else targets[0], value)
        if key not in self._named:
            self._named[key] = self._name(*key)
        return self._named[key]

    def _name(self, table_name: str, row_id: int) -> str:
        table = schema.metadata.tables[table_name]
        told = next(name for name in _TITLES if name in table.c)
        query = sa.select(table.c[told]).where(table.c.id == row_id)
        return str(self._connection.scalar(query) or "")
