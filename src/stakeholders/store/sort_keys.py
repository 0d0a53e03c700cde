"""Sort keys: derived from names, and so made anew when an undo brings an old name back."""

from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.name import PersonName
from stakeholders.domain.text import FOLD_VERSION, sort_key
from stakeholders.store import schema
from stakeholders.store.keys import chunks


def refresh_sort_keys(connection: sa.Connection, entry_ids: Iterable[int]) -> None:
    """Make the sort keys of these entries anew; their operation is being written."""
    entry = schema.entry
    for ids in chunks(entry_ids):
        keys = {
            row.id: sort_key(row.display)
            for row in connection.execute(
                sa.select(entry.c.id, entry.c.display).where(entry.c.id.in_(ids))
            )
        }
        keys.update(_keys_of_people(connection, ids))
        for entry_id, key in keys.items():
            connection.execute(
                sa.update(entry)
                .where(entry.c.id == entry_id)
                .values(sort_key=key, sort_version=FOLD_VERSION)
            )


def _keys_of_people(connection: sa.Connection, ids: list[int]) -> dict[int, bytes]:
    name = schema.person_name
    rows = connection.execute(
        sa.select(name).where(
            name.c.person_id.in_(ids), name.c.is_primary, name.c.deleted_at.is_(None)
        )
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
