"""Arranging: all contacts in the order of a column, sorted by the file itself.

A statement gives the text of each contact that has one, `sort_key` is made once for each text that
differs, and SQLite sorts by its rank: no text comes to Python, and the window goes on meanwhile.
The order is that of the whole directory, so that it serves every search until something is written.
"""

import datetime
import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.fields import FIELDS
from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.domain.search_row import SearchRow, read_search_row
from stakeholders.domain.text import sort_key
from stakeholders.store.plain_cursor import ask, ask_numbers

BY_NAME: Final = "name"
"""The column that everybody has something in; its order is that of the directory."""
OWN: Final = "own:"
"""Begins the column of a field of one's own; its uid follows."""
KIND: Final = "kind:"
"""Begins the text of a body's kind, which stands among titles as people wrote them."""

_HOLDS: Final = (
    "a.deleted_at IS NULL AND (a.from_date IS NULL OR a.from_date <= :day) "
    "AND (a.to_date IS NULL OR a.to_date > :day)"
)
_FIRST: Final = "min((a.is_primary = 0) * 4503599627370496 + a.position * 4294967296 + a.id)"
"""Of the rows of a group SQLite gives the other columns of the one with the smallest."""
_POSITION: Final = f"""
SELECT a.person_id AS id, iif(a.title <> '', a.title, p.title) AS text, {_FIRST}
FROM affiliation a LEFT JOIN post p ON p.id = a.post_id
WHERE {_HOLDS} AND iif(a.title <> '', a.title, p.title) <> '' GROUP BY a.person_id
UNION ALL SELECT id, title, 0 FROM post
UNION ALL SELECT id, '{KIND}' || kind, 0 FROM body WHERE kind <> ''
"""  # noqa: S608
_ORGANISATION: Final = f"""
SELECT a.person_id AS id, iif(a.body_id IS NULL, a.body_as_printed, a.body_id) AS text, {_FIRST}
FROM affiliation a
WHERE {_HOLDS} AND (a.body_id IS NOT NULL OR a.body_as_printed <> '') GROUP BY a.person_id
UNION ALL SELECT id, body_id, 0 FROM post WHERE body_id IS NOT NULL
UNION ALL SELECT id, parent_id, 0 FROM body WHERE parent_id IS NOT NULL
"""  # noqa: S608
_KEY: Final = "key_of(text)"
_KEY_OF_BODY: Final = (
    "iif(typeof(text) = 'integer', (SELECT sort_key FROM entry WHERE id = text), key_of(text))"
)
"""A body is told by its id, which is far sooner compared than its name."""
_OFFICES: Final = "(SELECT id FROM post UNION ALL SELECT id FROM body)"
_SHOWN_AT: Final = f"""
o.owner_id IN {_OFFICES} AND {_HOLDS}
AND (a.post_id = o.owner_id OR (a.post_id IS NULL AND a.body_id = o.owner_id))
"""
"""Posts, and bodies where there is no post, lend what they have to those who work there."""
_CHANNEL: Final = f"""
SELECT o.owner_id AS id, lower(coalesce(o.normalised, o.raw)) AS text, min(
(o.to_date IS NOT NULL AND o.to_date <= :day) * 4503599627370496 + o.position * 4294967296 + o.id)
FROM channel o WHERE o.type = '{{type}}' AND o.deleted_at IS NULL GROUP BY o.owner_id
UNION ALL
SELECT a.person_id, lower(coalesce(o.normalised, o.raw)),
min((a.post_id IS NULL) * 4503599627370496 + o.position * 4294967296 + o.id)
FROM channel o CROSS JOIN affiliation a WHERE o.type = '{{type}}' AND o.deleted_at IS NULL
AND {_SHOWN_AT} AND NOT EXISTS (SELECT 1 FROM channel n WHERE n.owner_id = a.person_id
AND n.type = '{{type}}' AND n.deleted_at IS NULL) GROUP BY a.person_id
"""  # noqa: S608
_NEWEST: Final = f"""
SELECT id, max(text) AS text FROM (
SELECT o.owner_id AS id, o.as_of AS text FROM channel o
WHERE o.as_of IS NOT NULL AND o.deleted_at IS NULL
UNION ALL SELECT a.person_id, o.as_of FROM channel o CROSS JOIN affiliation a
WHERE o.as_of IS NOT NULL AND o.deleted_at IS NULL AND {_SHOWN_AT}) GROUP BY id
"""  # noqa: S608
_ADDRESS: Final = f"""
SELECT id, text, min(place) FROM (
SELECT o.owner_id AS id, o.city AS text, o.id AS place FROM address o
WHERE o.city <> '' AND o.deleted_at IS NULL
UNION ALL SELECT a.person_id, o.city, (1 + (a.post_id IS NULL)) * 4503599627370496 + o.id
FROM address o CROSS JOIN affiliation a
WHERE o.city <> '' AND o.deleted_at IS NULL AND {_SHOWN_AT}
UNION ALL SELECT p.id, o.city, 4503599627370496 + o.id FROM address o
JOIN post p ON p.body_id = o.owner_id WHERE o.city <> '' AND o.deleted_at IS NULL) GROUP BY id
"""  # noqa: S608
_PLACE: Final = """
SELECT id, place AS text FROM entry WHERE place <> ''
UNION ALL SELECT p.id, b.place FROM post p JOIN entry e ON e.id = p.id
JOIN entry b ON b.id = p.body_id WHERE e.place = '' AND b.place <> ''
"""
"""A post without a place is where its body is."""
_SEVERAL: Final = """
SELECT l.entry_id AS id, group_concat({what}, ', ' ORDER BY l.position, l.id) AS text
FROM {tables} WHERE l.deleted_at IS NULL GROUP BY l.entry_id
"""
_OWN_VALUE: Final = """
SELECT v.entry_id AS id, v.value AS text FROM custom_value v JOIN custom_field f
ON f.id = v.field_id WHERE f.uid = x'{uid}' AND v.deleted_at IS NULL AND v.value <> ''
"""


