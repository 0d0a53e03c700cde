"""Reversal: putting the rows of one operation back to what they were before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated
from stakeholders.store import schema
from stakeholders.store.columns import UidColumn, json_text
from stakeholders.store.errors import ConflictError
from stakeholders.store.history import Writing
from stakeholders.store.keys import entry_columns, entry_links
from stakeholders.store.sort_keys import refresh_sort_keys

_REMOVED: Final = "removed"


class Reversal:
    """Takes back one operation within another; `root` began the chain of undos it belongs to."""

    def __init__(self, writing: Writing, operation: int, root: int) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._operation = operation
        self._root = root
        self._renamed: set[int] = set()

    def apply(self) -> tuple[Uid, ...]:
        """Put everything back; return the new entries that stay, because others built on them.

        Rows go into the bin before old values come back, and leave it after: so there is never
        more than one of what there may be one of.

        Raises:
            ConflictError: when something has changed since.
        """
        try:
            return self._apply()
        except sa.exc.IntegrityError as error:
            raise _conflict() from error

    def _apply(self) -> tuple[Uid, ...]:
        batches = self._batches()
        self._note_void_operations()
        kept = self._keep(batches)
        for batch in batches:
            if batch.action != _REMOVED:
                self._move_to_bin(batch, keeps=bool(kept))
        for row in self._changes():
            self._put_back(row._asdict())
        for batch in batches:
            if batch.action == _REMOVED:
                self._take_out_of_bin(batch)
        refresh_sort_keys(self._connection, self._renamed)
        return kept

    def _batches(self) -> Sequence[sa.Row[Any]]:
        table = schema.change_batch
        query = sa.select(table).where(table.c.op == self._operation).order_by(table.c.id.desc())
        return self._connection.execute(query).all()

    def _changes(self) -> Sequence[sa.Row[Any]]:
        table = schema.change
        query = sa.select(table).where(table.c.op == self._operation).order_by(table.c.id.desc())
        return self._connection.execute(query).all()

    # changed rows

    def _put_back(self, logged: Mapping[str, Any]) -> None:
        table = schema.metadata.tables[logged["table_name"]]
        query = sa.select(table).where(table.c.uid == logged["row_uid"])
        row = self._connection.execute(query).one()._asdict()
        if row["created_op"] == self._root:
            return  # in the bin already, whole
        now = self._writing.portable(table, {name: row[name] for name in logged["after"]})
        if not self._is_as_left(logged["after"], now):
            raise _conflict()
        values = {name: self._stored(table, name, v) for name, v in logged["before"].items()}
        self._writing.update(table, row["id"], **values)
        if table in (schema.entry, schema.person_name):
            self._renamed.add(row["id" if table is schema.entry else "person_id"])

    @staticmethod
    def _is_as_left(after: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
        return json_text(now) == json_text(after)

    def _stored(self, table: sa.Table, name: str, value: Any) -> object:  # noqa: ANN401
        """Return a logged value as the column's own type: uids become ids again."""
        column = table.c[name]
        if value is None:
            return None
        for key in column.foreign_keys:
            target = key.column.table
            return self._connection.scalar(sa.select(target.c.id).where(target.c.uid == value))
        kept = bytes.fromhex(value) if _is_bytes(column) else value
        result = column.type.result_processor(self._connection.dialect, None)
        return result(kept) if result else kept

    # rows that were made

    def _move_to_bin(self, batch: sa.Row[Any], *, keeps: bool) -> None:
        table = schema.metadata.tables[batch.table_name]
        mine = [table.c.created_op == self._root, table.c.deleted_at.is_(None)]
        used = _used_since(table.name, self._operation)
        if not keeps and self._is_any(table, batch, *mine, sa.text(used)):
            raise _conflict()
        mine.append(sa.not_(sa.literal_column(f"({used})", sa.Boolean)))
        owners = entry_columns(table)
        if owners:
            mine.append(table.c[owners[0]].not_in(_kept_ids()))
        self._writing.move_range(table, (batch.first_id, batch.last_id), *mine, to_bin=True)

    def _take_out_of_bin(self, batch: sa.Row[Any]) -> None:
        table = schema.metadata.tables[batch.table_name]
        used = _used_since(table.name, self._operation)
        self._writing.move_range(
            table,
            (batch.first_id, batch.last_id),
            table.c.created_op == self._root,
            table.c.updated_op >= self._operation,
            sa.not_(sa.literal_column(f"({used})", sa.Boolean)),
            table.c.deleted_at.is_not(None),
            to_bin=False,
        )

    def _is_any(
        self, table: sa.Table, batch: sa.Row[Any], *where: sa.ColumnElement[bool] | sa.TextClause
    ) -> bool:
        query = sa.select(table.c.id).where(
            table.c.id.between(batch.first_id, batch.last_id), *where
        )
        return self._connection.scalar(query.limit(1)) is not None

    def _note_void_operations(self) -> None:
        """Note later operations that are taken back now, and those that took them back."""
        self._run("CREATE TEMP TABLE IF NOT EXISTS void_operation (id INTEGER PRIMARY KEY)")
        self._run("DELETE FROM temp.void_operation")
        self._run(
            "INSERT INTO temp.void_operation SELECT o.id FROM operation o "  # noqa: S608
            f"WHERE o.id > {self._operation} AND (SELECT count(*) FROM operation l "
            "WHERE l.root = coalesce(o.root, o.id)) % 2 = 1"
        )

    # new entries that stay

    def _keep(self, batches: Sequence[sa.Row[Any]]) -> tuple[Uid, ...]:
        """Note the new entries that later operations built on, and what these stand on.

        Raises:
            ConflictError: when that is all of them.
        """
        self._run("CREATE TEMP TABLE IF NOT EXISTS kept_entry (id INTEGER PRIMARY KEY)")
        self._run("DELETE FROM temp.kept_entry")
        made = next((b for b in batches if b.table_name == "entry" and b.action != _REMOVED), None)
        if made is None:
            return ()
        self._run_all(_built_on(made.first_id, made.last_id, self._operation))
        self._run_all(_used_elsewhere(batches, self._operation))
        while self._run_all(_needed_by_kept(made.first_id, made.last_id)):
            pass
        return self._kept_uids(made)

    def _kept_uids(self, made: sa.Row[Any]) -> tuple[Uid, ...]:
        entry = schema.entry
        mine = (
            entry.c.id.between(made.first_id, made.last_id),
            entry.c.created_op == self._root,
            entry.c.deleted_at.is_(None),
        )
        kept = self._connection.scalars(
            sa.select(entry.c.uid).where(entry.c.id.in_(_kept_ids()), *mine).order_by(entry.c.id)
        ).all()
        count = sa.select(sa.func.count()).where(*mine)
        if kept and len(kept) >= self._connection.execute(count).scalar_one():
            raise _conflict()
        return tuple(kept)

    def _run(self, statement: str) -> int:
        return self._connection.exec_driver_sql(statement).rowcount

    def _run_all(self, statements: Iterable[str]) -> int:
        return sum(self._run(statement) for statement in statements)


