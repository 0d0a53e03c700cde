"""Freshness: whose facts are to be checked again, found in a few sweeps over any number."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.fact_life import FactKind, FactLives
from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.domain.partial_date import PartialDate
from stakeholders.store.plain_cursor import ask


@dataclass(frozen=True, slots=True)
class DoubtfulEntry:
    """A contact, how many of its own facts are to be checked, and when the oldest was known.

    The day is ISO 8601, empty where nobody can tell of any.
    """

    id: int
    uid: Uid
    name: str
    count: int
    known: str


def doubtful_entries(
    connection: sa.Connection, lives: FactLives, day: datetime.date, *, dated: bool = False
) -> tuple[DoubtfulEntry, ...]:
    """Return all contacts with facts to check, those whose facts are the oldest first.

    Behind them come those of whose facts nobody can tell how old they are, unless only `dated`
    ones are wanted.
    """
    cutoffs = {
        f"life_{kind.value}": (day - datetime.timedelta(days=lives.of(kind))).isoformat()
        for kind in FactKind
    }
    told = {"day": day.isoformat(), "least": "0" if dated else "", **cutoffs}
    rows = connection.connection.cursor().execute(_DOUBTFUL, told)
    return tuple(
        DoubtfulEntry(row[0], uid_from_bytes(row[1]), row[2], row[3], row[4]) for row in rows
    )


def written_on(connection: sa.Connection, entry: int) -> dict[Uid, PartialDate]:
    """Return when the positions and addresses of an entry were written, by their uids."""
    rows = ask(connection, _WRITTEN, (entry, entry))
    dates = ((uid_from_bytes(uid), PartialDate.from_text(on)) for uid, on in rows)
    return {uid: date for uid, date in dates if date}


def owners_of_facts(connection: sa.Connection, facts: Collection[Uid]) -> dict[Uid, Uid]:
    """Return whose the channels with these uids are."""
    found: dict[Uid, Uid] = {}
    for fact in facts:
        for (owner,) in ask(connection, _OWNER, (uid_to_bytes(fact),)):
            found[fact] = uid_from_bytes(owner)
    return found


def _at(row: str) -> str:
    """Return the day on which somebody wrote a row; what was taken back was not written then."""
    return (
        "date((SELECT o.at FROM operation o WHERE o.undoes IS NULL "  # noqa: S608 - made of constants
        f"AND o.id IN ({row}.updated_op, {row}.created_op) ORDER BY o.id DESC LIMIT 1)"
        " / 1000000, 'unixepoch')"
    )


_WRITTEN: Final = (
    f"SELECT r.uid, {_at('r')} FROM affiliation r "  # noqa: S608 - made of constants
    "WHERE r.person_id = ? AND r.deleted_at IS NULL UNION ALL "
    f"SELECT r.uid, {_at('r')} FROM address r WHERE r.owner_id = ? AND r.deleted_at IS NULL"
)
_OWNER: Final = (
    "SELECT e.uid FROM channel c JOIN entry e ON e.id = c.owner_id "
    "WHERE c.uid = ? AND c.deleted_at IS NULL AND e.deleted_at IS NULL"
)
_CHANNEL_CUTOFF: Final = """CASE
    WHEN c.type = 'phone' AND c.number_type = 'mobile' THEN :life_mobile
    WHEN c.type = 'phone' AND c.number_type = 'fax' THEN :life_fax
    WHEN c.type = 'phone' AND e.kind = 'person' THEN :life_phone
    WHEN c.type = 'phone' THEN :life_switchboard
    WHEN c.type = 'email' AND e.kind = 'person' THEN :life_email
    WHEN c.type = 'email' THEN :life_mailbox
    WHEN c.type = 'web' THEN :life_web
    ELSE :life_messaging END"""


def _last(date: str) -> str:
    """Return the last day that a partial date can mean, near enough, as an expression."""
    return f"coalesce({date} || substr('-12-31', length({date}) - 3), '')"


def first_day(date: str) -> str:
    """Return the first day that a partial date can mean, as an expression."""
    return f"{date} || substr('-01-01', length({date}) - 3)"


def _holds(from_: str, to: str) -> str:
    begun = f"({from_} IS NULL OR {first_day(from_)} <= :day)"
    return f"{begun} AND ({to} IS NULL OR {first_day(to)} > :day)"


_CHECKS: Final = f"""
checked AS (SELECT entry_id, row_uid, max({_last("checked_on")}) AS day FROM verification
    WHERE deleted_at IS NULL AND outcome IN ('right', 'changed') AND field = ''
    GROUP BY entry_id, row_uid),
whole AS (SELECT entry_id, day FROM checked WHERE row_uid IS NULL),
told AS (SELECT x.entry_id, max({_last("s.dated")}) AS day FROM citation x
    JOIN source s ON s.id = x.source_id AND s.deleted_at IS NULL
    WHERE x.deleted_at IS NULL GROUP BY x.entry_id)"""  # noqa: S608 - made of constants
_JOINS: Final = """
    LEFT JOIN checked v ON v.entry_id = e.id AND v.row_uid = {row}.uid
    LEFT JOIN whole w ON w.entry_id = e.id"""
_KNOWN: Final = "coalesce(v.day, ''), coalesce(w.day, '')"
_WRITTEN_OR_TOLD: Final = (
    "CASE WHEN t.entry_id IS NULL AND e.source = '' THEN {at} ELSE coalesce(t.day, '') END"
)


def _rows(row: str) -> str:
    base = _WRITTEN_OR_TOLD.format(at=_at(row))
    return f"max({base}, {_KNOWN})"


_FACTS: Final = f"""
facts AS (
    SELECT e.id, max({_last("c.as_of")}, {_KNOWN}) AS known, {_CHANNEL_CUTOFF} AS cutoff
    FROM channel c JOIN entry e ON e.id = c.owner_id{_JOINS.format(row="c")}
    WHERE c.deleted_at IS NULL AND e.deleted_at IS NULL AND e.kind IN ('person', 'body', 'post')
        AND c.state NOT IN ('invalid', 'bounced', 'do_not_use')
        AND {_holds("c.from_date", "c.to_date")}
    UNION ALL
    SELECT e.id, {_rows("a")}, :life_position
    FROM affiliation a JOIN entry e ON e.id = a.person_id{_JOINS.format(row="a")}
    LEFT JOIN told t ON t.entry_id = e.id
    WHERE a.deleted_at IS NULL AND e.deleted_at IS NULL AND {_holds("a.from_date", "a.to_date")}
    UNION ALL
    SELECT e.id, {_rows("d")}, :life_address
    FROM address d JOIN entry e ON e.id = d.owner_id{_JOINS.format(row="d")}
    LEFT JOIN told t ON t.entry_id = e.id
    WHERE d.deleted_at IS NULL AND e.deleted_at IS NULL AND e.kind IN ('person', 'body', 'post'))"""  # noqa: S608 - made of constants
_DOUBTFUL: Final = f"""
WITH {_CHECKS}, {_FACTS},
doubtful AS (SELECT id, count(*) AS number, coalesce(min(nullif(known, '')), '') AS known
    FROM facts WHERE known < cutoff AND known >= :least GROUP BY id)
SELECT e.id, e.uid, e.display || coalesce(
    (SELECT ', ' || b.display FROM post p JOIN entry b ON b.id = p.body_id WHERE p.id = e.id), ''
    ), d.number, d.known FROM doubtful d JOIN entry e ON e.id = d.id
ORDER BY d.known = '', d.known, e.sort_key"""  # noqa: S608 - made of constants
