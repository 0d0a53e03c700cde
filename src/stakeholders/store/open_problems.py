"""Open problems in the directory: one sweep for each kind, over any number of contacts."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.domain.open_problem import OpenProblem, ProblemKind, Repair
from stakeholders.domain.text import fold
from stakeholders.store.freshness import first_day
from stakeholders.store.plain_cursor import ask

_ENTRY: Final = (
    "e.uid, e.display || coalesce((SELECT ', ' || b.display FROM post p "
    "JOIN entry b ON b.id = p.body_id WHERE p.id = e.id), '')"
)
_LIVE: Final = "e.deleted_at IS NULL AND e.kind IN ('person', 'body', 'post')"


def wrong_channels(connection: sa.Connection) -> Iterator[tuple[OpenProblem, str]]:
    """Yield the phones and e-mails that are not valid, with their types."""
    for uid, name, fact, raw, kind in ask(connection, _WRONG):
        told = (ProblemKind.INVALID, uid_from_bytes(uid), name, raw)
        yield OpenProblem(*told, fact=uid_from_bytes(fact)), kind


def domains(connection: sa.Connection) -> list[str]:
    """Return the domains of all valid e-mail addresses."""
    return [domain for (domain,) in ask(connection, _DOMAINS)]


def in_domain(connection: sa.Connection, domain: str) -> Iterator[OpenProblem]:
    """Yield the valid e-mail addresses of a domain that looks mistyped."""
    for uid, name, fact, raw in ask(connection, _IN_DOMAIN, (domain,)):
        told = (ProblemKind.INVALID, uid_from_bytes(uid), name, raw)
        yield OpenProblem(*told, fact=uid_from_bytes(fact))


def guessed_channels(connection: sa.Connection) -> Iterator[OpenProblem]:
    """Yield the numbers that were read by guessing their country, and that nobody checked."""
    for uid, name, fact, shown in ask(connection, _GUESSED):
        told = (ProblemKind.AMBIGUOUS, uid_from_bytes(uid), name, shown)
        yield OpenProblem(*told, Repair.CONFIRM, uid_from_bytes(fact))


def countries(connection: sa.Connection) -> list[str]:
    """Return the countries that contacts have, as they are kept."""
    return [code for (code,) in ask(connection, _COUNTRIES)]


def in_country(connection: sa.Connection, code: str) -> Iterator[OpenProblem]:
    """Yield the contacts with a country that nobody knows."""
    for uid, name in ask(connection, _IN_COUNTRY, (code,)):
        yield OpenProblem(ProblemKind.AREA, uid_from_bytes(uid), name, code)


def contradictions(connection: sa.Connection) -> Iterator[OpenProblem]:
    """Yield the facts that sources tell differently; the newest source is believed."""
    groups: dict[tuple[bytes, str, bytes | None], list[tuple[str, str]]] = defaultdict(list)
    names: dict[bytes, str] = {}
    for uid, name, field, row, asserted in ask(connection, _ASSERTED):
        groups[uid, field, row].append((asserted, field))
        names[uid] = name
    for (uid, field, row), told in groups.items():
        values = list(dict.fromkeys(asserted for asserted, _ in told))
        if len({fold(value) for value in values}) > 1:
            fact = uid_from_bytes(row) if row else None
            said = " / ".join(values)
            about = (ProblemKind.CONTRADICTION, uid_from_bytes(uid), names[uid], said)
            yield OpenProblem(*about, Repair.CHOOSE, fact, offered=field)


def overlaps(connection: sa.Connection, day: datetime.date) -> Iterator[OpenProblem]:
    """Yield the posts with one seat that two hold at the same time, today or later."""
    for uid, name, one, other, fact in ask(connection, _OVERLAPS, (day.isoformat(),) * 2):
        about = (ProblemKind.OVERLAP, uid_from_bytes(uid), name, f"{one}, {other}")
        yield OpenProblem(*about, Repair.ACT, uid_from_bytes(fact))


def expired(connection: sa.Connection, day: datetime.date) -> Iterator[OpenProblem]:
    """Yield the positions that go on beyond the end of their post or body."""
    seen: set[bytes] = set()
    for query in (_IN_ENDED_POST, _IN_ENDED_BODY):
        for uid, name, fact, where, end in ask(connection, query, (day.isoformat(),) * 2):
            if fact not in seen:
                seen.add(fact)
                about = (ProblemKind.EXPIRED, uid_from_bytes(uid), name, f"{where}, {end}")
                yield OpenProblem(*about, Repair.END, uid_from_bytes(fact), end)


def reversed_terms(connection: sa.Connection) -> Iterator[OpenProblem]:
    """Yield what would end before it begins."""
    for query in _REVERSED:
        for uid, name, fact, from_, to in ask(connection, query):
            about = (ProblemKind.REVERSED, uid_from_bytes(uid), name, f"{from_} – {to}")
            yield OpenProblem(*about, fact=uid_from_bytes(fact))


def circles(connection: sa.Connection) -> Iterator[OpenProblem]:
    """Yield the bodies that are a part of themselves, each circle once."""
    above: dict[int, int] = {}
    known: dict[int, tuple[bytes, str]] = {}
    for body, parent, uid, name in ask(connection, _PARENTS):
        above[body] = parent
        known[body] = (uid, name)
    done: set[int] = set()
    for start in above:
        path: dict[int, None] = {}
        body = start
        while body in above and body not in path and body not in done:
            path[body] = None
            body = above[body]
        if body in path:
            ring = list(path)[list(path).index(body) :]
            uid, name = known[ring[0]]
            told = " → ".join(known[one][1] for one in (*ring, ring[0]))
            yield OpenProblem(ProblemKind.CYCLE, uid_from_bytes(uid), name, told, Repair.CUT)
        done.update(path)


def missing(connection: sa.Connection) -> Iterator[OpenProblem]:
    """Yield what is known to be missing, as the search index has it."""
    for uid, name, flags in ask(connection, _MISSING):
        for flag in flags.split():
            kind, _, field = flag.partition(":")
            if kind == "missing":
                yield OpenProblem(ProblemKind.MISSING, uid_from_bytes(uid), name, field)


def absent(connection: sa.Connection) -> list[int]:
    """Return the ids of those with an absence."""
    return [person for (person,) in ask(connection, _ABSENT)]


def older_citations(
    connection: sa.Connection, entry: int, field: str, fact: Uid | None
) -> list[Uid]:
    """Return the citations of a fact but those of its newest source."""
    row = uid_to_bytes(fact) if fact else None
    found = ask(connection, _CITED, (entry, field, row))
    newest = found[0][1] if found else None
    return [uid_from_bytes(uid) for uid, source in found if source != newest]


_WRONG: Final = f"""SELECT {_ENTRY}, c.uid, c.raw, c.type FROM channel c
    JOIN entry e ON e.id = c.owner_id WHERE c.deleted_at IS NULL AND {_LIVE}
    AND c.type IN ('phone', 'email') AND NOT c.is_valid AND c.state <> 'invalid'
    AND c.state <> 'do_not_use' ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_DOMAIN: Final = "substr(c.normalised, instr(c.normalised, '@') + 1)"
