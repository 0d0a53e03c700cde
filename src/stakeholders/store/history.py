"""Operations: every write is one, named and logged, so that it can be shown and taken back."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.changes import TOUCHED_LIMIT, Changes
from stakeholders.domain.ids import Uid, UidFactory
from stakeholders.store import log_rows, schema
from stakeholders.store.audit import ACTIONS, Noted, append_line
from stakeholders.store.connection import FILE_VERSION
from stakeholders.store.keys import ENTRY_TABLES, entry_columns, entry_links
from stakeholders.store.logged_values import portable
from stakeholders.store.row_binding import row_binding
from stakeholders.store.row_editing import row_editing
from stakeholders.store.spreading import SHARED_TABLES, sharing, shown_by, who_shows


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and through which door: `window`, `cli`, `import` or `sync`.

    `former_names` are those that the same one wrote under before.
    """

    name: str
    origin: str
    former_names: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """All names whose steps are the author's own."""
        return frozenset((self.name, *self.former_names))


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
        self._label = ""
        self._said: dict[str, object] = {}
        self._fields: tuple[str, ...] = ()
        self._author = author
        self._replica = replica
        self._uids = uids
        self._next_ids: dict[str, int] = {}
        self._created: dict[str, tuple[int, int]] = {}
        self._tables: set[str] = set()
        self._touched: set[int] = set()
        self._spreading: dict[str, set[int]] = {}
        self._shared: dict[str, set[int]] = {}

    @property
    def today(self) -> datetime.date:
        """The day of the operation, by the calendar of this computer."""
        return self.now.astimezone().date()

    @property
    def wrote(self) -> bool:
        """Tell whether anything was written yet."""
        return bool(self._tables)

    def touched(self) -> frozenset[int]:
        """Return the ids of all entries that may look different now."""
        reached = shown_by(self.connection, self._spreading)
        return frozenset(self._touched | reached | sharing(self.connection, self._shared))

    def begin(self, label: str, arguments: Mapping[str, object]) -> None:
        """Write the head of the operation."""
        self._label, self._said = label, dict(arguments)
        self.op = log_rows.insert_head(
            self.connection,
            uid=self.uid,
            replica=self._replica,
            author=(self._author.name, self._author.origin),
            version=FILE_VERSION,
            label=label,
            arguments=arguments,
            at=self.now,
        )

    def takes_back(self, undoes: int, root: int) -> None:
        """Mark the operation as one that takes another back."""
        self.connection.execute(
            sa.update(schema.operation)
            .where(schema.operation.c.id == self.op)
            .values(undoes=undoes, root=root)
        )

    def says(self, **arguments: object) -> None:
        """Set what the sentence of the operation names, once it is known."""
        self._said = dict(arguments)
        log_rows.update_head(self.connection, self.op, arguments)

    def says_to_audit(self, *fields: str) -> None:
        """Set which codes the line of the operation in the audit log has."""
        self._fields = fields

    def touch(self, entry_ids: Iterable[int]) -> None:
        """Note entries that may look different now, whatever was written."""
        self._touched.update(entry_ids)

    def keep(self) -> None:
        """Keep the operation in the log although it changes nothing, such as an export."""
        self._tables.add(schema.operation.name)

    def forget(self) -> None:
        """Take back the head of an operation that wrote nothing.

        A deletion would look in every table for rows of it: three seconds among a million.
        """
        transaction = self.connection.get_transaction()
        if transaction is not None:
            transaction.rollback()

    def changes(self, touched: frozenset[int]) -> Changes:
        """Close the log of created rows and return the message about what was touched."""
        self._audit()
        created = [("created", table, *span) for table, span in self._created.items()]
        log_rows.insert_batches(self.connection, self.op, created)
        few = len(touched) <= TOUCHED_LIMIT
        entries = (
            frozenset(log_rows.uids_of(self.connection, touched).values())
            if few
            else frozenset[Uid]()
        )
        return Changes(self.uid, entries, frozenset(self._tables))

    def _audit(self) -> None:
        """Note in the audit log what left or was erased."""
        action = ACTIONS.get(self._label)
        if action is None:
            return
        about = self._said.get("entry") or self._said.get("list")
        count = self._said.get("count", 1)
        noted = Noted(
            self._uids(), self.now, self._author.name, self._author.origin, action,
            Uid(str(about)) if about else None, self._fields, int(str(count)),
        )  # fmt: skip
        append_line(self.connection, noted)

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
        full = [row if "id" in row else {**row, "id": self.new_id(table)} for row in rows]
        lacking = [row.get("uid") for row in full].count(None)
        binding = row_binding(table, self.connection.dialect)
        insertion = binding.insertion(full, self._bookkeeping(), self._uids.batch(lacking))
        self.connection.exec_driver_sql(insertion.statement, insertion.parameters)
        ids = [int(row["id"]) for row in full]
        self._note_created(table, ids)
        self._touch(table, full)
        return ids

    def update(self, table: sa.Table, row_id: int, **values: object) -> bool:
        """Change columns of one row and log their values before and after; tell if any did."""
        row = row_editing(table, self.connection.dialect).read(self.connection, row_id)
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
        self, table: sa.Table, ids: tuple[int, int], *where: sa.ColumnElement[bool], to_bin: bool
    ) -> None:
        """Put the rows between two ids for which this holds in or out of the bin, in one go."""
        chosen = (table.c.id.between(*ids), *where)
        runs = self._runs(table, *chosen)
        for column in entry_columns(table):
            query = sa.select(table.c[column]).distinct().where(*chosen)
            found = self.connection.scalars(query)
            ids_found = {int(value) for value in found if value is not None}
            self._touch_entries(table, ids_found, ("deleted_at",))
        self.connection.execute(
            sa.update(table)
            .where(*chosen)
            .values(
                deleted_at=self.now if to_bin else None,
                updated_op=self.op,
                updated_at=self.now,
                version=table.c.version + 1,
            )
        )
        self._tables.update(table.name for _ in runs[:1])
        action = "removed" if to_bin else "restored"
        moved = [(action, table.name, *run) for run in runs]
        log_rows.insert_batches(self.connection, self.op, moved)

    def _runs(self, table: sa.Table, *chosen: sa.ColumnElement[bool]) -> list[tuple[int, int]]:
        """Return the rows for which this holds as runs of ids without a hole."""
        place = sa.func.row_number().over(order_by=table.c.id)
        ids = sa.select(table.c.id, (table.c.id - place).label("run")).where(*chosen).subquery()
        query = sa.select(sa.func.min(ids.c.id), sa.func.max(ids.c.id)).group_by(ids.c.run)
        return [(first, last) for first, last in self.connection.execute(query)]

    def _bookkeeping(self) -> dict[str, object]:
        return {
            "version": 1,
            "created_op": self.op,
            "updated_op": self.op,
            "updated_at": self.now,
            "deleted_at": None,
        }

    def _write(self, table: sa.Table, row: Mapping[str, Any], changed: dict[str, Any]) -> None:
        bookkeeping = {
            "version": row["version"] + 1,
            "updated_op": self.op,
            "updated_at": self.now,
        }
        row_editing(table, self.connection.dialect).write(
            self.connection, row["id"], changed | bookkeeping
        )
        self._touch(table, [{**row, **changed}, row], changed)

    def _touch(
        self, table: sa.Table, rows: Iterable[Mapping[str, Any]], changed: Iterable[str] = ()
    ) -> None:
        """Note whose rows were written; of new ones all columns are."""
        self._tables.add(table.name)
        for column in entry_columns(table):
            ids = {value for row in rows if (value := row.get(column)) is not None}
            self._touch_entries(table, ids, changed)
        if table.name in SHARED_TABLES:
            self._shared.setdefault(table.name, set()).update(int(row["id"]) for row in rows)

    def _touch_entries(self, table: sa.Table, ids: set[int], changed: Iterable[str]) -> None:
        """Note entries; what shows a new one was written in the same step, and is noted then."""
        self._touched |= ids
        first_new = self._created.get("entry", (None,))[0]
        older = {i for i in ids if first_new is None or i < first_new}
        if older:
            for who in who_shows(table.name, changed):
                self._spreading.setdefault(who, set()).update(older)

    def _note_created(self, table: sa.Table, ids: Sequence[int]) -> None:
        """Note a range of new rows; those of people, bodies… are in that of their entries."""
        if table is schema.entry or table.name not in ENTRY_TABLES:
            first, last = self._created.get(table.name, (ids[0], ids[0]))
            self._created[table.name] = (min(first, *ids), max(last, *ids))

    def _log_change(
        self, table: sa.Table, row: Mapping[str, Any], changed: Mapping[str, Any]
    ) -> None:
        owner, *others = self._entries_of(table, row, changed)
        before = {name: row[name] for name in changed}
        old, new = (portable(self.connection, table, values) for values in (before, changed))
        told: list[log_rows.ToldChange] = [(owner, old, new)]
        told += [(entry, {}, {}) for entry in others]
        log_rows.insert_changes(self.connection, self.op, (table.name, row["uid"]), told)

    def _entries_of(
        self, table: sa.Table, row: Mapping[str, Any], changed: Mapping[str, Any]
    ) -> list[Uid | None]:
        """Return whose a row is, then those it begins or ceases to point to: they are told too."""
        owners = [row[name] for name in entry_columns(table) if row[name] is not None][:1]
        links = [name for name in (*entry_columns(table), *entry_links(table)) if name in changed]
        others = {values[name] for name in links for values in (row, changed)}
        uids = log_rows.uids_of(self.connection, {*owners, *others} - {None})
        return [
            uids.get(owners[0]) if owners else None,
            *(uid for entry_id, uid in sorted(uids.items()) if entry_id not in owners),
        ]

    def _scalar(self, query: sa.Select[Any]) -> Any:  # noqa: ANN401
        return self.connection.execute(query).scalar_one()
