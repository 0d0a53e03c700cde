"""Parts as rows: where each kind of `domain.parts` stands, read and written one way for all."""

import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, cast, get_type_hints

import sqlalchemy as sa

from stakeholders.domain import parts
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import PART_TYPES, Part
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.history import Writing
from stakeholders.store.row_reading import Row, RowReading, given_ids

_COLUMNS: Final = MappingProxyType(
    {"from_": "from_date", "to": "to_date", "primary": "is_primary", "done": "is_done"}
)
"""Attributes whose columns are called otherwise, of any part."""


@dataclass(frozen=True, slots=True)
class PartTable:
    """Where a kind of part stands.

    `owner` is the column of the entry it hangs on, `columns` the plain columns by attribute;
    `links` the columns of ids of entries by the attribute of their uid, `names` the attributes
    that show what those entries are called, by the same column; `kinds` who can have it.
    """

    part: type[Part]
    table: sa.Table
    owner: str
    columns: Mapping[str, str]
    links: Mapping[str, str]
    names: Mapping[str, str]
    kinds: tuple[EntryKind, ...]


def _placed(
    part: type[Part],
    owner: str,
    *kinds: EntryKind,
    links: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    elsewhere: Iterable[str] = (),
    **columns: str,
) -> PartTable:
    links, names = MappingProxyType(links or {}), MappingProxyType(names or {})
    told = {*links, *names, *elsewhere, "uid"}
    attributes = [one.name for one in dataclasses.fields(part) if one.name not in told]
    plain = {name: columns.get(name) or _COLUMNS.get(name, name) for name in attributes}
    table = schema.metadata.tables[part.code]
    return PartTable(part, table, owner, MappingProxyType(plain), links, names, kinds)


_PERSON, _BODY, _POST = EntryKind.PERSON, EntryKind.BODY, EntryKind.POST
_ALL: Final = (_PERSON, _BODY, _POST)
PART_TABLES: Final = (
    _placed(parts.BodyName, "body_id", _BODY),
    _placed(
        parts.Relation, "from_body_id", _BODY,
        links={"other": "to_body_id"}, names={"other_name": "to_body_id"}, elsewhere=("forward",),
    ),
    _placed(parts.Status, "body_id", _BODY),
    _placed(parts.Coverage, "body_id", _BODY),
    _placed(parts.AreaLink, "entry_id", _PERSON, _BODY),
    _placed(parts.PostFunction, "post_id", _POST),
    _placed(parts.PostTitle, "post_id", _POST),
    _placed(parts.LanguageSkill, "entry_id", *_ALL),
    _placed(parts.Note, "entry_id", *_ALL),
    _placed(
        parts.Absence, "person_id", _PERSON,
        links={"officer": "officer_id"}, names={"officer_name": "officer_id"},
    ),
    _placed(
        parts.Attachment, "entry_id", *_ALL, elsewhere=("digest", "media_type", "size"),
    ),
    _placed(parts.CustomValue, "entry_id", *_ALL, elsewhere=("field", "field_name", "visibility")),
    _placed(parts.LegalBasis, "entry_id", _PERSON),
    _placed(parts.Refusal, "entry_id", *_ALL, way="channel"),
    _placed(parts.Restriction, "entry_id", *_ALL),
    _placed(
        parts.Verification, "entry_id", *_ALL,
        on="checked_on", by="checked_by", target="row_uid",
    ),
)  # fmt: skip
BY_TYPE: Final = MappingProxyType({place.part: place for place in PART_TABLES})


def read_parts(
    connection: sa.Connection, ids: Sequence[int], kinds: Iterable[type[Part]] = ()
) -> dict[int, list[Part]]:
    """Return the live parts of entries by their ids, all kinds unless told, in their order."""
    found: dict[int, list[Part]] = {}
    wanted = set(kinds)
    for place in PART_TABLES:
        if not wanted or place.part in wanted:
            for query in _queries_of(place.part.code):
                for row in query.rows(connection, ids):
                    found.setdefault(row.pop("owner"), []).append(_part_of(place, row))
    return found


@functools.cache
def _queries_of(code: str) -> tuple[RowReading, ...]:
    """Return the questions for a kind of part: a relation is told by both of its bodies.

    While one of them lies in the bin the other does not tell it.
    """
    place = BY_TYPE[PART_TYPES[code]]
    questions = [_query(place, place.owner)]
    if place.part is parts.Relation:
        questions.append(_query(place, "to_body_id"))
    return tuple(map(RowReading, questions))


