"""Editions in the directory: freezing who is on a list, and reading what was frozen."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.editions import (
    Edition,
    EditionKind,
    EditionRow,
    Facts,
    Recipient,
    digest_of_edition,
    digest_of_row,
)
from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids, row_id, uids_of
from stakeholders.store.history import Writing
from stakeholders.store.list_tables import edition_recipient, edition_row

_LIST: Final = "list"
_SALT: Final = 16


@dataclass(frozen=True, slots=True)
class Freezing:
    """What an edition says about itself when it is frozen."""

    kind: EditionKind
    title: str
    note: str
    rule: str
    audience: str


def freeze(writing: Writing, list_uid: Uid, said: Freezing, rows: Sequence[EditionRow]) -> Uid:
    """Add the next edition of a list with these lines; return its uid."""
    connection, uid = writing.connection, writing.new_uid()
    owner, edition_id = entry_id(connection, list_uid), writing.new_id(schema.edition)
    number, newest = _next(connection, owner)
    sealed = [_sealed(row) for row in rows]
    writing.insert(
        schema.edition,
        id=edition_id,
        uid=uid,
        entry_id=owner,
        base_id=newest,
        form=_LIST,
        number=number,
        kind=said.kind.value,
        title=said.title,
        note=said.note,
        rule=said.rule,
        as_of=writing.now,
        audience=said.audience,
        digest=digest_of_edition(number, writing.now, (row.digest for row in sealed)),
    )
    _insert_rows(writing, edition_id, sealed)
    return uid


def _insert_rows(writing: Writing, edition_id: int, rows: Sequence[EditionRow]) -> None:
    known = [uid for row in rows for uid in (row.entry, row.via) if uid]
    ids = entry_ids(writing.connection, known)
    values = [
        {
            "edition_id": edition_id,
            "entry_id": ids.get(row.entry) if row.entry else None,
            "via_id": ids.get(row.via) if row.via else None,
            "member_uid": row.member,
            "facts": row.facts,
            "personal": row.personal,
            "salt": row.salt,
            "digest": row.digest,
            "position": position,
        }
        for position, row in enumerate(rows)
    ]
    writing.insert_many(edition_row, values)


def _sealed(row: EditionRow) -> EditionRow:
    salt = secrets.token_bytes(_SALT)
    digest = digest_of_row(row.member, row.facts, row.personal or (), salt)
    return replace(row, salt=salt, digest=digest)


def _next(connection: sa.Connection, owner: int) -> tuple[int, int | None]:
    """Return the number of the next edition, and the id of the newest one."""
    table = schema.edition.c
    query = (
        sa.select(table.number, table.id)
        .where(table.entry_id == owner, table.form == _LIST, table.deleted_at.is_(None))
        .order_by(table.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return (1, None) if row is None else (row.number + 1, row.id)


def editions_of(connection: sa.Connection, list_uid: Uid) -> tuple[Edition, ...]:
    """Return the editions of a list without their lines, the oldest first."""
    table, row = schema.edition, edition_row.c
    count = (
        sa.select(sa.func.count())
        .where(row.edition_id == table.c.id, row.deleted_at.is_(None))
        .correlate(table)
        .scalar_subquery()
    )
    found = connection.execute(
        sa.select(table, count.label("count"))
        .where(table.c.entry_id == entry_id(connection, list_uid), table.c.form == _LIST)
        .where(table.c.deleted_at.is_(None))
        .order_by(table.c.number)
    ).all()
    recipients = _recipients(connection, [one.id for one in found])
    return tuple(_edition(one, recipients.get(one.id, ())) for one in found)


def rows_of(connection: sa.Connection, edition: Uid) -> tuple[EditionRow, ...]:
    """Return the lines of an edition in their order."""
    table = edition_row
    found = connection.execute(
        sa.select(table)
        .where(table.c.edition_id == row_id(connection, schema.edition, edition))
        .where(table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    ).all()
    uids = uids_of(connection, [i for row in found for i in (row.entry_id, row.via_id) if i])
    return tuple(
        EditionRow(
            row.member_uid,
            uids.get(row.entry_id),
            uids.get(row.via_id),
            _facts(row.facts) or (),
            _facts(row.personal),
            row.salt,
            row.digest,
        )
        for row in found
    )


def add_recipient(writing: Writing, edition: Uid, recipient: Recipient) -> Uid:
    """Note who got an edition; return the uid of the note."""
    uid = writing.new_uid()
    writing.insert(
        edition_recipient,
        uid=uid,
        edition_id=row_id(writing.connection, schema.edition, edition),
        name=recipient.name,
        sent_on=recipient.sent_on,
        form=recipient.form,
        note=recipient.note,
    )
    return uid


def _recipients(
    connection: sa.Connection, editions: Sequence[int]
) -> dict[int, tuple[Recipient, ...]]:
    table = edition_recipient
    query = (
        sa.select(table)
        .where(table.c.edition_id.in_(editions), table.c.deleted_at.is_(None))
        .order_by(table.c.id)
    )
    found: dict[int, tuple[Recipient, ...]] = {}
    for row in connection.execute(query):
        one = Recipient(row.name, row.sent_on, row.form, row.note, row.uid)
        found[row.edition_id] = (*found.get(row.edition_id, ()), one)
    return found


def _edition(row: Any, recipients: tuple[Recipient, ...]) -> Edition:  # noqa: ANN401 - a row
    return Edition(
        row.uid,
        row.number,
        EditionKind(row.kind),
        row.title,
        row.note,
        row.rule,
        row.as_of,
        row.audience,
        row.digest,
        row.count,
        recipients,
    )


def _facts(value: Any) -> Facts | None:  # noqa: ANN401 - JSON
    return None if value is None else tuple((str(code), str(text)) for code, text in value)