_VALID: Final = """c.deleted_at IS NULL AND c.type = 'email' AND c.is_valid
    AND c.state IN ('unchecked', 'bounced') AND c.normalised IS NOT NULL"""
_DOMAINS: Final = f"SELECT DISTINCT {_DOMAIN} FROM channel c WHERE {_VALID}"  # noqa: S608
_IN_DOMAIN: Final = f"""SELECT {_ENTRY}, c.uid, c.raw FROM channel c
    JOIN entry e ON e.id = c.owner_id WHERE {_VALID} AND {_LIVE} AND {_DOMAIN} = ?
    ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_GUESSED: Final = f"""SELECT {_ENTRY}, c.uid, c.display FROM channel c
    JOIN entry e ON e.id = c.owner_id WHERE c.deleted_at IS NULL AND {_LIVE}
    AND c.type = 'phone' AND c.is_valid AND coalesce(c.assumed_region, '') <> ''
    AND c.state = 'unchecked' ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_COUNTRIES: Final = (
    "SELECT DISTINCT country FROM entry WHERE deleted_at IS NULL AND country <> '' "
    "AND kind IN ('person', 'body', 'post')"
)
_IN_COUNTRY: Final = (
    f"SELECT {_ENTRY} FROM entry e WHERE {_LIVE} AND e.country = ? ORDER BY e.sort_key"  # noqa: S608
)
_ASSERTED: Final = f"""SELECT {_ENTRY}, x.field, x.row_uid, x.asserted FROM citation x
    JOIN source s ON s.id = x.source_id AND s.deleted_at IS NULL
    JOIN entry e ON e.id = x.entry_id WHERE x.deleted_at IS NULL AND {_LIVE}
    AND x.field <> '' AND x.asserted <> '' AND EXISTS (SELECT 1 FROM citation y
    WHERE y.entry_id = x.entry_id AND y.deleted_at IS NULL AND y.field = x.field
    AND y.row_uid IS x.row_uid AND y.asserted <> '' AND y.asserted <> x.asserted)
    ORDER BY e.sort_key, coalesce(s.dated, '') DESC, x.id DESC"""  # noqa: S608
