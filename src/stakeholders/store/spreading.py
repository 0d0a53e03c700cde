"""Spreading: which entries look different when another one changes, because they show it."""

from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.keys import chunks

SPREADING_TABLES: Final = frozenset(
    {"entry", "body", "body_name", "post", "post_function", "channel"}
)
"""Tables whose rows are shown by more entries than those they belong to."""


def shown_by(connection: sa.Connection, entry_ids: Iterable[int]) -> set[int]:
    """Return the entries that show one of these.

    Holders show their posts and bodies, posts their holders and body, bodies their parent,
    people also the parent of their body, and members are counted on their lists.
    """
    found: set[int] = set()
    children: set[int] = set()
    for ids in chunks(entry_ids):
        for query in _queries(ids):
            found.update(v for row in connection.execute(query) for v in row if v is not None)
        body = schema.body
        children.update(connection.scalars(sa.select(body.c.id).where(body.c.parent_id.in_(ids))))
    link = schema.affiliation.c
    for ids in chunks(children):
        found.update(connection.scalars(sa.select(link.person_id).where(link.body_id.in_(ids))))
    return found | children


def tagged_by(connection: sa.Connection, tag_ids: Iterable[int]) -> set[int]:
    """Return the entries that carry one of these tags."""
    found: set[int] = set()
    link = schema.entry_tag.c
    for ids in chunks(tag_ids):
        found.update(connection.scalars(sa.select(link.entry_id).where(link.tag_id.in_(ids))))
    return found


def _queries(ids: list[int]) -> Iterator[sa.Select[tuple[int, ...]]]:
    link, post, member = schema.affiliation.c, schema.post.c, schema.list_member.c
    yield sa.select(link.person_id, link.post_id).where(link.body_id.in_(ids))
    yield sa.select(link.person_id).where(link.post_id.in_(ids))
    yield sa.select(link.post_id).where(link.person_id.in_(ids))
    yield sa.select(post.id).where(post.body_id.in_(ids))
    yield sa.select(member.member_id).where(member.list_id.in_(ids))
