"""Post holders: who holds posts on a day, asked at once for any number of them."""

import datetime
import json
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.record import DESIGNATE
from stakeholders.store.plain_cursor import ask

_HOLDERS: Final = (
    "SELECT a.post_id, e.id FROM affiliation a JOIN entry e ON e.id = a.person_id "
    "WHERE a.post_id IN (SELECT value FROM json_each(?1)) AND a.deleted_at IS NULL "
    "AND e.deleted_at IS NULL AND a.type <> ?3 "
    "AND (a.from_date IS NULL OR a.from_date <= ?2) AND (a.to_date IS NULL OR a.to_date > ?2) "
    "ORDER BY a.post_id, a.is_primary DESC, a.position, a.id"
)
"""Dates cut to a year or month compare as texts do."""


def post_holders(
    connection: sa.Connection, posts: Sequence[int], day: datetime.date
) -> dict[int, list[int]]:
    """Return who holds these posts on a day, all by their ids; vacant ones are left out."""
    found: dict[int, list[int]] = {}
    given = (json.dumps(list(posts)), day.isoformat(), DESIGNATE)
    for post, person in ask(connection, _HOLDERS, given) if posts else ():
        found.setdefault(post, []).append(person)
    return found
