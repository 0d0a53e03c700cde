"""Saving records: rows of all tables for new people, bodies and posts, one way for one or many.

A body or post is found by uid, then by name; else it is made. Rows are collected and written
table by table, so that an import of a hundred thousand takes the same road as a single capture.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.domain.name import PersonName
from stakeholders.domain.parts import BodyName, BodyNameType, Coverage, PostFunction
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import FOLD_VERSION, fold, sort_key
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.facts import fact_columns
from stakeholders.store.history import Writing
from stakeholders.store.pending_rows import PendingRows
from stakeholders.store.revival import revive
from stakeholders.store.saving_parts import PartsSaver

_ENTRY_OF: Final = "SELECT id, deleted_at FROM entry WHERE uid = ?"
_UID_OF: Final = "SELECT uid FROM entry WHERE id = ?"
_BODY_NAMED: Final = (
    "SELECT n.body_id FROM body_name n JOIN entry e ON e.id = n.body_id WHERE n.folded = ? "
    "AND n.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY n.body_id LIMIT 1"
)
_POST_TITLED: Final = (
    "SELECT p.id FROM post p JOIN entry e ON e.id = p.id WHERE p.body_id = ? "
    "AND p.folded_title = ? AND e.deleted_at IS NULL ORDER BY p.id LIMIT 1"
)

BodyLookup = Callable[[str], Record | None]
"""Gives the reference body of a name or acronym as a record with its fixed uid."""


class Saver:
    """Turns records into rows of one operation; call `finish` at the end."""

    def __init__(self, writing: Writing, reference_body: BodyLookup) -> None:
        self._writing = writing
        self._reference_body = reference_body
        self._rows = PendingRows(writing)
        self._parts = PartsSaver(writing, self._rows, self._known)
        self._cursor = writing.connection.connection.cursor()
        self._ids: dict[Uid, int] = {}
        self._other_uids: dict[Uid, int] = {}
        self._absent: set[Uid] = set()
        self._made_bodies: set[int] = set()
        self._bodies: dict[str, int] = {}
        self._posts: dict[tuple[int, str], int] = {}
        self._post_uids: dict[int, Uid] = {}

    def save(self, record: Record) -> Uid:
        """Add one new entry; one whose uid is here already only gets what it lacks."""
        known = self._known(record.uid)
        if known is not None:
            return self._complete(known, record)
        return {
            EntryKind.PERSON: self._save_person,
            EntryKind.BODY: self._save_body,
            EntryKind.POST: self._save_post,
        }[record.kind](record)

    def save_all(self, records: Sequence[Record]) -> None:
        """Add new entries; what is here of them is looked up at once, and much is written."""
        self._look_for(records)
        for record in records:
            self.save(record)
            if self.is_full:
                self.finish()
        self.finish()

    def finish(self) -> None:
        """Write all rows that still wait."""
        self._rows.flush()

    @property
    def is_full(self) -> bool:
        """Tell whether enough rows wait to be written."""
        return self._rows.are_many

    # people, bodies, posts

    def _save_person(self, record: Record) -> Uid:
        names = record.names or (PersonName(record.name),)
        entry_id, uid = self._add_entry(record, names[0].sort_key)
        self._rows.add(schema.person, id=entry_id, uid=uid, **fact_columns(record, "person"))
        for position, name in enumerate(names):
            self._add_name(entry_id, name, position)
        for position, line in enumerate(record.posts):
            self._add_line(entry_id, line, position)
        self._parts.add_all(entry_id, record)
        self._parts.let_go(entry_id)
        return uid

    def _save_body(self, record: Record) -> Uid:
        entry_id, uid = self._add_entry(record, sort_key(record.name))
        self._bodies.setdefault(fold(record.name), entry_id)
        self._made_bodies.add(entry_id)
        self._rows.add(
            schema.body,
            id=entry_id,
            uid=uid,
            kind=record.body_kind,
            parent_id=self._parent(record, entry_id),
            **fact_columns(record, "body"),
        )
        self._parts.add_told(entry_id, _body_names(record))
        self._parts.add_told(
            entry_id, record.parts_of(Coverage) or [Coverage(area) for area in record.covers]
        )
        self._parts.add_all(entry_id, record)
        return uid

    def _save_post(self, record: Record) -> Uid:
        line = record.posts[0]
        body_id = self.body_id(line)
        if body_id is None:
            return self._save_body(record)
        post_id = self.post_id(body_id, line, record)
        self._parts.add_all(post_id, record)
        return self._uid_of(post_id)

    def _parent(self, record: Record, entry_id: int) -> int | None:
        """Return what a new body is a part of; one that is told to be its own is of none."""
        if not (record.parent or record.parent_uid):
            return None
        parent = self.body_id(PostLine(body=record.parent, body_uid=record.parent_uid))
        return None if parent == entry_id else parent

    def body_id(self, line: PostLine) -> int | None:
        """Return the body that a line names, made when it is nowhere yet; None without a name."""
        known = self._known(line.body_uid)
        if known is not None:
            return known
        folded = _folded(line.body)
        if not folded:
            return None
        if folded not in self._bodies:
            self._bodies[folded] = self._found_body(folded) or self._made_body(line)
        return self._also_called(line.body_uid, self._bodies[folded])

    def _also_called(self, uid: Uid | None, entry_id: int) -> int:
        """Remember that a record means this entry, which was here under another uid."""
        if uid is not None and uid not in self._ids:
            self._other_uids[uid] = entry_id
        return entry_id

    def _found_body(self, folded: str) -> int | None:
        found: int | None = self._look_up(_BODY_NAMED, folded)
        return found

    def _made_body(self, line: PostLine) -> int:
        record = self._reference_body(line.body)
        if record is None:
            record = Record(EntryKind.BODY, line.body, uid=line.body_uid)
        uid = self._known(record.uid)
        return uid if uid is not None else self._ids[self._save_body(record)]

    def post_id(self, body_id: int, line: PostLine, record: Record | None = None) -> int:
        """Return the post that a line names at a body, made when it is not there yet."""
        known = self._known(line.uid)
        if known is not None:
            return known
        key = (body_id, _folded(line.title))
        if key not in self._posts:
            is_new = body_id in self._made_bodies  # and has no posts but those of here
            found = None if is_new else self._look_up(_POST_TITLED, *key)
            self._posts[key] = found or self._made_post(body_id, line, record)
        return self._also_called(line.uid, self._posts[key])

    def _made_post(self, body_id: int, line: PostLine, told: Record | None) -> int:
        """Make a post, by the record that tells of it where there is one."""
        record = replace(told or Record(EntryKind.POST, line.title), name=line.title, uid=line.uid)
        entry_id, uid = self._add_entry(record, sort_key(line.title))
        self._post_uids[entry_id] = uid
        self._rows.add(
            schema.post,
            id=entry_id,
            uid=uid,
            body_id=body_id,
            title=line.title,
            folded_title=fold(line.title),
            from_date=line.from_ if told else None,
            to_date=line.to if told else None,
            **fact_columns(record, "post"),
        )
        functions = record.parts_of(PostFunction)
        known = {part.function for part in functions}
        lacking = (PostFunction(code) for code in line.functions if code not in known)
        self._parts.add_told(entry_id, (*functions, *lacking))
        return entry_id

    def _add_line(self, person_id: int, line: PostLine, position: int) -> None:
        body_id = self.body_id(line)
        is_post = body_id is not None and bool(line.title and (line.functions or line.uid))
        self._rows.add(
            schema.affiliation,
            person_id=person_id,
            body_id=body_id,
            post_id=self.post_id(body_id, line) if is_post and body_id is not None else None,
            body_as_printed=line.body,
            title=line.title,
            unit=line.unit,
            functions=line.functions,
            uid=line.line_uid,
            type=line.type,
            rank=line.rank,
            is_acting=line.acting,
            is_primary=position == 0,
            from_date=line.from_,
            to_date=line.to,
            position=position,
        )

    # parts

    def _add_entry(self, record: Record, key: bytes) -> tuple[int, Uid]:
        entry_id = self._writing.new_id(schema.entry)
        uid = record.uid or self._writing.new_uid()
        self._ids[uid] = entry_id
        self._absent.discard(uid)
        self._parts.expect_new(entry_id)
        self._rows.add(
            schema.entry,
            id=entry_id,
            uid=uid,
            kind=record.kind.value,
            display=record.name,
            sort_key=key,
            sort_version=FOLD_VERSION,
            place=record.place,
            country=record.country,
            visibility=record.visibility.value,
            source=record.source,
            source_uid=record.source_uid,
            **fact_columns(record, "entry"),
        )
        return entry_id, uid

    def _add_name(self, person_id: int, name: PersonName, position: int) -> None:
        self._rows.add(
            schema.person_name,
            person_id=person_id,
            uid=name.uid,
            type=name.type.value,
            full=name.full,
            honorific=name.honorific,
            given=name.given,
            additional=name.additional,
            family=name.family,
            suffix=name.suffix,
            family_first=name.family_first,
            language=name.language,
            phonetic_given=name.phonetic_given,
            phonetic_family=name.phonetic_family,
            particle=name.particle,
            post_nominals=name.post_nominals,
            address_as=name.address_as,
            sort_as=name.sort_as,
            from_date=name.from_,
            to_date=name.to,
            is_primary=position == 0,
            position=position,
        )

    def _complete(self, entry_id: int, record: Record) -> Uid:
        """Give an entry that exists the channels, posts and sources of the record."""
        if record.kind is EntryKind.PERSON:
            self._complete_lines(entry_id, record)
        self._parts.add_lacking(entry_id, record)
        if record.uid is None:
            raise AssertionError
        return record.uid

    def _complete_lines(self, person_id: int, record: Record) -> None:
        link = schema.affiliation
        self._rows.flush()
        rows = self._writing.connection.execute(
            sa.select(link).where(link.c.person_id == person_id, link.c.deleted_at.is_(None))
        ).mappings()
        have = {(row["body_id"], fold(row["title"])) for row in rows}
        for line in record.posts:
            if (self.body_id(line), fold(line.title)) not in have:
                self._add_line(person_id, line, len(have))

    # what is here already

    def _look_for(self, records: Iterable[Record]) -> None:
        """Learn which of the uids of these records are nowhere yet."""
        uids = {uid for record in records for uid in _uids_of(record)}
        asked = [uid for uid in uids if uid not in self._ids and uid not in self._other_uids]
        here = entry_ids(self._writing.connection, asked, with_deleted=True)
        self._absent.update(uid for uid in asked if uid not in here)

    def _known(self, uid: Uid | None) -> int | None:
        """Return the entry with this uid; one from the bin comes back as it was."""
        if uid is None:
            return None
        if uid in self._other_uids:
            return self._other_uids[uid]
        if uid not in self._ids:
            if uid in self._absent:
                return None
            row = self._row(_ENTRY_OF, uid_to_bytes(uid))
            if row is None:
                return None
            entry_id, deleted_at = row
            if deleted_at is not None:
                revive(self._writing, entry_id)
            self._ids[uid] = entry_id
        return self._ids[uid]

    def _uid_of(self, entry_id: int) -> Uid:
        known = self._post_uids.get(entry_id)
        return known or uid_from_bytes(self._look_up(_UID_OF, entry_id))

    def _look_up(self, statement: str, *values: int | str) -> Any:  # noqa: ANN401
        row = self._row(statement, *values)
        return row[0] if row else None

    def _row(self, statement: str, *values: int | str | bytes) -> Any:  # noqa: ANN401
        """Ask the driver itself, an order faster for a question a record, and to the end."""
        self._cursor.execute(statement, values)
        return next(iter(self._cursor.fetchall()), None)


def _uids_of(record: Record) -> Iterator[Uid]:
    """Yield the uids of entries that saving a record asks for."""
    lines = (uid for line in record.posts for uid in (line.uid, line.body_uid))
    yield from (uid for uid in (record.uid, record.parent_uid, *lines) if uid is not None)


def _body_names(record: Record) -> tuple[BodyName, ...]:
    """Return all names of a body: name and acronym, in full where they are told so, then others."""
    full = record.parts_of(BodyName)

    def in_full(text: str, kind: BodyNameType) -> BodyName:
        said = (name for name in full if name.text == text and name.type is kind)
        return replace(next(said, BodyName(text, kind)), primary=True)

    main = [in_full(record.name, BodyNameType.OFFICIAL)]
    if record.acronym:
        main.append(in_full(record.acronym, BodyNameType.ACRONYM))
    told = {(name.text, name.type) for name in main}
    others = [replace(name, primary=False) for name in full if (name.text, name.type) not in told]
    known = {name.text for name in (*main, *others)}
    aliases = (BodyName(text) for text in dict.fromkeys(record.aliases) if text not in known)
    return (*main, *others, *aliases)


@functools.lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    """Return a title or the name of a body folded; they come again and again."""
    return fold(text)