def _query(place: PartTable, owner: str) -> sa.Select[Any]:
    table = place.table
    columns = [table.c.uid, table.c[owner].label("owner")]
    columns += [table.c[name].label(attribute) for attribute, name in place.columns.items()]
    joined: sa.FromClause = table
    for attribute, column in place.links.items():
        points_to = place.owner if owner == column else column
        other = schema.entry.alias(f"other_{attribute}")
        joined = joined.outerjoin(other, other.c.id == table.c[points_to])
        columns.append(other.c.uid.label(attribute))
        columns += [other.c.display.label(name) for name, of in place.names.items() if of == column]
    live = [table.c.deleted_at.is_(None)]
    if place.part is parts.Relation:
        columns.append(sa.literal(owner == place.owner).label("forward"))
        live.append(other.c.deleted_at.is_(None))
    if place.part is parts.Attachment:
        file = schema.stored_file
        joined = joined.join(file, file.c.id == table.c.file_id)
        columns += [file.c[name].label(name) for name in ("digest", "media_type", "size")]
    if place.part is parts.CustomValue:
        field = schema.custom_field
        joined = joined.join(field, field.c.id == table.c.field_id)
        columns += [field.c.uid.label("field"), field.c.name.label("field_name")]
        columns.append(field.c.visibility.label("visibility"))
    return (
        sa.select(*columns)
        .select_from(joined)
        .where(table.c[owner].in_(given_ids()), *live)
        .order_by(table.c[owner], table.c.position, table.c.id)
    )


def _part_of(place: PartTable, values: Row) -> Part:
    for attribute, make in _codes(place.part.code).items():
        values[attribute] = make(values[attribute])
    for attribute in place.names:
        values[attribute] = values[attribute] or ""
    return place.part(**values)


@functools.cache
def _codes(code: str) -> Mapping[str, type[StrEnum]]:
    """Return the attributes of a part that are codes of an enumeration."""
    hints = get_type_hints(PART_TYPES[code])
    return {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, StrEnum)
    }


def part_values(place: PartTable, part: Part) -> dict[str, Any]:
    """Return the plain columns of a part; those that link it to other rows are left out."""
    values = {column: getattr(part, name) for name, column in place.columns.items()}
    plain = {
        column: value.value if isinstance(value, StrEnum) else value
        for column, value in values.items()
    }
    if isinstance(part, parts.BodyName):
        plain["folded"] = fold(part.text)
    return plain


def read_part(connection: sa.Connection, uid: Uid) -> tuple[Uid, Part]:
    """Return the owner of a live part, and the part.

    Raises:
        UnknownUidError: when there is none.
    """
    place, row = _found(connection, uid)
    for part in read_parts(connection, (row.owner,), (place.part,)).get(row.owner, ()):
        if part.uid == uid:
            owner = connection.scalar(
                sa.select(schema.entry.c.uid).where(schema.entry.c.id == row.owner)
            )
            return cast("Uid", owner), part
    raise UnknownUidError(uid)


def add_part(writing: Writing, owner: Uid, part: Part, **links: int) -> Uid:
    """Add a part behind those its owner has; return its uid.

    `links` are ids for columns that are no entries: `file_id`, `field_id`.
    """
    place = BY_TYPE[type(part)]
    owner_id = entry_id(writing.connection, owner)
    table = place.table
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c[place.owner] == owner_id)
    )
    uid = part.uid or writing.new_uid()
    ends = {place.owner: owner_id, **_linked(writing.connection, place, part)}
    if isinstance(part, parts.Relation) and not part.forward:
        ends = {place.owner: ends["to_body_id"], "to_body_id": owner_id}
    position = 0 if last is None else last + 1
    writing.insert(table, uid=uid, position=position, **part_values(place, part), **ends, **links)
    return uid


def change_part(writing: Writing, part: Part) -> bool:
    """Write a part whose uid is known over the one that is there; tell if anything changed.

    Raises:
        UnknownUidError: when it is gone.
    """
    if part.uid is None:
        raise ValueError(part)
    place, row = _found(writing.connection, part.uid)
    ends: Mapping[str, int | None] = _linked(writing.connection, place, part)
    if isinstance(part, parts.Relation) and not part.forward:
        ends = {place.owner: ends["to_body_id"]}
    return writing.update(place.table, row.id, **part_values(place, part), **ends)


def remove_part(writing: Writing, uid: Uid) -> None:
    """Put a part into the bin.

    Raises:
        UnknownUidError: when it is gone.
    """
    place, row = _found(writing.connection, uid)
    writing.remove(place.table, row.id)


def _linked(connection: sa.Connection, place: PartTable, part: Part) -> dict[str, int | None]:
    """Return the ids of the entries that a part points to."""
    found: dict[str, int | None] = {}
    for attribute, column in place.links.items():
        uid = getattr(part, attribute)
        found[column] = None if uid is None else entry_id(connection, uid)
    return found


def _found(connection: sa.Connection, uid: Uid) -> tuple[PartTable, sa.Row[int, int]]:
    for place in PART_TABLES:
        table = place.table
        row = connection.execute(
            sa.select(table.c.id, table.c[place.owner].label("owner")).where(
                table.c.uid == uid, table.c.deleted_at.is_(None)
            )
        ).one_or_none()
        if row is not None:
            return place, row
    raise UnknownUidError(uid)


def kinds_of_parts(kind: EntryKind) -> tuple[type[Part], ...]:
    """Return the kinds of parts that such a contact can have."""
    return tuple(PART_TYPES[place.part.code] for place in PART_TABLES if kind in place.kinds)
