"""Records out of the directory: a handful of queries for any number of entries."""

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.tenure import holds_on, today
from stakeholders.domain.visibility import Visibility
from stakeholders.store import schema
from stakeholders.store.facts import facts_in
from stakeholders.store.keys import these
from stakeholders.store.parts import read_parts
from stakeholders.store.row_values import address_of, channel_of, kept_of, name_of, source_of

_CHUNK: Final = 500
_GAP_FILLERS: Final = (
    ("email", lambda record: record.emails),
    ("phone", lambda record: record.phones),
    ("place", lambda record: record.place),
    ("body", lambda record: [post for post in record.posts if post.body]),
    ("role", lambda record: [post for post in record.posts if post.title]),
)

_NOT_SHOWN: Final = frozenset(
    {"version", "created_op", "updated_op", "updated_at", "deleted_at", "sort_key", "sort_version"}
)
_WITH_UID: Final = (schema.entry, schema.channel, schema.address, schema.person_name)

Rows = dict[int, list[sa.RowMapping]]


def read_records(
    connection: sa.Connection, ids: Iterable[int], day: datetime.date | None = None
) -> Iterator[Record]:
    """Yield the records of live entries in the order of their ids as given; others are skipped.

    People show the phones of the posts that they hold on that day, today unless told.
    """
    every, day = list(ids), day or today()
    for start in range(0, len(every), _CHUNK):
        yield from _Chunk(connection, every[start : start + _CHUNK], day).records()


