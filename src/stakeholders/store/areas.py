"""Areas in the directory: entries made on demand, and own groups with dated members."""

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_group import GroupMember, OwnGroup
from stakeholders.domain.text import FOLD_VERSION, fold, sort_key
from stakeholders.domain.visibility import Visibility
from stakeholders.store import schema
from stakeholders.store.entries import entry_ids, row_id
from stakeholders.store.history import Writing
from stakeholders.store.revival import revive


def make_area_entry(writing: Writing, uid: Uid, code: str, name: str) -> int:
    """Let an area be an entry, under the uid that it has everywhere; return its id."""
    known = entry_ids(writing.connection, (uid,), with_deleted=True)
    if uid in known:
        if uid not in entry_ids(writing.connection, (uid,)):
            revive(writing, known[uid])
        return known[uid]
    area_id = writing.new_id(schema.entry)
    writing.insert(
        schema.entry,
        id=area_id,
        uid=uid,
        kind=EntryKind.AREA.value,
        display=name,
        sort_key=sort_key(name),
        sort_version=FOLD_VERSION,
        country=code,
        visibility=Visibility.ANYONE.value,
    )
    writing.insert(schema.area, id=area_id, uid=uid, code=code)
    return area_id


def own_groups(connection: sa.Connection) -> tuple[OwnGroup, ...]:
    """Return the own groups of areas with their members, by name."""
    group, member = schema.area_group, schema.area_group_member
    query = (
        sa.select(member)
        .where(member.c.deleted_at.is_(None))
        .order_by(member.c.position, member.c.id)
    )
    members: dict[int, list[GroupMember]] = {}
    for row in connection.execute(query):
        found = GroupMember(row.area, row.from_date, row.to_date, row.note, row.uid)
        members.setdefault(row.group_id, []).append(found)
    rows = connection.execute(
        sa.select(group).where(group.c.deleted_at.is_(None)).order_by(group.c.folded)
    )
    return tuple(
        OwnGroup(row.name, row.note, tuple(members.get(row.id, ())), row.uid) for row in rows
    )


def own_group_name(connection: sa.Connection, text: str) -> str | None:
    """Return the name of the own group that a text names."""
    group = schema.area_group.c
    query = sa.select(group.name).where(group.folded == fold(text), group.deleted_at.is_(None))
    return connection.scalar(query)


def add_group(writing: Writing, name: str, note: str = "") -> Uid:
    """Add a group without members; return its uid."""
    uid = writing.new_uid()
    writing.insert(schema.area_group, uid=uid, name=name, folded=fold(name), note=note)
    return uid


def change_group(writing: Writing, uid: Uid, name: str, note: str) -> None:
    """Write another name and note of a group, also where bodies are said to cover it."""
    found = row_id(writing.connection, schema.area_group, uid)
    group, covers = schema.area_group.c, schema.body_coverage
    old = writing.connection.scalar(sa.select(group.name).where(group.id == found))
    query = sa.select(covers.c.id).where(covers.c.area == old, covers.c.deleted_at.is_(None))
    for each in writing.connection.scalars(query).all():
        writing.update(covers, each, area=name)
    writing.update(schema.area_group, found, name=name, folded=fold(name), note=note)


def remove_group(writing: Writing, uid: Uid) -> None:
    """Put a group into the bin with its members."""
    found = row_id(writing.connection, schema.area_group, uid)
    member = schema.area_group_member
    query = sa.select(member.c.id).where(member.c.group_id == found, member.c.deleted_at.is_(None))
    for each in writing.connection.scalars(query).all():
        writing.remove(member, each)
    writing.remove(schema.area_group, found)


def add_member(writing: Writing, group: Uid, member: GroupMember) -> Uid:
    """Add an area to a group, behind the others; return the uid of the membership."""
    table = schema.area_group_member
    found = row_id(writing.connection, schema.area_group, group)
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c.group_id == found)
    )
    uid = member.uid or writing.new_uid()
    writing.insert(
        table,
        uid=uid,
        group_id=found,
        area=member.area,
        from_date=member.from_,
        to_date=member.to,
        note=member.note,
        position=0 if last is None else last + 1,
    )
    return uid


def change_member(writing: Writing, member: GroupMember) -> None:
    """Write a membership whose uid is known over the one that is there."""
    if member.uid is None:
        raise ValueError(member)
    table = schema.area_group_member
    writing.update(
        table,
        row_id(writing.connection, table, member.uid),
        area=member.area,
        from_date=member.from_,
        to_date=member.to,
        note=member.note,
    )


def remove_member(writing: Writing, uid: Uid) -> None:
    """Put a membership into the bin."""
    table = schema.area_group_member
    writing.remove(table, row_id(writing.connection, table, uid))
