"""Edits of one contact: its channels, names and simple fields, within an operation."""

from dataclasses import replace

import sqlalchemy as sa

from stakeholders.domain.channel import Channel
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.text import fold, sort_key
from stakeholders.store import schema
from stakeholders.store.channel_columns import channel_values
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.names import name_values, show_name
from stakeholders.store.row_values import channel_of
from stakeholders.store.terms import not_over_on


def read_channel(connection: sa.Connection, uid: Uid) -> Channel:
    """Return one channel with its owner.

    Raises:
        UnknownUidError: when there is none.
    """
    found = row_id(connection, schema.channel, uid)
    query = (
        sa.select(schema.channel, schema.entry.c.uid.label("owner_uid"))
        .join(schema.entry, schema.entry.c.id == schema.channel.c.owner_id)
        .where(schema.channel.c.id == found)
    )
    row = connection.execute(query).mappings().one()
    return channel_of(row, row["owner_uid"])


def change_channel(writing: Writing, channel: Channel) -> None:
    """Write a channel whose uid is known over the one that is there."""
    if channel.uid is None:
        raise ValueError(channel)
    found = row_id(writing.connection, schema.channel, channel.uid)
    values = channel_values(channel, 0, 0)
    for kept in ("owner_id", "uid", "position"):
        del values[kept]
    writing.update(schema.channel, found, **values)


def add_channel(writing: Writing, owner: Uid, channel: Channel) -> Uid:
    """Add a channel behind those its owner has; return its uid."""
    owner_id = entry_id(writing.connection, owner)
    table = schema.channel
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c.owner_id == owner_id)
    )
    uid = writing.new_uid()
    values = channel_values(replace(channel, uid=uid), owner_id, (last or 0) + 1)
    writing.insert(table, **values)
    return uid


def remove_channel(writing: Writing, uid: Uid) -> None:
    """Put a channel into the bin."""
    writing.remove(schema.channel, row_id(writing.connection, schema.channel, uid))


def rename_person(writing: Writing, uid: Uid, name: PersonName) -> None:
    """Write a person's first name over; the display follows it."""
    person_id = entry_id(writing.connection, uid)
    table = schema.person_name
    first = writing.connection.scalar(
        sa.select(table.c.id).where(
            table.c.person_id == person_id, table.c.is_primary, table.c.deleted_at.is_(None)
        )
    )
    values = name_values(name)
    if first is None:
        writing.insert(table, person_id=person_id, is_primary=True, **values)
    else:
        writing.update(table, first, **values)
    show_name(writing, person_id, name)


def rename_body(writing: Writing, uid: Uid, text: str) -> None:
    """Write the official name of a body over."""
    body_id = entry_id(writing.connection, uid)
    table = schema.body_name
    first = writing.connection.scalar(
        sa.select(table.c.id).where(
            table.c.body_id == body_id,
            table.c.type == "official",
            table.c.is_primary,
            table.c.deleted_at.is_(None),
        )
    )
    if first is None:
        writing.insert(table, body_id=body_id, text=text, folded=fold(text), is_primary=True)
    else:
        writing.update(table, first, text=text, folded=fold(text))
    writing.update(schema.entry, body_id, display=text, sort_key=sort_key(text))


def rename_post(writing: Writing, uid: Uid, title: str) -> None:
    """Write the title of a post over, for those who hold or will hold it under that title."""
    post_id = entry_id(writing.connection, uid)
    link, post = schema.affiliation, schema.post
    old = sa.select(post.c.title).where(post.c.id == post_id).scalar_subquery()
    holding = sa.select(link.c.id).where(
        link.c.post_id == post_id,
        link.c.title == old,
        not_over_on(link, writing.today),
        link.c.deleted_at.is_(None),
    )
    for affiliation in writing.connection.scalars(holding).all():
        writing.update(link, affiliation, title=title)
    writing.update(schema.post, post_id, title=title, folded_title=fold(title))
    writing.update(schema.entry, post_id, display=title, sort_key=sort_key(title))


def rename_entry(writing: Writing, uid: Uid, text: str) -> None:
    """Write the name of an entry over that has no other names, such as an event."""
    found = entry_id(writing.connection, uid)
    writing.update(schema.entry, found, display=text, sort_key=sort_key(text))


def set_entry(writing: Writing, uid: Uid, **values: str) -> None:
    """Change simple fields of an entry: place, country, visibility."""
    writing.update(schema.entry, entry_id(writing.connection, uid), **values)


def set_star(writing: Writing, uid: Uid, *, starred: bool) -> None:
    """Mark an entry as one that is often needed, or no more."""
    writing.update(schema.entry, entry_id(writing.connection, uid), is_starred=starred)


def add_note(writing: Writing, uid: Uid, text: str) -> None:
    """Add a note to an entry."""
    writing.insert(schema.note, entry_id=entry_id(writing.connection, uid), text=text)


def move_to_bin(writing: Writing, uid: Uid) -> None:
    """Put an entry into the bin, with the affiliations and places on lists that hang on it."""
    found = entry_id(writing.connection, uid)
    for table, columns in (
        (schema.affiliation, ("person_id", "post_id")),
        (schema.list_member, ("member_id", "list_id")),
    ):
        where = sa.or_(*(table.c[column] == found for column in columns))
        query = sa.select(table.c.id).where(where, table.c.deleted_at.is_(None))
        for link in list(writing.connection.scalars(query)):
            writing.remove(table, link)
    writing.remove(schema.entry, found)