def _is_bytes(column: sa.Column[Any]) -> bool:
    """Tell whether a column holds bytes, which the log has as hexadecimal text."""
    return isinstance(column.type, sa.BLOB | UidColumn)


def _kept_ids() -> sa.Select[int]:
    return sa.select(sa.literal_column("id", sa.INTEGER)).select_from(sa.text("temp.kept_entry"))


def _used_since(table: str, operation: int) -> str:
    """Return the condition that a row was written by a later operation that still holds good."""
    return (
        f"{table}.updated_op > {operation} AND "  # noqa: S608
        f"({table}.updated_op NOT IN (SELECT id FROM temp.void_operation) OR EXISTS ("
        f"SELECT 1 FROM change WHERE change.row_uid = {table}.uid AND change.op > {operation} "
        "AND change.op NOT IN (SELECT id FROM temp.void_operation)))"
    )


def _built_on(first: int, last: int, operation: int) -> Iterator[str]:
    """Yield statements that note new entries with rows that later operations wrote."""
    for table in schema.LOGGED_TABLES:
        for column in (*entry_columns(table), *entry_links(table)):
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {column} FROM {table.name} "  # noqa: S608
                f"WHERE {column} BETWEEN {first} AND {last} AND deleted_at IS NULL "
                f"AND {_used_since(table.name, operation)}"
            )


def _used_elsewhere(batches: Iterable[sa.Row[Any]], operation: int) -> Iterator[str]:
    """Yield statements that note the older owners of new rows that later operations wrote."""
    for batch in batches:
        table = batch.table_name
        owners = entry_columns(schema.metadata.tables[table])
        if owners and batch.action != _REMOVED:
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {owners[0]} FROM {table} "  # noqa: S608
                f"WHERE id BETWEEN {batch.first_id} AND {batch.last_id} AND deleted_at IS NULL "
                f"AND {_used_since(table, operation)}"
            )


def _needed_by_kept(first: int, last: int) -> Iterator[str]:
    """Yield statements that note what kept entries stand on: their bodies and parents."""
    for table in schema.LOGGED_TABLES:
        owner, *others = (*entry_columns(table), *entry_links(table)) or ("",)
        for other in others:
            yield (
                f"INSERT OR IGNORE INTO temp.kept_entry SELECT {other} FROM {table.name} "  # noqa: S608
                f"WHERE {owner} IN (SELECT id FROM temp.kept_entry) "
                f"AND {other} BETWEEN {first} AND {last} AND deleted_at IS NULL"
            )


def _conflict() -> ConflictError:
    return ConflictError(
        translated(
            "This step cannot be taken back: what it made or changed has been changed since. "
            "Take back the later steps first."
        )
    )
