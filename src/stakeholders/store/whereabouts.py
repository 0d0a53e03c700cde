"""Whereabouts: in which versions somebody stands, and to whom they were handed over."""

import datetime
from dataclasses import dataclass

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.list_tables import edition, edition_row, hand_over, hand_over_row


@dataclass(frozen=True, slots=True)
class Given:
    """When somebody was handed over to whom, on which list, and who may see it there."""

    at: datetime.datetime
    recipient: str
    list_name: str
    format: str
    audience: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version of a list or event in which somebody stands."""

    at: datetime.datetime
    of: str
    number: int
    title: str


def given_to(connection: sa.Connection, entry_id: int) -> tuple[Given, ...]:
    """Return the hand-overs of a contact, the newest first."""
    over, row, entry = hand_over.c, hand_over_row.c, schema.entry.c
    query = (
        sa.select(over.at, over.recipient, over.format, over.audience, entry.display)
        .join(hand_over_row, row.hand_over_id == over.id)
        .join(schema.entry, entry.id == over.list_id, isouter=True)
        .where(row.entry_id == entry_id, row.deleted_at.is_(None), over.deleted_at.is_(None))
        .order_by(over.id.desc())
    )
    return tuple(
        Given(one.at, one.recipient, one.display or "", one.format, one.audience)
        for one in connection.execute(query)
    )


def frozen_in(connection: sa.Connection, entry_id: int) -> tuple[Frozen, ...]:
    """Return the versions in which a contact stands, the newest first."""
    one, row, entry = edition.c, edition_row.c, schema.entry.c
    query = (
        sa.select(one.as_of, one.number, one.title, entry.display)
        .join(edition_row, row.edition_id == one.id)
        .join(schema.entry, entry.id == one.entry_id)
        .where(row.entry_id == entry_id, row.deleted_at.is_(None), one.deleted_at.is_(None))
        .order_by(one.id.desc())
    )
    found = connection.execute(query)
    return tuple(Frozen(each.as_of, each.display, each.number, each.title) for each in found)
