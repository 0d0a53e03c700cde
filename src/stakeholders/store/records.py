"""Records out of the directory: a handful of queries for any number of entries."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.parts import LanguageSkill, Note
from stakeholders.domain.record import Holder, Kept, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.tenure import holds_on, today
from stakeholders.domain.visibility import Visibility
from stakeholders.store import event_tables, schema
from stakeholders.store.facts import facts_in
from stakeholders.store.parts import read_parts
from stakeholders.store.record_questions import (
    hidden_columns,
    lines_by,
    sources_of_entries,
    tags_of_entries,
)
from stakeholders.store.row_reading import Row, rows_by
from stakeholders.store.row_values import (
    Columns,
    addresses_in,
    channels_in,
    kept_in,
    names_in,
    source_of,
)

_CHUNK: Final = 2000
_GAP_FILLERS: Final = (
    ("email", lambda record: record.emails),
    ("phone", lambda record: record.phones),
    ("place", lambda record: record.place),
    ("body", lambda record: [post for post in record.posts if post.body]),
    ("role", lambda record: [post for post in record.posts if post.title]),
)

Rows = dict[int, list[Row]]
_Value = TypeVar("_Value")


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
        people = self._of_kind(EntryKind.PERSON)
        self._lines = self._lines_by("person_id", people)
        self._people = {row["id"]: row for row in self._select(schema.person, "id", people)}
        bodies = self._of_kind(EntryKind.BODY)
        self._bodies = {row["id"]: row for row in self._select(schema.body, "id", bodies)}
        posts = self._of_kind(EntryKind.POST)
        self._posts = {row["id"]: row for row in self._select(schema.post, "id", posts)}
        self._holders = self._lines_by("post_id", posts)
        events = self._of_kind(EntryKind.EVENT)
        self._events = {row["id"]: row for row in self._select(event_tables.event, "id", events)}
        self._names = self._names_of(people)
        self._named_gaps = self._grouped(schema.known_gap, "entry_id", live)
        self._kept = self._kept_of(live)
        self._parts = read_parts(connection, live)
        self._tags = self._tags_of(live)
        self._sources = self._sources_of(live)
        self._load_bodies(live)
        self._uids = self._uids_of()
        self._channels = self._channels_of(self._owners(live))
        self._addresses = self._addresses_of(self._at_home(live))

    def records(self) -> Iterator[Record]:
        """Yield the records in the order asked for."""
        for entry_id in self._ids:
            row = self._entries.get(entry_id)
            if row is not None:
                yield self._record(entry_id, row)

    # what a record is made of

    def _record(self, entry_id: int, row: Row) -> Record:
        kind = EntryKind(row["kind"])
        parts = tuple(self._parts.get(entry_id, ()))
        told: dict[str, Any] = {
            "kind": kind,
            "name": row["display"],
            "uid": row["uid"],
            "place": row["place"],
            "country": row["country"],
            "visibility": Visibility(row["visibility"]),
            "source": row["source"],
            "source_uid": row["source_uid"],
            "languages": tuple(p.language for p in parts if isinstance(p, LanguageSkill)),
            "notes": tuple(part.text for part in parts if isinstance(part, Note)),
            "tags": tuple(self._tags.get(entry_id, ())),
            "addresses": self._own_addresses(entry_id),
            "kept": tuple(self._kept.get(entry_id, ())),
            "sources": tuple(self._sources.get(entry_id, ())),
            "channels": self._own_channels(entry_id),
            "details": self._details(entry_id, kind, row),
            "parts": parts,
        }
        add_own = _OF_KINDS.get(kind)
        if add_own is not None:
            add_own(self, entry_id, told)
        return self._with_gaps(entry_id, Record(**told))

    def _details(self, entry_id: int, kind: EntryKind, row: Row) -> tuple[tuple[str, str], ...]:
        """Return the simple facts that have a value, in their text form."""
        own = {"person": self._people, "body": self._bodies, "post": self._posts}
        rows = {table: found[entry_id] for table, found in own.items() if entry_id in found}
        return facts_in(kind, {**rows, "entry": row})

    def _person(self, entry_id: int, told: dict[str, Any]) -> None:
        lines = self._lines.get(entry_id, [])
        channels = told["channels"]
        present = [
            line for line in lines if holds_on(line["from_date"], line["to_date"], self._day)
        ]
        for line in present:
            if line["post_id"] is not None:
                channels += self._own_channels(line["post_id"])
        for line in present:
            if line["post_id"] is None and line["body_id"] is not None:
                channels += self._lent(channels, line)
        told["names"] = tuple(self._names.get(entry_id, ()))
        told["posts"] = tuple(map(self._post_line, lines))
        told["channels"] = channels
        told["addresses"] = told["addresses"] or self._lent_addresses(present)

    def _lent_addresses(self, present: Iterable[Row]) -> tuple[Address, ...]:
        """Return where someone without an address is found: at the post, else at the body."""
        places = (line[place] for line in present for place in ("post_id", "body_id"))
        found = (self._own_addresses(place) for place in places if place is not None)
        return next(filter(None, found), ())

    def _lent(self, own: tuple[Channel, ...], line: Row) -> tuple[Channel, ...]:
        """Return what a body lends to someone without a post: the kinds the person lacks."""
        have = {channel.type for channel in own}
        lent = self._own_channels(line["body_id"])
        return tuple(channel for channel in lent if channel.type not in have)

    def _body(self, entry_id: int, told: dict[str, Any]) -> None:
        row = self._bodies[entry_id]
        names = self._body_names.get(entry_id, [])
        parent = row["parent_id"]
        told["body_kind"] = row["kind"]
        told["acronym"] = self._acronym(entry_id)
        told["aliases"] = tuple(name["text"] for name in names if not name["is_primary"])
        if parent:
            told["parent"], told["parent_uid"] = self._name_of(parent), self._uid_of(parent)
        told["covers"] = tuple(area["area"] for area in self._coverage.get(entry_id, ()))

    def _post(self, entry_id: int, told: dict[str, Any]) -> None:
        row = self._posts[entry_id]
        body = row["body_id"]
        line = PostLine(
            title=row["title"],
            body=self._name_of(body),
            uid=told["uid"],
            body_uid=self._uid_of(body),
            functions=self._functions(entry_id),
            from_=row["from_date"],
            to=row["to_date"],
        )
        seat = self._seats[body]
        told["name"] = f"{row['title']}, {self._acronym(body) or line.body}"
        told["posts"] = (line,)
        told["holders"] = tuple(map(_holder_of, self._holders.get(entry_id, ())))
        told["place"] = told["place"] or seat["place"]
        told["country"] = told["country"] or seat["country"]
        told["addresses"] = told["addresses"] or self._own_addresses(body)

    def _event(self, entry_id: int, told: dict[str, Any]) -> None:
        row = self._events[entry_id]
        told["acronym"] = row["short"]
        told["aliases"] = tuple(text for text in (row["symbol"], row["series"]) if text)

    def _post_line(self, row: Row) -> PostLine:
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

    def _with_gaps(self, entry_id: int, record: Record) -> Record:
        """Return a record with those of its known gaps that nothing fills yet."""
        named = self._named_gaps.get(entry_id)
        if named is None:
            return record
        filled = {field for field, have in _GAP_FILLERS if have(record)}
        gaps = dict.fromkeys(row["field"] for row in named if row["field"] not in filled)
        return replace(record, missing=tuple(gaps))

    def _own_channels(self, entry_id: int) -> tuple[Channel, ...]:
        """Return what an entry itself has, what is no longer in use last."""
        found = self._channels.get(entry_id, ())
        if all(one.from_ is None and one.to is None for one in found):
            return tuple(found)
        return tuple(sorted(found, key=lambda channel: not channel.is_used_on(self._day)))

    def _own_addresses(self, entry_id: int) -> tuple[Address, ...]:
        return tuple(self._addresses.get(entry_id, ()))

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
        lent = (line["post_id"] or line["body_id"] for line in self._all_lines())
        return sorted({*live, *lent} - {None})

    def _at_home(self, live: list[int]) -> list[int]:
        """Return the entries whose addresses are shown: also those of posts and bodies."""
        homes = (line[column] for line in self._all_lines() for column in ("post_id", "body_id"))
        return sorted({*live, *homes, *(row["body_id"] for row in self._posts.values())} - {None})

    def _all_lines(self) -> Iterator[Row]:
        return chain.from_iterable(self._lines.values())

    def _load_bodies(self, live: list[int]) -> None:
        lines = list(self._all_lines())
        posts = {*self._posts, *(line["post_id"] for line in lines)} - {None}
        bodies = {*self._bodies, *(row["body_id"] for row in self._posts.values())}
        bodies |= {line["body_id"] for line in lines}
        bodies |= {row["parent_id"] for row in self._bodies.values()}
        every = sorted(bodies - {None})
        self._seats = {row["id"]: row for row in self._select(schema.entry, "id", every, dead=True)}
        self._body_names = self._grouped(schema.body_name, "body_id", every)
        self._coverage = self._grouped(schema.body_coverage, "body_id", live)
        self._post_functions = self._grouped(schema.post_function, "post_id", sorted(posts))

    def _of_kind(self, kind: EntryKind) -> list[int]:
        return [one for one, row in self._entries.items() if row["kind"] == kind]

    def _uids_of(self) -> dict[int, Uid]:
        """Return the uids of all that may own channels and addresses here."""
        lines = list(self._all_lines())
        posts = {line["post_id"]: line["post_uid"] for line in lines}
        bodies = {line["body_id"]: line["body_uid"] for line in lines}
        seats = {**self._seats, **self._entries}
        return {**bodies, **posts, **{one: row["uid"] for one, row in seats.items()}}

    def _channels_of(self, ids: list[int]) -> dict[int, list[Channel]]:
        columns = self._columns(schema.channel, "owner_id", ids)
        owners = columns["owner_id"]
        return _by(owners, channels_in(columns, [self._uids[owner] for owner in owners]))

    def _addresses_of(self, ids: list[int]) -> dict[int, list[Address]]:
        columns = self._columns(schema.address, "owner_id", ids)
        owners = columns["owner_id"]
        return _by(owners, addresses_in(columns, [self._uids[owner] for owner in owners]))

    def _names_of(self, ids: list[int]) -> dict[int, list[PersonName]]:
        columns = self._columns(schema.person_name, "person_id", ids)
        return _by(columns["person_id"], names_in(columns))

    def _kept_of(self, ids: list[int]) -> dict[int, list[Kept]]:
        columns = self._columns(schema.kept_property, "entry_id", ids)
        return _by(columns["entry_id"], kept_in(columns))

    def _tags_of(self, ids: list[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for row in tags_of_entries().rows(self._connection, ids):
            found.setdefault(row["entry_id"], []).append(row["name"])
        return found

    def _sources_of(self, ids: list[int]) -> dict[int, list[Source]]:
        found: dict[int, list[Source]] = {}
        for row in sources_of_entries().rows(self._connection, ids):
            found.setdefault(row["entry_id"], []).append(source_of(row))
        return found

    def _lines_by(self, column: str, ids: list[int]) -> Rows:
        return _group(lines_by(column).rows(self._connection, ids), column)

    def _grouped(self, table: sa.Table, column: str, ids: list[int]) -> Rows:
        return _group(self._select(table, column, ids), column)

    def _columns(self, table: sa.Table, column: str, ids: Sequence[int]) -> Columns:
        asked = rows_by(table, column, hidden_columns(table), dead=False)
        return dict(zip(asked.names, asked.columns(self._connection, ids), strict=True))

    def _select(
        self, table: sa.Table, column: str, ids: Sequence[int], *, dead: bool = False
    ) -> list[Row]:
        return rows_by(table, column, hidden_columns(table), dead=dead).rows(self._connection, ids)


_OF_KINDS: Final = MappingProxyType(
    {
        EntryKind.PERSON: _Chunk._person,  # noqa: SLF001 - the one place that knows the kinds
        EntryKind.BODY: _Chunk._body,  # noqa: SLF001
        EntryKind.POST: _Chunk._post,  # noqa: SLF001
        EntryKind.EVENT: _Chunk._event,  # noqa: SLF001
    }
)


def _holder_of(row: Row) -> Holder:
    return Holder(
        row["person_uid"],
        row["person"],
        row["from_date"],
        row["to_date"],
        row["is_acting"],
        row["type"],
        row["uid"],
    )


def _by(owners: Iterable[int], values: Iterable[_Value]) -> dict[int, list[_Value]]:
    """Return values by whose they are."""
    found: dict[int, list[_Value]] = {}
    for owner, value in zip(owners, values, strict=True):
        found.setdefault(owner, []).append(value)
    return found


def _group(rows: Iterable[Row], column: str) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
