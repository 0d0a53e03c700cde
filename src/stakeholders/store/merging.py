"""Merging: two entries become one, and each row that moves is remembered.

The entry that goes lies in the bin with those of its rows that the other one has already. Frozen
editions and hand-overs keep pointing to it: they tell what was.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.merging import COMMON_FIELDS, FIELDS, NAME, Choice, MergedField, choose
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.hierarchy import is_within
from stakeholders.store.history import Writing
from stakeholders.store.keys import ENTRY_TABLES, entry_columns, entry_links
from stakeholders.store.logged_values import portable
from stakeholders.store.trust_tables import merge_move, merge_record

_KIND_TABLES: Final[Mapping[EntryKind, sa.Table]] = MappingProxyType(
    {
        EntryKind.PERSON: schema.person,
        EntryKind.BODY: schema.body,
        EntryKind.POST: schema.post,
    }
)
_LEFT: Final = frozenset(
    {"merge_record", "merge_move", "not_same", "edition", "edition_row", "edition_recipient"}
    | {"hand_over", "hand_over_row"}
)
"""Tables that tell what was; their rows stay with whom they were about."""
_BINNED: Final = frozenset({"affiliation", "list_member"})
"""Tables whose rows go into the bin with an entry."""
_MAIN_NAMES: Final = MappingProxyType({"person_name": ("main",), "body_name": ("official",)})
"""Types of names of which an entry has one; another one becomes an alias."""
_SAME: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "person_name": ("full", "honorific"),
        "body_name": ("text",),
        "channel": ("type", "normalised", "extension"),
        "address": ("lines", "street", "city", "postal_code", "country"),
        "entry_tag": ("tag_id",),
        "entry_language": ("language",),
        "entry_area": ("area", "role"),
        "body_coverage": ("area",),
        "body_relation": ("from_body_id", "to_body_id", "type"),
        "body_status": ("scheme", "value", "from_date"),
        "post_function": ("function", "topic"),
        "post_title": ("language", "text"),
        "affiliation": ("person_id", "body_id", "post_id", "title", "from_date"),
        "list_member": ("list_id",),
        "known_gap": ("field",),
        "custom_value": ("field_id", "value"),
        "note": ("text",),
        "kept_property": ("name", "value"),
        "attachment": ("file_id", "role"),
        "event_body": ("event_id", "entry_id", "role"),
        "contact_refusal": ("channel",),
    }
)
"""By which columns a row says what one of the other entry says already."""


_NAMES: Final = MappingProxyType(
    {
        EntryKind.PERSON: (schema.person_name, "person_id", "full", "main"),
        EntryKind.BODY: (schema.body_name, "body_id", "text", "official"),
    }
)


def merged_fields(
    connection: sa.Connection, kind: EntryKind, ids: tuple[int, int], wanted: Collection[str]
) -> tuple[MergedField, ...]:
    """Return the fields in which two entries differ, and which value a merge would leave."""
    shown = _row(connection, schema.entry, ids[0]), _row(connection, schema.entry, ids[1])
    found = [_field(connection, schema.entry, NAME, "display", shown, wanted)]
    for table, fields in ((schema.entry, COMMON_FIELDS), (_KIND_TABLES[kind], FIELDS[kind])):
        rows = _row(connection, table, ids[0]), _row(connection, table, ids[1])
        found += [_field(connection, table, field, field, rows, wanted) for field in fields]
    return tuple(field for field in found if field is not None)


def _field(
    connection: sa.Connection,
    table: sa.Table,
    code: str,
    column: str,
    rows: tuple[dict[str, Any], dict[str, Any]],
    wanted: Collection[str],
) -> MergedField | None:
    ours, theirs = (row[column] for row in rows)
    choice = choose(code, ours, theirs, wanted)
    if choice is None:
        return None
    return MergedField(
        code,
        _shown(connection, table, column, ours),
        _shown(connection, table, column, theirs),
        choice,
    )


def _shown(connection: sa.Connection, table: sa.Table, column: str, value: Any) -> str:  # noqa: ANN401
    """Return a value as text; of a link the name of the entry, of no and of nothing no text."""
    if not value or not table.c[column].foreign_keys:
        return str(value) if value else ""
    query = sa.select(schema.entry.c.display).where(schema.entry.c.id == value)
    return str(connection.scalar(query))


def _row(connection: sa.Connection, table: sa.Table, row_id: int) -> dict[str, Any]:
    query = sa.select(table).where(table.c.id == row_id)
    return dict(connection.execute(query).mappings().one())


@dataclass(frozen=True, slots=True)
class _Move:
    """A column of a row before and after, as the log keeps values."""

    table: sa.Table
    row: Uid
    field: str
    before: Any
    after: Any
    choice: Choice


class Merging:
    """Lets one entry go into another, within an operation."""

    def __init__(self, writing: Writing, survivor: Uid, absorbed: Uid) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._ours = entry_id(writing.connection, survivor)
        self._theirs = entry_id(writing.connection, absorbed)
        self._moves: list[_Move] = []

    def apply(self, kind: EntryKind, wanted: Collection[str], by: str) -> Uid:
        """Move everything, choose values, put the other entry into the bin; return the merge."""
        uid = self._writing.new_uid()
        merge = self._writing.insert(
            merge_record, uid=uid, survivor_id=self._ours, absorbed_id=self._theirs, by=by
        )
        if kind is EntryKind.BODY:
            self._leave_own_line()
        self._choose(schema.entry, COMMON_FIELDS, wanted)
        self._choose(_KIND_TABLES[kind], FIELDS[kind], wanted)
        for table in schema.LOGGED_TABLES:
            if table.name not in _LEFT:
                self._move_rows(table)
        if NAME in wanted:
            self._show_their_name(kind)
        self._writing.remove(schema.entry, self._theirs)
        self._remember(merge)
        return uid

    def _leave_own_line(self) -> None:
        """Take the body that stays from below the one that goes, so that it is not below itself."""
        if is_within(self._connection, self._ours, self._theirs):
            above = self._row(schema.body, self._theirs)["parent_id"]
            self._change(schema.body, self._ours, Choice.ONLY, parent_id=above)

    def _choose(self, table: sa.Table, fields: Collection[str], wanted: Collection[str]) -> None:
        ours, theirs = self._row(table, self._ours), self._row(table, self._theirs)
        for field in fields:
            choice = choose(field, ours[field], theirs[field], wanted)
            if choice is Choice.OURS:
                self._note(table, ours, field, theirs[field], ours[field], choice)
            elif choice is not None and self._fits(field, theirs[field]):
                self._change(table, self._ours, choice, **{field: theirs[field]})

    def _fits(self, field: str, value: object) -> bool:
        """Tell whether a value may be taken; nothing is put below itself."""
        if field != "parent_id" or not isinstance(value, int):
            return True
        return not is_within(self._connection, value, self._ours)

    def _move_rows(self, table: sa.Table) -> None:
        columns = entry_links(table) if table.name in ENTRY_TABLES else entry_columns(table)
        for column in columns:
            for row in self._rows(table, column, self._theirs):
                self._move_row(table, column, row)

    def _move_row(self, table: sa.Table, column: str, row: dict[str, Any]) -> None:
        """Let a row be the other entry's, unless that one says the same or would mean itself."""
        changed: dict[str, Any] = {column: self._ours}
        others = (row[c] for c in (*entry_columns(table), *entry_links(table)) if c != column)
        twin = self._twin(table, column, row)
        if twin is not None or self._ours in others:
            self._leave(table, row, twin)
            return
        if row.get("is_primary"):
            changed["is_primary"] = not self._has_primary(table, column, row)
        if row.get("type") in _MAIN_NAMES.get(table.name, ()):
            changed["type"] = "alias"
        self._change(table, row["id"], Choice.ONLY, **changed)

    def _twin(self, table: sa.Table, column: str, row: dict[str, Any]) -> dict[str, Any] | None:
        """Return the row of the entry that stays which says what this one says."""
        same = _SAME.get(table.name)
        if same is None:
            return None
        told = {**row, column: self._ours}
        rows = self._rows(table, column, self._ours)
        return next((one for one in rows if all(one[c] == told[c] for c in same)), None)

    def _leave(self, table: sa.Table, row: dict[str, Any], twin: dict[str, Any] | None) -> None:
        """Leave a row with the entry that goes; what was said about it is about its twin now."""
        if table.name in _BINNED:
            self._change(table, row["id"], Choice.ONLY, deleted_at=self._writing.now)
        if twin is None:
            return
        if table is schema.channel:
            both = tuple(dict.fromkeys((*twin["purposes"], *row["purposes"])))
            self._change(table, twin["id"], Choice.ONLY, purposes=both)
        for about in (schema.citation, schema.verification):
            query = sa.select(about.c.id).where(
                about.c.row_uid == row["uid"], about.c.deleted_at.is_(None)
            )
            for found in list(self._connection.scalars(query)):
                self._change(about, found, Choice.ONLY, row_uid=twin["uid"])

    def _has_primary(self, table: sa.Table, column: str, row: dict[str, Any]) -> bool:
        """Tell whether another row comes first already; acronyms have a first of their own."""
        rows = self._rows(table, column, self._ours)
        if table is schema.body_name:
            rows = [one for one in rows if one["type"] == row["type"]]
        return any(one["is_primary"] for one in rows)

    def _show_their_name(self, kind: EntryKind) -> None:
        """Let the name of the entry that goes be the one that is shown."""
        theirs = self._row(schema.entry, self._theirs)
        self._swap_names(kind, theirs["display"])
        shown = {name: theirs[name] for name in ("display", "sort_key", "sort_version")}
        before = self._row(schema.entry, self._ours)["display"]
        self._writing.update(schema.entry, self._ours, **shown)
        row = self._row(schema.entry, self._ours)
        self._note(schema.entry, row, "display", before, theirs["display"], Choice.THEIRS)

    def _swap_names(self, kind: EntryKind, shown: str) -> None:
        if kind is EntryKind.POST:
            theirs = self._row(schema.post, self._theirs)
            told = {name: theirs[name] for name in ("title", "folded_title")}
            self._change(schema.post, self._ours, Choice.THEIRS, **told)
            return
        table, column, text, main = _NAMES[kind]
        rows = self._rows(table, column, self._ours)
        chosen = next((row for row in rows if row[text] == shown), None)
        first = next((row for row in rows if row["is_primary"] and row["type"] == main), None)
        if chosen is None or first is None or chosen is first:
            return
        self._change(table, first["id"], Choice.THEIRS, is_primary=False, type="alias")
        self._change(table, chosen["id"], Choice.THEIRS, is_primary=True, type=main)

    def _change(self, table: sa.Table, row_id: int, choice: Choice, **values: Any) -> None:  # noqa: ANN401
        row = self._row(table, row_id)
        if self._writing.update(table, row_id, **values):
            for field, value in values.items():
                if row[field] != value:
                    self._note(table, row, field, row[field], value, choice)

    def _note(
        self,
        table: sa.Table,
        row: Mapping[str, Any],
        field: str,
        before: Any,  # noqa: ANN401
        after: Any,  # noqa: ANN401
        choice: Choice,
    ) -> None:
        old, new = (
            portable(self._connection, table, {field: value})[field] for value in (before, after)
        )
        self._moves.append(_Move(table, row["uid"], field, old, new, choice))

    def _remember(self, merge: int) -> None:
        rows = [
            {
                "merge_id": merge,
                "table_name": move.table.name,
                "row_uid": move.row,
                "field": move.field,
                "before": json.dumps(move.before),
                "after": json.dumps(move.after),
                "choice": move.choice.value,
                "position": place,
            }
            for place, move in enumerate(self._moves)
        ]
        self._writing.insert_many(merge_move, rows)

    def _rows(self, table: sa.Table, column: str, owner: int) -> list[dict[str, Any]]:
        query = sa.select(table).where(table.c[column] == owner, table.c.deleted_at.is_(None))
        found = self._connection.execute(query.order_by(table.c.id)).mappings()
        return [dict(row) for row in found]

    def _row(self, table: sa.Table, row_id: int) -> dict[str, Any]:
        return _row(self._connection, table, row_id)
