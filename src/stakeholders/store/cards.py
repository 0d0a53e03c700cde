"""What stands on a card beside the record: lists, staff, the words of sources."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.reach import main_phone
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.domain.staff import StandIn
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids
from stakeholders.store.records import read_records
from stakeholders.store.row_values import source_of
from stakeholders.store.staff import deputies_of
from stakeholders.store.terms import holding_on


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A document that an entry came from, and its words about it."""

    source: Source
    quote: str


def lists_of(connection: sa.Connection, entry_id: int) -> tuple[DirectoryList, ...]:
    """Return the lists that an entry is on, by name; their sizes are not counted."""
    entry, member = schema.entry, schema.list_member
    rows = connection.execute(
        sa.select(entry.c.uid, entry.c.display)
        .join(member, member.c.list_id == entry.c.id)
        .where(member.c.member_id == entry_id, member.c.deleted_at.is_(None))
        .where(member.c.is_left_out.is_(sa.false()), entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key)
    )
    return tuple(DirectoryList(row.uid, row.display) for row in rows)


def staff_ids(
    connection: sa.Connection, body_id: int, day: datetime.date, limit: int = 200
) -> list[int]:
    """Return the posts of a body, the people there on a day without a post, the bodies below."""
    link, post, body = schema.affiliation, schema.post, schema.body
    queries = (
        sa.select(post.c.id).where(post.c.body_id == body_id),
        sa.select(link.c.person_id)
        .distinct()
        .where(link.c.body_id == body_id, link.c.post_id.is_(None), holding_on(link, day))
        .where(link.c.deleted_at.is_(None)),
        sa.select(body.c.id).where(body.c.parent_id == body_id),
    )
    found: list[int] = []
    for query in queries:
        found.extend(connection.scalars(query.limit(limit)))
    return found


def sources_of(connection: sa.Connection, entry_id: int) -> tuple[QuotedSource, ...]:
    """Return the documents that say something of an entry, the newest first."""
    citation, source = schema.citation, schema.source
    rows = connection.execute(
        sa.select(source, citation.c.quote)
        .join(source, source.c.id == citation.c.source_id)
        .where(citation.c.entry_id == entry_id, citation.c.deleted_at.is_(None))
        .where(source.c.deleted_at.is_(None))
        .order_by(source.c.dated.desc(), source.c.id.desc())
    ).mappings()
    return tuple(QuotedSource(source_of(row), row["quote"]) for row in rows)


def with_holders(connection: sa.Connection, record: Record, day: datetime.date) -> Record:
    """Return a post with what its holders of a day answer on themselves; others as they are."""
    if record.kind is not EntryKind.POST:
        return record
    present = [holder.uid for holder in record.holders if holder.holds_on(day)]
    ids = entry_ids(connection, present)
    holders = read_records(connection, [ids[uid] for uid in present if uid in ids], day)
    lent = (c for holder in holders for c in holder.channels if c.owner == holder.uid)
    return record.with_channels((*record.channels, *lent))


def seated(connection: sa.Connection, record: Record) -> Record:
    """Return a contact that says no place of its own where its first present body is."""
    lines = record.posts if record.kind is EntryKind.POST else record.present_posts
    body = next((line.body_uid for line in lines if line.body_uid), None)
    if record.place or record.country or body is None:
        return record
    entry = schema.entry.c
    seat = sa.select(entry.place, entry.country).where(entry.uid == body)
    found = connection.execute(seat).one_or_none()
    return record if found is None else replace(record, place=found.place, country=found.country)


def stand_ins(connection: sa.Connection, post: Record, day: datetime.date) -> tuple[StandIn, ...]:
    """Return who answers for a post: who acts beside a holder, its deputies, the body's main line.

    They are few: each is read as a whole, for the phone that is called.
    """
    if post.uid is None:
        return ()
    present = [holder for holder in post.holders if holder.holds_on(day)]
    acting = [h.uid for h in present if h.acting] if any(not h.acting for h in present) else []
    people = _read(connection, acting, day)
    found = [StandIn(one.name, one.uid, phone=_phone_of(_alone(one))) for one in people if one.uid]
    found += _deputies(connection, post.uid, day)
    body = post.posts[0].body_uid
    for one in _read(connection, [body] if body else [], day):
        if one.uid and _phone_of(one):
            found.append(StandIn(one.name, one.uid, phone=_phone_of(one), is_body=True))
    return tuple(found)


def _deputies(connection: sa.Connection, post: Uid, day: datetime.date) -> Iterator[StandIn]:
    for bare in read_records(connection, deputies_of(connection, post), day):
        held = [holder.name for holder in bare.holders if holder.holds_on(day)]
        if held and bare.uid:
            deputy = with_holders(connection, bare, day)
            yield StandIn(held[0], bare.uid, bare.posts[0].title, _phone_of(deputy))


def _read(connection: sa.Connection, uids: Sequence[Uid], day: datetime.date) -> Iterator[Record]:
    return read_records(connection, entry_ids(connection, uids).values(), day)


def _alone(person: Record) -> Record:
    """Return a person without the phones that posts and bodies lend."""
    return person.with_channels(tuple(c for c in person.channels if c.owner == person.uid))


def _phone_of(record: Record) -> str:
    phone = main_phone(record)
    return (phone.display or phone.raw) if phone is not None else ""
