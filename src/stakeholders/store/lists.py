"""Lists in the directory: making them, who is on them, and who is left out."""

import datetime
from collections.abc import Callable, Iterable, Sequence

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import (
    NO_PLACE,
    DirectoryList,
    ListMember,
    ListPin,
    Why,
    on_list,
)
from stakeholders.domain.record import Record
from stakeholders.domain.text import FOLD_VERSION, fold, sort_key
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids, uids_of
from stakeholders.store.history import Writing
from stakeholders.store.records import read_records
from stakeholders.store.search_statements import FOUND_KINDS


def all_lists(connection: sa.Connection) -> tuple[DirectoryList, ...]:
    """Return every list in the order of names, with the number of those put on it by hand."""
    entry, table = schema.entry, schema.directory_list
    others = _counted(lambda member: member.c.kind.not_in([kind.value for kind in FOUND_KINDS]))
    rows = connection.execute(
        sa.select(
            entry.c.uid,
            entry.c.display,
            table.c.purpose,
            table.c.rule,
            _counted().label("members"),
            others.label("others"),
        )
        .join(table, table.c.id == entry.c.id)
        .where(entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key)
    )
    return tuple(
        DirectoryList(row.uid, row.display, row.purpose, row.members, row.rule, row.others)
        for row in rows
    )


def _counted(
    *narrows: Callable[[sa.FromClause], sa.ColumnElement[bool]],
) -> sa.ScalarSelect[int]:
    """Return how many live entries a list always includes, as an expression."""
    pin, member = schema.list_member, schema.entry.alias("member")
    return (
        sa.select(sa.func.count())
        .select_from(pin.join(member, member.c.id == pin.c.member_id))
        .where(pin.c.list_id == schema.directory_list.c.id, pin.c.deleted_at.is_(None))
        .where(pin.c.is_left_out.is_(sa.false()), pin.c.is_pinned.is_(sa.true()))
        .where(member.c.deleted_at.is_(None), *(narrow(member) for narrow in narrows))
        .correlate(schema.directory_list)
        .scalar_subquery()
    )


def all_rules(connection: sa.Connection) -> tuple[DirectoryList, ...]:
    """Return every list with its rule, uncounted."""
    entry, table = schema.entry.c, schema.directory_list.c
    rows = connection.execute(
        sa.select(entry.uid, entry.display, table.rule)
        .join_from(schema.entry, schema.directory_list, table.id == entry.id)
        .where(entry.deleted_at.is_(None))
        .order_by(entry.sort_key)
    )
    return tuple(DirectoryList(row.uid, row.display, rule=row.rule) for row in rows)


def uids_on(connection: sa.Connection, list_uid: Uid) -> frozenset[Uid]:
    """Return whom a list knows: members, those that it leaves out, those who hold its posts."""
    table, line = schema.list_member.c, schema.affiliation.c
    here = sa.select(table.member_id).where(
        table.list_id == entry_id(connection, list_uid), table.deleted_at.is_(None)
    )
    holders = sa.select(line.person_id).where(line.post_id.in_(here), line.deleted_at.is_(None))
    entry = schema.entry.c
    query = sa.select(entry.uid).where(sa.or_(entry.id.in_(here), entry.id.in_(holders)))
    return frozenset(connection.scalars(query))


def list_named(connection: sa.Connection, name: str) -> DirectoryList | None:
    """Return the list of this name, however it is written; a uid will do as well."""
    folded = fold(name)
    return next((a for a in all_lists(connection) if a.uid == name or fold(a.name) == folded), None)


def make_list(
    writing: Writing, name: str, purpose: str = "", rule: str = "", uid: Uid | None = None
) -> Uid:
    """Add a list without members, or one whose members a rule finds; return its uid.

    It is the uid given, unless something has it already.
    """
    if uid is None or entry_ids(writing.connection, (uid,), with_deleted=True):
        uid = writing.new_uid()
    list_id = writing.new_id(schema.entry)
    writing.insert(
        schema.entry,
        id=list_id,
        uid=uid,
        kind=EntryKind.LIST.value,
        display=name,
        sort_key=sort_key(name),
        sort_version=FOLD_VERSION,
    )
    writing.insert(schema.directory_list, id=list_id, uid=uid, purpose=purpose, rule=rule)
    return uid


def rename_list(writing: Writing, uid: Uid, name: str) -> None:
    """Give a list another name."""
    values = {"display": name, "sort_key": sort_key(name), "sort_version": FOLD_VERSION}
    writing.update(schema.entry, entry_id(writing.connection, uid), **values)


def set_rule(writing: Writing, uid: Uid, rule: str) -> None:
    """Let another rule find the members of a list."""
    writing.update(schema.directory_list, entry_id(writing.connection, uid), rule=rule)


def add_members(
    writing: Writing,
    list_uid: Uid,
    members: Iterable[Uid],
    reason: str = "",
    *,
    placed: bool = True,
) -> int:
    """Let a list always include entries; return how many it did not yet.

    They are `placed` behind the others, or else where the search finds them.
    """
    list_id = entry_id(writing.connection, list_uid)
    table = schema.list_member
    query = sa.select(table.c.member_id, table.c.id, table.c.is_left_out, table.c.is_pinned).where(
        table.c.list_id == list_id, table.c.deleted_at.is_(None)
    )
    have = {row.member_id: row for row in writing.connection.execute(query)}
    added = 0
    for uid in members:
        member_id = entry_id(writing.connection, uid)
        known = have.get(member_id)
        if known is None:
            position = len(have) + added if placed else NO_PLACE
            writing.insert(
                table, list_id=list_id, member_id=member_id, position=position, reason=reason
            )
            added += 1
        elif known.is_left_out or not known.is_pinned:
            writing.update(table, known.id, is_left_out=False, is_pinned=True, reason=reason)
            added += 1
    return added


