"""Problems of terms: posts held twice or beyond their end, positions in bodies that ended."""

import datetime
from collections.abc import Iterator

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import PostLine
from stakeholders.domain.succession import held_beyond, held_twice, overlap_problem
from stakeholders.domain.tenure import outlasts
from stakeholders.domain.term_checks import Situation, ended_body_problem
from stakeholders.store.absences import coming_absences
from stakeholders.store.positions import holders_of, read_position
from stakeholders.store.posts import ended_bodies, has_several_seats, read_post_line


def position_problems(connection: sa.Connection, position: Uid) -> tuple[Problem, ...]:
    """Return what to think twice about in a position that was written."""
    line = read_position(connection, position).line
    return (*_of_post(connection, line), *_of_body(connection, line))


def situation_on(connection: sa.Connection, day: datetime.date) -> Situation:
    """Return what the terms of all contacts are checked against."""
    return Situation(day, ended_bodies(connection), coming_absences(connection, day))


def _of_post(connection: sa.Connection, line: PostLine) -> Iterator[Problem]:
    if line.uid is None:
        return
    holders = holders_of(connection, line.uid)
    ours = [holder for holder in holders if holder.line_uid == line.line_uid]
    several = has_several_seats(connection, line.uid)
    for one, other in held_twice(holders, several_seats=several):
        if line.line_uid in {one.line_uid, other.line_uid}:
            yield overlap_problem(one, other)
    yield from held_beyond(ours, read_post_line(connection, line.uid).to)


def _of_body(connection: sa.Connection, line: PostLine) -> Iterator[Problem]:
    ended = ended_bodies(connection, (line.body_uid,)) if line.body_uid else {}
    for end in ended.values():
        if outlasts(line.to, end):
            yield ended_body_problem(line, end)
