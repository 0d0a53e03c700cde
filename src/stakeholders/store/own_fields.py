"""Own fields in the directory: which there are, and what contacts have in them."""

from typing import Any

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.store import schema
from stakeholders.store.entries import row_id
from stakeholders.store.history import Writing


def all_own_fields(connection: sa.Connection) -> tuple[OwnField, ...]:
    """Return every own field, in the order in which forms show them."""
    table = schema.custom_field
    query = (
        sa.select(table).where(table.c.deleted_at.is_(None)).order_by(table.c.position, table.c.id)
    )
    return tuple(_field_of(row) for row in connection.execute(query).mappings())


def own_field(connection: sa.Connection, uid: Uid) -> OwnField:
    """Return one own field.

    Raises:
        UnknownUidError: when there is none.
    """
    table = schema.custom_field
    query = sa.select(table).where(table.c.id == row_id(connection, table, uid))
    return _field_of(connection.execute(query).mappings().one())


def add_own_field(writing: Writing, field: OwnField) -> Uid:
    """Add an own field behind the others; return its uid."""
    table = schema.custom_field
    last = writing.connection.scalar(sa.select(sa.func.max(table.c.position)))
    uid = field.uid or writing.new_uid()
    position = 0 if last is None else last + 1
    writing.insert(table, uid=uid, position=position, **_values(field))
    return uid


def change_own_field(writing: Writing, field: OwnField) -> None:
    """Write an own field whose uid is known over the one that is there; values stay as they are."""
    if field.uid is None:
        raise ValueError(field)
    found = row_id(writing.connection, schema.custom_field, field.uid)
    writing.update(schema.custom_field, found, **_values(field))


def remove_own_field(writing: Writing, uid: Uid) -> int:
    """Put an own field into the bin with all its values; return how many."""
    found = row_id(writing.connection, schema.custom_field, uid)
    value = schema.custom_value
    query = sa.select(value.c.id).where(value.c.field_id == found, value.c.deleted_at.is_(None))
    values = writing.connection.scalars(query).all()
    for each in values:
        writing.remove(value, each)
    writing.remove(schema.custom_field, found)
    return len(values)


def own_field_id(connection: sa.Connection, uid: Uid) -> int:
    """Return the id of an own field.

    Raises:
        UnknownUidError: when there is none.
    """
    return row_id(connection, schema.custom_field, uid)


def _field_of(row: sa.RowMapping) -> OwnField:
    return OwnField(
        name=row["name"],
        type=OwnFieldType(row["type"]),
        kinds=tuple(EntryKind(kind) for kind in row["kinds"]),
        choices=tuple(row["choices"]),
        visibility=Visibility(row["visibility"]),
        uid=row["uid"],
    )


def _values(field: OwnField) -> dict[str, Any]:
    return {
        "name": field.name,
        "folded": fold(field.name),
        "type": field.type.value,
        "kinds": tuple(kind.value for kind in field.kinds),
        "choices": list(field.choices),
        "visibility": field.visibility.value,
    }
