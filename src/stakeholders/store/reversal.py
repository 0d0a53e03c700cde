"""Reversal: putting the rows of one operation back to what they were before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.columns import json_text
from stakeholders.store.conflicts import (
    changed_values,
    later_rows,
    note_void_operations,
    used_since,
)
from stakeholders.store.errors import Conflict, ConflictError
from stakeholders.store.hierarchy import is_below_itself
from stakeholders.store.history import Writing
from stakeholders.store.keys import entry_columns, entry_links
from stakeholders.store.logged_values import portable, typed_value
from stakeholders.store.sort_keys import refresh_sort_keys

_REMOVED: Final = "removed"


@dataclass(frozen=True, slots=True)
class _Span:
    """The rows of a table that an operation moved in one go lie between these, with others."""

    action: str
    table: sa.Table
    first: int
    last: int

    @property
    def has(self) -> sa.ColumnElement[bool]:
        """The condition that a row lies in the span."""
        return self.table.c.id.between(self.first, self.last)


class Reversal:
    """Takes back one operation within another; `root` began the chain of undos it belongs to."""

    def __init__(self, writing: Writing, operation: int, root: int) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._operation = operation
        self._root = root
        self._renamed: set[int] = set()
        self._moved_below: dict[int, Conflict] = {}
        self._conflicts: list[Conflict] = []

    def apply(self) -> tuple[Uid, ...]:
        """Put everything back; return the new entries that stay, because others built on them.

        Rows go into the bin before old values come back, and leave it after: so there is never
        more than one of what there may be one of.

        Raises:
            ConflictError: when something has changed since; it says what.
        """
        try:
            kept = self._apply()
        except sa.exc.IntegrityError as error:
            raise ConflictError(self._conflicts) from error
        if self._conflicts:
            raise ConflictError(self._conflicts)
        return kept

    def _apply(self) -> tuple[Uid, ...]:
        spans = self._spans()
        note_void_operations(self._connection, self._operation)
        kept = self._keep(spans)
        for span in spans:
            if span.action != _REMOVED:
                self._move_to_bin(span, keeps=bool(kept))
        for row in self._changes():
            self._put_back(row._asdict())
        for span in spans:
            if span.action == _REMOVED:
                self._take_out_of_bin(span)
        refresh_sort_keys(self._connection, self._renamed)
        self._conflicts += (
            conflict
            for body, conflict in self._moved_below.items()
            if is_below_itself(self._connection, body)
        )
        return kept

    def _spans(self) -> list[_Span]:
        """Return what was moved in one go, one span a table, the newest first."""
        batch = schema.change_batch.c
        query = (
            sa.select(
                batch.action,
                batch.table_name,
                sa.func.min(batch.first_id),
                sa.func.max(batch.last_id),
            )
            .where(batch.op == self._operation)
            .group_by(batch.action, batch.table_name)
            .order_by(sa.func.max(batch.id).desc())
        )
        return [
            _Span(action, schema.metadata.tables[name], first, last)
            for action, name, first, last in self._connection.execute(query)
        ]

    def _changes(self) -> Sequence[sa.Row[Any]]:
        table = schema.change
        query = sa.select(table).where(table.c.op == self._operation).order_by(table.c.id.desc())
        return self._connection.execute(query).all()

    # changed rows

    def _put_back(self, logged: Mapping[str, Any]) -> None:
        table = schema.metadata.tables[logged["table_name"]]
        query = sa.select(table).where(table.c.uid == logged["row_uid"])
        row = self._connection.execute(query).one()._asdict()
        if row["created_op"] == self._root or not logged["after"]:
            return  # in the bin already, whole; or logged for another entry only
        now = portable(self._connection, table, {name: row[name] for name in logged["after"]})
        if json_text(now) != json_text(logged["after"]):
            self._conflicts += changed_values(self._connection, self._operation, logged, now)
            return
        values = {
            name: typed_value(self._connection, table.c[name], value)
            for name, value in logged["before"].items()
        }
        self._writing.update(table, row["id"], **values)
        if table in (schema.entry, schema.person_name):
            self._renamed.add(row["id" if table is schema.entry else "person_id"])
        if table is schema.body and values.get("parent_id"):
            told = Conflict(table.name, row["uid"], row["uid"], None, "parent_id")
            self._moved_below[row["id"]] = told

    # rows that were made

    def _move_to_bin(self, span: _Span, *, keeps: bool) -> None:
        table, used = span.table, used_since(span.table.name, self._operation)
        mine = list(self._moved(span))
        if not keeps:
            found = later_rows(self._connection, table, self._operation, span.has, *mine)
            self._conflicts += found
            if found:
                return
        mine += [table.c.deleted_at.is_(None), sa.not_(used)]
        owners = entry_columns(table)
        if owners:
            mine.append(table.c[owners[0]].not_in(_kept_ids()))
        self._writing.move_range(table, (span.first, span.last), *mine, to_bin=True)

    def _take_out_of_bin(self, span: _Span) -> None:
        self._writing.move_range(
            span.table,
            (span.first, span.last),
            span.table.c.deleted_at.is_not(None),
            sa.not_(used_since(span.table.name, self._operation)),
            *self._moved(span),
            *_not_erased(span.table),
            to_bin=False,
        )

    def _moved(self, span: _Span) -> Iterator[sa.ColumnElement[bool]]:
        """Yield the conditions that a row of the span is one that the operation moved."""
        table = span.table
        yield table.c.created_op == self._root
        if self._operation != self._root:
            run = schema.change_batch.c
            moved = sa.exists().where(
                run.op == self._operation,
                run.table_name == table.name,
                run.action == span.action,
                table.c.id.between(run.first_id, run.last_id),
            )
            yield sa.or_(table.c.updated_op == self._operation, moved)

    # new entries that stay

    def _keep(self, spans: Iterable[_Span]) -> tuple[Uid, ...]:
        """Note the new entries that later operations built on, and what these stand on."""
        self._run("CREATE TEMP TABLE IF NOT EXISTS kept_entry (id INTEGER PRIMARY KEY)")
        self._run("DELETE FROM temp.kept_entry")
        made = next((s for s in spans if s.table is schema.entry and s.action != _REMOVED), None)
        if made is None:
            return ()
        self._run_all(_built_on(made.first, made.last, self._operation, self._root))
        self._run_all(_used_elsewhere(spans, self._operation))
        while self._run_all(_needed_by_kept(made.first, made.last)):
            pass
        return self._kept_uids(made)

    def _kept_uids(self, made: _Span) -> tuple[Uid, ...]:
        """Return the new entries that stay; that all of them do is a conflict."""
        entry = schema.entry
        mine = (made.has, *self._moved(made))
        kept = self._connection.scalars(
            sa.select(entry.c.uid).where(entry.c.id.in_(_kept_ids()), *mine).order_by(entry.c.id)
        ).all()
        count = sa.select(sa.func.count()).where(*mine)
        if kept and len(kept) >= self._connection.execute(count).scalar_one():
            self._conflicts += self._builders((made.first, made.last))
        return tuple(kept)

    def _builders(self, span: tuple[int, int]) -> Iterator[Conflict]:
        """Yield the rows that later operations made or changed at new entries."""
        for table in schema.LOGGED_TABLES:
            links = [table.c[name].between(*span) for name in _pointers(table)]
            if links:
                stays = sa.or_(table.c.deleted_at.is_(None), table.c.created_op == self._root)
                yield from later_rows(
                    self._connection, table, self._operation, sa.or_(*links), stays
                )

    def _run(self, statement: str) -> int:
        return self._connection.exec_driver_sql(statement).rowcount

    def _run_all(self, statements: Iterable[str]) -> int:
        return sum(self._run(statement) for statement in statements)


def _not_erased(table: sa.Table) -> Iterator[sa.ColumnElement[bool]]:
    """Yield the condition that a row does not belong to what was erased."""
    owners, entry = entry_columns(table), schema.entry.alias("owning")
    if owners:
        yield ~sa.exists().where(entry.c.id == table.c[owners[0]], entry.c.is_erased)


def _kept_ids() -> sa.Select[int]:
    return sa.select(sa.literal_column("id", sa.INTEGER)).select_from(sa.text("temp.kept_entry"))


def _pointers(table: sa.Table) -> tuple[str, ...]:
    """Return the columns by which rows of a table belong or point to entries."""
    return (*entry_columns(table), *entry_links(table))


def _built_on(first: int, last: int, operation: int, root: int) -> Iterator[str]:
    """Yield statements that note new entries with rows that later operations wrote or deleted."""
    for table in schema.LOGGED_TABLES:
        for column in _pointers(table):
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {column} FROM {table.name} "  # noqa: S608
                f"WHERE {column} BETWEEN {first} AND {last} "
                f"AND (deleted_at IS NULL OR created_op = {root}) "
                f"AND {used_since(table.name, operation)}"
            )


def _used_elsewhere(spans: Iterable[_Span], operation: int) -> Iterator[str]:
    """Yield statements that note the older owners of new rows that later operations wrote."""
    for span in spans:
        table = span.table.name
        owners = entry_columns(span.table)
        if owners and span.action != _REMOVED:
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {owners[0]} FROM {table} "  # noqa: S608
                f"WHERE id BETWEEN {span.first} AND {span.last} "
                f"AND {used_since(table, operation)}"
            )


def _needed_by_kept(first: int, last: int) -> Iterator[str]:
    """Yield statements that note what kept entries stand on: their bodies and parents."""
    for table in schema.LOGGED_TABLES:
        owner, *others = _pointers(table) or ("",)
        for other in others:
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {other} FROM {table.name} "  # noqa: S608
                f"WHERE {owner} IN (SELECT id FROM temp.kept_entry) "
                f"AND {other} BETWEEN {first} AND {last} AND deleted_at IS NULL"
            )
