"""Candidates: entries that a new contact may already be, found by what identifies people."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.records import read_records

_CHUNK: Final = 400
_T = TypeVar("_T")


def candidates_of(
    connection: sa.Connection, records: Sequence[Record]
) -> dict[int, tuple[Record, ...]]:
    """Return, by position of a record, the entries that share an identifying value with it.

    Values are uid, (source, source uid), normalised phones and e-mails, and the folded name.
    """
    keys = {position: _keys(record) for position, record in enumerate(records)}
    found = _entries_by_key(connection, {key for group in keys.values() for key in group})
    ids = {p: {i for key in group for i in found.get(key, ())} for p, group in keys.items()}
    wanted = sorted({entry for group in ids.values() for entry in group})
    by_id = dict(zip(_live(connection, wanted), read_records(connection, wanted), strict=True))
    return {
        position: tuple(
            by_id[entry]
            for entry in sorted(group)
            if entry in by_id and by_id[entry].kind is records[position].kind
        )
        for position, group in ids.items()
    }


def _keys(record: Record) -> set[tuple[str, str]]:
    keys = {("name", fold(name)) for name in (record.name, *(n.full for n in record.names))}
    keys |= {("channel", c.normalised) for c in record.channels if c.normalised}
    if record.uid:
        keys.add(("uid", record.uid))
    if record.source_uid:
        keys.add(("source", f"{record.source}\0{record.source_uid}"))
    return {(kind, value) for kind, value in keys if value}


def _entries_by_key(
    connection: sa.Connection, keys: set[tuple[str, str]]
) -> dict[tuple[str, str], list[int]]:
    entry, channel, exact, row = (
        schema.entry,
        schema.channel,
        schema.search_exact,
        schema.search_row,
    )
    live = entry.c.deleted_at.is_(None)
    source_key = entry.c.source + "\0" + entry.c.source_uid
    queries = {
        "uid": (entry.c.uid, sa.select(entry.c.uid.label("key"), entry.c.id).where(live)),
        "source": (
            source_key,
            sa.select(source_key.label("key"), entry.c.id).where(live, entry.c.source_uid != ""),
        ),
        "channel": (
            channel.c.normalised,
            sa.select(channel.c.normalised.label("key"), channel.c.owner_id.label("id")).where(
                channel.c.deleted_at.is_(None)
            ),
        ),
        "name": (
            exact.c.folded,
            sa.select(exact.c.folded.label("key"), row.c.entry_id.label("id")).join(
                row, row.c.label == exact.c.label
            ),
        ),
    }
    found: dict[tuple[str, str], list[int]] = {}
    for kind, (column, query) in queries.items():
        for values in _chunks(value for name, value in keys if name == kind):
            for match in connection.execute(query.where(column.in_(values))):
                found.setdefault((kind, str(match.key)), []).append(match.id)
    return found


def _live(connection: sa.Connection, ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for chunk in _chunks(ids):
        query = sa.select(schema.entry.c.id).where(
            schema.entry.c.id.in_(chunk), schema.entry.c.deleted_at.is_(None)
        )
        found.extend(connection.scalars(query.order_by(schema.entry.c.id)))
    return found


def _chunks(values: Iterable[_T]) -> Iterable[list[_T]]:
    every = list(values)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]


def uids_of(connection: sa.Connection, ids: Sequence[int]) -> list[Uid]:
    """Return the uids of entries, in the order of the ids."""
    found = {}
    for chunk in _chunks(ids):
        query = sa.select(schema.entry.c.id, schema.entry.c.uid).where(schema.entry.c.id.in_(chunk))
        found.update({row.id: row.uid for row in connection.execute(query)})
    return [found[entry] for entry in ids]
