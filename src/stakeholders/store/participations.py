"""Participations in the directory: who takes part in a meeting, day by day, column by column."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.delegation import Credentials
from stakeholders.domain.event import EventColumn
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import (
    Attendance,
    DayAttendance,
    Nomination,
    Participation,
    Registration,
)
from stakeholders.domain.visibility import Visibility
from stakeholders.store import event_tables
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.event_rows import EventRows
from stakeholders.store.history import Writing
from stakeholders.store.keys import these

ROWS: Final = EventRows(
    Participation,
    event_tables.participation,
    links=MappingProxyType(
        {
            "person": "person_id",
            "post": "post_id",
            "body_uid": "body_id",
            "delegation": "delegation_id",
            "invitation": "invitation_id",
            "replaced_by": "replaced_by_id",
        }
    ),
    codes=MappingProxyType(
        {
            "credentials": Credentials,
            "nomination": Nomination,
            "registration": Registration,
            "visibility": Visibility,
        }
    ),
    elsewhere=frozenset({"attendance", "values"}),
)


def add_participation(writing: Writing, event: Uid, participation: Participation) -> Uid:
    """Add a participant behind the others of an event; return the uid."""
    return ROWS.add(writing, participation, event_id=entry_id(writing.connection, event))


def change_participation(writing: Writing, participation: Participation) -> None:
    """Write a participation whose uid is known over the one that is there.

    Its attendance and values stay.
    """
    if participation.uid is None:
        raise ValueError(participation)
    ROWS.change(writing, participation.uid, participation)


def remove_participation(writing: Writing, uid: Uid) -> None:
    """Put a participation into the bin."""
    ROWS.remove(writing, uid)


def participations_of(connection: sa.Connection, event: Uid) -> tuple[Participation, ...]:
    """Return who takes part in an event, those who were replaced too, in their order."""
    rows = ROWS.read(connection, "event_id", (entry_id(connection, event),))
    ids = [row["id"] for row, _ in rows]
    days, values = _days(connection, ids), _values(connection, ids)
    return tuple(
        replace(
            Participation(**told),
            attendance=days.get(row["id"], ()),
            values=values.get(row["id"], ()),
        )
        for row, told in rows
    )


def write_attendance(
    writing: Writing, uid: Uid, day: PartialDate, state: Attendance | None
) -> None:
    """Write whether a participant was there on a day; None is not known."""
    table = event_tables.attendance
    owner = row_id(writing.connection, event_tables.participation, uid)
    query = sa.select(table.c.id).where(
        table.c.participation_id == owner, table.c.on_date == day, table.c.deleted_at.is_(None)
    )
    found = writing.connection.scalar(query)
    if state is None:
        if found is not None:
            writing.remove(table, found)
    elif found is not None:
        writing.update(table, found, state=state.value)
    else:
        links = {"event_id": _event_id(writing.connection, owner), "participation_id": owner}
        writing.insert(table, **links, on_date=day, state=state.value)


def write_value(writing: Writing, uid: Uid, column: EventColumn, text: str) -> None:
    """Write what a column of the event's own says of a participant; an empty text removes it."""
    table = event_tables.event_value
    if column.uid is None:
        raise ValueError(column)
    owner = row_id(writing.connection, event_tables.participation, uid)
    at = row_id(writing.connection, event_tables.event_column, column.uid)
    query = sa.select(table.c.id).where(
        table.c.participation_id == owner, table.c.column_id == at, table.c.deleted_at.is_(None)
    )
    found = writing.connection.scalar(query)
    if found is not None and not text:
        writing.remove(table, found)
    elif found is not None:
        writing.update(table, found, value=text)
    elif text:
        links = {"event_id": _event_id(writing.connection, owner), "participation_id": owner}
        writing.insert(table, **links, column_id=at, value=text)


def _event_id(connection: sa.Connection, participation: int) -> int:
    table = event_tables.participation.c
    query = sa.select(table.event_id).where(table.id == participation)
    return int(connection.execute(query).scalar_one())


def _days(connection: sa.Connection, ids: list[int]) -> dict[int, tuple[DayAttendance, ...]]:
    table = event_tables.attendance
    query = (
        sa.select(table)
        .where(table.c.participation_id.in_(these(ids)), table.c.deleted_at.is_(None))
        .order_by(sa.type_coerce(table.c.on_date, sa.TEXT), table.c.id)
    )
    found: dict[int, tuple[DayAttendance, ...]] = {}
    for row in connection.execute(query):
        day = DayAttendance(row.on_date, Attendance(row.state))
        found[row.participation_id] = (*found.get(row.participation_id, ()), day)
    return found


def _values(connection: sa.Connection, ids: list[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    table, column = event_tables.event_value, event_tables.event_column
    query = (
        sa.select(table.c.participation_id, column.c.name, table.c.value)
        .join(column, column.c.id == table.c.column_id)
        .where(table.c.participation_id.in_(these(ids)), table.c.deleted_at.is_(None))
        .where(column.c.deleted_at.is_(None))
        .order_by(column.c.position, column.c.id)
    )
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for row in connection.execute(query):
        pair = (row.name, row.value)
        found[row.participation_id] = (*found.get(row.participation_id, ()), pair)
    return found
