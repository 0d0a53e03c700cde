"""Drafts: what was typed and not kept yet, on this machine only; no operation, no history."""

import datetime

import sqlalchemy as sa

from stakeholders.store import schema


def read_drafts(connection: sa.Connection, prefix: str) -> dict[str, str]:
    """Return the drafts whose names begin so."""
    draft = schema.draft.c
    query = sa.select(draft.name, draft.content).where(draft.name.startswith(prefix))
    return {row.name: row.content for row in connection.execute(query)}


def write_draft(connection: sa.Connection, name: str, content: str, at: datetime.datetime) -> None:
    """Put a draft in the place of an older one; an empty one is dropped."""
    draft = schema.draft
    connection.execute(sa.delete(draft).where(draft.c.name == name))
    if content:
        connection.execute(sa.insert(draft).values(name=name, content=content, at=at))
