"""Names of a person in the directory: the first one is how the person is shown and sorted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.text import FOLD_VERSION
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.history import Writing
from stakeholders.store.row_values import name_of


def names_of(connection: sa.Connection, person: Uid) -> tuple[PersonName, ...]:
    """Return the names of a person, the one that is shown first.

    Raises:
        UnknownUidError: when there is no such person.
    """
    rows = _rows_of(connection, entry_id(connection, person))
    return tuple(name_of(row) for row in rows)


def owner_of_name(connection: sa.Connection, name: Uid) -> Uid:
    """Return whose name it is.

    Raises:
        UnknownUidError: when it is gone.
    """
    table, entry = schema.person_name, schema.entry
    found = connection.scalar(
        sa.select(entry.c.uid)
        .join(table, table.c.person_id == entry.c.id)
        .where(table.c.uid == name, table.c.deleted_at.is_(None), entry.c.deleted_at.is_(None))
    )
    if found is None:
        raise UnknownUidError(name)
    return Uid(found)


def add_name(writing: Writing, person: Uid, name: PersonName) -> Uid:
    """Add a name behind the others; return its uid."""
    person_id = entry_id(writing.connection, person)
    positions = [row["position"] for row in _rows_of(writing.connection, person_id)]
    uid = name.uid or writing.new_uid()
    writing.insert(
        schema.person_name,
        uid=uid,
        person_id=person_id,
        is_primary=not positions,
        position=max(positions, default=-1) + 1,
        **name_values(name),
    )
    if not positions:
        show_name(writing, person_id, name)
    return uid


def change_name(writing: Writing, name: PersonName) -> None:
    """Write a name whose uid is known over the one that is there."""
    if name.uid is None:
        raise ValueError(name)
    table = schema.person_name
    found = row_id(writing.connection, table, name.uid)
    writing.update(table, found, **name_values(name))
    row = writing.connection.execute(
        sa.select(table.c.person_id, table.c.is_primary).where(table.c.id == found)
    ).one()
    if row.is_primary:
        show_name(writing, row.person_id, name)


def remove_name(writing: Writing, name: Uid) -> None:
    """Put a name into the bin; the next one is shown when it was the first."""
    person = owner_of_name(writing.connection, name)
    rest = [each.uid for each in names_of(writing.connection, person) if each.uid != name]
    writing.remove(schema.person_name, row_id(writing.connection, schema.person_name, name))
    order_names(writing, person, [uid for uid in rest if uid])


def order_names(writing: Writing, person: Uid, order: Sequence[Uid]) -> None:
    """Put the names of a person in this order, those not named behind; the first is shown."""
    person_id = entry_id(writing.connection, person)
    rows = _rows_of(writing.connection, person_id)
    places = {uid: place for place, uid in enumerate(order)}
    rows.sort(key=lambda row: places.get(row["uid"], len(places)))
    for row in rows[1:]:
        writing.update(schema.person_name, row["id"], is_primary=False)
    for position, row in enumerate(rows):
        writing.update(schema.person_name, row["id"], position=position, is_primary=position == 0)
    if rows:
        show_name(writing, person_id, name_of(rows[0]))


def show_name(writing: Writing, person_id: int, name: PersonName) -> None:
    """Let a person be shown and sorted by this name."""
    writing.update(
        schema.entry,
        person_id,
        display=name.full,
        sort_key=name.sort_key,
        sort_version=FOLD_VERSION,
    )


def name_values(name: PersonName) -> dict[str, Any]:
    """Return the columns of a name."""
    return {
        "type": name.type.value,
        "full": name.full,
        "honorific": name.honorific,
        "given": name.given,
        "additional": name.additional,
        "family": name.family,
        "suffix": name.suffix,
        "family_first": name.family_first,
        "language": name.language,
        "particle": name.particle,
        "post_nominals": name.post_nominals,
        "phonetic_given": name.phonetic_given,
        "phonetic_family": name.phonetic_family,
        "address_as": name.address_as,
        "sort_as": name.sort_as,
        "from_date": name.from_,
        "to_date": name.to,
    }


def corrected(old: PersonName, new: PersonName) -> PersonName:
    """Return a name read anew from a text, with what the text cannot say kept from the old one."""
    return replace(
        new,
        honorific=new.honorific or old.honorific,
        type=old.type,
        language=old.language,
        post_nominals=new.post_nominals or old.post_nominals,
        address_as=old.address_as,
        from_=old.from_,
        to=old.to,
        uid=old.uid,
    )


def _rows_of(connection: sa.Connection, person_id: int) -> list[sa.RowMapping]:
    table = schema.person_name
    query = (
        sa.select(table)
        .where(table.c.person_id == person_id, table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    return list(connection.execute(query).mappings())