def leave_out(writing: Writing, list_uid: Uid, member: Uid, reason: str) -> None:
    """Leave an entry out of a list for a reason, also when it was not on it."""
    table, found = schema.list_member, _place_of(writing.connection, list_uid, member)
    if found is None:
        list_id = entry_id(writing.connection, list_uid)
        member_id = entry_id(writing.connection, member)
        writing.insert(table, list_id=list_id, member_id=member_id, is_left_out=True, reason=reason)
    else:
        writing.update(table, found, is_left_out=True, reason=reason)


def remove_members(writing: Writing, list_uid: Uid, members: Iterable[Uid]) -> int:
    """Take entries off a list, also those that it leaves out; return how many it knew."""
    places = [_place_of(writing.connection, list_uid, member) for member in members]
    known = [place for place in dict.fromkeys(places) if place is not None]
    for place in known:
        writing.remove(schema.list_member, place)
    return len(known)


def put_members(writing: Writing, list_uid: Uid, members: Iterable[ListMember]) -> None:
    """Put members on a list that is empty yet, in this order, with their reasons and notes."""
    list_id = entry_id(writing.connection, list_uid)
    wanted = [(member, member.record.uid) for member in members if member.record.uid]
    ids = entry_ids(writing.connection, [uid for _, uid in wanted])
    rows = [
        {
            "list_id": list_id,
            "member_id": ids[uid],
            "reason": member.reason,
            "note": member.note,
            "position": place,
        }
        for place, (member, uid) in enumerate(wanted)
    ]
    writing.insert_many(schema.list_member, rows)


def set_note(writing: Writing, list_uid: Uid, member: Uid, note: str) -> None:
    """Write the note on an entry of a list over; whom only a rule finds stays so."""
    place = _place_of(writing.connection, list_uid, member)
    if place is None:
        found = entry_id(writing.connection, member)
        _note_found(writing, list_uid, found, note=note, position=NO_PLACE)
    else:
        writing.update(schema.list_member, place, note=note)


def put_in_order(writing: Writing, list_uid: Uid, members: Iterable[int]) -> None:
    """Give the first members of a list, by their ids, places of their own in this order."""
    table = schema.list_member.c
    query = sa.select(table.member_id, table.id).where(
        table.list_id == entry_id(writing.connection, list_uid), table.deleted_at.is_(None)
    )
    known = {row.member_id: row.id for row in writing.connection.execute(query)}
    for position, member in enumerate(members):
        if member in known:
            writing.update(schema.list_member, known[member], position=position)
        else:
            _note_found(writing, list_uid, member, position=position)


def _note_found(writing: Writing, list_uid: Uid, member: int, **values: object) -> None:
    """Say something of a member whom the rule finds, and who is on the list as long as it does."""
    list_id = entry_id(writing.connection, list_uid)
    writing.insert(schema.list_member, list_id=list_id, member_id=member, is_pinned=False, **values)


def _place_of(connection: sa.Connection, list_uid: Uid, member: Uid) -> int | None:
    """Return the row that says that an entry is on a list, or left out of it."""
    table = schema.list_member.c
    query = sa.select(table.id).where(
        table.list_id == entry_id(connection, list_uid),
        table.member_id == entry_id(connection, member),
        table.deleted_at.is_(None),
    )
    return connection.scalar(query)


def pins_of(connection: sa.Connection, list_uid: Uid) -> tuple[ListPin, ...]:
    """Return what was said by hand of a list and live entries."""
    table = schema.list_member
    rows = connection.execute(
        sa.select(table)
        .join(schema.entry, schema.entry.c.id == table.c.member_id)
        .where(table.c.list_id == entry_id(connection, list_uid), table.c.deleted_at.is_(None))
        .where(schema.entry.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    return tuple(
        ListPin(row.member_id, row.is_left_out, row.is_pinned, row.reason, row.note, row.position)
        for row in rows
    )


def members_of(
    connection: sa.Connection,
    list_uid: Uid,
    day: datetime.date,
    found: Sequence[int] = (),
    *,
    has_rule: bool = False,
) -> tuple[ListMember, ...]:
    """Return who is on a list, in its order, as they are on a day, then who is left out.

    `found` are the ids of those whom its rule finds.
    """
    pins = {pin.entry: pin for pin in pins_of(connection, list_uid)}
    out = [pin.entry for pin in pins.values() if pin.left_out]
    every = [*on_list(found, tuple(pins.values())), *out]
    by_hand = Why.PIN if has_rule else Why.HAND
    uids = uids_of(connection, every)
    records = {record.uid: record for record in read_records(connection, every, day)}
    return tuple(
        _member(records[uid], pins.get(entry, ListPin(entry, always=False)), by_hand)
        for entry in every
        if (uid := uids.get(entry)) in records
    )


def _member(record: Record, pin: ListPin, by_hand: Why) -> ListMember:
    why = by_hand if pin.always or pin.left_out else Why.RULE
    return ListMember(record, pin.left_out, pin.reason, pin.note, why)
