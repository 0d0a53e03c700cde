"""Meetings of an entry: at which events a person, post, body or State was, and as what."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes
from stakeholders.domain.partial_date import PartialDate
from stakeholders.store.entries import entry_id

_PARTS: Final = """
SELECT event_id, 'body' AS part, role, name AS detail FROM event_body
WHERE entry_id = :entry AND deleted_at IS NULL
UNION ALL SELECT event_id, 'delegation', category, name FROM delegation
WHERE represents_id = :entry AND deleted_at IS NULL
UNION ALL SELECT event_id, 'participation', role, name FROM participation
WHERE (person_id = :entry OR post_id = :entry OR body_id = :entry) AND deleted_at IS NULL
AND replaced_by_id IS NULL
UNION ALL SELECT event_id, 'invitation', status, name FROM invitation
WHERE (addressee_id = :entry OR represents_id = :entry) AND deleted_at IS NULL
"""
_MEETINGS: Final = f"""
SELECT e.uid, e.display, v.short, v.from_date, v.to_date, e.place, p.part, p.role, p.detail
FROM ({_PARTS}) p JOIN event v ON v.id = p.event_id JOIN entry e ON e.id = v.id
WHERE e.deleted_at IS NULL
ORDER BY v.from_date IS NOT NULL, v.from_date DESC, e.sort_key, e.id
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody was at a meeting: one who makes it, a delegation, a participant, invited.

    `role` is the code of it, `detail` under which name.
    """

    part: str
    role: str
    detail: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event at which somebody was, and what they were there."""

    event: Uid
    title: str
    short: str
    start: PartialDate | None
    end: PartialDate | None
    city: str
    parts: tuple[Part, ...]


def meetings_of(connection: sa.Connection, uid: Uid) -> tuple[Meeting, ...]:
    """Return the events that a person, post, body or area has to do with, the latest first.

    Raises:
        UnknownUidError: when there is no such entry.
    """
    entry = entry_id(connection, uid)
    found: dict[bytes, Meeting] = {}
    for row in connection.exec_driver_sql(_MEETINGS, {"entry": entry}):
        part = Part(row.part, row.role, row.detail)
        known = found.get(row.uid)
        days = (_date(row.from_date), _date(row.to_date))
        parts = (*(known.parts if known else ()), part)
        found[row.uid] = Meeting(
            uid_from_bytes(row.uid), row.display, row.short, *days, row.place, parts
        )
    return tuple(found.values())


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.from_text(text) if text else None
