"""Record questions: what is asked for the rows that records are made of, written once."""

import functools
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.row_reading import RowReading, given_ids

_NOT_SHOWN: Final = frozenset(
    {"version", "created_op", "updated_op", "updated_at", "deleted_at", "sort_key", "sort_version"}
)
_HIDDEN_OF_SOURCES: Final = _NOT_SHOWN | {"text", "text_hash", "received_at"}
_WITH_UID: Final = (schema.entry, schema.channel, schema.address, schema.person_name)


@functools.cache
def hidden_columns(table: sa.Table) -> frozenset[str]:
    """Return the columns that records do not show; uids of what has none in a record."""
    return _NOT_SHOWN if table in _WITH_UID else _NOT_SHOWN | {"uid"}


@functools.cache
def lines_by(column: str) -> RowReading:
    """Return the question for positions by who holds them, or by the post."""
    link, person = schema.affiliation, schema.entry.alias("person")
    body, post = schema.entry.alias("body"), schema.post
    return RowReading(
        sa.select(
            *(one for one in link.columns if one.name not in _NOT_SHOWN),
            person.c.uid.label("person_uid"),
            person.c.display.label("person"),
            body.c.uid.label("body_uid"),
            post.c.uid.label("post_uid"),
            post.c.title.label("post_title"),
        )
        .join(person, person.c.id == link.c.person_id)
        .outerjoin(body, body.c.id == link.c.body_id)
        .outerjoin(post, post.c.id == link.c.post_id)
        .where(link.c[column].in_(given_ids()), link.c.deleted_at.is_(None))
        .where(person.c.deleted_at.is_(None))
        .order_by(link.c[column], link.c.is_primary.desc(), link.c.position, link.c.id)
    )


@functools.cache
def tags_of_entries() -> RowReading:
    """Return the question for the tags of entries."""
    link, tag = schema.entry_tag, schema.tag
    return RowReading(
        sa.select(link.c.entry_id, tag.c.name)
        .join(tag, tag.c.id == link.c.tag_id)
        .where(link.c.entry_id.in_(given_ids()), link.c.deleted_at.is_(None))
        .order_by(link.c.entry_id, link.c.position, link.c.id)
    )


@functools.cache
def sources_of_entries() -> RowReading:
    """Return the question for the sources of entries."""
    link, source = schema.citation, schema.source
    told = [one for one in source.columns if one.name not in _HIDDEN_OF_SOURCES]
    return RowReading(
        sa.select(link.c.entry_id, *told)
        .join(source, source.c.id == link.c.source_id)
        .where(link.c.entry_id.in_(given_ids()), link.c.deleted_at.is_(None), link.c.field == "")
        .where(source.c.deleted_at.is_(None))
        .order_by(link.c.entry_id, link.c.position, link.c.id)
    )
