"""Absences in the directory: who is away on a day, and the positions that officers act in."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.absence import ActingTerm, absence_on, acting_terms
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids, row_id
from stakeholders.store.history import Writing
from stakeholders.store.parts import read_parts
from stakeholders.store.positions import place_at_post, positions_of
from stakeholders.store.terms import not_over_on

OFFICER_IN_CHARGE: Final = "officer_in_charge"
"""The type of a position that an absence makes."""


def absences_of(connection: sa.Connection, people: Iterable[Uid]) -> dict[Uid, list[Absence]]:
    """Return all absences of people, those in the past and to come included."""
    ids = entry_ids(connection, people)
    found = read_parts(connection, list(ids.values()), (Absence,))
    return {
        uid: [part for part in found.get(person_id, ()) if isinstance(part, Absence)]
        for uid, person_id in ids.items()
    }


def away_on(
    connection: sa.Connection, people: Iterable[Uid], day: datetime.date
) -> dict[Uid, Absence]:
    """Return who of these people is away on a day, with the absence."""
    every = absences_of(connection, people).items()
    running = ((uid, absence_on(absences, day)) for uid, absences in every)
    return {uid: absence for uid, absence in running if absence is not None}


def coming_absences(connection: sa.Connection, day: datetime.date) -> dict[Uid, list[Absence]]:
    """Return the absences of everybody who is or will be away on a day or later."""
    absence, entry = schema.absence, schema.entry
    query = (
        sa.select(entry.c.uid)
        .distinct()
        .join(absence, absence.c.person_id == entry.c.id)
        .where(absence.c.deleted_at.is_(None), not_over_on(absence, day))
    )
    return absences_of(connection, connection.scalars(query).all())


def settle_absences(writing: Writing, person: Uid) -> None:
    """Let officers act in the posts that a person holds while away, and in no other.

    To be called whenever an absence or the positions of who may be away have changed. Positions
    that are there already are changed, so that what was said of them stays.
    """
    connection = writing.connection
    absences = absences_of(connection, (person,)).get(person, ())
    lines = [one.line for one in positions_of(connection, person)] if absences else []
    for absence in absences:
        terms = acting_terms(lines, absence) if absence.officer else ()
        _write_acting_terms(writing, absence, terms)


def end_acting(writing: Writing, absence: Uid) -> None:
    """Put the positions that an absence made into the bin."""
    _write_acting_terms(writing, Absence(uid=absence), ())


def _write_acting_terms(writing: Writing, absence: Absence, terms: Iterable[ActingTerm]) -> None:
    link = schema.affiliation
    connection = writing.connection
    if absence.uid is None:
        raise ValueError(absence)
    absence_id = row_id(connection, schema.absence, absence.uid)
    query = sa.select(link.c.id, link.c.post_id).where(
        link.c.absence_id == absence_id, link.c.deleted_at.is_(None)
    )
    left = {row.post_id: row.id for row in connection.execute(query)}
    for term in terms:
        post_id = entry_id(connection, term.post)
        values = {
            "person_id": entry_id(connection, absence.officer) if absence.officer else None,
            "from_date": term.from_,
            "to_date": term.to,
        }
        row = left.pop(post_id, None) or _unlinked(connection, {**values, "post_id": post_id})
        if row is not None:
            writing.update(link, row, absence_id=absence_id, **values)
            continue
        writing.insert(
            link,
            absence_id=absence_id,
            is_acting=True,
            type=OFFICER_IN_CHARGE,
            **values,
            **place_at_post(connection, post_id),
        )
    for position in left.values():
        writing.remove(link, position)


def _unlinked(connection: sa.Connection, values: Mapping[str, object]) -> int | None:
    """Return a position that says the same, such as one that was imported with the absence."""
    link = schema.affiliation.c
    same = (link[name].is_(value) if value is None else link[name] == value
            for name, value in values.items())  # fmt: skip
    query = sa.select(link.id).where(
        *same,
        link.is_acting,
        link.type == OFFICER_IN_CHARGE,
        link.absence_id.is_(None),
        link.deleted_at.is_(None),
    )
    return connection.scalar(query.limit(1))
