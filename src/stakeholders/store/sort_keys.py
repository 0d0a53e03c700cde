"""Sort keys: derived from names, and so made anew when an undo brings an old name back."""

from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.name import PersonName
from stakeholders.domain.text import FOLD_VERSION, sort_key
from stakeholders.store import schema
from stakeholders.store.keys import chunks


def refresh_sort_keys(connection: sa.Connection, entry_ids: Iterable[int]) -> None:
    """Make the sort keys of these entries anew; nothing else of them changes."""
    entry = schema.entry
    for ids in chunks(entry_ids):
        for entry_id, key in _keys_of(connection, ids).items():
            connection.execute(
                sa.update(entry)
                .where(entry.c.id == entry_id)
                .values(sort_key=key, sort_version=FOLD_VERSION)
            )


def stale_sort_keys(connection: sa.Connection) -> tuple[int, ...]:
    """Return the entries whose sort keys are not those that their names give by today's rule."""
    entry = schema.entry
    query = sa.select(entry.c.id, entry.c.sort_key, entry.c.sort_version).where(
        entry.c.is_erased.is_(sa.false())
    )
    there = {row.id: (row.sort_key, row.sort_version) for row in connection.execute(query)}
    stale: list[int] = []
    for ids in chunks(there):
        keys = _keys_of(connection, ids)
        stale += [entry_id for entry_id in ids if there[entry_id] != (keys[entry_id], FOLD_VERSION)]
    return tuple(stale)


def _keys_of(connection: sa.Connection, ids: list[int]) -> dict[int, bytes]:
    entry = schema.entry
    rows = connection.execute(sa.select(entry.c.id, entry.c.display).where(entry.c.id.in_(ids)))
    keys = {row.id: sort_key(row.display) for row in rows}
    return {**keys, **_keys_of_people(connection, ids)}


def _keys_of_people(connection: sa.Connection, ids: list[int]) -> dict[int, bytes]:
    """Return the keys by the first names; of someone in the bin that name lies there too."""
    name = schema.person_name
    rows = connection.execute(
        sa.select(name)
        .where(name.c.person_id.in_(ids), name.c.is_primary)
        .order_by(name.c.deleted_at.is_(None), name.c.updated_op, name.c.id)
    )
    return {
        row.person_id: PersonName(
            full=row.full,
            given=row.given,
            additional=row.additional,
            family=row.family,
            family_first=row.family_first,
            sort_as=row.sort_as,
        ).sort_key
        for row in rows
    }
