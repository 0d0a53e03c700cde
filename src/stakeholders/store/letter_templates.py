"""Letter templates in the directory: texts that an office keeps, for one event or for all."""

from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate
from stakeholders.store import event_tables
from stakeholders.store.entries import entry_id
from stakeholders.store.event_rows import EventRows
from stakeholders.store.history import Writing

_ROWS: Final = EventRows(
    LetterTemplate, event_tables.letter_template, links=MappingProxyType({"event": "event_id"})
)


def templates_of(connection: sa.Connection, event: Uid | None) -> tuple[LetterTemplate, ...]:
    """Return the texts of an event, in the order in which they were kept; None is for all."""
    table = event_tables.letter_template
    owner = entry_id(connection, event) if event is not None else None
    query = (
        sa.select(table)
        .where(table.c.event_id.is_not_distinct_from(owner), table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    told = ("name", "text", "form", "language", "subject", "uid")
    rows = connection.execute(query).mappings()
    return tuple(LetterTemplate(event=event, **{name: row[name] for name in told}) for row in rows)


def add_template(writing: Writing, template: LetterTemplate) -> Uid:
    """Add a text behind the others of all; return its uid."""
    return _ROWS.add(writing, template)


def change_template(writing: Writing, uid: Uid, template: LetterTemplate) -> None:
    """Write a text over the one of this uid."""
    _ROWS.change(writing, uid, template)


def remove_template(writing: Writing, uid: Uid) -> None:
    """Put a text into the bin."""
    _ROWS.remove(writing, uid)


def copy_templates(writing: Writing, event: Uid, new: Uid) -> None:
    """Give another event the letter templates of one."""
    owner = entry_id(writing.connection, new)
    table = event_tables.letter_template
    kept = ("name", "form", "language", "subject", "text")
    rows = [
        {"event_id": owner, "position": place, **{name: getattr(one, name) for name in kept}}
        for place, one in enumerate(templates_of(writing.connection, event))
    ]
    writing.insert_many(table, rows)
