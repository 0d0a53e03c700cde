"""Lists in the directory: making them, who is on them, and who is left out."""

import datetime
from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember
from stakeholders.domain.text import FOLD_VERSION, fold, sort_key
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids
from stakeholders.store.history import Writing
from stakeholders.store.records import read_records


def all_lists(connection: sa.Connection) -> tuple[DirectoryList, ...]:
    """Return every list in the order of names, with the number of its members."""
    entry, table, member = schema.entry, schema.directory_list, schema.list_member
    count = (
        sa.select(sa.func.count())
        .select_from(member.join(entry.alias("e"), sa.text("e.id = list_member.member_id")))
        .where(member.c.list_id == table.c.id, member.c.deleted_at.is_(None))
        .where(member.c.is_left_out.is_(sa.false()), sa.text("e.deleted_at IS NULL"))
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(
            entry.c.uid, entry.c.display, table.c.purpose, table.c.rule, count.label("members")
        )
        .join(table, table.c.id == entry.c.id)
        .where(entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key)
    )
    return tuple(
        DirectoryList(row.uid, row.display, row.purpose, row.members, row.rule) for row in rows
    )


def list_named(connection: sa.Connection, name: str) -> DirectoryList | None:
    """Return the list of this name, however it is written; a uid will do as well."""
    folded = fold(name)
    return next((a for a in all_lists(connection) if a.uid == name or fold(a.name) == folded), None)


def make_list(writing: Writing, name: str, purpose: str = "", rule: str = "") -> Uid:
    """Add a list without members, or one whose members a rule finds; return its uid."""
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


def add_members(writing: Writing, list_uid: Uid, members: Iterable[Uid], reason: str = "") -> int:
    """Put entries on a list behind the others; return how many were not on it yet."""
    list_id = entry_id(writing.connection, list_uid)
    table = schema.list_member
    query = sa.select(table.c.member_id, table.c.id, table.c.is_left_out).where(
        table.c.list_id == list_id, table.c.deleted_at.is_(None)
    )
    have = {row.member_id: row for row in writing.connection.execute(query)}
    added = 0
    for uid in members:
        member_id = entry_id(writing.connection, uid)
        if member_id not in have:
            position = len(have) + added
            writing.insert(
                table, list_id=list_id, member_id=member_id, position=position, reason=reason
            )
            added += 1
        elif have[member_id].is_left_out:
            writing.update(table, have[member_id].id, is_left_out=False, reason=reason)
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


def set_note(writing: Writing, list_uid: Uid, member: Uid, note: str) -> bool:
    """Write the note on a member of a list over; tell whether it is a member at all."""
    place = _place_of(writing.connection, list_uid, member)
    if place is not None:
        writing.update(schema.list_member, place, note=note)
    return place is not None


def move_member(writing: Writing, list_uid: Uid, member: Uid, place: int) -> bool:
    """Put a member in a place of a list, 0 being the first; tell whether it is a member at all."""
    table, moved = schema.list_member, _place_of(writing.connection, list_uid, member)
    if moved is None:
        return False
    list_id = entry_id(writing.connection, list_uid)
    query = (
        sa.select(table.c.id)
        .where(table.c.list_id == list_id, table.c.deleted_at.is_(None))
        .order_by(table.c.position, table.c.id)
    )
    order = [row for row in writing.connection.scalars(query) if row != moved]
    order.insert(place, moved)
    for position, row in enumerate(order):
        writing.update(table, row, position=position)
    return True


def _place_of(connection: sa.Connection, list_uid: Uid, member: Uid) -> int | None:
    """Return the row that says that an entry is on a list, or left out of it."""
    table = schema.list_member.c
    query = sa.select(table.id).where(
        table.list_id == entry_id(connection, list_uid),
        table.member_id == entry_id(connection, member),
        table.deleted_at.is_(None),
    )
    return connection.scalar(query)


def members_of(
    connection: sa.Connection, list_uid: Uid, day: datetime.date
) -> tuple[ListMember, ...]:
    """Return who is on a list and who is left out, in their order, as they are on a day."""
    list_id = entry_id(connection, list_uid)
    table = schema.list_member
    rows = {
        row.member_id: row
        for row in connection.execute(
            sa.select(table)
            .join(schema.entry, schema.entry.c.id == table.c.member_id)
            .where(table.c.list_id == list_id, table.c.deleted_at.is_(None))
            .where(schema.entry.c.deleted_at.is_(None))
            .order_by(table.c.position, table.c.id)
        )
    }
    records = read_records(connection, rows, day)
    return tuple(
        ListMember(record, row.is_left_out, row.reason, row.note)
        for record, row in zip(records, rows.values(), strict=True)
    )
