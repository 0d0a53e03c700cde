"""Integrity: whether the file is sound."""

import sqlalchemy as sa

from stakeholders.domain.problems import Problem


def check(connection: sa.Connection) -> tuple[Problem, ...]:
    """Return what is wrong with the file."""
    return ()
