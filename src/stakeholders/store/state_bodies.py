"""State bodies: the missions, ministries and focal points of States, read in a few questions."""

import json
from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes
from stakeholders.domain.invitation_chain import NOTED, FocalPoint, StateBody
from stakeholders.store.entries import entry_ids

StateNamed = Callable[[str], str]
"""Gives the ISO alpha-2 code of the State that the name of a body names, else nothing."""

_KINDS: Final = ", ".join(f"'{kind}'" for kind in sorted(NOTED))
_BODIES: Final = f"""
SELECT e.id, e.uid, e.display, b.kind, e.place, e.country FROM entry e JOIN body b ON b.id = e.id
WHERE e.deleted_at IS NULL AND b.kind IN ({_KINDS})
AND (b.ended IS NULL OR b.ended > :day) AND e.do_not_contact = '' ORDER BY e.sort_key
"""  # noqa: S608
_AREAS: Final = "SELECT entry_id, area FROM entry_area WHERE role = ? AND deleted_at IS NULL"
_ACCREDITED: Final = (
    "SELECT r.from_body_id, e.uid FROM body_relation r JOIN entry e ON e.id = r.to_body_id "
    "WHERE r.type = 'accredited_to' AND r.deleted_at IS NULL AND e.deleted_at IS NULL"
)
_POINTS: Final = """
SELECT p.id, e.uid, e.display, f.topic, p.body_id, b.display, b.country FROM post_function f
JOIN post p ON p.id = f.post_id JOIN entry e ON e.id = p.id JOIN entry b ON b.id = p.body_id
WHERE f.function = 'focal_point' AND f.deleted_at IS NULL AND e.deleted_at IS NULL
AND b.deleted_at IS NULL AND e.do_not_contact = '' ORDER BY e.sort_key
"""
_ABOVE: Final = """
WITH RECURSIVE above (id) AS (SELECT value FROM json_each(:ids)
UNION SELECT b.parent_id FROM body b JOIN above a ON a.id = b.id WHERE b.parent_id IS NOT NULL)
SELECT e.uid, e.place FROM above a JOIN entry e ON e.id = a.id
"""


def state_bodies(
    connection: sa.Connection, day: str, state_named: StateNamed
) -> tuple[StateBody, ...]:
    """Return the missions and ministries of all States, those that ended before a day left out.

    Whose it is says the area that it represents, else its name; of a ministry also where it is.
    """
    represents = dict(_areas_of(connection))
    accredited: dict[int, set[Uid]] = {}
    for body, uid in connection.exec_driver_sql(_ACCREDITED):
        accredited.setdefault(body, set()).add(uid_from_bytes(uid))
    found = []
    for row in connection.exec_driver_sql(_BODIES, {"day": day}):
        body, uid, name, kind, place, country = row
        home = country if kind in {"ministry", "government"} else ""
        state = represents.get(body) or state_named(name) or home
        to = frozenset(accredited.get(body, ()))
        found.append(StateBody(uid_from_bytes(uid), name, kind, state, place, country, to))
    return tuple(found)


def focal_points(connection: sa.Connection, state_named: StateNamed) -> tuple[FocalPoint, ...]:
    """Return the posts that are focal points of States."""
    represents = dict(_areas_of(connection))
    return tuple(
        FocalPoint(
            uid_from_bytes(uid),
            f"{title}, {body}",
            represents.get(body_id) or state_named(body) or country,
            topic,
        )
        for _id, uid, title, topic, body_id, body, country in connection.exec_driver_sql(_POINTS)
    )


def with_bodies_above(
    connection: sa.Connection, uids: list[Uid]
) -> tuple[frozenset[Uid], frozenset[str]]:
    """Return bodies with all that they are a part of, and the cities they sit in."""
    ids = list(entry_ids(connection, uids).values())
    rows = connection.exec_driver_sql(_ABOVE, {"ids": json.dumps(ids)}).all()
    return (
        frozenset(uid_from_bytes(row[0]) for row in rows),
        frozenset(row[1] for row in rows if row[1]),
    )


def _areas_of(connection: sa.Connection) -> list[tuple[int, str]]:
    rows = connection.exec_driver_sql(_AREAS, ("represents",))
    return [(row[0], row[1]) for row in rows]
