"""Spreading: which entries look different when another one changes, because they show it."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.keys import chunks

SPREADING_TABLES: Final = frozenset(
    {"entry", "body", "body_name", "post", "post_function", "channel"}
)
"""Tables whose rows are shown by more entries than those they belong to."""
SHARED_TABLES: Final[Mapping[str, tuple[sa.Table, str]]] = MappingProxyType(
    {"tag": (schema.entry_tag, "tag_id"), "source": (schema.citation, "source_id")}
)
"""Tables whose rows belong to no entry, with what links them to those that carry them."""

_SHOWN: Final = """
WITH given (id) AS (SELECT value FROM json_each(:ids)),
child (id) AS (SELECT id FROM body WHERE parent_id IN (SELECT id FROM given))
SELECT id FROM child
UNION SELECT person_id FROM affiliation WHERE body_id IN (SELECT id FROM child)
UNION SELECT person_id FROM affiliation WHERE body_id IN (SELECT id FROM given)
UNION SELECT post_id FROM affiliation WHERE body_id IN (SELECT id FROM given)
UNION SELECT person_id FROM affiliation WHERE post_id IN (SELECT id FROM given)
UNION SELECT post_id FROM affiliation WHERE person_id IN (SELECT id FROM given)
UNION SELECT id FROM post WHERE body_id IN (SELECT id FROM given)
UNION SELECT from_body_id FROM body_relation WHERE to_body_id IN (SELECT id FROM given)
UNION SELECT to_body_id FROM body_relation WHERE from_body_id IN (SELECT id FROM given)
UNION SELECT member_id FROM list_member WHERE list_id IN (SELECT id FROM given)
"""


def shown_by(connection: sa.Connection, entry_ids: Iterable[int]) -> set[int]:
    """Return the entries that show one of these.

    Holders show their posts and bodies, posts their holders and body, bodies their parent and
    those they have a relation to, people also the parent of their body, and members are counted
    on their lists.
    """
    given = json.dumps(list(entry_ids))
    if given == "[]":
        return set()
    found = connection.exec_driver_sql(_SHOWN, {"ids": given}).scalars()
    return {entry_id for entry_id in found if entry_id is not None}


def sharing(connection: sa.Connection, shared: Mapping[str, Iterable[int]]) -> set[int]:
    """Return the entries that carry one of these rows, by the names of `SHARED_TABLES`."""
    found: set[int] = set()
    for name, row_ids in shared.items():
        link, column = SHARED_TABLES[name]
        for ids in chunks(row_ids):
            query = sa.select(link.c.entry_id).where(link.c[column].in_(ids))
            found.update(connection.scalars(query))
    return found