_GOES_ON: Final = f"(a.to_date IS NULL OR {first_day('a.to_date')} > {{end}})"
_OVERLAPS: Final = f"""SELECT {_ENTRY}, m.display, n.display,
    CASE WHEN coalesce(a.from_date, '') > coalesce(b.from_date, '') THEN a.uid ELSE b.uid END
    FROM affiliation a JOIN affiliation b ON b.post_id = a.post_id AND b.id > a.id
    AND b.person_id <> a.person_id AND b.deleted_at IS NULL
    JOIN post o ON o.id = a.post_id AND NOT o.several_seats JOIN entry e ON e.id = o.id
    JOIN entry m ON m.id = a.person_id JOIN entry n ON n.id = b.person_id
    WHERE a.deleted_at IS NULL AND {_LIVE} AND NOT a.is_acting AND NOT b.is_acting
    AND a.type <> 'designate' AND b.type <> 'designate'
    AND (a.to_date IS NULL OR {first_day("a.to_date")} > ?)
    AND (b.to_date IS NULL OR {first_day("b.to_date")} > ?)
    AND (a.to_date IS NULL OR b.from_date IS NULL
        OR {first_day("b.from_date")} < {first_day("a.to_date")})
    AND (b.to_date IS NULL OR a.from_date IS NULL
        OR {first_day("a.from_date")} < {first_day("b.to_date")})
    ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_IN_ENDED_POST: Final = f"""SELECT {_ENTRY}, a.uid, t.display, o.to_date FROM affiliation a
    JOIN post o ON o.id = a.post_id JOIN entry t ON t.id = o.id AND t.deleted_at IS NULL
    JOIN entry e ON e.id = a.person_id WHERE a.deleted_at IS NULL AND {_LIVE}
    AND o.to_date IS NOT NULL AND {first_day("o.to_date")} <= ?
    AND (a.to_date IS NULL OR {first_day("a.to_date")} > ?)
    AND {_GOES_ON.format(end=first_day("o.to_date"))}
    ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_IN_ENDED_BODY: Final = f"""SELECT {_ENTRY}, a.uid, t.display, o.ended FROM affiliation a
    JOIN body o ON o.id = coalesce((SELECT p.body_id FROM post p WHERE p.id = a.post_id), a.body_id)
    JOIN entry t ON t.id = o.id JOIN entry e ON e.id = a.person_id
    WHERE a.deleted_at IS NULL AND {_LIVE}
    AND o.ended IS NOT NULL AND {first_day("o.ended")} <= ?
    AND (a.to_date IS NULL OR {first_day("a.to_date")} > ?)
    AND {_GOES_ON.format(end=first_day("o.ended"))}
    ORDER BY e.sort_key"""  # noqa: S608 - made of constants
_PLACES: Final = (("affiliation", "person_id"), ("channel", "owner_id"), ("post", "id"))


def _reversal(table: str, owner: str) -> str:
    uid = "e.uid" if table == "post" else "r.uid"
    return (
        f"SELECT {_ENTRY}, {uid}, r.from_date, r.to_date FROM {table} r "  # noqa: S608
        f"JOIN entry e ON e.id = r.{owner} WHERE {_LIVE} AND r.from_date IS NOT NULL "
        f"AND r.to_date IS NOT NULL AND substr(r.to_date || '-99-99', 1, 10) < r.from_date"
        + ("" if table == "post" else " AND r.deleted_at IS NULL")
    )


_REVERSED: Final = tuple(_reversal(*place) for place in _PLACES)
_PARENTS: Final = (
    "SELECT o.id, o.parent_id, e.uid, e.display FROM body o JOIN entry e ON e.id = o.id "
    "WHERE e.deleted_at IS NULL AND o.parent_id IS NOT NULL"
)
_MISSING: Final = (
    f"SELECT {_ENTRY}, r.flags FROM search_row r JOIN entry e ON e.id = r.entry_id "  # noqa: S608
    f"WHERE instr(r.flags, 'missing:') AND {_LIVE} ORDER BY r.label"
)
_ABSENT: Final = (
    "SELECT DISTINCT a.person_id FROM absence a JOIN entry e ON e.id = a.person_id "
    "WHERE a.deleted_at IS NULL AND e.deleted_at IS NULL"
)
_CITED: Final = (
    "SELECT x.uid, x.source_id FROM citation x JOIN source s ON s.id = x.source_id "
    "WHERE x.entry_id = ? AND x.field = ? AND x.row_uid IS ? AND x.deleted_at IS NULL "
    "AND x.asserted <> '' ORDER BY coalesce(s.dated, '') DESC, x.id DESC"
)
