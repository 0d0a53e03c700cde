"""What an event has of its own: its bodies, categories, roles, sections and columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import (
    ColumnType,
    EventBody,
    EventBodyRole,
    EventCategory,
    EventColumn,
    EventRole,
    EventSection,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.store import event_tables, schema
from stakeholders.store.entries import entry_id, entry_ids, row_id
from stakeholders.store.history import Writing
from stakeholders.store.keys import these

EventPart = EventBody | EventCategory | EventRole | EventSection | EventColumn
_P = TypeVar("_P", EventBody, EventCategory, EventRole, EventSection, EventColumn)

TABLES: Final[Mapping[type, sa.Table]] = MappingProxyType(
    {
        EventBody: event_tables.event_body,
        EventCategory: event_tables.event_category,
        EventRole: event_tables.event_role,
        EventSection: event_tables.event_section,
        EventColumn: event_tables.event_column,
    }
)


def add_event_part(writing: Writing, event: Uid, part: EventPart) -> Uid:
    """Add something to an event, behind what it has of that kind; return its uid."""
    table, owner = TABLES[type(part)], entry_id(writing.connection, event)
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c.event_id == owner)
    )
    uid = part.uid or writing.new_uid()
    values = _values(writing.connection, part)
    position = 0 if last is None else last + 1
    writing.insert(table, uid=uid, event_id=owner, position=position, **values)
    return uid


def add_event_parts(writing: Writing, event_id: int, parts: Iterable[EventPart]) -> None:
    """Add all that a new event has of one kind, in this order."""
    listed = list(parts)
    rows = [
        {"event_id": event_id, "position": place, **_values(writing.connection, part)}
        for place, part in enumerate(listed)
    ]
    if listed:
        writing.insert_many(TABLES[type(listed[0])], rows)


def change_event_part(writing: Writing, part: EventPart) -> None:
    """Write a part whose uid is known over the one that is there."""
    if part.uid is None:
        raise ValueError(part)
    table = TABLES[type(part)]
    found = row_id(writing.connection, table, part.uid)
    writing.update(table, found, **_values(writing.connection, part))


def remove_event_part(writing: Writing, part: EventPart) -> None:
    """Put a part whose uid is known into the bin."""
    if part.uid is None:
        raise ValueError(part)
    table = TABLES[type(part)]
    writing.remove(table, row_id(writing.connection, table, part.uid))


def order_event_parts(writing: Writing, parts: Sequence[EventPart]) -> None:
    """Put parts of one kind whose uids are known into this order."""
    for position, part in enumerate(parts):
        if part.uid is not None:
            table = TABLES[type(part)]
            found = row_id(writing.connection, table, part.uid)
            writing.update(table, found, position=position)


def parts_of_events(
    connection: sa.Connection, ids: Sequence[int], kind: type[_P]
) -> dict[int, tuple[_P, ...]]:
    """Return the parts of one kind that events have, in their order, by the ids of the events."""
    table, entry = TABLES[kind], schema.entry
    query = sa.select(table)
    if kind is EventBody:
        named = table.outerjoin(entry, entry.c.id == table.c.entry_id)
        query = query.add_columns(
            entry.c.uid.label("entry"), entry.c.kind, entry.c.display
        ).select_from(named)
    query = query.where(table.c.event_id.in_(these(list(ids))), table.c.deleted_at.is_(None))
    found: dict[int, list[_P]] = {}
    for row in connection.execute(query.order_by(table.c.position, table.c.id)).mappings():
        found.setdefault(row["event_id"], []).append(_part(kind, row))
    return {event: tuple(parts) for event, parts in found.items()}


def _part(kind: type[_P], row: sa.RowMapping) -> _P:
    told: dict[str, Any] = {one.name: row[one.name] for one in fields(kind) if one.name in row}
    if kind is EventBody:
        told["name"] = row["name"] or row["display"] or ""
        told["role"] = EventBodyRole(row["role"])
        told["kind"] = EntryKind(row["kind"]) if row["kind"] else None
    elif kind is EventColumn:
        told["type"], told["visibility"] = ColumnType(row["type"]), Visibility(row["visibility"])
        told["choices"] = tuple(row["choices"])
    return kind(**told)


def _values(connection: sa.Connection, part: EventPart) -> dict[str, Any]:
    told = {one.name: getattr(part, one.name) for one in fields(part) if one.name != "uid"}
    if isinstance(part, EventBody):
        found = entry_ids(connection, (part.entry,)) if part.entry else {}
        return {
            "role": part.role.value,
            "name": part.name,
            "entry_id": found[part.entry] if part.entry else None,
        }
    if isinstance(part, EventColumn):
        told["folded"], told["type"] = fold(part.name), part.type.value
        told["choices"], told["visibility"] = list(part.choices), part.visibility.value
    return told
