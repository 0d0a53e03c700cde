"""Posts in the directory: making one, its period, and who holds it."""

from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver


def add_post(writing: Writing, saver: Saver, record: Record) -> Uid | None:
    """Add a post at the body of its line, made when it is nowhere yet; return its uid.

    None where the body has a post of this title, whatever its case: nothing is added then.
    """
    (line,) = record.posts
    body_id = saver.body_id(line)
    saver.finish()
    post, entry = schema.post, schema.entry
    taken = writing.connection.scalar(
        sa.select(post.c.id)
        .join(entry, entry.c.id == post.c.id)
        .where(post.c.body_id == body_id, post.c.folded_title == fold(line.title))
        .where(entry.c.deleted_at.is_(None))
    )
    if body_id is None or taken is not None:
        return None
    uid = saver.save(record)
    saver.finish()
    return uid


def set_period(
    writing: Writing, post: Uid, from_: PartialDate | None, to: PartialDate | None
) -> None:
    """Write from when to when a post is there."""
    found = entry_id(writing.connection, post)
    writing.update(schema.post, found, from_date=from_, to_date=to)


def read_post_line(connection: sa.Connection, post: Uid) -> PostLine:
    """Return what a post is: title, body and period.

    Raises:
        UnknownUidError: when there is no such post.
    """
    table, body = schema.post, schema.entry
    row = connection.execute(
        sa.select(table, body.c.display, body.c.uid.label("body_uid"))
        .join(body, body.c.id == table.c.body_id)
        .where(table.c.id == entry_id(connection, post))
    ).one()
    return PostLine(
        row.title, row.display, post, row.body_uid, from_=row.from_date, to=row.to_date
    )  # fmt: skip


def has_several_seats(connection: sa.Connection, post: Uid) -> bool:
    """Tell whether several people may hold a post at a time."""
    table = schema.post.c
    found = sa.select(table.several_seats).where(table.id == entry_id(connection, post))
    return bool(connection.scalar(found))


def ended_bodies(connection: sa.Connection, bodies: Iterable[Uid] = ()) -> dict[Uid, PartialDate]:
    """Return when bodies ended, of those that did; all of them unless told."""
    body, wanted = schema.body, list(bodies)
    query = sa.select(body.c.uid, body.c.ended).where(
        body.c.ended.is_not(None), body.c.deleted_at.is_(None)
    )
    if wanted:
        query = query.where(body.c.uid.in_(wanted))
    return {row.uid: row.ended for row in connection.execute(query)}
