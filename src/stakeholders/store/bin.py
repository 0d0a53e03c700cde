"""The bin: contacts and lists that were deleted, until they are erased."""

import datetime
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import full_display
from stakeholders.store.trust_tables import merge_record

_DAY: Final = 86_400_000_000


@dataclass(frozen=True, slots=True)
class BinRow:
    """What was deleted, by whom and when; `days_of_work` are days since on which anything was."""

    uid: Uid
    kind: EntryKind
    name: str
    deleted_at: datetime.datetime
    deleted_by: str
    days_of_work: int


def count_bin(connection: sa.Connection) -> int:
    """Return how many entries are in the bin."""
    query = sa.select(sa.func.count()).select_from(schema.entry).where(_lies_there())
    return int(connection.execute(query).scalar_one())


def read_bin(connection: sa.Connection, limit: int = 0) -> tuple[BinRow, ...]:
    """Return what is in the bin, the newest first; a limit of 0 is all. What was erased is not."""
    entry, operation = schema.entry, schema.operation
    query = (
        sa.select(
            entry.c.uid,
            entry.c.kind,
            full_display(),
            entry.c.deleted_at,
            entry.c.updated_op,
            operation.c.actor,
        )
        .join(operation, operation.c.id == entry.c.updated_op)
        .where(_lies_there())
        .order_by(entry.c.deleted_at.desc(), entry.c.id.desc())
    )
    rows = connection.execute(query.limit(limit) if limit else query).all()
    worked = _days_of_work(connection, {row.updated_op for row in rows})
    return tuple(
        BinRow(
            row.uid,
            EntryKind(row.kind),
            row.display,
            row.deleted_at,
            row.actor,
            worked[row.updated_op],
        )
        for row in rows
    )


def _lies_there() -> sa.ColumnElement[bool]:
    """Return that an entry was deleted; one that went into another one was not."""
    entry, merged = schema.entry.c, merge_record.c
    went = sa.exists().where(merged.absorbed_id == entry.id, merged.deleted_at.is_(None))
    return sa.and_(entry.deleted_at.is_not(None), entry.is_erased.is_(sa.false()), sa.not_(went))


def _days_of_work(connection: sa.Connection, operations: set[int]) -> dict[int, int]:
    """Return on how many days something was done after each of these operations."""
    query = "SELECT count(*) FROM (SELECT DISTINCT at / ? FROM operation WHERE id > ? LIMIT 400)"
    return {
        one: int(connection.exec_driver_sql(query, (_DAY, one)).scalar_one()) for one in operations
    }
