"""Post phones: the number on which a post is called, which its row shows."""

import datetime
import json
from collections.abc import Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.reach import first_to_call
from stakeholders.domain.record import DESIGNATE
from stakeholders.domain.visibility import Visibility
from stakeholders.store.plain_cursor import ask

_MOST: Final = 100
"""Of so many phones one is chosen: where thousands hold a post, no later one would be better."""
_PHONE: Final = (
    "c.raw, c.display, c.number_type, c.purposes, c.state, c.from_date, c.to_date FROM channel c"
)
_USABLE: Final = "c.type = 'phone' AND c.deleted_at IS NULL AND c.visibility <> ?4"
_PHONES: Final = f"""
SELECT c.owner_id AS post, 0 AS lent, 0 AS rank, 0 AS line, c.position, c.id, {_PHONE}
WHERE c.owner_id IN (SELECT value FROM json_each(?1)) AND {_USABLE}
UNION ALL SELECT a.post_id, 1, a.is_primary = 0, a.position * 4294967296 + a.id,
c.position, c.id, {_PHONE} JOIN affiliation a ON a.person_id = c.owner_id
JOIN entry e ON e.id = a.person_id AND e.deleted_at IS NULL
WHERE a.post_id IN (SELECT value FROM json_each(?1)) AND a.deleted_at IS NULL
AND a.type <> ?3 AND (a.from_date IS NULL OR a.from_date <= ?2)
AND (a.to_date IS NULL OR a.to_date > ?2) AND {_USABLE}
ORDER BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608


def post_phones(
    connection: sa.Connection, posts: Sequence[int], day: datetime.date
) -> dict[int, str]:
    """Return the phone of each post that has one: its own, or that of who holds it on a day.

    The one for the press comes first, as on the card; what only named staff may see is left out.
    """
    if not posts:
        return {}
    values = (json.dumps(list(posts)), day.isoformat(), DESIGNATE, Visibility.NAMED.value)
    rows = ask(connection, _PHONES, values)
    found = {
        post: first_to_call([_channel(*row[6:]) for row in islice(group, _MOST)])
        for post, group in groupby(rows, key=itemgetter(0))
    }
    return {post: one.display or one.raw for post, one in found.items() if one is not None}


def _channel(
    raw: str, display: str, kind: str | None, purposes: str, state: str, *dates: str | None
) -> Channel:
    from_, to = (PartialDate.from_text(date) if date else None for date in dates)
    return Channel(
        ChannelType.PHONE,
        raw=raw,
        display=display,
        number_type=NumberType(kind) if kind else None,
        purposes=tuple(purposes.split()),
        state=ChannelState(state),
        from_=from_,
        to=to,
    )
