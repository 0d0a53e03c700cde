"""Bodies in the directory: their kind, their parent, and which of their names is shown."""

from dataclasses import replace

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import BodyName, BodyNameType
from stakeholders.domain.text import FOLD_VERSION, sort_key
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, change_part, read_parts


def set_kind(writing: Writing, uid: Uid, kind: str) -> None:
    """Write what kind of body it is."""
    writing.update(schema.body, entry_id(writing.connection, uid), kind=kind)


def set_parent(writing: Writing, uid: Uid, parent: Uid | None) -> None:
    """Put a body below another one, or below none; ask `hierarchy` before."""
    above = entry_id(writing.connection, parent) if parent else None
    writing.update(schema.body, entry_id(writing.connection, uid), parent_id=above)


def body_names(connection: sa.Connection, uid: Uid) -> tuple[BodyName, ...]:
    """Return all names and acronyms of a body."""
    found = entry_id(connection, uid)
    parts = read_parts(connection, (found,), (BodyName,)).get(found, ())
    return tuple(part for part in parts if isinstance(part, BodyName))


def shown_name(names: tuple[BodyName, ...], kind: BodyNameType) -> BodyName | None:
    """Return the official name or the acronym that is shown."""
    return next((name for name in names if name.type is kind and name.primary), None)


def write_name(writing: Writing, body: Uid, name: BodyName) -> Uid:
    """Add a name, or write it over the one of its uid; the one that is shown may change by it."""
    names = body_names(writing.connection, body)
    if name.primary:
        for other in names:
            if other.type is name.type and other.primary and other.uid != name.uid:
                change_part(writing, replace(other, primary=False))
    is_known = name.uid in {other.uid for other in names}
    if is_known:
        change_part(writing, name)
    uid = name.uid if is_known and name.uid else add_part(writing, body, name)
    if name.primary and name.type is BodyNameType.OFFICIAL:
        _show(writing, body, name.text)
    return uid


def bodies_below(connection: sa.Connection, uid: Uid) -> tuple[Uid, ...]:
    """Return the bodies right below this one, in the order of their names."""
    body, entry = schema.body, schema.entry
    query = (
        sa.select(entry.c.uid)
        .join(body, body.c.id == entry.c.id)
        .where(body.c.parent_id == entry_id(connection, uid), entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key, entry.c.id)
    )
    return tuple(connection.scalars(query))


def _show(writing: Writing, body: Uid, text: str) -> None:
    writing.update(
        schema.entry,
        entry_id(writing.connection, body),
        display=text,
        sort_key=sort_key(text),
        sort_version=FOLD_VERSION,
    )
