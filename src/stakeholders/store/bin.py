"""The bin: contacts and lists that were deleted, until they are erased."""

import datetime
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import full_display

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
    entry = schema.entry.c
    query = sa.select(sa.func.count()).where(entry.deleted_at.is_not(None))
    return int(connection.execute(query.where(entry.is_erased.is_(sa.false()))).scalar_one())


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
        .where(entry.c.deleted_at.is_not(None), entry.c.is_erased.is_(sa.false()))
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


def _days_of_work(connection: sa.Connection, operations: set[int]) -> dict[int, int]:
    """Return on how many days something was done after each of these operations."""
    query = "SELECT count(*) FROM (SELECT DISTINCT at / ? FROM operation WHERE id > ? LIMIT 400)"
    return {
        one: int(connection.exec_driver_sql(query, (_DAY, one)).scalar_one()) for one in operations
    }
