"""Texts in which something is replaced: where each kind of field stands, read in one sweep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_from_bytes
from stakeholders.domain.replacement import ReplaceField
from stakeholders.store.plain_cursor import ask


@dataclass(frozen=True, slots=True)
class FieldText:
    """What a field of a contact says; `row` is the uid of the row, `table` where it stands."""

    field: ReplaceField
    table: str
    entry: Uid
    name: str
    row: Uid
    text: str


def texts_of(connection: sa.Connection, field: ReplaceField) -> Iterator[FieldText]:
    """Yield every text of a kind of field, contact by contact."""
    for table, query in _QUERIES[field]:
        for entry, name, row, text in ask(connection, query):
            yield FieldText(field, table, uid_from_bytes(entry), name, uid_from_bytes(row), text)


def _of(table: str, owner: str, column: str, more: str = "") -> tuple[str, str]:
    query = (
        f"SELECT e.uid, e.display, r.uid, r.{column} FROM {table} r "  # noqa: S608 - constants
        f"JOIN entry e ON e.id = r.{owner} WHERE r.deleted_at IS NULL AND e.deleted_at IS NULL "
        f"AND r.{column} <> ''{more} ORDER BY e.sort_key, r.id"
    )
    return table, query


_POSTS: Final = (
    "SELECT e.uid, e.display, e.uid, r.title FROM post r JOIN entry e ON e.id = r.id "
    "WHERE e.deleted_at IS NULL ORDER BY e.sort_key"
)
_PLACES: Final = (
    "SELECT e.uid, e.display, e.uid, e.place FROM entry e WHERE e.deleted_at IS NULL "
    "AND e.place <> '' AND e.kind IN ('person', 'body', 'post') ORDER BY e.sort_key"
)
_PRINTED: Final = (
    " AND r.title <> coalesce((SELECT p.title FROM post p WHERE p.id = r.post_id), '')"
)
_ADDRESSES: Final = (
    "SELECT e.uid, e.display, r.uid, trim(r.lines || char(10) || r.street || char(10) || r.po_box "
    "|| char(10) || r.city, char(10)) FROM address r JOIN entry e ON e.id = r.owner_id "
    "WHERE r.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY e.sort_key, r.id"
)


def _channels(kind: str) -> tuple[str, str]:
    return _of("channel", "owner_id", "raw", f" AND r.type = '{kind}'")


_QUERIES: Final[Mapping[ReplaceField, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        ReplaceField.NAME: (_of("person_name", "person_id", "full"),),
        ReplaceField.BODY_NAME: (_of("body_name", "body_id", "text"),),
        ReplaceField.TITLE: (("post", _POSTS), _of("affiliation", "person_id", "title", _PRINTED)),
        ReplaceField.PLACE: (("entry", _PLACES),),
        ReplaceField.PHONE: (_channels("phone"),),
        ReplaceField.EMAIL: (_channels("email"),),
        ReplaceField.WEB: (_channels("web"),),
        ReplaceField.ADDRESS: (("address", _ADDRESSES),),
        ReplaceField.NOTE: (_of("note", "entry_id", "text"),),
    }
)