@dataclass(frozen=True, slots=True)
class Values:
    """The statement that gives id and text; `plain` texts sort as they are, others by a `key`."""

    sql: str
    plain: bool = False
    key: str = _KEY


VALUES: Final[Mapping[str, Values]] = MappingProxyType(
    {
        "honorific": Values(
            "SELECT person_id AS id, honorific AS text FROM person_name WHERE is_primary = 1 "
            "AND deleted_at IS NULL AND honorific <> ''"
        ),
        "position": Values(_POSITION),
        "organisation": Values(_ORGANISATION, key=_KEY_OF_BODY),
        "phone": Values(_CHANNEL.format(type="phone"), plain=True),
        "email": Values(_CHANNEL.format(type="email"), plain=True),
        "web": Values(_CHANNEL.format(type="web"), plain=True),
        "place": Values(_PLACE),
        "country": Values("SELECT entry_id AS id, country AS text FROM search_row"),
        "address": Values(_ADDRESS),
        "languages": Values(_SEVERAL.format(what="l.language", tables="entry_language l")),
        "tags": Values(
            _SEVERAL.format(what="t.name", tables="entry_tag l JOIN tag t ON t.id = l.tag_id")
        ),
        "missing": Values(
            "SELECT entry_id AS id, flags AS text FROM search_row WHERE instr(flags, 'missing:')"
        ),
        "as_of": Values(_NEWEST, plain=True),
        "visibility": Values("SELECT id, visibility AS text FROM entry"),
        **{
            field.code: Values(
                f"SELECT id, CAST({field.code} AS TEXT) AS text FROM {field.table} "  # noqa: S608
                f"WHERE {field.code} NOT IN ('', 0)"
            )
            for field in FIELDS
        },
    }
)
"""How each column of the list sorts, but that of the names."""

