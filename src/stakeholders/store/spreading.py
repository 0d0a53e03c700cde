"""Spreading: which entries look different when another one changes, because they show it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.keys import chunks
from stakeholders.store.plain_cursor import ask

SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "children": "SELECT id FROM body WHERE parent_id IN {given}",
        "people of children": "SELECT a.person_id FROM body b "
        "JOIN affiliation a ON a.body_id = b.id WHERE b.parent_id IN {given}",
        "people": "SELECT person_id FROM affiliation WHERE body_id IN {given}",
        "people without a post": "SELECT person_id FROM affiliation "
        "WHERE body_id IN {given} AND +post_id IS NULL",
        "posts of people": "SELECT post_id FROM affiliation "
        "WHERE body_id IN {given} AND +post_id IS NOT NULL",
        "posts": "SELECT id FROM post WHERE body_id IN {given}",
        "holders": "SELECT person_id FROM affiliation WHERE post_id IN {given}",
        "held posts": "SELECT post_id FROM affiliation "
        "WHERE person_id IN {given} AND +post_id IS NOT NULL",
        "bodies that point here": "SELECT from_body_id FROM body_relation "
        "WHERE to_body_id IN {given}",
        "bodies pointed to": "SELECT to_body_id FROM body_relation WHERE from_body_id IN {given}",
        "events": "SELECT event_id FROM event_body WHERE entry_id IN {given}",
        "members": "SELECT member_id FROM list_member WHERE list_id IN {given}",
    }
)
"""Who shows an entry, by what they are to it.

With a plus the index of posts is left alone: where most people have none it holds them all.
"""
_GIVEN: Final = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class _Spread:
    """Who shows a row of a table when one of these columns changes, any if none is named."""

    table: str
    shown_by: tuple[str, ...]
    columns: frozenset[str] = frozenset()


_OF_NAMES: Final = (
    "children",
    "people of children",
    "people",
    "posts of people",
    "posts",
    "events",
)
_SPREADS: Final = (
    _Spread("entry", tuple(SHOWN), frozenset({"display", "deleted_at", "is_erased"})),
    _Spread("entry", ("posts",), frozenset({"place", "country"})),
    _Spread("body", ("children", "people", "posts"), frozenset({"parent_id"})),
    _Spread("body_name", (*_OF_NAMES, "bodies that point here", "bodies pointed to")),
    _Spread("post", ("holders",), frozenset({"title", "body_id"})),
    _Spread("post_function", ("holders",)),
    _Spread("channel", ("held posts", "holders", "people without a post", "posts")),
)
_ANY: Final[frozenset[str]] = frozenset()
SHARED_TABLES: Final[Mapping[str, tuple[sa.Table, str]]] = MappingProxyType(
    {"tag": (schema.entry_tag, "tag_id"), "source": (schema.citation, "source_id")}
)
"""Tables whose rows belong to no entry, with what links them to those that carry them."""


def who_shows(table: str, changed: Iterable[str] = _ANY) -> frozenset[str]:
    """Return who else shows rows of a table: all, or those that show one of the changed columns."""
    columns = frozenset(changed)
    return frozenset(
        who
        for spread in _SPREADS
        if spread.table == table
        and not (columns and spread.columns and columns.isdisjoint(spread.columns))
        for who in spread.shown_by
    )


def shown_by(connection: sa.Connection, spreading: Mapping[str, Iterable[int]]) -> set[int]:
    """Return the entries that show one of these, which are given by who shows them.

    Holders show their posts and bodies, posts their holders and body, bodies their parent and
    those they have a relation to, people also the parent of their body, events those who make
    them, and members are counted on their lists.
    """
    found: set[int] = set()
    for who, entry_ids in spreading.items():
        given = (json.dumps(list(entry_ids)),)
        found.update(row[0] for row in ask(connection, SHOWN[who].format(given=_GIVEN), given))
    return found


def sharing(connection: sa.Connection, shared: Mapping[str, Iterable[int]]) -> set[int]:
    """Return the entries that carry one of these rows, by the names of `SHARED_TABLES`."""
    found: set[int] = set()
    for name, row_ids in shared.items():
        link, column = SHARED_TABLES[name]
        for ids in chunks(row_ids):
            query = sa.select(link.c.entry_id).where(link.c[column].in_(ids))
            found.update(connection.scalars(query))
    return found
