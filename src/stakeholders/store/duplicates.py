"""Duplicates: the traits of all entries of a kind, read in a few sweeps, and pairs kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.channel import NumberType
from stakeholders.domain.email import is_role_address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_bytes
from stakeholders.domain.traits import Traits, body_words, name_words
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.plain_cursor import ask
from stakeholders.store.trust_tables import not_same

_ENTRIES: Final = (
    "SELECT id, uid, country FROM entry WHERE kind = ? AND deleted_at IS NULL ORDER BY id"
)
_PEOPLE: Final = (
    "SELECT person_id, full FROM person_name WHERE deleted_at IS NULL AND full <> '' ORDER BY id"
)
_BODY_NAMES: Final = (
    "SELECT body_id, text, folded, type = 'acronym' FROM body_name "
    "WHERE deleted_at IS NULL AND text <> '' ORDER BY id"
)
_NUMBERS: Final = (
    "SELECT owner_id, normalised, coalesce(extension, ''), number_type = ? FROM channel "
    "WHERE deleted_at IS NULL AND type = 'phone' AND normalised IS NOT NULL"
)
_EMAILS: Final = (
    "SELECT owner_id, normalised FROM channel "
    "WHERE deleted_at IS NULL AND type = 'email' AND normalised IS NOT NULL"
)
_STAFF: Final = (
    "SELECT a.person_id, coalesce(a.body_id, p.body_id), a.body_as_printed FROM affiliation a "
    "LEFT JOIN post p ON p.id = a.post_id WHERE a.deleted_at IS NULL"
)
_POSTS: Final = "SELECT id, body_id, title FROM post WHERE deleted_at IS NULL"
_APART: Final = (
    "SELECT a.uid, b.uid FROM not_same n JOIN entry a ON a.id = n.first_id "
    "JOIN entry b ON b.id = n.second_id WHERE n.deleted_at IS NULL"
)
_PAIR: Final = "SELECT id FROM not_same WHERE first_id = ? AND second_id = ? AND deleted_at IS NULL"
_NONE: Final[frozenset[str]] = frozenset()
_T = TypeVar("_T")


def traits_of_all(connection: sa.Connection, kind: EntryKind) -> dict[Uid, Traits]:
    """Return what all live people, bodies or posts are compared by, in the order they came."""
    entries = ask(connection, _ENTRIES, (kind,))
    read = {EntryKind.PERSON: _people, EntryKind.BODY: _bodies, EntryKind.POST: _posts}[kind]
    traits = read(connection, {entry: country for entry, _, country in entries})
    return {uid_from_bytes(uid): traits[entry] for entry, uid, _ in entries if entry in traits}


def _people(connection: sa.Connection, entries: Mapping[int, str]) -> dict[int, Traits]:
    """Return the traits of people; an organisation is what it is called, and its own id."""
    names = _gathered(ask(connection, _PEOPLE))
    emails = _sets(row for row in ask(connection, _EMAILS) if not is_role_address(row[1]))
    numbers = ask(connection, _NUMBERS, (NumberType.MOBILE,))
    phones = _sets((owner, _number(e164, ext)) for owner, e164, ext, _ in numbers)
    mobiles = _sets((owner, _number(e164, ext)) for owner, e164, ext, mobile in numbers if mobile)
    bodies = _staff(connection)
    return {
        entry: Traits(
            EntryKind.PERSON,
            name_words(names[entry]),
            emails=emails.get(entry, _NONE),
            mobiles=mobiles.get(entry, _NONE),
            phones=phones.get(entry, _NONE),
            bodies=bodies.get(entry, _NONE),
            country=country,
        )
        for entry, country in entries.items()
        if entry in names
    }


def _staff(connection: sa.Connection) -> dict[int, frozenset[str]]:
    """Return the organisations of people, by the folded name that each is known by."""
    called: dict[int, str] = {}
    for body, _, folded, _ in ask(connection, _BODY_NAMES):
        called.setdefault(body, folded)
    rows = ask(connection, _STAFF)
    told = ((person, called.get(body) or printed) for person, body, printed in rows)
    return _sets((person, body) for person, body in told if body)


def _bodies(connection: sa.Connection, entries: Mapping[int, str]) -> dict[int, Traits]:
    rows = ask(connection, _BODY_NAMES)
    names = _gathered((body, text) for body, text, _, is_acronym in rows if not is_acronym)
    acronyms = _gathered((body, text) for body, text, _, is_acronym in rows if is_acronym)
    return {
        entry: Traits(
            EntryKind.BODY,
            body_words(names.get(entry, ())),
            body_words(acronyms.get(entry, ())),
            country=country,
        )
        for entry, country in entries.items()
    }


def _posts(connection: sa.Connection, entries: Mapping[int, str]) -> dict[int, Traits]:
    return {
        entry: Traits(EntryKind.POST, body_words((title,)), bodies=frozenset((str(body),)))
        for entry, body, title in ask(connection, _POSTS)
        if entry in entries
    }


def kept_apart(connection: sa.Connection) -> set[frozenset[Uid]]:
    """Return the pairs of which somebody said that they are not the same."""
    rows = ask(connection, _APART)
    return {frozenset(map(uid_from_bytes, pair)) for pair in rows}


def keep_apart(writing: Writing, first: Uid, second: Uid, reason: str, by: str) -> None:
    """Remember that two entries are not the same; once is enough."""
    pair = sorted(entry_id(writing.connection, uid) for uid in (first, second))
    there = ask(writing.connection, _PAIR, pair)
    if not there:
        writing.insert(not_same, first_id=pair[0], second_id=pair[1], reason=reason, by=by)


def _number(e164: str, extension: str) -> str:
    return f"{e164};{extension}" if extension else e164


def _gathered(rows: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = defaultdict(list)
    for owner, value in rows:
        found[owner].append(value)
    return found


def _sets(rows: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    return {owner: frozenset(values) for owner, values in _gathered(rows).items()}
