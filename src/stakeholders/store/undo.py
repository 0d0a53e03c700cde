"""Undo and redo: operations that put back what another one changed and nobody touched since."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated
from stakeholders.store import schema
from stakeholders.store.columns import json_text
from stakeholders.store.database import Database
from stakeholders.store.errors import ConflictError, NothingToUndoError, UnknownUidError
from stakeholders.store.history import ENTRY_TABLES, Writing, entry_columns


@dataclass(frozen=True, slots=True)
class _Target:
    """An operation to take back, and the root of its chain of undos."""

    id: int
    root: int
    uid: Uid


def undo(database: Database, actor: str, operation: Uid | None = None) -> Uid:
    """Take back an operation, else the actor's newest; return the uid of what was taken back.

    Raises:
        NothingToUndoError: when there is none.
        UnknownUidError: when no such operation is known.
        ConflictError: when something has changed since; nothing is written then.
    """
    return _take_back(database, "history.undone", lambda w: _undo_target(w, actor, operation))


def redo(database: Database, actor: str) -> Uid:
    """Do again what was taken back last; return the uid of the undo that this took back."""
    return _take_back(database, "history.redone", lambda w: _redo_target(w, actor))


def _take_back(database: Database, label: str, find: Callable[[Writing], _Target | None]) -> Uid:
    with database.writing(label) as writing:
        target = find(writing)
        if target is None:
            raise NothingToUndoError(translated("There is nothing to take back."))
        writing.says(operation=_uid_of_operation(writing.connection, target.root))
        writing.takes_back(target.id, target.root)
        _Reversal(writing, target.id).apply()
    return target.uid


def _undo_target(writing: Writing, actor: str, uid: Uid | None) -> _Target | None:
    table, connection = schema.operation, writing.connection
    query = sa.select(table.c.id, table.c.uid, table.c.root).where(table.c.id < writing.op)
    if uid is not None:
        row = connection.execute(query.where(table.c.uid == uid)).one_or_none()
        if row is None:
            raise UnknownUidError(uid)
        return _tip(connection, row.root or row.id, undone=False)
    rows = connection.execute(
        query.where(table.c.actor == actor, table.c.root.is_(None)).order_by(table.c.id.desc())
    )
    return next((tip for row in rows if (tip := _tip(connection, row.id, undone=False))), None)


def _redo_target(writing: Writing, actor: str) -> _Target | None:
    table, connection = schema.operation, writing.connection
    earlier = sa.and_(table.c.actor == actor, table.c.id < writing.op)
    newest_root = connection.scalar(
        sa.select(sa.func.max(table.c.id)).where(earlier, table.c.root.is_(None))
    )
    rows = connection.execute(
        sa.select(table.c.root)
        .where(earlier, table.c.root.is_not(None), table.c.id > (newest_root or 0))
        .order_by(table.c.id.desc())
    )
    return next((tip for row in rows if (tip := _tip(connection, row.root, undone=True))), None)


def _tip(connection: sa.Connection, root: int, *, undone: bool) -> _Target | None:
    """Return the newest link of a chain of undos, if the root is (or is not) undone now."""
    table = schema.operation
    rows = connection.execute(
        sa.select(table.c.id, table.c.uid)
        .where(sa.or_(table.c.id == root, table.c.root == root))
        .order_by(table.c.id.desc())
    ).all()
    if (len(rows) % 2 == 0) is not undone:
        return None
    return _Target(rows[0].id, root, rows[0].uid)


def _uid_of_operation(connection: sa.Connection, operation_id: int) -> Uid:
    table = schema.operation
    return Uid(connection.scalar(sa.select(table.c.uid).where(table.c.id == operation_id)) or "")


class _Reversal:
    """Puts the rows of one operation back."""

    def __init__(self, writing: Writing, operation: int) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._operation = operation

    def apply(self) -> None:
        """Undo changes newest first, then put created rows into the bin."""
        rows = self._connection.execute(
            sa.select(schema.change)
            .where(schema.change.c.op == self._operation)
            .order_by(schema.change.c.id.desc())
        ).all()
        for row in rows:
            self._put_back(row._asdict())
        self._move_batches()

    def _put_back(self, logged: Mapping[str, Any]) -> None:
        table = schema.metadata.tables[logged["table_name"]]
        row = (
            self._connection.execute(sa.select(table).where(table.c.uid == logged["row_uid"]))
            .mappings()
            .one()
        )
        now = self._writing.portable(table, {name: row[name] for name in logged["after"]})
        if json_text(now) != json_text(logged["after"]):
            raise _conflict()
        values = {name: self._stored(table, name, v) for name, v in logged["before"].items()}
        self._writing.update(table, row["id"], **values)

    def _stored(self, table: sa.Table, name: str, value: Any) -> Any:  # noqa: ANN401
        """Return a logged value as the column's own type: uids become ids again."""
        column = table.c[name]
        if value is None:
            return None
        for key in column.foreign_keys:
            target = key.column.table
            return self._connection.scalar(sa.select(target.c.id).where(target.c.uid == value))
        result = column.type.result_processor(self._connection.dialect, None)
        return result(value) if result else value

    def _move_batches(self) -> None:
        batches = self._connection.execute(
            sa.select(schema.change_batch)
            .where(schema.change_batch.c.op == self._operation)
            .order_by(schema.change_batch.c.id.desc())
        ).all()
        kept = self._keep(batches)
        for batch in batches:
            table = schema.metadata.tables[batch.table_name]
            to_bin = batch.action != "removed"
            if not kept and to_bin and self._changed_since(table, batch):
                raise _conflict()
            self._writing.move_range(
                table, batch.first_id, batch.last_id, self._operation, to_bin=to_bin
            )

    def _changed_since(self, table: sa.Table, batch: sa.Row[Any]) -> bool:
        count = sa.select(sa.func.count()).where(
            table.c.id.between(batch.first_id, batch.last_id),
            table.c.updated_op > self._operation,
            table.c.deleted_at.is_(None),
        )
        return bool(self._connection.scalar(count))

    def _keep(self, batches: Sequence[sa.Row[Any]]) -> int:
        """Note the entries that later operations built on; return how many there are.

        Raises:
            ConflictError: when that is all of them.
        """
        run = self._connection.exec_driver_sql
        run("CREATE TEMP TABLE IF NOT EXISTS kept_entry (id INTEGER PRIMARY KEY)")
        run("DELETE FROM temp.kept_entry")
        entries = next((b for b in batches if b.table_name == "entry"), None)
        if entries is None or entries.action == "removed":
            return 0
        for query in _used_since(entries.first_id, entries.last_id, self._operation):
            run(query)
        while sum(run(query).rowcount for query in _needed_by_kept()) > 0:
            pass
        kept = int(run("SELECT count(*) FROM temp.kept_entry").scalar_one())
        every = int(
            self._connection.scalar(
                sa.select(sa.func.count()).where(
                    schema.entry.c.id.between(entries.first_id, entries.last_id),
                    schema.entry.c.deleted_at.is_(None),
                )
            )
            or 0
        )
        if kept and kept >= every:
            raise _conflict()
        return kept


