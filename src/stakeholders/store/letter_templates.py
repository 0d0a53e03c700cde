"""Letter templates of events: what goes over to the next meeting like it."""

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import event_tables
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing


def copy_templates(writing: Writing, event: Uid, new: Uid) -> None:
    """Give another event the letter templates of one."""
    table = event_tables.letter_template
    query = (
        sa.select(table)
        .where(table.c.event_id == entry_id(writing.connection, event))
        .where(table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    owner = entry_id(writing.connection, new)
    kept = ("name", "form", "language", "subject", "text", "position")
    rows = writing.connection.execute(query).mappings().all()
    writing.insert_many(
        table, [{"event_id": owner, **{name: row[name] for name in kept}} for row in rows]
    )