_PLAIN: Final = """
WITH value (id, text) AS MATERIALIZED (SELECT id, text FROM ({values}))
SELECT s.entry_id FROM value CROSS JOIN search_row s ON s.entry_id = value.id
ORDER BY value.text, s.label
"""
_BY_KEY: Final = """
WITH value (id, text) AS MATERIALIZED (SELECT id, text FROM ({values})),
key (text, place) AS MATERIALIZED (SELECT text, dense_rank() OVER (ORDER BY {key})
FROM (SELECT DISTINCT text FROM value WHERE text <> ''))
SELECT s.entry_id FROM value CROSS JOIN key ON key.text = value.text
CROSS JOIN search_row s ON s.entry_id = value.id ORDER BY key.place, s.label
"""
_ALL: Final = "SELECT entry_id FROM search_row ORDER BY label"
_FOUND: Final = (
    "WITH found (label) AS ({found}) SELECT s.entry_id FROM found "
    "JOIN search_row s ON s.label = found.label"
)
_ROWS: Final = (
    "SELECT s.entry_id, e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, s.flags "
    "FROM search_row s JOIN entry e ON e.id = s.entry_id WHERE s.entry_id IN ({marks})"
)
_UIDS: Final = (
    "SELECT id, uid FROM entry WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))"
)
_NEWEST_OPERATION: Final = "SELECT coalesce(max(id), 0) FROM operation"


def ids_in_order(
    connection: sa.Connection, column: str, day: datetime.date, told: Callable[[str], str]
) -> "array[int]":
    """Return the ids of all who have something in a column, in its order.

    `told` gives the words for what the file keeps, by which they are sorted.
    """
    if column == BY_NAME:
        return ask_numbers(connection, _ALL)
    values = _values_of(column)
    _give_key(connection, told)
    dated = values.sql.replace(":day", f"'{day.isoformat()}'")
    statement = (_PLAIN if values.plain else _BY_KEY).format(values=dated, key=values.key)
    return ask_numbers(connection, statement)


def ids_found(connection: sa.Connection, found: tuple[str, Sequence[object]]) -> "array[int]":
    """Return the ids of all whose labels a statement gives, in no order."""
    sql, bound = found
    return ask_numbers(connection, _FOUND.format(found=sql), bound)


def can_arrange(column: str) -> bool:
    """Tell whether contacts can stand in the order of such a column."""
    return column == BY_NAME or column.startswith(OWN) or column in VALUES


def rows_of(connection: sa.Connection, ids: Sequence[int]) -> tuple[SearchRow, ...]:
    """Return the rows of entries in this order; those that are not found any more are left out."""
    statement = _ROWS.format(marks=", ".join("?" * len(ids)))
    found = {entry: read_search_row(*rest) for entry, *rest in ask(connection, statement, ids)}
    return tuple(found[one] for one in ids if one in found)


def uids_of(connection: sa.Connection, ids: Sequence[int]) -> tuple[Uid, ...]:
    """Return the uids of entries in this order; those that are gone are left out."""
    found = {row[0]: row[1] for row in ask(connection, _UIDS, (json.dumps(list(ids)),))}
    return tuple(uid_from_bytes(found[one]) for one in ids if one in found)


def newest_operation(connection: sa.Connection) -> int:
    """Return a number that rises with every operation."""
    return int(ask(connection, _NEWEST_OPERATION)[0][0])


def _values_of(column: str) -> Values:
    if column.startswith(OWN):
        uid = uid_to_bytes(Uid(column.removeprefix(OWN))).hex()
        return Values(_OWN_VALUE.format(uid=uid))
    return VALUES[column]


def _give_key(connection: sa.Connection, told: Callable[[str], str]) -> None:
    """Let statements of this connection ask for the sort key of a text."""

    def key_of(text: str) -> bytes:
        return sort_key(told(text))

    driver = connection.connection.driver_connection
    if driver is None:
        raise ValueError(connection)
    driver.create_function("key_of", 1, key_of, deterministic=True)
