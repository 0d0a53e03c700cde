"""Unmerging: two entries that were made one are two again, as far as nothing has changed since."""

import json
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.merging import Choice, Merge
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.logged_values import portable, typed_value
from stakeholders.store.sort_keys import refresh_sort_keys
from stakeholders.store.trust_tables import merge_move, merge_record


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A value that an entry had before it went into another one, which kept its own."""

    entry: Uid
    field: str
    value: Any


def merges(connection: sa.Connection, entry: Uid | None = None) -> tuple[Merge, ...]:
    """Return the merges that stand, the newest first; of one entry where it is told."""
    ours, theirs = schema.entry.alias("ours"), schema.entry.alias("theirs")
    query = (
        sa.select(
            merge_record.c.uid,
            ours.c.uid.label("survivor"),
            ours.c.display.label("survivor_name"),
            theirs.c.uid.label("absorbed"),
            theirs.c.display.label("absorbed_name"),
            merge_record.c.by,
        )
        .join(ours, ours.c.id == merge_record.c.survivor_id)
        .join(theirs, theirs.c.id == merge_record.c.absorbed_id)
        .where(_stands(), theirs.c.is_erased.is_(sa.false()))
        .order_by(merge_record.c.id.desc())
    )
    if entry is not None:
        query = query.where(sa.or_(ours.c.uid == entry, theirs.c.uid == entry))
    return tuple(Merge(**row) for row in connection.execute(query).mappings())


def absorbed_by(connection: sa.Connection, entry: Uid) -> tuple[Uid, ...]:
    """Return the entries that went into one, and those that had gone into them before."""
    found: list[Uid] = []
    for merge in merges(connection, entry):
        if merge.survivor == entry:
            found += [*absorbed_by(connection, merge.absorbed), merge.absorbed]
    return tuple(found)


def other_values(connection: sa.Connection, merge: Uid) -> tuple[OtherValue, ...]:
    """Return what the entry that went said otherwise, and the other one did not take."""
    record, move = merge_record.c, merge_move.c
    query = (
        sa.select(move.table_name, move.field, move.before, schema.entry.c.uid.label("entry"))
        .join(merge_record, record.id == move.merge_id)
        .join(schema.entry, schema.entry.c.id == record.survivor_id)
        .where(record.uid == merge, move.choice == Choice.OURS.value)
        .order_by(move.position)
    )
    return tuple(
        OtherValue(row.entry, row.field, _value(connection, row.table_name, row.field, row.before))
        for row in connection.execute(query)
    )


def unmerge(writing: Writing, merge: Uid) -> int:
    """Make two entries of one again; return how many values stay, as they have changed since.

    Raises:
        UnknownUidError: when there is no such merge, or one of the two is gone for good.
    """
    connection = writing.connection
    found = row_id(connection, merge_record, merge)
    row = connection.execute(sa.select(merge_record).where(merge_record.c.id == found)).one()
    uid = connection.scalar(
        sa.select(schema.entry.c.uid).where(schema.entry.c.id == row.survivor_id)
    )
    entry_id(connection, Uid(str(uid)))
    writing.restore(schema.entry, row.absorbed_id)
    query = sa.select(merge_move).where(
        merge_move.c.merge_id == found, merge_move.c.choice != Choice.OURS.value
    )
    moves = connection.execute(query.order_by(merge_move.c.position.desc())).all()
    rows = groupby(moves, key=lambda move: (move.table_name, move.row_uid))
    stay = sum(_put_back(writing, *row, list(columns)) for row, columns in rows)
    writing.update(merge_record, found, deleted_at=writing.now)
    refresh_sort_keys(connection, (row.survivor_id, row.absorbed_id))
    return stay


def _put_back(writing: Writing, name: str, uid: Uid, moves: list[sa.Row[Any]]) -> int:
    """Give columns of a row their values of before; return how many have another one by now."""
    table, connection = schema.metadata.tables[name], writing.connection
    row = connection.execute(sa.select(table).where(table.c.uid == uid)).mappings().first()
    if row is None:
        return len(moves)
    now = portable(connection, table, {move.field: row[move.field] for move in moves})
    as_left = [move for move in moves if now[move.field] == json.loads(move.after)]
    before = {move.field: _value(connection, name, move.field, move.before) for move in as_left}
    if row["deleted_at"] is not None and "deleted_at" not in before:
        return len(moves)
    if before:
        writing.update(table, int(row["id"]), **before)
    return len(moves) - len(as_left)


def _value(connection: sa.Connection, table: str, field: str, logged: str) -> Any:  # noqa: ANN401
    return typed_value(connection, schema.metadata.tables[table].c[field], json.loads(logged))


def _stands() -> sa.ColumnElement[bool]:
    return sa.and_(merge_record.c.deleted_at.is_(None), merge_record.c.undone_on.is_(None))
