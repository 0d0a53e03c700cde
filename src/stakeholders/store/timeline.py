"""The timeline: operations read back, of the whole directory, of one entry, or those sought."""

import datetime
import functools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.keys import ENTRY_TABLES, entry_columns, entry_links, these

_TOLD: Final = (
    "SELECT DISTINCT c.op FROM entry e JOIN change c ON c.entry_uid = e.uid "
    "WHERE e.id IN (SELECT value FROM json_each(:ids))"
)
_MOVED: Final = (
    "SELECT DISTINCT b.op FROM json_each(:ids) j CROSS JOIN change_batch b "
    "WHERE b.table_name = 'entry' AND b.action <> 'created' "
    "AND b.first_id <= j.value AND b.last_id >= j.value"
)
_WRITTEN: Final = (
    "SELECT created_op FROM {table} WHERE {column} IN (SELECT value FROM json_each(:ids)) "
    "UNION SELECT updated_op FROM {table} WHERE {column} IN (SELECT value FROM json_each(:ids))"
)
_CHANGED: Final = (
    "SELECT DISTINCT c.op FROM {table} t JOIN change c ON c.row_uid = t.uid "
    "WHERE t.{column} IN (SELECT value FROM json_each(:ids)) AND c.table_name = '{table}'"
)


@dataclass(frozen=True, slots=True)
class PastOperation:
    """One step as it was logged; `label` is a code, `arguments` what its sentence names."""

    uid: Uid
    number: int
    label: str
    arguments: Mapping[str, Any]
    actor: str
    origin: str
    at: datetime.datetime
    is_undone: bool
    takes_back: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What an operation may be sought by; one of these must be so.

    Its label, a text in the name of the actor or the file, its time, its number, or an entry that
    it touched.
    """

    labels: frozenset[str] = frozenset()
    text: str = ""
    times: tuple[datetime.datetime, datetime.datetime] | None = None
    number: int | None = None
    entries: frozenset[int] = frozenset()


def read_timeline(
    connection: sa.Connection,
    entry: Uid | None = None,
    limit: int = 50,
    *,
    before: int | None = None,
    sought: Sequence[Sought] = (),
) -> tuple[PastOperation, ...]:
    """Return operations, newest first, of one entry or of all; a limit of 0 is all.

    `before` is the number of the operation behind which to go on; all of `sought` must be met.
    """
    table = schema.operation
    query = sa.select(table).order_by(table.c.id.desc())
    if entry is not None:
        found = entry_ids(connection, (entry,), with_deleted=True)
        query = query.where(
            table.c.id.in_(these(sorted(operations_of(connection, found.values()))))
        )
    if before is not None:
        query = query.where(table.c.id < before)
    for one in sought:
        query = query.where(_condition(connection, one))
    return _operations(connection, query.limit(limit) if limit else query)


def read_operations(connection: sa.Connection, uids: Collection[Uid]) -> tuple[PastOperation, ...]:
    """Return the operations with these uids, newest first."""
    table = schema.operation
    query = sa.select(table).where(table.c.uid.in_(uids)).order_by(table.c.id.desc())
    return _operations(connection, query)


def operation_uid(connection: sa.Connection, text: str) -> Uid | None:
    """Return the uid of the operation that a uid or a number names."""
    table = schema.operation
    found = uid_from_text(text)
    if found is not None:
        return connection.scalar(sa.select(table.c.uid).where(table.c.uid == found))
    if not text.isdecimal():
        return None
    return connection.scalar(sa.select(table.c.uid).where(table.c.id == int(text)))


def operations_of(connection: sa.Connection, entry_ids: Iterable[int]) -> set[int]:
    """Return the operations that wrote these entries, their rows, or rows that point to them."""
    given = {"ids": json.dumps(list(entry_ids))}
    return set(connection.exec_driver_sql(_query(), given).scalars())


@functools.cache
def _query() -> str:
    """Return all the questions as one, which the driver keeps ready."""
    return " UNION ".join(_queries())


def _queries() -> Iterator[str]:
    yield _TOLD
    yield _MOVED
    for table in schema.LOGGED_TABLES:
        owner, *links = (*entry_columns(table), *entry_links(table)) or ("",)
        if owner:
            yield _WRITTEN.format(table=table.name, column=owner)
        if table.name in ENTRY_TABLES:
            continue
        for column in links:
            yield _WRITTEN.format(table=table.name, column=column)
            yield _CHANGED.format(table=table.name, column=column)


def _condition(connection: sa.Connection, sought: Sought) -> sa.ColumnElement[bool]:
    table = schema.operation.c
    any_of: list[sa.ColumnElement[bool]] = [table.label.in_(sorted(sought.labels))]
    if sought.text:
        file = sa.func.json_extract(table.arguments, "$.file", type_=sa.TEXT)
        any_of += (one.contains(sought.text, autoescape=True) for one in (table.actor, file))
    if sought.times is not None:
        any_of.append(sa.and_(table.at >= sought.times[0], table.at < sought.times[1]))
    if sought.number is not None:
        any_of.append(table.id == sought.number)
    if sought.entries:
        any_of.append(table.id.in_(these(sorted(operations_of(connection, sought.entries)))))
    return sa.or_(*any_of)


def _operations(connection: sa.Connection, query: sa.Select[Any]) -> tuple[PastOperation, ...]:
    rows = connection.execute(query).mappings().all()
    undone = _undone(connection, [row["id"] for row in rows])
    return tuple(
        PastOperation(
            uid=row["uid"],
            number=row["id"],
            label=row["label"],
            arguments=row["arguments"],
            actor=row["actor"],
            origin=row["origin"],
            at=row["at"],
            is_undone=row["id"] in undone,
            takes_back=row["root"] is not None,
        )
        for row in rows
    )


def _undone(connection: sa.Connection, roots: list[int]) -> set[int]:
    table = schema.operation
    rows = connection.execute(
        sa.select(table.c.root, sa.func.count().label("links"))
        .where(table.c.root.in_(these(roots)))
        .group_by(table.c.root)
    )
    return {row.root for row in rows if row.links % 2 == 1}
