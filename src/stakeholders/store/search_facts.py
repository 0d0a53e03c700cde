"""Search facts: what entries are found by, read as plain rows, a few questions for thousands.

The same truths as in records, without what search does not show; a test compares the two.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import uid_from_bytes
from stakeholders.domain.record import DESIGNATE
from stakeholders.store.post_phones import post_phones
from stakeholders.store.search_more import MORE

_ENTRIES: Final = (
    "SELECT id, kind, display, place, country, is_starred, "
    "id IN (SELECT entry_id FROM recent) FROM entry WHERE id IN {ids} "
    "AND deleted_at IS NULL AND kind IN ('person', 'body', 'post', 'event')"
)
_LINES: Final = (
    "SELECT a.person_id, a.body_id, a.post_id, a.title, p.title, a.body_as_printed, a.unit, "
    "a.functions, a.from_date, a.to_date FROM affiliation a LEFT JOIN post p ON p.id = a.post_id "
    "WHERE a.person_id IN {ids} AND a.deleted_at IS NULL "
    "ORDER BY a.person_id, a.is_primary DESC, a.position, a.id"
)
_HOLDERS: Final = (
    "SELECT a.post_id, e.display, a.from_date, a.to_date, a.type FROM affiliation a "
    "JOIN entry e ON e.id = a.person_id "
    "WHERE a.post_id IN {ids} AND a.deleted_at IS NULL AND e.deleted_at IS NULL "
    "ORDER BY a.post_id, a.is_primary DESC, a.position, a.id"
)
_NAMES: Final = (
    "SELECT person_id, full, given, family FROM person_name "
    "WHERE person_id IN {ids} AND deleted_at IS NULL ORDER BY person_id, position, id"
)
_BODIES: Final = "SELECT id, kind, parent_id FROM body WHERE id IN {ids} AND deleted_at IS NULL"
_PARENTS: Final = "SELECT id, parent_id FROM body WHERE id IN {ids} AND parent_id IS NOT NULL"
_POSTS: Final = "SELECT id, body_id, title, from_date, to_date FROM post WHERE id IN {ids}"
_SEATS: Final = "SELECT id, display, place, country FROM entry WHERE id IN {ids}"
_BODY_NAMES: Final = (
    "SELECT body_id, text, type, is_primary FROM body_name "
    "WHERE body_id IN {ids} AND deleted_at IS NULL ORDER BY body_id, position, id"
)
_FUNCTIONS: Final = (
    "SELECT post_id, function FROM post_function "
    "WHERE post_id IN {ids} AND deleted_at IS NULL ORDER BY post_id, position, id"
)
_COVERAGE: Final = (
    "SELECT body_id, area FROM body_coverage "
    "WHERE body_id IN {ids} AND deleted_at IS NULL ORDER BY body_id, position, id"
)
_CHANNELS: Final = (
    "SELECT owner_id, type, normalised, raw, extension, is_valid, number_type, as_of FROM channel "
    "WHERE owner_id IN {ids} AND deleted_at IS NULL ORDER BY owner_id, position, id"
)
_ADDRESSES: Final = (
    "SELECT owner_id, lines, po_box, extended, street, city, region, postal_code, country "
    "FROM address WHERE owner_id IN {ids} AND deleted_at IS NULL ORDER BY owner_id, position, id"
)
_TAGS: Final = (
    "SELECT l.entry_id, t.name FROM entry_tag l JOIN tag t ON t.id = l.tag_id "
    "WHERE l.entry_id IN {ids} AND l.deleted_at IS NULL ORDER BY l.entry_id, l.position, l.id"
)
_VALUES: Final = (
    "SELECT entry_id, {column} FROM {table} "
    "WHERE entry_id IN {{ids}} AND deleted_at IS NULL ORDER BY entry_id, position, id"
)
_LANGUAGES: Final = _VALUES.format(table="entry_language", column="language")
_NOTES: Final = _VALUES.format(table="note", column="text")
_AREAS: Final = _VALUES.format(table="entry_area", column="area")
_GAPS: Final = _VALUES.format(table="known_gap", column="field")
_ABSENCES: Final = (
    "SELECT person_id, from_date, to_date FROM absence WHERE person_id IN {ids} "
    "AND deleted_at IS NULL"
)
_FILES: Final = _VALUES.format(table="attachment", column="role")
_CHECKED: Final = (
    "SELECT entry_id, max(checked_on) FROM verification WHERE entry_id IN {ids} "
    "AND deleted_at IS NULL AND outcome IN ('right', 'changed') GROUP BY entry_id"
)
_DATED: Final = (
    "SELECT c.entry_id, max(s.dated) FROM citation c JOIN source s ON s.id = c.source_id "
    "WHERE c.entry_id IN {ids} AND c.deleted_at IS NULL AND s.deleted_at IS NULL "
    "AND s.dated IS NOT NULL GROUP BY c.entry_id"
)
_LISTS: Final = (
    "SELECT m.member_id, e.uid FROM list_member m JOIN entry e ON e.id = m.list_id "
    "WHERE m.member_id IN {ids} AND m.deleted_at IS NULL AND m.is_left_out = 0 "
    "AND m.is_pinned = 1 "
    "AND e.deleted_at IS NULL"
)
_EVENTS: Final = (
    "SELECT id, short, symbol, series, from_date, to_date, dates_as_given FROM event "
    "WHERE id IN {ids}"
)
_EVENT_BODIES: Final = (
    "SELECT b.event_id, b.entry_id, b.name, coalesce(e.display, '') FROM event_body b "
    "LEFT JOIN entry e ON e.id = b.entry_id WHERE b.event_id IN {ids} AND b.deleted_at IS NULL "
    "ORDER BY b.event_id, b.position, b.id"
)
_TOLD: Final = (
    ("languages", _LANGUAGES),
    ("tags", _TAGS),
    ("notes", _NOTES),
    ("areas", _AREAS),
    ("more", MORE),
    ("gaps", _GAPS),
    ("files", _FILES),
)
"""Values of facts that are the texts of one column."""
_IDS: Final = "(SELECT value FROM json_each(?))"

_Row = tuple[Any, ...]
_Rows = dict[int, list[_Row]]


class NameFact(NamedTuple):
    """A name of a person, in full and in the parts that initials are made of."""

    full: str
    given: str
    family: str


class LineFact(NamedTuple):
    """What a person is at a body, or what a post is."""

    title: str
    body: str
    unit: str
    functions: tuple[str, ...]
    is_present: bool


class ChannelFact(NamedTuple):
    """A phone, an e-mail address or a page."""

    type: str
    normalised: str | None
    raw: str
    extension: str | None
    is_valid: int
    number_type: str | None
    as_of: str | None


class HolderFact(NamedTuple):
    """Who holds a post, held it or will."""

    name: str
    is_present: bool


@dataclass(slots=True)
class Facts:
    """What one live person, body, post or event is found by.

    `channels` are those shown, also lent ones. `body_words` are all names and acronyms of the
    bodies it belongs to; `checked` is the day of the last check, `dated` that of the newest fact,
    both in eight digits or empty. `when` an event is stands in ISO 8601, or as it was given where
    no year is known.
    """

    entry_id: int
    kind: EntryKind
    name: str
    place: str
    country: str
    names: Sequence[NameFact] = ()
    aliases: Sequence[str] = ()
    acronym: str = ""
    lines: Sequence[LineFact] = ()
    holders: Sequence[HolderFact] = ()
    body_kind: str = ""
    parent: str = ""
    covers: Sequence[str] = ()
    own_channels: Sequence[ChannelFact] = ()
    channels: Sequence[ChannelFact] = ()
    addresses: Sequence[str] = ()
    languages: Sequence[str] = ()
    tags: Sequence[str] = ()
    notes: Sequence[str] = ()
    areas: Sequence[str] = ()
    more: Sequence[str] = ()
    gaps: Sequence[str] = ()
    lists: Sequence[str] = ()
    files: Sequence[str] = ()
    is_away: bool = False
    is_starred: bool = False
    is_recent: bool = False
    checked: str = ""
    dated: str = ""
    body_words: str = ""
    phone: str = ""
    when: str = ""


def read_facts(
    connection: sa.Connection, ids: Sequence[int], day: datetime.date
) -> Iterator[Facts]:
    """Yield the facts of live people, bodies, posts and events among these entries, in that order.

    What is present is so on that day.
    """
    rows = _Rowsets(connection, ids, day)
    makers = {
        EntryKind.PERSON: _person,
        EntryKind.BODY: _body,
        EntryKind.POST: _post,
        EntryKind.EVENT: _event,
    }
    for entry_id in ids:
        row = rows.entries.get(entry_id)
        if row is not None:
            facts = _common(rows, row)
            makers[facts.kind](rows, facts)
            yield facts


class _Rowsets:
    """The rows that thousands of entries are made of, asked of the driver itself."""

    def __init__(self, connection: sa.Connection, ids: Sequence[int], day: datetime.date) -> None:
        self._day = day.isoformat()
        self._cursor = connection.connection.cursor()
        self._asked_for: Sequence[int] = ()
        self._given = ""
        self.entries = {row[0]: row for row in self._ask(_ENTRIES, ids)}
        live = list(self.entries)
        people = self._of_kind(EntryKind.PERSON)
        self.people = self._grouped(_LINES, people)
        self.names = self._grouped(_NAMES, people)
        self.absences = self._grouped(_ABSENCES, people)
        bodies = self._of_kind(EntryKind.BODY)
        self.bodies = {row[0]: row for row in self._ask(_BODIES, bodies)}
        self.coverage = self._grouped(_COVERAGE, bodies)
        posts = self._of_kind(EntryKind.POST)
        self.posts = {row[0]: row for row in self._ask(_POSTS, posts)}
        self.holders = self._grouped(_HOLDERS, posts)
        events = self._of_kind(EntryKind.EVENT)
        self.events = {row[0]: row for row in self._ask(_EVENTS, events)}
        self.event_bodies = self._grouped(_EVENT_BODIES, events)
        self.addresses = self._grouped(_ADDRESSES, live)
        asked = ((name, self._grouped(sql, live)) for name, sql in _TOLD)
        self.told = tuple((name, rows) for name, rows in asked if rows)
        self.lists = self._grouped(_LISTS, live)
        self.checked = self._grouped(_CHECKED, live)
        self.dated = self._grouped(_DATED, live)
        self._load_what_is_shown(live)
        self.phones = post_phones(connection, list(self.posts), day)

    def _load_what_is_shown(self, live: Sequence[int]) -> None:
        """Read the bodies and posts of lines, their names, functions and what they lend."""
        lines = [line for lines in self.people.values() for line in lines]
        at = {line[1] for line in lines} | {row[1] for row in self.posts.values()}
        self.parents = {row[0]: row[1] for row in self._ask(_PARENTS, list(at - {None}))}
        at |= {row[1] for rows in self.event_bodies.values() for row in rows}
        at |= {*self.bodies, *self.parents.values(), *(row[2] for row in self.bodies.values())}
        bodies = list(at - {None})
        self.seats = {row[0]: row for row in self._ask(_SEATS, bodies)}
        self.body_names = self._grouped(_BODY_NAMES, bodies)
        posts = {line[2] for line in lines} - {None}
        self.functions = self._grouped(_FUNCTIONS, [*self.posts, *posts])
        lenders = {line[2] or line[1] for line in lines} - {None}
        self.channels = self._grouped(_CHANNELS, [*live, *lenders])

    def _of_kind(self, kind: EntryKind) -> list[int]:
        return [row[0] for row in self.entries.values() if row[1] == kind]

    def _ask(self, sql: str, ids: Sequence[int]) -> Sequence[_Row]:
        if not ids:
            return []
        if ids is not self._asked_for:  # thirty questions in a row are about the same
            self._asked_for, self._given = ids, f"[{','.join(map(str, ids))}]"
        self._cursor.execute(sql.format(ids=_IDS), (self._given,))
        rows: Sequence[_Row] = self._cursor.fetchall()
        return rows

    def _grouped(self, sql: str, ids: Sequence[int]) -> _Rows:
        found: _Rows = {}
        for row in self._ask(sql, ids):
            found.setdefault(row[0], []).append(row)
        return found

    # what many ask for

    def holds(self, from_: str | None, to: str | None) -> bool:
        """Tell whether a term runs on the day; dates cut to a year or month compare as texts do."""
        return (from_ is None or from_ <= self._day) and (to is None or to > self._day)

    def channels_of(self, owner_id: int) -> list[ChannelFact]:
        """Return the channels that an entry itself has."""
        return [ChannelFact._make(row[1:]) for row in self.channels.get(owner_id, ())]

    def functions_of(self, post_id: int) -> tuple[str, ...]:
        """Return what a post is for."""
        return tuple(row[1] for row in self.functions.get(post_id, ()))

    def names_of(self, bodies: Sequence[int | None]) -> str:
        """Return all names and acronyms of bodies."""
        found = (self.body_names.get(body, ()) for body in bodies if body is not None)
        return " ".join(row[1] for rows in found for row in rows)

    def acronym_of(self, body_id: int) -> str:
        """Return the acronym of a body."""
        names = self.body_names.get(body_id, ())
        return next((row[1] for row in names if row[2] == "acronym" and row[3]), "")


def _common(rows: _Rowsets, row: _Row) -> Facts:
    entry_id, kind, name, place, country, *marks = row
    facts = Facts(entry_id, EntryKind(kind), name, place, country)
    facts.is_starred, facts.is_recent = map(bool, marks)
    facts.own_channels = facts.channels = rows.channels_of(entry_id)
    for name, told in rows.told:
        found = told.get(entry_id)
        if found:
            setattr(facts, name, [row[1] for row in found])
    if entry_id in rows.lists:
        facts.lists = [str(uid_from_bytes(row[1])) for row in rows.lists[entry_id]]
    facts.checked = _day([row[1] for row in rows.checked.get(entry_id, ())])
    sources = [row[1] for row in rows.dated.get(entry_id, ())]
    facts.dated = _day([*sources, *(c.as_of for c in facts.own_channels if c.as_of)])
    facts.addresses = [text for row in rows.addresses.get(entry_id, ()) for text in row[1:]]
    return facts


def _day(dates: Sequence[str]) -> str:
    """Return the latest of some dates in eight digits; a month or year counts from its first."""
    latest = max(dates, default="").replace("-", "")
    return f"{latest}0101"[:8] if len(latest) == 4 else f"{latest}01"[:8] if latest else ""


def _person(rows: _Rowsets, facts: Facts) -> None:
    lines = rows.people.get(facts.entry_id, [])
    facts.names = [NameFact._make(row[1:]) for row in rows.names.get(facts.entry_id, ())]
    facts.lines = [_line(rows, row) for row in lines]
    absences = rows.absences.get(facts.entry_id, ())
    facts.is_away = any(rows.holds(row[1], row[2]) for row in absences)
    facts.channels = _shown_channels(rows, facts.own_channels, lines)
    bodies = [body for row in lines for body in (row[1], rows.parents.get(row[1]))]
    facts.body_words = rows.names_of(bodies)


def _line(rows: _Rowsets, row: _Row) -> LineFact:
    _person, body, post, title, post_title, printed, unit, functions, from_, to = row
    return LineFact(
        title or post_title or "",
        rows.seats[body][1] if body else printed,
        unit,
        rows.functions_of(post) if post else tuple(functions.split()),
        rows.holds(from_, to),
    )


def _shown_channels(
    rows: _Rowsets, own: Sequence[ChannelFact], lines: Sequence[_Row]
) -> list[ChannelFact]:
    """Return also those of present posts, and of bodies the kinds that someone lacks."""
    shown = list(own)
    present = [row for row in lines if rows.holds(row[8], row[9])]
    for row in present:
        if row[2] is not None:
            shown += rows.channels_of(row[2])
    for row in present:
        if row[2] is None and row[1] is not None:
            have = {channel.type for channel in shown}
            shown += [lent for lent in rows.channels_of(row[1]) if lent.type not in have]
    return shown


def _body(rows: _Rowsets, facts: Facts) -> None:
    _id, facts.body_kind, parent = rows.bodies[facts.entry_id]
    names = rows.body_names.get(facts.entry_id, ())
    facts.acronym = rows.acronym_of(facts.entry_id)
    facts.aliases = [row[1] for row in names if not row[3]]
    facts.parent = rows.seats[parent][1] if parent else ""
    facts.covers = [row[1] for row in rows.coverage.get(facts.entry_id, ())]
    facts.body_words = rows.names_of([parent])


def _post(rows: _Rowsets, facts: Facts) -> None:
    post_id, body, title, from_, to = rows.posts[facts.entry_id]
    _id, body_name, place, country = rows.seats[body]
    facts.name = f"{title}, {rows.acronym_of(body) or body_name}"
    is_present = rows.holds(from_, to)
    facts.lines = [LineFact(title, body_name, "", rows.functions_of(post_id), is_present)]
    facts.holders = [
        HolderFact(row[1], row[4] != DESIGNATE and rows.holds(row[2], row[3]))
        for row in rows.holders.get(post_id, ())
    ]
    facts.place = facts.place or place
    facts.country = facts.country or country
    facts.body_words = rows.names_of([body])
    facts.phone = rows.phones.get(post_id, "")


def _event(rows: _Rowsets, facts: Facts) -> None:
    _id, facts.acronym, symbol, series, from_, to, given = rows.events[facts.entry_id]
    facts.aliases = [text for text in (symbol, series) if text]
    facts.when = given if not from_ else from_ if to in {None, from_} else f"{from_} – {to}"
    bodies = rows.event_bodies.get(facts.entry_id, ())
    named = [name for row in bodies for name in row[2:] if name]
    facts.body_words = " ".join((*named, rows.names_of([row[1] for row in bodies])))
