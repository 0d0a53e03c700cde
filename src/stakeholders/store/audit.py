"""The audit log: what left, which protected contacts were looked at, what was erased; no values.

Each line holds the digest of the one before, and the file knows how many there are, so that a line
that was changed, taken out, or cut off at the end is noticed. It shows tampering and does not
prevent it: whoever can write the file can write all of it anew.
"""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.columns import json_text, microseconds
from stakeholders.store.trust_tables import audit

ACTIONS: Final = MappingProxyType(
    {
        "export": "export",
        "print": "print",
        "handover": "hand_over",
        "list.mailed": "mail",
        "event.mailed": "mail",
        "edition.sent": "send",
        "attachment.saved": "save_file",
        "contact.erased": "erase",
    }
)
"""Which operations are in the audit log, by their labels, and as what."""
_HEAD: Final = "audit"
_BEGINNING: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line: who did what to which contact or list, or to how many; `fields` are codes."""

    number: int
    at: datetime.datetime
    actor: str
    origin: str
    action: str
    entry: Uid | None
    fields: tuple[str, ...]
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What is to be noted, and by whom through which door."""

    uid: Uid
    at: datetime.datetime
    actor: str
    origin: str
    action: str
    entry: Uid | None = None
    fields: tuple[str, ...] = ()
    count: int = 0


def append_line(connection: sa.Connection, noted: Noted) -> str:
    """Put a line behind the others; return its digest."""
    last = connection.execute(
        sa.select(audit.c.id, audit.c.digest).order_by(audit.c.id.desc()).limit(1)
    ).one_or_none()
    previous = last.digest if last else _BEGINNING
    number = (last.id if last else 0) + 1
    digest = _digest(previous, number, noted)
    connection.execute(
        sa.insert(audit).values(
            id=number,
            uid=noted.uid,
            at=noted.at,
            actor=noted.actor,
            origin=noted.origin,
            action=noted.action,
            entry_uid=noted.entry,
            fields=noted.fields,
            count=noted.count,
            previous=previous,
            digest=digest,
        )
    )
    _set_head(connection, f"{number} {digest.hex()}")
    return digest.hex()


def read_lines(
    connection: sa.Connection,
    limit: int = 0,
    *,
    entry: Uid | None = None,
    before: int | None = None,
) -> tuple[AuditLine, ...]:
    """Return the newest lines, of one contact when it is given; a limit of 0 is all."""
    query = sa.select(audit).order_by(audit.c.id.desc())
    if entry is not None:
        query = query.where(audit.c.entry_uid == entry)
    if before is not None:
        query = query.where(audit.c.id < before)
    rows = connection.execute(query.limit(limit) if limit else query)
    return tuple(_line(row) for row in rows)


def first_broken(connection: sa.Connection) -> int | None:
    """Return the number of the first line that is not as it was written, None where all are.

    Where lines are gone at the end it is the first of them.
    """
    previous, number = _BEGINNING, 0
    for row in connection.execute(sa.select(audit).order_by(audit.c.id)):
        number += 1
        digest = _digest(previous, number, _noted(row))
        if row.id != number or row.previous != previous or row.digest != digest:
            return number
        previous = digest
    head = f"{number} {previous.hex()}" if number else None
    return None if _head(connection) == head else number + 1


def _digest(previous: bytes, number: int, noted: Noted) -> bytes:
    told = [
        number, str(noted.uid), microseconds(noted.at), noted.actor, noted.origin, noted.action,
        str(noted.entry or ""), list(noted.fields), noted.count,
    ]  # fmt: skip
    return hashlib.sha256(previous + json_text(told).encode()).digest()


def _noted(row: Any) -> Noted:  # noqa: ANN401
    return Noted(
        row.uid, row.at, row.actor, row.origin, row.action, row.entry_uid, row.fields, row.count
    )


def _line(row: Any) -> AuditLine:  # noqa: ANN401
    return AuditLine(
        row.id, row.at, row.actor, row.origin, row.action, row.entry_uid, row.fields, row.count,
        row.digest.hex(),
    )  # fmt: skip


def _head(connection: sa.Connection) -> str | None:
    setting = schema.setting.c
    return connection.scalar(sa.select(setting.value).where(setting.name == _HEAD))


def _set_head(connection: sa.Connection, value: str) -> None:
    statement = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
    connection.exec_driver_sql(statement, (_HEAD, value))


def counted_fields(**counts: int) -> tuple[str, ...]:
    """Return counts as codes, in their order."""
    return tuple(f"{name}={count}" for name, count in counts.items())


def counts_in(fields: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the counts that codes tell."""
    for name, _, count in (field.partition("=") for field in fields):
        if count.isdigit():
            yield name, int(count)
