"""Staff of bodies in the directory: first the order of the lines, then their words by the page."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import DESIGNATE
from stakeholders.domain.staff import LineUp, StaffLine
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids, uids_of
from stakeholders.store.keys import these
from stakeholders.store.terms import holding_on, not_over_on

_FEW: Final = 3
_HEADS: Final = ("head", "high_commissioner", "permanent_representative", "minister", "director")


def top_bodies(connection: sa.Connection) -> LineUp:
    """Return the bodies that are part of none, or of one in the bin, in the order of the list."""
    body, entry, above = schema.body, schema.entry, schema.entry.alias("above")
    query = (
        sa.select(entry.c.uid)
        .join(body, body.c.id == entry.c.id)
        .outerjoin(above, above.c.id == body.c.parent_id)
        .where(entry.c.deleted_at.is_(None))
        .where(sa.or_(above.c.id.is_(None), above.c.deleted_at.is_not(None)))
        .order_by(entry.c.sort_key, entry.c.id)
    )
    return LineUp(parts=tuple(connection.scalars(query)))


def parts_of_body(connection: sa.Connection, uid: Uid) -> LineUp:
    """Return the bodies right below one, without its staff."""
    return LineUp(parts=_parts(connection, entry_id(connection, uid)))


def line_up(connection: sa.Connection, uid: Uid, day: datetime.date) -> LineUp:
    """Return the staff of a body on a day: heads first, acting holders behind the others."""
    body_id = entry_id(connection, uid)
    return LineUp(
        _seats(connection, body_id, day),
        _people(connection, body_id, day),
        _parts(connection, body_id),
    )


def lines_of(
    connection: sa.Connection, order: LineUp, start: int, count: int, day: datetime.date
) -> tuple[StaffLine, ...]:
    """Return the words of some lines; what is gone since the order was read is left empty."""
    seats = order.seats[start : start + count]
    start, count = max(start - len(order.seats), 0), count - len(seats)
    people = order.people[start : start + count]
    start, count = max(start - len(order.people), 0), count - len(people)
    parts = order.parts[start : start + count]
    return (
        *_seat_lines(connection, seats),
        *_person_lines(connection, people),
        *_part_lines(connection, parts, day),
    )


def deputies_of(connection: sa.Connection, post: Uid) -> list[int]:
    """Return the posts at the same body that deputise for this one by their functions."""
    own, other = schema.post.alias("own"), schema.post
    function, deputy = schema.post_function, schema.post_function.alias("deputy")
    entry = schema.entry
    query = (
        sa.select(other.c.id)
        .distinct()
        .join(own, own.c.body_id == other.c.body_id)
        .join(entry, entry.c.id == other.c.id)
        .join(function, function.c.post_id == own.c.id)
        .join(deputy, deputy.c.post_id == other.c.id)
        .where(own.c.id == entry_id(connection, post), other.c.id != own.c.id)
        .where(deputy.c.function == "deputy_" + function.c.function)
        .where(entry.c.deleted_at.is_(None), function.c.deleted_at.is_(None))
        .where(deputy.c.deleted_at.is_(None))
        .order_by(other.c.id)
        .limit(_FEW)
    )
    return list(connection.scalars(query))


def bodies_above(connection: sa.Connection, uid: Uid) -> tuple[Uid, ...]:
    """Return the bodies that this one is within, the outermost first; circles end by themselves."""
    body, entry = schema.body, schema.entry
    found: list[int] = []
    current: int | None = entry_id(connection, uid)
    while current is not None and current not in found:
        found.append(current)
        above = (
            sa.select(body.c.parent_id)
            .join(entry, entry.c.id == body.c.parent_id)
            .where(body.c.id == current, entry.c.deleted_at.is_(None))
        )
        current = connection.scalar(above)
    uids = uids_of(connection, found)
    return tuple(uids[one] for one in reversed(found[1:]))


def _seats(
    connection: sa.Connection, body_id: int, day: datetime.date
) -> tuple[tuple[int, int | None], ...]:
    post, entry, link = schema.post, schema.entry, schema.affiliation
    person, function = schema.entry.alias("person"), schema.post_function
    leads = sa.exists().where(
        function.c.post_id == post.c.id,
        function.c.deleted_at.is_(None),
        function.c.function.in_(_HEADS),
    )
    holds = sa.and_(
        link.c.post_id == post.c.id,
        link.c.deleted_at.is_(None),
        link.c.type != DESIGNATE,
        holding_on(link, day),
    )
    held = link.join(
        person, sa.and_(person.c.id == link.c.person_id, person.c.deleted_at.is_(None))
    )
    query = (
        sa.select(post.c.id, link.c.id)
        .join(entry, entry.c.id == post.c.id)
        .outerjoin(held, holds)
        .where(post.c.body_id == body_id, entry.c.deleted_at.is_(None))
        .where(sa.or_(not_over_on(post, day), link.c.id.is_not(None)))
        .order_by(leads.desc(), entry.c.sort_key, post.c.id, link.c.is_acting, person.c.sort_key)
    )
    return tuple((row[0], row[1]) for row in connection.execute(query))


def _people(connection: sa.Connection, body_id: int, day: datetime.date) -> tuple[int, ...]:
    link, person = schema.affiliation, schema.entry
    query = (
        sa.select(link.c.id)
        .join(person, person.c.id == link.c.person_id)
        .where(link.c.body_id == body_id, link.c.post_id.is_(None), holding_on(link, day))
        .where(link.c.deleted_at.is_(None), person.c.deleted_at.is_(None))
        .order_by(person.c.sort_key, link.c.id)
    )
    return tuple(connection.scalars(query))


def _parts(connection: sa.Connection, body_id: int) -> tuple[Uid, ...]:
    body, entry = schema.body, schema.entry
    query = (
        sa.select(entry.c.uid)
        .join(body, body.c.id == entry.c.id)
        .where(body.c.parent_id == body_id, entry.c.deleted_at.is_(None))
        .order_by(entry.c.sort_key, entry.c.id)
    )
    return tuple(connection.scalars(query))


def _seat_lines(
    connection: sa.Connection, seats: Sequence[tuple[int, int | None]]
) -> list[StaffLine]:
    post, entry = schema.post, schema.entry
    query = sa.select(post.c.id, entry.c.uid, post.c.title).join(entry, entry.c.id == post.c.id)
    wanted = [post_id for post_id, _ in seats]
    posts = _by_id(connection, query.where(post.c.id.in_(these(wanted))))
    held = _positions(connection, [link for _, link in seats if link is not None])
    return [
        _seat_line(posts.get(post_id), held.get(link) if link is not None else None)
        for post_id, link in seats
    ]


def _seat_line(post: sa.RowMapping | None, held: sa.RowMapping | None) -> StaffLine:
    if post is None:
        return StaffLine(EntryKind.POST, Uid(""))
    vacant = StaffLine(EntryKind.POST, post["uid"], post["title"])
    if held is None:
        return vacant
    return StaffLine(
        EntryKind.POST, post["uid"], post["title"], held["display"], held["uid"],
        held["from_date"], held["to_date"], held["is_acting"],
    )  # fmt: skip


def _person_lines(connection: sa.Connection, people: Sequence[int]) -> list[StaffLine]:
    held = _positions(connection, people)
    return [_person_line(held.get(link)) for link in people]


def _person_line(held: sa.RowMapping | None) -> StaffLine:
    if held is None:
        return StaffLine(EntryKind.PERSON, Uid(""))
    return StaffLine(
        EntryKind.PERSON, held["uid"], held["title"], held["display"], held["uid"],
        held["from_date"], held["to_date"], held["is_acting"],
    )  # fmt: skip


def _positions(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, sa.RowMapping]:
    link, person = schema.affiliation, schema.entry
    query = (
        sa.select(
            link.c.id, link.c.title, link.c.from_date, link.c.to_date, link.c.is_acting,
            person.c.uid, person.c.display,
        )
        .join(person, person.c.id == link.c.person_id)
        .where(link.c.id.in_(these(ids)), person.c.deleted_at.is_(None))
    )  # fmt: skip
    return _by_id(connection, query) if ids else {}


def _part_lines(
    connection: sa.Connection, parts: Sequence[Uid], day: datetime.date
) -> list[StaffLine]:
    if not parts:
        return []
    ids = entry_ids(connection, parts)
    every = list(ids.values())
    entry, name = schema.entry, schema.body_name
    query = (
        sa.select(entry.c.id, entry.c.display, name.c.text, schema.body.c.ended)
        .join(schema.body, schema.body.c.id == entry.c.id)
        .outerjoin(
            name,
            sa.and_(
                name.c.body_id == entry.c.id,
                name.c.type == "acronym",
                name.c.is_primary,
                name.c.deleted_at.is_(None),
            ),
        )
        .where(entry.c.id.in_(these(every)))
    )
    found = _by_id(connection, query)
    counts = [_counts(connection, query) for query in _counting(every, day)]
    return [_part_line(uid, found.get(ids.get(uid, 0)), counts) for uid in parts]


def _part_line(
    uid: Uid, row: sa.RowMapping | None, counts: Sequence[Mapping[int, int]]
) -> StaffLine:
    if row is None:
        return StaffLine(EntryKind.BODY, Uid(""))
    people, parts, posts = (count.get(row["id"], 0) for count in counts)
    return StaffLine(
        EntryKind.BODY, uid, name=row["display"], to=row["ended"], acronym=row["text"] or "",
        people=people, parts=parts, posts=posts,
    )  # fmt: skip


def _counting(ids: Sequence[int], day: datetime.date) -> tuple[sa.Select[Any], ...]:
    """Return what counts people, parts and posts of bodies."""
    link, body, post, entry = schema.affiliation, schema.body, schema.post, schema.entry
    count = sa.func.count
    return (
        sa.select(link.c.body_id, count(link.c.person_id.distinct()))
        .join(entry, entry.c.id == link.c.person_id)
        .where(link.c.body_id.in_(these(ids)), link.c.deleted_at.is_(None))
        .where(entry.c.deleted_at.is_(None), link.c.type != DESIGNATE, holding_on(link, day))
        .group_by(link.c.body_id),
        sa.select(body.c.parent_id, count())
        .join(entry, entry.c.id == body.c.id)
        .where(body.c.parent_id.in_(these(ids)), entry.c.deleted_at.is_(None))
        .group_by(body.c.parent_id),
        sa.select(post.c.body_id, count())
        .join(entry, entry.c.id == post.c.id)
        .where(post.c.body_id.in_(these(ids)), entry.c.deleted_at.is_(None))
        .where(not_over_on(post, day))
        .group_by(post.c.body_id),
    )


def _counts(connection: sa.Connection, query: sa.Select[Any]) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _by_id(connection: sa.Connection, query: sa.Select[Any]) -> dict[int, sa.RowMapping]:
    return {row["id"]: row for row in connection.execute(query).mappings()}
