"""Suppression marks: whoever was erased at their request is known again, but not by these marks.

A mark is a salted digest of an address or a number. One who is known by neither is marked by name.
"""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import uid_to_bytes
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.domain.text import words
from stakeholders.store.history import Writing
from stakeholders.store.records import read_records
from stakeholders.store.trust_tables import suppression_mark

_SALT_LENGTH: Final = 16
_DIGEST_LENGTH: Final = 16
_NAME: Final = "name"

_Value = tuple[str, str]
"""What a mark is of: the kind, and the value as it is compared."""


def set_marks(writing: Writing, entry_ids: Sequence[int], reason: str = "") -> int:
    """Mark whoever is about to be erased; return how many marks they have."""
    connection = writing.connection
    values = {
        value
        for record in read_records(connection, entry_ids)
        if record.kind is EntryKind.PERSON
        for value in _own_values(connection, record)
    }
    salt = next(iter(_salts(connection)), None) or secrets.token_bytes(_SALT_LENGTH)
    day = PartialDate.of(writing.today)
    rows = [
        {"kind": kind, "salt": salt, "digest": _digest(salt, (kind, value)), "reason": reason,
         "on_date": day}
        for kind, value in sorted(values)
    ]  # fmt: skip
    writing.insert_many(suppression_mark, rows)
    return len(rows)


def erased_before(connection: sa.Connection, records: Sequence[Record]) -> tuple[bool, ...]:
    """Tell of each record whether it is somebody who was erased at their request."""
    salts = _salts(connection)
    if not salts:
        return (False,) * len(records)
    known = set(connection.scalars(sa.select(suppression_mark.c.digest).where(_stands())))
    return tuple(
        record.kind is EntryKind.PERSON
        and any(_digest(salt, value) in known for value in _values(record) for salt in salts)
        for record in records
    )


def _own_values(connection: sa.Connection, record: Record) -> Iterator[_Value]:
    """Yield what is nobody else's; the name only where there is nothing better."""
    better = [v for v in _values(record) if v[0] != _NAME and not _is_shared(connection, record, v)]
    yield from better or (value for value in _values(record) if value[0] == _NAME)


def _values(record: Record) -> Iterator[_Value]:
    for channel in record.channels:
        if channel.normalised and channel.owner in {None, record.uid}:
            yield channel.type.value, channel.normalised.casefold()
    if record.source_uid:
        yield f"source:{record.source}", record.source_uid
    name = words(record.name)
    if len(name) > 1:
        yield _NAME, " ".join(sorted(name))


def _is_shared(connection: sa.Connection, record: Record, value: _Value) -> bool:
    query = (
        "SELECT count(*) FROM channel c JOIN entry e ON e.id = c.owner_id "
        "WHERE c.normalised = ? AND c.deleted_at IS NULL AND e.deleted_at IS NULL AND e.uid <> ?"
    )
    uid = uid_to_bytes(record.uid) if record.uid else b""
    return bool(connection.exec_driver_sql(query, (value[1], uid)).scalar_one())


def _salts(connection: sa.Connection) -> list[bytes]:
    return list(connection.scalars(sa.select(suppression_mark.c.salt).where(_stands()).distinct()))


def _stands() -> sa.ColumnElement[bool]:
    return suppression_mark.c.deleted_at.is_(None)


def _digest(salt: bytes, value: _Value) -> bytes:
    told = "\0".join(value).encode()
    return hashlib.blake2b(told, digest_size=_DIGEST_LENGTH, key=salt).digest()
