"""Events in the directory: making and changing them, and reading all that is their own."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import (
    USUAL_CHAIN,
    ChainStep,
    Event,
    EventBody,
    EventCategory,
    EventColumn,
    EventDates,
    EventRole,
    EventSection,
    EventStatus,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import FOLD_VERSION, fold, sort_key
from stakeholders.domain.visibility import Visibility
from stakeholders.store import event_tables, schema
from stakeholders.store.entries import entry_id, entry_ids, uids_of
from stakeholders.store.event_parts import add_event_parts, parts_of_events
from stakeholders.store.history import Writing
from stakeholders.store.keys import these

_PLAIN: Final = (
    "short",
    "symbol",
    "series",
    "ordinal",
    "from_time",
    "to_time",
    "time_zone",
    "venue",
    "expected",
    "expected_areas",
    "expected_as_given",
    "answer_by",
    "nominate_by",
    "reference_form",
)


def make_event(writing: Writing, event: Event) -> Uid:
    """Add an event with all that is its own; return its uid."""
    uid = event.uid or writing.new_uid()
    event_id = writing.new_id(schema.entry)
    kind = EntryKind.EVENT.value
    writing.insert(schema.entry, id=event_id, uid=uid, kind=kind, **_entry_values(event))
    writing.insert(
        event_tables.event, id=event_id, uid=uid, **_event_values(writing.connection, event)
    )
    _write_languages(writing, event_id, (), event.languages)
    for parts in (event.bodies, event.categories, event.roles, event.sections, event.columns):
        add_event_parts(writing, event_id, parts)
    return uid


def change_event(writing: Writing, event: Event) -> None:
    """Write what an event whose uid is known says itself over what is there.

    Its bodies, categories, roles, sections and columns stay.
    """
    if event.uid is None:
        raise ValueError(event)
    event_id = entry_id(writing.connection, event.uid)
    old = read_event(writing.connection, event.uid)
    writing.update(schema.entry, event_id, **_entry_values(event))
    writing.update(event_tables.event, event_id, **_event_values(writing.connection, event))
    _write_languages(writing, event_id, old.languages, event.languages)


def read_event(connection: sa.Connection, uid: Uid) -> Event:
    """Return one event.

    Raises:
        UnknownUidError: when there is none, or it is in the bin.
    """
    found = entry_id(connection, uid)
    return next(iter(read_events(connection, (found,))))


def every_event(connection: sa.Connection) -> tuple[Event, ...]:
    """Return all events, the latest first, those without dates before them."""
    entry, event = schema.entry.c, event_tables.event
    start = sa.type_coerce(event.c.from_date, sa.TEXT)
    query = (
        sa.select(event.c.id)
        .join(schema.entry, entry.id == event.c.id)
        .where(entry.deleted_at.is_(None))
        .order_by(start.is_not(None), start.desc(), entry.sort_key)
    )
    return read_events(connection, list(connection.scalars(query)))


def events_called(connection: sa.Connection, text: str) -> tuple[tuple[Uid, str], ...]:
    """Return uid and title of the events of a short name, symbol or title, however written."""
    entry, event = schema.entry.c, event_tables.event
    query = (
        sa.select(entry.uid, entry.display, event.c.short, event.c.symbol)
        .join(event, event.c.id == entry.id)
        .where(entry.deleted_at.is_(None))
        .order_by(entry.sort_key)
    )
    wanted = fold(text)
    return tuple(
        (row.uid, row.display)
        for row in connection.execute(query)
        if wanted in {fold(row.display), fold(row.short), fold(row.symbol)} - {""}
    )


def changes_of_event(connection: sa.Connection, uid: Uid) -> int:
    """Return how often an event was changed since it was made, in whatever it says itself."""
    entry, event = schema.entry, event_tables.event
    query = (
        sa.select(entry.c.version, event.c.version.label("own"))
        .join(event, event.c.id == entry.c.id)
        .where(entry.c.id == entry_id(connection, uid))
    )
    row = connection.execute(query).one()
    return int(row.version + row.own) - 2


def bodies_called(connection: sa.Connection, text: str) -> tuple[tuple[Uid, str], ...]:
    """Return the live bodies that have this name or acronym, each with it as it is written."""
    entry, name = schema.entry, schema.body_name
    query = (
        sa.select(entry.c.uid, sa.func.min(name.c.text).label("text"))
        .group_by(entry.c.id)
        .join(name, name.c.body_id == entry.c.id)
        .where(name.c.folded == fold(text), name.c.deleted_at.is_(None))
        .where(entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key)
    )
    return tuple((row.uid, row.text) for row in connection.execute(query))


def read_events(connection: sa.Connection, ids: Sequence[int]) -> tuple[Event, ...]:
    """Return the live events of these ids, in this order, with all that is their own."""
    entry, event = schema.entry, event_tables.event
    shown = ("display", "place", "country", "visibility", "uid")
    query = (
        sa.select(event, *(entry.c[name].label(f"entry_{name}") for name in shown))
        .join(entry, entry.c.id == event.c.id)
        .where(event.c.id.in_(these(list(ids))), entry.c.deleted_at.is_(None))
    )
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    links = {row[name] for row in rows.values() for name in ("parent_id", "like_id")} - {None}
    uids = uids_of(connection, links)
    languages = _languages(connection, list(rows))
    bodies = parts_of_events(connection, list(rows), EventBody)
    categories = parts_of_events(connection, list(rows), EventCategory)
    roles = parts_of_events(connection, list(rows), EventRole)
    sections = parts_of_events(connection, list(rows), EventSection)
    columns = parts_of_events(connection, list(rows), EventColumn)
    return tuple(
        Event(
            **_own(rows[one], uids),
            languages=languages.get(one, ()),
            bodies=bodies.get(one, ()),
            categories=categories.get(one, ()),
            roles=roles.get(one, ()),
            sections=sections.get(one, ()),
            columns=columns.get(one, ()),
        )
        for one in ids
        if one in rows
    )


def _own(row: sa.RowMapping, uids: dict[int, Uid]) -> dict[str, Any]:
    chain = tuple(ChainStep(code) for code in row["chain"])
    return {
        **{name: row[name] for name in _PLAIN},
        "title": row["entry_display"],
        "uid": row["entry_uid"],
        "city": row["entry_place"],
        "country": row["entry_country"],
        "visibility": Visibility(row["entry_visibility"]),
        "dates": EventDates(row["from_date"], row["to_date"], row["dates_as_given"]),
        "status": EventStatus(row["status"]),
        "chain": chain or USUAL_CHAIN,
        "protocol": tuple((key, value) for key, value in row["protocol"]),
        "parent": uids.get(row["parent_id"]) if row["parent_id"] else None,
        "like": uids.get(row["like_id"]) if row["like_id"] else None,
    }


def _entry_values(event: Event) -> dict[str, Any]:
    return {
        "display": event.title,
        "sort_key": sort_key(event.title),
        "sort_version": FOLD_VERSION,
        "place": event.city,
        "country": event.country,
        "visibility": event.visibility.value,
    }


def _event_values(connection: sa.Connection, event: Event) -> dict[str, Any]:
    linked = [uid for uid in (event.parent, event.like) if uid]
    ids = entry_ids(connection, linked, with_deleted=True)
    return {
        **{name: getattr(event, name) for name in _PLAIN},
        "folded_series": fold(event.series),
        "from_date": event.dates.start,
        "to_date": event.dates.end,
        "dates_as_given": event.dates.as_given,
        "status": event.status.value,
        "chain": [] if event.chain == USUAL_CHAIN else [step.value for step in event.chain],
        "protocol": [list(pair) for pair in event.protocol],
        "parent_id": ids[event.parent] if event.parent else None,
        "like_id": ids[event.like] if event.like else None,
    }


def _languages(connection: sa.Connection, ids: list[int]) -> dict[int, tuple[str, ...]]:
    table = schema.entry_language
    query = (
        sa.select(table.c.entry_id, table.c.language)
        .where(table.c.entry_id.in_(these(ids)), table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(query):
        found[row.entry_id] = (*found.get(row.entry_id, ()), row.language)
    return found


def _write_languages(
    writing: Writing, event_id: int, old: Iterable[str], new: Sequence[str]
) -> None:
    """Let an event have these languages and no others, in this order."""
    if tuple(old) == tuple(new):
        return
    table = schema.entry_language
    query = sa.select(table.c.id).where(table.c.entry_id == event_id, table.c.deleted_at.is_(None))
    for each in writing.connection.scalars(query).all():
        writing.remove(table, each)
    rows = [
        {"entry_id": event_id, "language": code, "position": place}
        for place, code in enumerate(new)
    ]
    writing.insert_many(table, rows)
