"""Delegations in the directory: what each State or body sends to a meeting."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.delegation import Credentials, Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.store import event_tables, schema
from stakeholders.store.entries import entry_id
from stakeholders.store.event_rows import EventRows
from stakeholders.store.history import Writing
from stakeholders.store.keys import these

ROWS: Final = EventRows(
    Delegation,
    event_tables.delegation,
    links=MappingProxyType({"represents": "represents_id"}),
    codes=MappingProxyType({"credentials": Credentials}),
    elsewhere=frozenset({"kind", "country", "body_kind"}),
)


def add_delegation(writing: Writing, event: Uid, delegation: Delegation) -> Uid:
    """Add a delegation behind the others of an event; return its uid."""
    return ROWS.add(writing, delegation, event_id=entry_id(writing.connection, event))


def change_delegation(writing: Writing, delegation: Delegation) -> None:
    """Write a delegation whose uid is known over the one that is there."""
    if delegation.uid is None:
        raise ValueError(delegation)
    ROWS.change(writing, delegation.uid, delegation)


def remove_delegation(writing: Writing, uid: Uid) -> None:
    """Put a delegation into the bin; its participants stay without one."""
    ROWS.remove(writing, uid)


def delegations_of(connection: sa.Connection, event: Uid) -> tuple[Delegation, ...]:
    """Return the delegations to an event, in the order in which they were put in."""
    rows = ROWS.read(connection, "event_id", (entry_id(connection, event),))
    whom = _represented(connection, [row["represents_id"] for row, _ in rows])
    return tuple(
        replace(Delegation(**told), **whom.get(row["represents_id"], {})) for row, told in rows
    )


def _represented(
    connection: sa.Connection, ids: list[int | None]
) -> dict[int | None, dict[str, Any]]:
    """Return what areas and bodies are: kind, country, and kind of body."""
    entry, body = schema.entry, schema.body
    query = (
        sa.select(entry.c.id, entry.c.kind, entry.c.country, body.c.kind.label("body_kind"))
        .outerjoin(body, body.c.id == entry.c.id)
        .where(entry.c.id.in_(these([one for one in ids if one is not None])))
    )
    return {
        row.id: {
            "kind": EntryKind(row.kind),
            "country": row.country,
            "body_kind": row.body_kind or "",
        }
        for row in connection.execute(query)
    }
