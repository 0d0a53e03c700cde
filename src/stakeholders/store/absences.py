"""Absences in the directory: who is away on a day, and the positions that officers act in."""

import datetime
from collections.abc import Iterable

import sqlalchemy as sa

from stakeholders.domain.absence import ActingTerm, absence_on
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, entry_ids, row_id
from stakeholders.store.history import Writing
from stakeholders.store.parts import read_parts
from stakeholders.store.positions import place_at_post


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


def write_acting_terms(
    writing: Writing, absence: Uid, officer: Uid | None, terms: Iterable[ActingTerm]
) -> None:
    """Let an officer act for an absence in these posts, and in no other.

    Positions that are there already are changed, so that what was said of them stays.
    """
    link = schema.affiliation
    absence_id = row_id(writing.connection, schema.absence, absence)
    query = sa.select(link.c.id, link.c.post_id).where(
        link.c.absence_id == absence_id, link.c.deleted_at.is_(None)
    )
    have = {row.post_id: row.id for row in writing.connection.execute(query)}
    officer_id = entry_id(writing.connection, officer) if officer is not None else None
    for term in terms if officer_id is not None else ():
        post_id = entry_id(writing.connection, term.post)
        dates = {"from_date": term.from_, "to_date": term.to}
        if post_id in have:
            writing.update(link, have.pop(post_id), person_id=officer_id, **dates)
        else:
            values = place_at_post(writing.connection, post_id)
            writing.insert(
                link, person_id=officer_id, absence_id=absence_id, is_acting=True, **dates, **values
            )
    for leftover in have.values():
        writing.remove(link, leftover)