def _used_since(first: int, last: int, operation: int) -> Iterator[str]:
    """Yield statements that note entries with rows that later operations wrote."""
    for table in schema.LOGGED_TABLES:
        for column in entry_columns(table):
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {column} FROM {table.name} "  # noqa: S608
                f"WHERE {column} BETWEEN {first} AND {last} AND updated_op > {operation} "
                "AND deleted_at IS NULL"
            )


def _needed_by_kept() -> Iterator[str]:
    """Yield statements that note what kept entries stand on: their bodies and parents."""
    for table in schema.LOGGED_TABLES:
        owner, *others = (*entry_columns(table), *_extra_references(table)) or ("",)
        for other in others:
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {other} FROM {table.name} "  # noqa: S608
                f"WHERE {owner} IN (SELECT id FROM temp.kept_entry) AND {other} IS NOT NULL "
                "AND deleted_at IS NULL"
            )


def _extra_references(table: sa.Table) -> tuple[str, ...]:
    """Return the columns by which a person, body or post points to other entries."""
    if table.name not in ENTRY_TABLES:
        return ()
    return tuple(c.name for c in table.columns if c.name != "id" and _is_entry_key(c))


def _is_entry_key(column: sa.Column[Any]) -> bool:
    return any(key.column.table.name in ENTRY_TABLES for key in column.foreign_keys)


def _conflict() -> ConflictError:
    return ConflictError(
        translated(
            "This step cannot be taken back: what it made or changed has been changed since. "
            "Take back the later steps first."
        )
    )
