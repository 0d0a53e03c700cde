"""Tags in the directory: who carries which; renamed, merged and removed everywhere at once."""

from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.tag import Tag
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing


def all_tags(connection: sa.Connection) -> tuple[Tag, ...]:
    """Return every tag by group and name, with the number of contacts that carry it."""
    tag, link, entry = schema.tag, schema.entry_tag, schema.entry
    carriers = sa.join(link, entry, entry.c.id == link.c.entry_id)
    count = (
        sa.select(sa.func.count())
        .select_from(carriers)
        .where(link.c.tag_id == tag.c.id, link.c.deleted_at.is_(None), entry.c.deleted_at.is_(None))
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(tag.c.uid, tag.c.name, tag.c.group_name, count.label("carriers"))
        .where(tag.c.deleted_at.is_(None))
        .order_by(tag.c.group_name, tag.c.folded)
    )
    return tuple(Tag(row.uid, row.name, row.group_name, row.carriers) for row in rows)


def tag_names(connection: sa.Connection) -> tuple[str, ...]:
    """Return the names of all tags by group and name; who carries them is not counted."""
    tag = schema.tag.c
    named = sa.select(tag.name).where(tag.deleted_at.is_(None))
    return tuple(connection.scalars(named.order_by(tag.group_name, tag.folded)))


def tag_named(connection: sa.Connection, name: str) -> Uid | None:
    """Return the tag of this name, however it is written."""
    tag = schema.tag
    query = sa.select(tag.c.uid).where(tag.c.folded == fold(name), tag.c.deleted_at.is_(None))
    found = connection.scalar(query)
    return Uid(found) if found else None


def put_tag(writing: Writing, entries: Iterable[Uid], name: str) -> int:
    """Let entries carry a tag, made where it is new; return how many did not yet."""
    tag_id = _tag_id(writing, name)
    return sum(_carry(writing, entry_id(writing.connection, uid), tag_id) for uid in entries)


def take_tag(writing: Writing, entries: Iterable[Uid], tag: Uid) -> int:
    """Let entries carry a tag no more; return how many did."""
    tag_id = row_id(writing.connection, schema.tag, tag)
    ids = [entry_id(writing.connection, uid) for uid in entries]
    links = [link for entry, link in _carriers(writing, tag_id) if entry in ids]
    for link in links:
        writing.remove(schema.entry_tag, link)
    return len(links)


def rename_tag(writing: Writing, tag: Uid, name: str) -> None:
    """Write another name for a tag, for all who carry it."""
    found = row_id(writing.connection, schema.tag, tag)
    writing.update(schema.tag, found, name=name, folded=fold(name))


def group_tag(writing: Writing, tag: Uid, group: str) -> None:
    """Put a tag into a group; empty for none."""
    writing.update(schema.tag, row_id(writing.connection, schema.tag, tag), group_name=group)


def merge_tags(writing: Writing, tag: Uid, into: Uid) -> int:
    """Let all who carry a tag carry another one instead; return how many."""
    old = row_id(writing.connection, schema.tag, tag)
    new = row_id(writing.connection, schema.tag, into)
    carriers = _carriers(writing, old)
    for entry, link in carriers:
        writing.remove(schema.entry_tag, link)
        _carry(writing, entry, new)
    writing.remove(schema.tag, old)
    return len(carriers)


def remove_tag(writing: Writing, tag: Uid) -> int:
    """Put a tag into the bin, and take it from all who carry it; return how many."""
    found = row_id(writing.connection, schema.tag, tag)
    carriers = _carriers(writing, found)
    for _entry, link in carriers:
        writing.remove(schema.entry_tag, link)
    writing.remove(schema.tag, found)
    return len(carriers)


def _tag_id(writing: Writing, name: str) -> int:
    known = tag_named(writing.connection, name)
    if known is not None:
        return row_id(writing.connection, schema.tag, known)
    return writing.insert(schema.tag, name=name, folded=fold(name))


def _carriers(writing: Writing, tag_id: int) -> list[tuple[int, int]]:
    """Return the entries that carry a tag, each with the row that says so."""
    link = schema.entry_tag
    query = sa.select(link.c.entry_id, link.c.id).where(
        link.c.tag_id == tag_id, link.c.deleted_at.is_(None)
    )
    return [(row.entry_id, row.id) for row in writing.connection.execute(query)]


def _carry(writing: Writing, entry: int, tag_id: int) -> bool:
    link = schema.entry_tag
    mine = link.c.entry_id == entry
    carried = sa.exists().where(mine, link.c.tag_id == tag_id, link.c.deleted_at.is_(None))
    last = sa.select(sa.func.max(link.c.position)).where(mine).scalar_subquery()
    is_carried, position = writing.connection.execute(
        sa.select(carried, sa.func.coalesce(last + 1, 0))
    ).one()
    if not is_carried:
        writing.insert(link, entry_id=entry, tag_id=tag_id, position=position)
    return not is_carried