class _Chunk:
    """All rows that a few hundred records are made of."""

    def __init__(self, connection: sa.Connection, ids: Sequence[int], day: datetime.date) -> None:
        self._day = day
        self._connection = connection
        self._ids = ids
        self._entries = {row["id"]: row for row in self._select(schema.entry, "id", ids)}
        live = list(self._entries)
        self._lines = self._lines_by("person_id", live)
        self._holders = self._lines_by("post_id", live)
        self._people = {row["id"]: row for row in self._select(schema.person, "id", live)}
        self._bodies = {row["id"]: row for row in self._select(schema.body, "id", live)}
        self._posts = {row["id"]: row for row in self._select(schema.post, "id", live)}
        self._names = self._grouped(schema.person_name, "person_id", live)
        self._parts = {
            table.name: self._grouped(table, "entry_id", live)
            for table in (
                schema.entry_language,
                schema.note,
                schema.known_gap,
                schema.kept_property,
            )
        }
        self._full_parts = read_parts(connection, live)
        self._tags = self._tags_of(live)
        self._sources = self._sources_of(live)
        self._load_bodies(live)
        self._channels = self._grouped(schema.channel, "owner_id", self._owners(live))
        self._addresses = self._grouped(schema.address, "owner_id", self._at_home(live))

    def records(self) -> Iterator[Record]:
        """Yield the records in the order asked for."""
        for entry_id in self._ids:
            row = self._entries.get(entry_id)
            if row is not None:
                yield self._record(entry_id, row)

    # what a record is made of

    def _record(self, entry_id: int, row: sa.RowMapping) -> Record:
        kind = EntryKind(row["kind"])
        record = Record(
            kind=kind,
            name=row["display"],
            uid=row["uid"],
            place=row["place"],
            country=row["country"],
            visibility=Visibility(row["visibility"]),
            source=row["source"],
            source_uid=row["source_uid"],
            languages=self._values("entry_language", entry_id, "language"),
            notes=self._values("note", entry_id, "text"),
            tags=tuple(self._tags.get(entry_id, ())),
            addresses=self._own_addresses(entry_id, row["uid"]),
            kept=tuple(kept_of(k) for k in self._parts["kept_property"].get(entry_id, ())),
            sources=tuple(self._sources.get(entry_id, ())),
            channels=self._own_channels(entry_id, row["uid"]),
            details=self._details(entry_id, kind, row),
            parts=tuple(self._full_parts.get(entry_id, ())),
        )
        special = {
            EntryKind.PERSON: self._person,
            EntryKind.BODY: self._body,
            EntryKind.POST: self._post,
        }.get(kind)
        record = special(entry_id, record) if special else record
        return replace(record, missing=self._gaps(entry_id, record))

    def _details(
        self, entry_id: int, kind: EntryKind, row: sa.RowMapping
    ) -> tuple[tuple[str, str], ...]:
        """Return the simple facts that have a value, in their text form."""
        own = {"person": self._people, "body": self._bodies, "post": self._posts}
        rows = {table: found[entry_id] for table, found in own.items() if entry_id in found}
        return facts_in(kind, {**rows, "entry": row})

    def _person(self, entry_id: int, record: Record) -> Record:
        lines = self._lines.get(entry_id, [])
        names = tuple(name_of(row) for row in self._names.get(entry_id, ()))
        channels = record.channels
        present = [
            line for line in lines if holds_on(line["from_date"], line["to_date"], self._day)
        ]
        for line in present:
            if line["post_id"] is not None:
                channels += self._own_channels(line["post_id"], line["post_uid"])
        for line in present:
            if line["post_id"] is None and line["body_id"] is not None:
                channels += self._lent(channels, line)
        posts = tuple(self._post_line(line) for line in lines)
        addresses = record.addresses or self._lent_addresses(present)
        return replace(record, names=names, posts=posts, channels=channels, addresses=addresses)

    def _lent_addresses(self, present: Iterable[sa.RowMapping]) -> tuple[Address, ...]:
        """Return where someone without an address is found: at the post, else at the body."""
        places = (
            (line[f"{place}_id"], line[f"{place}_uid"])
            for line in present
            for place in ("post", "body")
        )
        found = (self._own_addresses(*place) for place in places if place[0] is not None)
        return next(filter(None, found), ())

    def _lent(self, own: tuple[Channel, ...], line: sa.RowMapping) -> tuple[Channel, ...]:
        """Return what a body lends to someone without a post: the kinds the person lacks."""
        have = {channel.type for channel in own}
        lent = self._own_channels(line["body_id"], line["body_uid"])
        return tuple(channel for channel in lent if channel.type not in have)

    def _body(self, entry_id: int, record: Record) -> Record:
        row = self._bodies[entry_id]
        names = self._body_names.get(entry_id, [])
        parent = row["parent_id"]
        return replace(
            record,
            body_kind=row["kind"],
            acronym=self._acronym(entry_id),
            aliases=tuple(name["text"] for name in names if not (name["is_primary"])),
            parent=self._name_of(parent) if parent else "",
            parent_uid=self._uid_of(parent) if parent else None,
            covers=tuple(area["area"] for area in self._coverage.get(entry_id, ())),
        )

    def _post(self, entry_id: int, record: Record) -> Record:
        row = self._posts[entry_id]
        line = PostLine(
            title=row["title"],
            body=self._name_of(row["body_id"]),
            uid=record.uid,
            body_uid=self._uid_of(row["body_id"]),
            functions=self._functions(entry_id),
            from_=row["from_date"],
            to=row["to_date"],
        )
        holders = tuple(
            Holder(
                h["person_uid"],
                h["person"],
                h["from_date"],
                h["to_date"],
                h["is_acting"],
                h["type"],
                h["uid"],
            )
            for h in self._holders.get(entry_id, ())
        )
        body = self._acronym(row["body_id"]) or line.body
        seat = self._seats[row["body_id"]]
        return replace(
            record,
            name=f"{row['title']}, {body}",
            posts=(line,),
            holders=holders,
            place=record.place or seat["place"],
            country=record.country or seat["country"],
            addresses=record.addresses
            or self._own_addresses(row["body_id"], self._uid_of(row["body_id"])),
        )

    def _post_line(self, row: sa.RowMapping) -> PostLine:
        post = row["post_id"]
        return PostLine(
            title=row["title"] or row["post_title"] or "",
            body=self._name_of(row["body_id"]) if row["body_id"] else row["body_as_printed"],
            uid=row["post_uid"],
            body_uid=row["body_uid"],
            unit=row["unit"],
            functions=self._functions(post) if post else row["functions"],
            from_=row["from_date"],
            to=row["to_date"],
            acting=row["is_acting"],
            type=row["type"],
            rank=row["rank"],
            line_uid=row["uid"],
        )

    def _gaps(self, entry_id: int, record: Record) -> tuple[str, ...]:
        filled = {field for field, have in _GAP_FILLERS if have(record)}
        named = self._values("known_gap", entry_id, "field")
        return tuple(dict.fromkeys(field for field in named if field not in filled))

    def _own_channels(self, entry_id: int, owner: Uid) -> tuple[Channel, ...]:
        """Return what an entry itself has, what is no longer in use last."""
        found = (channel_of(row, owner) for row in self._channels.get(entry_id, ()))
        return tuple(sorted(found, key=lambda channel: not channel.is_used_on(self._day)))

    def _own_addresses(self, entry_id: int, owner: Uid) -> tuple[Address, ...]:
        return tuple(address_of(row, owner) for row in self._addresses.get(entry_id, ()))

    def _values(self, table: str, entry_id: int, column: str) -> tuple[Any, ...]:
        return tuple(row[column] for row in self._parts[table].get(entry_id, ()))

    def _functions(self, post_id: int) -> tuple[str, ...]:
        return tuple(row["function"] for row in self._post_functions.get(post_id, ()))

    def _acronym(self, body_id: int) -> str:
        names = self._body_names.get(body_id, [])
        return next((n["text"] for n in names if n["type"] == "acronym" and n["is_primary"]), "")

    def _name_of(self, body_id: int) -> str:
        return str(self._seats[body_id]["display"])

    def _uid_of(self, body_id: int) -> Uid:
        return Uid(self._seats[body_id]["uid"])

    # queries

    def _owners(self, live: list[int]) -> list[int]:
        lines = [line for lines in self._lines.values() for line in lines]
        lent = [line["post_id"] or line["body_id"] for line in lines]
        return sorted({*live, *(owner for owner in lent if owner is not None)})

    def _at_home(self, live: list[int]) -> list[int]:
        """Return the entries whose addresses are shown: also those of posts and bodies."""
        lines = [line for lines in self._lines.values() for line in lines]
        homes = {line[column] for line in lines for column in ("post_id", "body_id")}
        homes |= {row["body_id"] for row in self._posts.values()}
        return sorted({*live, *(homes - {None})})

    def _load_bodies(self, live: list[int]) -> None:
        lines = [line for lines in self._lines.values() for line in lines]
        posts = {*self._posts, *(line["post_id"] for line in lines if line["post_id"])}
        bodies = {*self._bodies, *(row["body_id"] for row in self._posts.values())}
        bodies |= {line["body_id"] for line in lines if line["body_id"]}
        parents = {row["parent_id"] for row in self._bodies.values() if row["parent_id"]}
        every = sorted(bodies | parents)
        self._seats = {row["id"]: row for row in self._select(schema.entry, "id", every, dead=True)}
        self._body_names = self._grouped(schema.body_name, "body_id", every)
        self._coverage = self._grouped(schema.body_coverage, "body_id", live)
        self._post_functions = self._grouped(schema.post_function, "post_id", sorted(posts))

    def _lines_by(self, column: str, ids: list[int]) -> Rows:
        link, person = schema.affiliation, schema.entry.alias("person")
        body, post = schema.entry.alias("body"), schema.post
        query = (
            sa.select(
                *_shown(link),
                link.c.uid,
                person.c.uid.label("person_uid"),
                person.c.display.label("person"),
                body.c.uid.label("body_uid"),
                post.c.uid.label("post_uid"),
                post.c.title.label("post_title"),
            )
            .join(person, person.c.id == link.c.person_id)
            .outerjoin(body, body.c.id == link.c.body_id)
            .outerjoin(post, post.c.id == link.c.post_id)
            .where(link.c[column].in_(these(ids)), link.c.deleted_at.is_(None))
            .where(person.c.deleted_at.is_(None))
            .order_by(link.c[column], link.c.is_primary.desc(), link.c.position, link.c.id)
        )
        return _group(self._connection.execute(query).mappings().all(), column)

    def _tags_of(self, ids: list[int]) -> dict[int, list[str]]:
        link, tag = schema.entry_tag, schema.tag
        rows = self._connection.execute(
            sa.select(link.c.entry_id, tag.c.name)
            .join(tag, tag.c.id == link.c.tag_id)
            .where(link.c.entry_id.in_(these(ids)), link.c.deleted_at.is_(None))
            .order_by(link.c.entry_id, link.c.position, link.c.id)
        )
        found: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            found[row.entry_id].append(row.name)
        return found

    def _sources_of(self, ids: list[int]) -> dict[int, list[Source]]:
        link, source = schema.citation, schema.source
        rows = (
            self._connection.execute(
                sa.select(link.c.entry_id, source)
                .join(source, source.c.id == link.c.source_id)
                .where(
                    link.c.entry_id.in_(these(ids)), link.c.deleted_at.is_(None), link.c.field == ""
                )
                .where(source.c.deleted_at.is_(None))
                .order_by(link.c.entry_id, link.c.position, link.c.id)
            )
            .mappings()
            .all()
        )
        found: dict[int, list[Source]] = defaultdict(list)
        for row in rows:
            found[row["entry_id"]].append(source_of(row))
        return found

    def _grouped(self, table: sa.Table, column: str, ids: list[int]) -> Rows:
        return _group(self._select(table, column, ids), column)

    def _select(
        self, table: sa.Table, column: str, ids: Sequence[int], *, dead: bool = False
    ) -> Iterable[sa.RowMapping]:
        query = sa.select(*_shown(table)).where(table.c[column].in_(these(ids)))
        if not dead:
            query = query.where(table.c.deleted_at.is_(None))
        order = [table.c[column]]
        if "position" in table.c:
            order.append(table.c.position)
        query = query.order_by(*order, table.c.id)
        return self._connection.execute(query).mappings().all() if ids else ()


@functools.cache
def _shown(table: sa.Table) -> tuple[sa.Column[Any], ...]:
    """Return the columns that records show; uids only of what has one in a record."""
    hidden = _NOT_SHOWN if table in _WITH_UID else _NOT_SHOWN | {"uid"}
    return tuple(column for column in table.columns if column.name not in hidden)


def _group(rows: Iterable[sa.RowMapping], column: str) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
