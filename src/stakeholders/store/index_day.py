"""The day that the search index is good for, and which entries another day makes look different.

Local: positions and absences begin and end by the calendar alone, and nothing is written then.
"""

import datetime
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.tenure import today
from stakeholders.store import schema
from stakeholders.store.plain_cursor import ask

_SETTING: Final = "index_day"


def index_day(connection: sa.Connection) -> datetime.date | None:
    """Return the day that the index is good for; None where it was never said."""
    said = ask(connection, "SELECT value FROM setting WHERE name = ?", (_SETTING,))
    return datetime.date.fromisoformat(said[0][0]) if said else None


def indexed_day(connection: sa.Connection) -> datetime.date:
    """Return the day that entries are indexed for: that of the index, else today."""
    return index_day(connection) or today()


def set_index_day(connection: sa.Connection, day: datetime.date) -> None:
    """Remember the day that the index is good for."""
    setting = schema.setting
    connection.execute(sa.delete(setting).where(setting.c.name == _SETTING))
    connection.execute(sa.insert(setting).values(name=_SETTING, value=day.isoformat()))


def changed_between(
    connection: sa.Connection, one: datetime.date, other: datetime.date
) -> frozenset[int]:
    """Return the entries of which something begins or ends between two days, such as a position."""
    days = tuple(day.isoformat() for day in sorted((one, other)))
    found = (connection.execute(query) for query in _queries(*days))
    return frozenset(value for rows in found for row in rows for value in row if value is not None)


def _queries(after: str, until: str) -> Iterator[sa.Select[tuple[int, ...]]]:
    """Yield the questions; dates cut to the year or month compare as their first day does."""
    link, post, absence = schema.affiliation, schema.post, schema.absence
    phone = schema.channel
    for table, columns in (
        (link, (link.c.person_id, link.c.post_id)),
        (post, (post.c.id,)),
        (absence, (absence.c.person_id,)),
        (phone, (phone.c.owner_id,)),
    ):
        for name in ("from_date", "to_date"):
            date = sa.type_coerce(table.c[name], sa.TEXT)
            yield (
                sa.select(*columns)
                .where(date > after, date <= until)
                .where(table.c.deleted_at.is_(None))
            )
