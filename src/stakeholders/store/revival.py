"""Revival: an entry comes back from the bin with what went there with it."""

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.history import Writing
from stakeholders.store.keys import ENTRY_TABLES, entry_columns


def revive(writing: Writing, entry_id: int) -> None:
    """Take an entry out of the bin, and those of its rows that the same operation put there."""
    entry = schema.entry
    query = sa.select(entry.c.updated_op).where(entry.c.id == entry_id)
    left_by = writing.connection.execute(query).scalar_one()
    writing.restore(entry, entry_id)
    for table in schema.LOGGED_TABLES:
        owners = entry_columns(table)
        if not owners or table.name in ENTRY_TABLES:
            continue
        rows = sa.select(table.c.id).where(
            sa.or_(*(table.c[owner] == entry_id for owner in owners)),
            table.c.updated_op == left_by,
            table.c.deleted_at.is_not(None),
        )
        for row_id in writing.connection.scalars(rows).all():
            writing.restore(table, row_id)
