"""Function holders: who holds the posts of a function today, with the body and its State."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes

_HOLDERS: Final = """
SELECT f.function, p.uid, h.uid AS person, h.display, b.uid AS body
FROM post_function f JOIN entry p ON p.id = f.post_id JOIN post t ON t.id = f.post_id
JOIN entry b ON b.id = t.body_id
JOIN affiliation a ON a.post_id = f.post_id JOIN entry h ON h.id = a.person_id
WHERE f.function IN (SELECT value FROM json_each(:functions)) AND f.deleted_at IS NULL
AND p.deleted_at IS NULL AND b.deleted_at IS NULL AND h.deleted_at IS NULL
AND a.deleted_at IS NULL AND a.type <> 'designate'
AND (a.from_date IS NULL OR a.from_date <= :day) AND (a.to_date IS NULL OR a.to_date > :day)
ORDER BY a.is_acting, f.position, a.position, a.id
"""


@dataclass(frozen=True, slots=True)
class FunctionHolder:
    """Who holds a post of a function, and at which body."""

    function: str
    post: Uid
    person: Uid
    name: str
    body: Uid


def function_holders(
    connection: sa.Connection, functions: Sequence[str], day: datetime.date
) -> tuple[FunctionHolder, ...]:
    """Return who holds posts of these functions on a day, who only acts last."""
    given = {"functions": json.dumps(list(functions)), "day": day.isoformat()}
    return tuple(
        FunctionHolder(
            row.function,
            uid_from_bytes(row.uid),
            uid_from_bytes(row.person),
            row.display,
            uid_from_bytes(row.body),
        )
        for row in connection.exec_driver_sql(_HOLDERS, given)
    )
