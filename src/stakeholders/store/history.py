"""Operations: every write is one, named and logged, so that it can be shown and taken back."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.changes import TOUCHED_LIMIT, Changes
from stakeholders.domain.ids import Uid, UidFactory
from stakeholders.store import schema

ENTRY_TABLES: Final = frozenset({"entry", "person", "body", "post", "directory_list"})
"""Tables whose ids are those of entries."""

_SPREADING: Final = frozenset({"entry", "body", "body_name", "post", "post_function", "channel"})
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and through which door: `window`, `cli`, `import` or `sync`."""

    name: str
    origin: str


def entry_columns(table: sa.Table) -> tuple[str, ...]:
    """Return the columns of a table that hold ids of entries, the owner first."""
    if table.name in ENTRY_TABLES:
        return ("id",)
    return tuple(
        column.name
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in ENTRY_TABLES
    )


class Writing:
    """One operation being written; made by `Database.writing` only."""

    def __init__(
        self,
        connection: sa.Connection,
        author: Author,
        replica: Uid,
        uids: UidFactory,
        now: datetime.datetime,
    ) -> None:
        self.connection = connection
        self.now = now
        self.uid = uids()
        self.op = 0
        self._author = author
        self._replica = replica
        self._uids = uids
        self._next_ids: dict[str, int] = {}
        self._first_ids: dict[str, int] = {}
        self._tables: set[str] = set()
        self._touched: set[int] = set()
        self._spreading: set[int] = set()

    @property
    def wrote(self) -> bool:
        """Tell whether anything was written yet."""
        return bool(self._tables)

    @property
    def touched(self) -> frozenset[int]:
        """The ids of all entries that may look different now."""
        return frozenset(self._touched | self._reached())

    def begin(
        self,
        label: str,
        arguments: Mapping[str, object],
        *,
        undoes: int | None = None,
        root: int | None = None,
    ) -> None:
        """Write the head of the operation."""
        counter = self._scalar(
            sa.select(sa.func.coalesce(sa.func.max(schema.operation.c.counter), 0)).where(
                schema.operation.c.replica_uid == self._replica
            )
        )
        values = {
            "uid": self.uid,
            "replica_uid": self._replica,
            "counter": counter + 1,
            "actor": self._author.name,
            "origin": self._author.origin,
            "schema_version": schema.SCHEMA_VERSION,
            "label": label,
            "arguments": dict(arguments),
            "undoes": undoes,
            "root": root,
            "at": self.now,
        }
        result = self.connection.execute(sa.insert(schema.operation).values(values))
        self.op = int(result.lastrowid)

    def takes_back(self, undoes: int, root: int) -> None:
        """Mark the operation as one that takes another back."""
        self.connection.execute(
            sa.update(schema.operation)
            .where(schema.operation.c.id == self.op)
            .values(undoes=undoes, root=root)
        )

    def says(self, **arguments: object) -> None:
        """Set what the sentence of the operation names, once it is known."""
        self.connection.execute(
            sa.update(schema.operation)
            .where(schema.operation.c.id == self.op)
            .values(arguments=arguments)
        )

    def forget(self) -> None:
        """Remove the head of an operation that wrote nothing."""
        self.connection.execute(sa.delete(schema.operation).where(schema.operation.c.id == self.op))

    def changes(self) -> Changes | None:
        """Close the log of created rows and return what was touched, None when nothing was."""
        if not self.wrote:
            return None
        for table, first in self._first_ids.items():
            self._log_batch("created", table, first, self._next_ids[table] - 1)
        few = len(self.touched) <= TOUCHED_LIMIT
        entries = frozenset(self._uids_of(self.touched).values()) if few else frozenset[Uid]()
        return Changes(self.uid, entries, frozenset(self._tables))

    def new_uid(self) -> Uid:
        """Return a uid that no row has yet."""
        return self._uids()

    def new_id(self, table: sa.Table) -> int:
        """Return the id that the next row of a table will have, and reserve it."""
        name = "entry" if table.name in ENTRY_TABLES else table.name
        if name not in self._next_ids:
            highest = self._scalar(
                sa.select(sa.func.coalesce(sa.func.max(schema.metadata.tables[name].c.id), 0))
            )
            self._next_ids[name] = highest + 1
        self._next_ids[name] += 1
        return self._next_ids[name] - 1

    def insert(self, table: sa.Table, **values: object) -> int:
        """Insert one row and return its id; `id` and `uid` may be given."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert rows in one go and return their ids; rows of entries bring theirs."""
        if not rows:
            return []
        full = [self._completed(table, row) for row in rows]
        self._execute_many(table, full)
        ids = [int(row["id"]) for row in full]
        self._log_created(table, ids)
        for row in full:
            self._touch(table, row)
        return ids

    def _execute_many(self, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert by the driver's own executemany, an order faster than row by row."""
        binders = [_binder(column, self.connection.dialect) for column in table.columns]
        names = ", ".join(column.name for column in table.columns)
        marks = ", ".join("?" for _ in table.columns)
        self.connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608
            [tuple(bind(row) for bind in binders) for row in rows],
        )

    def update(self, table: sa.Table, row_id: int, **values: object) -> bool:
        """Change columns of one row and log their values before and after; tell if any did."""
        row = self._row(table, row_id)
        changed = {name: new for name, new in values.items() if row[name] != new}
        if not changed:
            return False
        self._write(table, row, changed)
        logged = [name for name in changed if name not in schema.DERIVED_COLUMNS]
        if logged:
            self._log_change(table, row, {name: changed[name] for name in logged})
        return True

    def remove(self, table: sa.Table, row_id: int) -> None:
        """Put one row into the bin."""
        self.update(table, row_id, deleted_at=self.now)

    def restore(self, table: sa.Table, row_id: int) -> None:
        """Take one row out of the bin."""
        self.update(table, row_id, deleted_at=None)

    def move_range(
        self, table: sa.Table, first: int, last: int, left_by: int, *, to_bin: bool
    ) -> None:
        """Put rows in or out of the bin that another operation left and nobody kept since.

        Entries in the temporary table `kept_entry` stay, and so do their rows.
        """
        where = [
            table.c.id.between(first, last),
            table.c.updated_op == left_by,
            table.c.deleted_at.is_(None) if to_bin else table.c.deleted_at.is_not(None),
        ]
        kept: sa.Select[Any] = sa.select(sa.column("id")).select_from(sa.text("temp.kept_entry"))
        owners = entry_columns(table)
        if owners:
            where.append(table.c[owners[0]].not_in(kept))
            rows = self.connection.execute(sa.select(*(table.c[o] for o in owners)).where(*where))
            self._touched.update(value for row in rows for value in row if value is not None)
        self._tables.add(table.name)
        self.connection.execute(
            sa.update(table)
            .where(*where)
            .values(
                deleted_at=self.now if to_bin else None,
                updated_op=self.op,
                updated_at=self.now,
                version=table.c.version + 1,
            )
        )
        self._log_batch("removed" if to_bin else "restored", table.name, first, last)

    def _log_batch(self, action: str, table: str, first: int, last: int) -> None:
        self.connection.execute(
            sa.insert(schema.change_batch).values(
                op=self.op, action=action, table_name=table, first_id=first, last_id=last
            )
        )

    def _completed(self, table: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": row["id"] if "id" in row else self.new_id(table),
            "uid": row.get("uid") or self._uids(),
            "version": 1,
            "created_op": self.op,
            "updated_op": self.op,
            "updated_at": self.now,
            "deleted_at": None,
            **{k: v for k, v in row.items() if k not in {"id", "uid"}},
        }

    def _write(self, table: sa.Table, row: Mapping[str, Any], changed: dict[str, Any]) -> None:
        self.connection.execute(
            sa.update(table)
            .where(table.c.id == row["id"])
            .values(
                **changed,
                version=row["version"] + 1,
                updated_op=self.op,
                updated_at=self.now,
            )
        )
        self._touch(table, {**row, **changed})
        self._touch(table, row)

    def _touch(self, table: sa.Table, row: Mapping[str, Any]) -> None:
        self._tables.add(table.name)
        for column in entry_columns(table):
            value = row.get(column)
            if value is not None:
                self._touched.add(value)
                if table.name in _SPREADING:
                    self._spreading.add(value)

    def _log_created(self, table: sa.Table, ids: Sequence[int]) -> None:
        if table.name in ENTRY_TABLES and table.name != "entry":
            self._tables.add(table.name)
            return
        self._first_ids.setdefault(table.name, ids[0])

    def _log_change(
        self, table: sa.Table, row: Mapping[str, Any], changed: Mapping[str, Any]
    ) -> None:
        owners = [row[name] for name in entry_columns(table) if row[name] is not None]
        self.connection.execute(
            sa.insert(schema.change).values(
                op=self.op,
                table_name=table.name,
                row_uid=row["uid"],
                entry_uid=self._uids_of(owners[:1]).get(owners[0]) if owners else None,
                before=self.portable(table, {name: row[name] for name in changed}),
                after=self.portable(table, changed),
            )
        )

    def portable(self, table: sa.Table, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values as they are logged: foreign rows by uid, everything as JSON knows it."""
        return {name: self._portable(table.c[name], value) for name, value in values.items()}

    def _portable(self, column: sa.Column[Any], value: Any) -> Any:  # noqa: ANN401
        if value is None:
            return None
        for key in column.foreign_keys:
            target = key.column.table
            return str(self._scalar(sa.select(target.c.uid).where(target.c.id == value)))
        bound = column.type.bind_processor(self.connection.dialect)
        stored = bound(value) if bound else value
        return stored.hex() if isinstance(stored, bytes) else stored

    def _row(self, table: sa.Table, row_id: int) -> Mapping[str, Any]:
        return self.connection.execute(sa.select(table).where(table.c.id == row_id)).one()._asdict()

    def _reached(self) -> set[int]:
        """Return the entries that show a touched one: holders of posts, people at bodies."""
        found: set[int] = set()
        link = schema.affiliation.c
        for ids in _chunks(self._spreading):
            for column, others in (
                (link.body_id, (link.person_id, link.post_id)),
                (link.post_id, (link.person_id,)),
                (link.person_id, (link.post_id,)),
            ):
                rows = self.connection.execute(sa.select(*others).where(column.in_(ids)))
                found.update(value for row in rows for value in row if value is not None)
            for table in (schema.post, schema.body):
                parent = table.c.body_id if table is schema.post else table.c.parent_id
                found.update(self.connection.scalars(sa.select(table.c.id).where(parent.in_(ids))))
        return found

    def _uids_of(self, ids: Iterable[int]) -> dict[int, Uid]:
        found: dict[int, Uid] = {}
        for part in _chunks(ids):
            rows = self.connection.execute(
                sa.select(schema.entry.c.id, schema.entry.c.uid).where(schema.entry.c.id.in_(part))
            )
            found.update((row.id, row.uid) for row in rows)
        return found

    def _scalar(self, query: sa.Select[Any]) -> Any:  # noqa: ANN401
        return self.connection.execute(query).scalar_one()


def _binder(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Mapping[str, Any]], Any]:
    """Return what takes the value of a column out of a row as the driver wants it."""
    name, convert = column.name, column.type.bind_processor(dialect)
    default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
    if convert is None:
        return lambda row: row.get(name, default)
    return lambda row: convert(row.get(name, default))


def _chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    every = sorted(ids)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]
