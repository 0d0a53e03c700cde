"""As of: one entry, with what its card shows, as it stood after a past operation.

Its rows are rolled back into a small directory in memory, which is read like any other.
"""

import contextlib
import datetime
import functools
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.keys import ENTRY_TABLES, entry_columns, entry_links
from stakeholders.store.rollback import DrivenRow, rows_as_of

_SHOWN_ELSEWHERE: Final = frozenset(
    {
        ("affiliation", "body_id"),
        ("delegation", "represents_id"),
        ("edition_row", "entry_id"),
        ("edition_row", "via_id"),
        ("hand_over_row", "entry_id"),
        ("invitation", "addressee_id"),
        ("invitation", "represents_id"),
        ("invitation", "via_id"),
        ("participation", "body_id"),
        ("participation", "person_id"),
        ("participation", "post_id"),
    }
)
"""Links that the record of the entry at their end does not show, and that may be thousands."""
_OF_MANY: Final = frozenset(
    {"attendance", "edition", "event_value", "hand_over_row", "invitation_status", "reminder"}
)
"""Rows of an event or list that what only points to it does not show, and that may be thousands."""

_LINKED: Final = (
    "SELECT '{table}', id FROM {table} WHERE {column} IN (SELECT value FROM json_each(:ids))"
)
_LINKED_THEN: Final = (
    "SELECT DISTINCT t.id FROM entry e JOIN change c ON c.entry_uid = e.uid "
    "JOIN {table} t ON t.uid = c.row_uid "
    "WHERE e.id IN (SELECT value FROM json_each(?)) AND c.op > ? AND c.table_name = '{table}'"
)
_TABLES_THEN: Final = (
    "SELECT DISTINCT c.table_name FROM entry e JOIN change c ON c.entry_uid = e.uid "
    "WHERE e.id IN (SELECT value FROM json_each(?)) AND c.op > ?"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry after a past operation, and the small directory to read it from.

    `was_there` is false before it was made; `was_in_bin` tells that it was there, but deleted.
    """

    connection: sa.Connection
    entry_id: int
    was_there: bool
    was_in_bin: bool


class Past:
    """Gives small directories in memory, as things stood; any thread may ask."""

    def __init__(self) -> None:
        self._engine = sa.create_engine(
            "sqlite://", module=driver, creator=_memory, poolclass=sa.NullPool
        )

    @contextlib.contextmanager
    def standing(self, connection: sa.Connection, uid: Uid, operation: int) -> Iterator[Standing]:
        """Give an entry as it stood after an operation; `connection` reads the directory itself.

        Raises:
            UnknownUidError: when there never was such an entry.
        """
        found = entry_ids(connection, (uid,), with_deleted=True).get(uid)
        if found is None:
            raise UnknownUidError(uid)
        rows = _Surroundings(connection, operation)
        rows.take(found)
        entry = rows.of("entry")[found]
        with self._engine.connect() as memory:
            _fill(memory, rows)
            in_bin = bool(entry) and entry["deleted_at"] is not None
            yield Standing(memory, found, bool(entry), in_bin)


def last_operation(connection: sa.Connection, before: datetime.datetime) -> int:
    """Return the newest operation before a moment; 0 when there is none.

    The order of operations counts, not the clock: what was written after it and says to be
    earlier still belongs to it, and a clock that stood before the file began is not believed.
    """
    table = schema.operation.c
    first = sa.select(table.at).order_by(table.id).limit(1).scalar_subquery()
    newest = connection.scalar(
        sa.select(table.id)
        .where(table.at < before, table.at >= first)
        .order_by(table.at.desc(), table.id.desc())
        .limit(1)
    )
    if newest is None:
        return 0
    after = connection.scalar(
        sa.select(table.id).where(table.id > newest, table.at >= before).order_by(table.id).limit(1)
    )
    if after is not None:
        return int(after) - 1
    return int(connection.execute(sa.select(sa.func.max(table.id))).scalar_one())


class _Surroundings:
    """The rows of an entry, and of what it shows, as they stood after an operation."""

    def __init__(self, connection: sa.Connection, operation: int) -> None:
        self._connection = connection
        self._operation = operation
        self._rows: dict[str, dict[int, DrivenRow]] = defaultdict(dict)

    def of(self, table: str) -> dict[int, DrivenRow]:
        """Return the rows of a table by id."""
        return self._rows[table]

    def take(self, entry_id: int) -> None:
        """Take an entry with its rows and links, then what these point to, then what that does."""
        self._take_with_rows({entry_id}, _all_links())
        while others := self._entries_pointed_to() - self._rows["entry"].keys():
            self._take_with_rows(others, _own_links())
        self._take_parts_pointed_to()

    def _take_with_rows(self, ids: Collection[int], links: str) -> None:
        """Take entries, and their rows that one statement finds."""
        self._take_entries(ids)
        found: dict[str, list[int]] = defaultdict(list)
        for table, row_id in self._connection.exec_driver_sql(
            links, {"ids": json.dumps(list(ids))}
        ):
            found[table].append(row_id)
        for table, row_ids in found.items():
            self._take(schema.metadata.tables[table], row_ids)
        self._take_moved(ids)

    def _take_entries(self, ids: Collection[int]) -> None:
        for table in schema.LOGGED_TABLES:
            if table.name in ENTRY_TABLES:
                self._take(table, ids)
        for lost in set(ids) - self._rows["entry"].keys():
            self._rows["entry"].setdefault(lost, {})  # made later: not asked for again

    def _take_moved(self, ids: Collection[int]) -> None:
        """Take the rows that belonged to these entries then and belong to others now."""
        given = (json.dumps(list(ids)), self._operation)
        run = self._connection.exec_driver_sql
        for (name,) in run(_TABLES_THEN, given).all():
            if name not in ENTRY_TABLES:
                moved = run(_LINKED_THEN.format(table=name), given).scalars().all()
                self._take(schema.metadata.tables[name], moved)

    def _take_parts_pointed_to(self) -> None:
        """Take tags, sources and the like that rows point to."""
        for table in schema.LOGGED_TABLES:
            for column, target in _part_links(table):
                ids = {row[column] for row in self._rows[table.name].values() if row}
                self._take(schema.metadata.tables[target], ids - {None})

    def _take(self, table: sa.Table, ids: Iterable[int]) -> None:
        have = self._rows[table.name]
        lacking = [row_id for row_id in ids if row_id not in have]
        for row in rows_as_of(self._connection, table, lacking, self._operation):
            have[row["id"]] = row

    def _entries_pointed_to(self) -> set[int]:
        found: set[int] = set()
        for table in schema.LOGGED_TABLES:
            for name in (*entry_columns(table), *entry_links(table)):
                found.update(row[name] for row in self._rows[table.name].values() if row)
        return found - {None}


@functools.cache
def _all_links() -> str:
    """Return what finds the rows that belong or point to entries, in one go."""
    return " UNION ALL ".join(
        _LINKED.format(table=table.name, column=column)
        for table in schema.LOGGED_TABLES
        for column in entry_columns(table)
        if table.name not in ENTRY_TABLES and (table.name, column) not in _SHOWN_ELSEWHERE
    )


@functools.cache
def _own_links() -> str:
    """Return what finds the rows that belong to entries alone."""
    return " UNION ALL ".join(
        _LINKED.format(table=table.name, column=entry_columns(table)[0])
        for table in schema.LOGGED_TABLES
        if table.name not in {*ENTRY_TABLES, *_OF_MANY} and len(entry_columns(table)) == 1
    )


@functools.cache
def _part_links(table: sa.Table) -> tuple[tuple[str, str], ...]:
    """Return the columns that point to rows which are no entries, with the tables of these."""
    return tuple(
        (column.name, key.column.table.name)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name not in {*ENTRY_TABLES, schema.operation.name}
    )


def _memory() -> driver.Connection:
    return driver.connect(":memory:", check_same_thread=False)


@functools.cache
def _tables() -> tuple[str, ...]:
    """Return what makes the tables of a small directory."""
    return tuple(
        f"CREATE TABLE {table.name} (id INTEGER PRIMARY KEY, "
        + ", ".join(column.name for column in table.columns if column.name != "id")
        + ")"
        for table in schema.LOGGED_TABLES
    )


def _fill(memory: sa.Connection, rows: _Surroundings) -> None:
    for statement in _tables():
        memory.exec_driver_sql(statement)
    for table in schema.LOGGED_TABLES:
        there = [tuple(row.values()) for row in rows.of(table.name).values() if row]
        if there:
            marks = ", ".join("?" for _ in table.columns)
            memory.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", there)  # noqa: S608
