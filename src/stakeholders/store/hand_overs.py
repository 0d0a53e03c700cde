"""Hand-overs in the directory: what a recipient was given of a list, contact by contact."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.store import list_tables, schema
from stakeholders.store.entries import entry_id, entry_ids
from stakeholders.store.history import Writing


@dataclass(frozen=True, slots=True)
class Given:
    """What was told of a contact: a digest under a salt, which is gone once it was erased."""

    salt: bytes | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class HandOver:
    """What somebody was given of a list, in which form, when."""

    recipient: str
    format: str
    audience: str
    columns: Sequence[str]
    target: str
    at: datetime.datetime
    rows: Mapping[Uid, Given]
    id: int | None = None


def recipients_of(connection: sa.Connection, list_uid: Uid) -> tuple[str, ...]:
    """Return who was given a list, the last first, each once."""
    table = list_tables.hand_over.c
    query = (
        sa.select(table.recipient)
        .where(table.list_id == entry_id(connection, list_uid), table.deleted_at.is_(None))
        .order_by(table.id.desc())
    )
    return tuple({fold(name): name for name in reversed(list(connection.scalars(query)))}.values())


def last_hand_over(
    connection: sa.Connection, list_uid: Uid, recipient: str, format_name: str
) -> HandOver | None:
    """Return what a recipient was given of a list the last time in this format."""
    table, row_of = list_tables.hand_over.c, list_tables.hand_over_row.c
    query = (
        sa.select(list_tables.hand_over)
        .where(table.list_id == entry_id(connection, list_uid), table.format == format_name)
        .where(table.deleted_at.is_(None))
        .order_by(table.id.desc())
    )
    wanted = fold(recipient)
    found = next((r for r in connection.execute(query) if fold(r.recipient) == wanted), None)
    if found is None:
        return None
    rows = connection.execute(
        sa.select(row_of.member_uid, row_of.salt, row_of.digest)
        .where(row_of.hand_over_id == found.id, row_of.deleted_at.is_(None))
        .order_by(row_of.position)
    )
    return HandOver(
        found.recipient,
        found.format,
        found.audience,
        tuple(found.columns),
        found.target,
        found.at,
        {row.member_uid: Given(row.salt, row.digest) for row in rows},
        found.id,
    )


def bare_records(connection: sa.Connection, uids: Iterable[Uid]) -> dict[Uid, Record]:
    """Return contacts by name alone, those in the bin included; of erased ones there is none."""
    entry = schema.entry.c
    query = sa.select(entry.uid, entry.kind, entry.display, entry.visibility).where(
        entry.uid.in_(list(uids)), entry.is_erased.is_(sa.false())
    )
    return {
        row.uid: Record(
            EntryKind(row.kind), row.display, uid=row.uid, visibility=Visibility(row.visibility)
        )
        for row in connection.execute(query)
    }


def add_hand_over(
    writing: Writing, list_uid: Uid, given: HandOver, previous: HandOver | None
) -> None:
    """Remember what was given, behind what was given before."""
    hand_over = writing.insert(
        list_tables.hand_over,
        list_id=entry_id(writing.connection, list_uid),
        previous_id=previous.id if previous else None,
        recipient=given.recipient,
        format=given.format,
        audience=given.audience,
        columns=tuple(given.columns),
        target=given.target,
        at=given.at,
    )
    writing.insert_many(list_tables.hand_over_row, list(_rows(writing, hand_over, given.rows)))


def _rows(
    writing: Writing, hand_over: int, given: Mapping[Uid, Given]
) -> Iterable[Mapping[str, object]]:
    ids = entry_ids(writing.connection, given)
    for position, (uid, told) in enumerate(given.items()):
        yield {
            "hand_over_id": hand_over,
            "entry_id": ids.get(uid),
            "member_uid": uid,
            "salt": told.salt,
            "digest": told.digest,
            "position": position,
        }
