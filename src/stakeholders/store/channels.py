"""Channels that change hands."""

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing


def move_channel(writing: Writing, uid: Uid, owner: Uid) -> None:
    """Give a channel to another owner, behind those that one has."""
    table = schema.channel
    owner_id = entry_id(writing.connection, owner)
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c.owner_id == owner_id)
    )
    position = 0 if last is None else last + 1
    found = row_id(writing.connection, table, uid)
    writing.update(table, found, owner_id=owner_id, position=position)
