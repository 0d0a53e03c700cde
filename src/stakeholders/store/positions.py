"""Positions in the directory: people at bodies and in posts, one row each."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.affiliation import Affiliation
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Holder, PostLine
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver

Place = dict[str, Any]
"""The columns that say where a position is: body, post, and how they are printed."""


def read_position(connection: sa.Connection, uid: Uid) -> Affiliation:
    """Return one position.

    Raises:
        UnknownUidError: when there is none.
    """
    link = schema.affiliation
    query = _positions().where(link.c.id == row_id(connection, link, uid))
    return _affiliation(connection.execute(query).mappings().one())


def is_position(connection: sa.Connection, uid: Uid) -> bool:
    """Tell whether there is a position of this uid."""
    link = schema.affiliation.c
    query = sa.select(link.id).where(link.uid == uid, link.deleted_at.is_(None))
    return connection.scalar(query) is not None


def positions_of(connection: sa.Connection, person: Uid) -> tuple[Affiliation, ...]:
    """Return all positions of a person, the one that is shown first before the others."""
    link = schema.affiliation
    query = _positions().where(
        link.c.person_id == entry_id(connection, person), link.c.deleted_at.is_(None)
    )
    rows = connection.execute(query.order_by(link.c.is_primary.desc(), link.c.position, link.c.id))
    return tuple(_affiliation(row) for row in rows.mappings())


def _positions() -> sa.Select[Any]:
    link, absence = schema.affiliation, schema.absence
    person, body, post = (schema.entry.alias(name) for name in ("person", "body", "post"))
    return (
        sa.select(
            link,
            person.c.uid.label("person_uid"),
            body.c.uid.label("body_uid"),
            body.c.display.label("body"),
            post.c.uid.label("post_uid"),
            absence.c.uid.label("absence_uid"),
        )
        .join(person, person.c.id == link.c.person_id)
        .outerjoin(body, body.c.id == link.c.body_id)
        .outerjoin(post, post.c.id == link.c.post_id)
        .outerjoin(absence, absence.c.id == link.c.absence_id)
    )


def _affiliation(row: sa.RowMapping) -> Affiliation:
    line = PostLine(
        title=row["title"],
        body=row["body"] or row["body_as_printed"],
        uid=row["post_uid"],
        body_uid=row["body_uid"],
        unit=row["unit"],
        functions=row["functions"],
        from_=row["from_date"],
        to=row["to_date"],
        acting=row["is_acting"],
        type=row["type"],
        rank=row["rank"],
        line_uid=row["uid"],
    )
    return Affiliation(row["person_uid"], line, row["is_primary"], row["absence_uid"])


def holders_of(connection: sa.Connection, post: Uid) -> tuple[Holder, ...]:
    """Return who holds a post, held it or will, in the order of their rows."""
    link, person = schema.affiliation, schema.entry
    query = (
        sa.select(link, person.c.uid.label("person_uid"), person.c.display)
        .join(person, person.c.id == link.c.person_id)
        .where(link.c.post_id == entry_id(connection, post))
        .where(link.c.deleted_at.is_(None), person.c.deleted_at.is_(None))
        .order_by(link.c.id)
    )
    return tuple(
        Holder(
            row["person_uid"],
            row["display"],
            row["from_date"],
            row["to_date"],
            row["is_acting"],
            row["type"],
            row["uid"],
        )
        for row in connection.execute(query).mappings()
    )


def place_at_post(connection: sa.Connection, post_id: int) -> Place:
    """Return where a position in a post is."""
    post, body = schema.post, schema.entry
    row = connection.execute(
        sa.select(post.c.body_id, post.c.title, body.c.display)
        .join(body, body.c.id == post.c.body_id)
        .where(post.c.id == post_id)
    ).one()
    return {
        "post_id": post_id,
        "body_id": row.body_id,
        "title": row.title,
        "body_as_printed": row.display,
        "functions": (),
    }


def place_of(writing: Writing, saver: Saver, line: PostLine) -> Place:
    """Return where a position is; a body or post that is nowhere yet is made.

    A post is one by its uid, or where the title names a function. Its title is that of the post
    unless the position is printed otherwise.
    """
    if line.uid is not None:
        place = place_at_post(writing.connection, entry_id(writing.connection, line.uid))
        return {**place, "title": line.title or place["title"]}
    body_id = saver.body_id(line)
    is_post = body_id is not None and line.title and line.functions
    post_id = saver.post_id(body_id, line) if is_post and body_id is not None else None
    saver.finish()
    return {
        "post_id": post_id,
        "body_id": body_id,
        "title": line.title,
        "body_as_printed": line.body,
        "functions": line.functions,
    }


def add_position(writing: Writing, person: Uid, line: PostLine, place: Place) -> Uid:
    """Add a position behind those a person has; return its uid."""
    person_id = entry_id(writing.connection, person)
    link = schema.affiliation
    last = writing.connection.scalar(
        sa.select(sa.func.max(link.c.position)).where(
            link.c.person_id == person_id, link.c.deleted_at.is_(None)
        )
    )
    uid = line.line_uid or writing.new_uid()
    position = 0 if last is None else last + 1
    writing.insert(
        link, uid=uid, person_id=person_id, position=position, **place, **_own_columns(line)
    )
    if last is None:
        make_primary(writing, uid)
    return uid


def change_position(writing: Writing, uid: Uid, line: PostLine, place: Place) -> None:
    """Write a position over the one that is there."""
    found = row_id(writing.connection, schema.affiliation, uid)
    writing.update(schema.affiliation, found, **place, **_own_columns(line))


def _own_columns(line: PostLine) -> dict[str, Any]:
    return {
        "unit": line.unit,
        "type": line.type,
        "rank": line.rank,
        "is_acting": line.acting,
        "from_date": line.from_,
        "to_date": line.to,
    }


def entitle_position(writing: Writing, uid: Uid, title: str) -> None:
    """Write the title of a position as it is printed; the post and the body stay."""
    link = schema.affiliation
    writing.update(link, row_id(writing.connection, link, uid), title=title)


def make_acting(writing: Writing, uid: Uid) -> None:
    """Let somebody hold a post only for another one."""
    link = schema.affiliation
    writing.update(link, row_id(writing.connection, link, uid), is_acting=True)


def begin_position(writing: Writing, uid: Uid, on: PartialDate | None) -> None:
    """Set the first day of a position; None where nobody knows it."""
    link = schema.affiliation
    writing.update(link, row_id(writing.connection, link, uid), from_date=on)


def end_position(writing: Writing, uid: Uid, on: PartialDate | None) -> None:
    """Set the first day after a position; None lets it go on."""
    link = schema.affiliation
    writing.update(link, row_id(writing.connection, link, uid), to_date=on)


def make_primary(writing: Writing, uid: Uid) -> None:
    """Let a position be the one that is shown first."""
    link = schema.affiliation
    found = row_id(writing.connection, link, uid)
    owner = sa.select(link.c.person_id).where(link.c.id == found).scalar_subquery()
    query = sa.select(link.c.id).where(
        link.c.person_id == owner,
        link.c.is_primary,
        link.c.id != found,
        link.c.deleted_at.is_(None),
    )
    for other in writing.connection.scalars(query).all():
        writing.update(link, other, is_primary=False)
    writing.update(link, found, is_primary=True)


def remove_position(writing: Writing, uid: Uid) -> None:
    """Put a position into the bin."""
    writing.remove(schema.affiliation, row_id(writing.connection, schema.affiliation, uid))


def order_positions(writing: Writing, person: Uid, order: Sequence[Uid]) -> None:
    """Put the positions of a person into this order; those not named come behind."""
    link = schema.affiliation
    rows = writing.connection.execute(
        sa.select(link.c.id, link.c.uid)
        .where(link.c.person_id == entry_id(writing.connection, person))
        .where(link.c.deleted_at.is_(None))
        .order_by(link.c.position, link.c.id)
    ).all()
    places = {uid: place for place, uid in enumerate(order)}
    for place, row in enumerate(sorted(rows, key=lambda row: places.get(row.uid, len(places)))):
        writing.update(link, row.id, position=place)
