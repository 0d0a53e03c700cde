"""Saving the parts of a record: channels, addresses, languages, notes, tags, sources."""

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import (
    Attachment,
    BodyName,
    Coverage,
    CustomValue,
    LanguageSkill,
    Note,
    Part,
    PostFunction,
    Relation,
    content_of,
)
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import fold
from stakeholders.store import schema
from stakeholders.store.addresses import address_values
from stakeholders.store.channel_columns import channel_values
from stakeholders.store.history import Writing
from stakeholders.store.parts import BY_TYPE, PartTable, part_values, read_parts
from stakeholders.store.pending_rows import PendingRows

_OF_ITS_OWN: Final = (BodyName, Coverage, PostFunction)
"""Parts that are written with the body or post that they make."""


class PartsSaver:
    """Adds parts to entries; `known` finds the entry of a uid."""

    def __init__(
        self, writing: Writing, rows: PendingRows, known: Callable[[Uid | None], int | None]
    ) -> None:
        self._writing = writing
        self._rows = rows
        self._known = known
        self._tags: dict[str, int] = {}
        self._fields: dict[str, int] = {}
        self._relations: set[tuple[object, ...]] = set()
        self._sources: dict[bytes, int] = {}
        self._at_home: set[int] = set()
        self._new: set[int] = set()
        self._first_new = sys.maxsize
        self._channels: dict[int, set[tuple[str, str, str]]] = {}

    def expect_new(self, entry_id: int) -> None:
        """Know that an entry is new and has nothing yet, without asking the file."""
        self._new.add(entry_id)
        self._first_new = min(self._first_new, entry_id)

    def let_go(self, entry_id: int) -> None:
        """Forget what a new entry has by now; who asks for it again looks into the file.

        Of a hundred thousand people nobody asks, and they would take a hundred megabytes.
        """
        self._new.discard(entry_id)
        self._channels.pop(entry_id, None)
        self._at_home.discard(entry_id)

    def add_all(self, entry_id: int, record: Record) -> None:
        """Add every part of a record to an entry that is new."""
        self.add_told(entry_id, _in_full(record))
        self._add_tags(entry_id, record.tags)
        self._add_values(schema.known_gap, entry_id, "field", record.missing)
        for position, kept in enumerate(record.kept):
            self._rows.add(
                schema.kept_property,
                entry_id=entry_id,
                name=kept.name,
                value=kept.value,
                group_name=kept.group,
                parameters=[list(pair) for pair in kept.parameters],
                position=position,
            )
        self._add_addresses(entry_id, record)
        self._add_channels(entry_id, record)
        self._add_sources(entry_id, record)

    def add_lacking(self, entry_id: int, record: Record) -> None:
        """Add the parts of a record that an entry lacks."""
        self._add_channels(entry_id, record)
        self._add_sources(entry_id, record)
        told = [*_in_full(record), *(p for p in _fitting(record) if isinstance(p, _OF_ITS_OWN))]
        if told:
            have = {content_of(part) for part in self._parts_of(entry_id)}
            have_texts = {part.text for part in have if isinstance(part, Note)}
            have_texts |= {part.language for part in have if isinstance(part, LanguageSkill)}
            self.add_told(
                entry_id,
                [
                    part
                    for part in told
                    if content_of(part) not in have and _short(part) not in have_texts
                ],
            )
        if record.tags:
            link = schema.entry_tag
            have_tags = self._values_of(link, link.c.tag_id, entry_id)
            self._add_tags(entry_id, [t for t in record.tags if self._tag(t) not in have_tags])

    def add_told(self, entry_id: int, parts: Iterable[Part]) -> None:
        """Add parts to an entry, each kind in the order given."""
        positions: Counter[str] = Counter()
        for part in parts:
            place = BY_TYPE[type(part)]
            position = positions[part.code]
            positions[part.code] += 1
            links = self._links_of(place, entry_id, part)
            if links is not None:
                values = part_values(place, part)
                self._rows.add(place.table, uid=part.uid, position=position, **values, **links)

    def _links_of(
        self, place: PartTable, entry_id: int, part: Part
    ) -> dict[str, int | None] | None:
        """Return the rows that a part hangs between; None where one of them is nowhere."""
        ends: dict[str, int | None] = {place.owner: entry_id}
        for attribute, column in place.links.items():
            ends[column] = self._end(place, column, getattr(part, attribute))
        if isinstance(part, Relation):
            other = ends["to_body_id"]
            if other is None:
                return None
            if not part.forward:
                ends = {place.owner: other, "to_body_id": entry_id}
            if self._is_told(part, ends):
                return None
        if isinstance(part, CustomValue):
            ends["field_id"] = self._field(part.field_name)
        return None if isinstance(part, Attachment) else ends

    def _is_told(self, relation: Relation, ends: Mapping[str, int | None]) -> bool:
        """Tell whether a relation is here already: files tell it at both of its ends."""
        table = schema.body_relation
        key = (*ends.values(), relation.type, relation.from_, relation.to)
        if key in self._relations:
            return True
        self._relations.add(key)
        return bool(
            self._writing.connection.scalar(
                sa.select(sa.func.count()).where(
                    *(table.c[column] == value for column, value in ends.items()),
                    table.c.type == relation.type,
                    table.c.from_date.is_not_distinct_from(relation.from_),
                    table.c.to_date.is_not_distinct_from(relation.to),
                    table.c.deleted_at.is_(None),
                )
            )
        )

    def _end(self, place: PartTable, column: str, uid: Uid | None) -> int | None:
        """Return the entry that a part points to; None where it is nowhere or of another kind."""
        found = self._known(uid)
        (key,) = place.table.c[column].foreign_keys
        is_one = sa.exists().where(key.column == found)
        if found is None or self._writing.connection.scalar(sa.select(is_one)):
            return found
        self._rows.flush()
        return found if self._writing.connection.scalar(sa.select(is_one)) else None

    def _field(self, name: str) -> int:
        """Return the field of one's own that is called so, made as a text where it is new."""
        folded = fold(name)
        if folded not in self._fields:
            field = schema.custom_field
            found = self._writing.connection.scalar(
                sa.select(field.c.id).where(field.c.folded == folded, field.c.deleted_at.is_(None))
            )
            self._fields[folded] = found or self._rows.add(field, name=name, folded=folded)
        return self._fields[folded]

    def _parts_of(self, entry_id: int) -> Iterable[Part]:
        self._rows.flush()
        return read_parts(self._writing.connection, (entry_id,)).get(entry_id, ())

    def _values_of(self, table: sa.Table, column: sa.Column[Any], entry_id: int) -> set[Any]:
        query = sa.select(column).where(table.c.entry_id == entry_id, table.c.deleted_at.is_(None))
        return set(self._writing.connection.scalars(query))

    def _add_tags(self, entry_id: int, names: Iterable[str]) -> None:
        for position, name in enumerate(names):
            self._rows.add(
                schema.entry_tag, entry_id=entry_id, tag_id=self._tag(name), position=position
            )

    def _add_values(
        self, table: sa.Table, entry_id: int, column: str, values: Iterable[str]
    ) -> None:
        for position, value in enumerate(values):
            self._rows.add(table, entry_id=entry_id, position=position, **{column: value})

    def _add_addresses(self, entry_id: int, record: Record) -> None:
        for position, address in enumerate(record.addresses):
            owner = self._known(address.owner) if address.owner else entry_id
            owner_id = owner if owner is not None else entry_id
            is_lent = address.owner is not None and address.owner != record.uid
            if is_lent and owner_id != entry_id and self._has_address(owner_id):
                continue
            self._rows.add(
                schema.address,
                owner_id=owner_id,
                uid=None if is_lent else address.uid,
                position=position,
                **address_values(address),
            )
            self._at_home.add(owner_id)

    def _has_address(self, owner_id: int) -> bool:
        """Tell whether the owner of a lent address has one, also one that waits to be written."""
        table = schema.address
        live = sa.exists().where(table.c.owner_id == owner_id, table.c.deleted_at.is_(None))
        if owner_id in self._at_home:
            return True
        self._rows.flush()
        return bool(self._writing.connection.execute(sa.select(live)).scalar_one())

    def _add_channels(self, entry_id: int, record: Record) -> None:
        for position, channel in enumerate(record.channels):
            owner = self._known(channel.owner) if channel.owner else entry_id
            owner_id = owner if owner is not None else entry_id
            have = self._channels_of(owner_id)
            if channel.same_as not in have:
                have.add(channel.same_as)
                self._rows.add(schema.channel, **channel_values(channel, owner_id, position))

    def _add_sources(self, entry_id: int, record: Record) -> None:
        for position, source in enumerate(record.sources):
            self._rows.add(
                schema.citation,
                source_id=self._source(source),
                entry_id=entry_id,
                quote=record.quote,
                is_certain=record.certain,
                position=position,
            )

    def _channels_of(self, owner_id: int) -> set[tuple[str, str, str]]:
        if owner_id not in self._channels:
            is_new = owner_id in self._new
            self._channels[owner_id] = set() if is_new else self._channels_in_file(owner_id)
        return self._channels[owner_id]

    def _channels_in_file(self, owner_id: int) -> set[tuple[str, str, str]]:
        table = schema.channel
        self._write_new(owner_id)
        rows = self._writing.connection.execute(
            sa.select(table.c.type, table.c.normalised, table.c.raw, table.c.extension).where(
                table.c.owner_id == owner_id, table.c.deleted_at.is_(None)
            )
        )
        return {(row.type, row.normalised or row.raw, row.extension or "") for row in rows}

    def _write_new(self, owner_id: int) -> None:
        """Let the file tell of an entry of this operation that was let go."""
        if owner_id >= self._first_new:
            self._rows.flush()

    def _tag(self, name: str) -> int:
        folded = fold(name)
        if folded not in self._tags:
            tag = schema.tag
            found = self._writing.connection.scalar(
                sa.select(tag.c.id).where(tag.c.folded == folded, tag.c.deleted_at.is_(None))
            )
            self._tags[folded] = found or self._rows.add(tag, name=name, folded=folded)
        return self._tags[folded]

    def _source(self, source: Source) -> int:
        content = source.text or f"{source.title}\0{source.date or ''}\0{source.file_name}"
        digest = hashlib.sha256(content.encode()).digest()
        if digest not in self._sources:
            table = schema.source
            found = self._writing.connection.scalar(
                sa.select(table.c.id).where(
                    table.c.text_hash == digest, table.c.deleted_at.is_(None)
                )
            )
            self._sources[digest] = found or self._made_source(source, digest)
        return self._sources[digest]

    def _made_source(self, source: Source, digest: bytes) -> int:
        return self._rows.add(
            schema.source,
            uid=source.uid,
            type=source.type.value,
            title=source.title,
            dated=source.date,
            is_date_assumed=source.date_assumed,
            received_at=self._writing.now,
            language=source.language,
            file_name=source.file_name,
            symbol=source.symbol,
            publisher=source.publisher,
            url=source.url,
            reference=source.reference,
            text=source.text,
            text_hash=digest,
        )


def _fitting(record: Record) -> Iterable[Part]:
    """Yield the parts that such a contact can have; its first names are written elsewhere."""
    for part in record.parts:
        if record.kind in BY_TYPE[type(part)].kinds:
            yield replace(part, primary=False) if isinstance(part, BodyName) else part


def _in_full(record: Record) -> list[Part]:
    """Return the parts of a record, also the notes and languages that are told in short only.

    Names, areas and functions are written with the body or post that they make.
    """
    notes = {part.text for part in record.parts_of(Note)}
    languages = {part.language for part in record.parts_of(LanguageSkill)}
    return [
        *(p for p in _fitting(record) if not isinstance(p, _OF_ITS_OWN)),
        *(LanguageSkill(code) for code in record.languages if code not in languages),
        *(Note(text) for text in record.notes if text not in notes),
    ]


def _short(part: Part) -> str | None:
    """Return what tells a note or a language in short."""
    if isinstance(part, Note):
        return part.text
    return part.language if isinstance(part, LanguageSkill) else None
