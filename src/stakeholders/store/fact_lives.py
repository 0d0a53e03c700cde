"""Fact lives in the directory: where an office goes by others than the usual ones."""

from types import MappingProxyType

import sqlalchemy as sa

from stakeholders.domain.fact_life import USUAL_LIVES, FactKind, FactLives
from stakeholders.store.history import Writing
from stakeholders.store.trust_tables import fact_life


def read_lives(connection: sa.Connection) -> FactLives:
    """Return the lives that the directory goes by."""
    rows = connection.execute(
        sa.select(fact_life.c.kind, fact_life.c.days).where(fact_life.c.deleted_at.is_(None))
    )
    known = {kind.value: kind for kind in FactKind}
    own = {known[row.kind]: row.days for row in rows if row.kind in known}
    return FactLives(MappingProxyType(own))


def set_life(writing: Writing, kind: FactKind, days: int) -> None:
    """Let a kind of fact live so many days; the usual number forgets what was set."""
    query = sa.select(fact_life.c.id).where(
        fact_life.c.kind == kind.value, fact_life.c.deleted_at.is_(None)
    )
    found = writing.connection.scalar(query)
    if days == USUAL_LIVES[kind]:
        if found is not None:
            writing.remove(fact_life, found)
    elif found is None:
        writing.insert(fact_life, kind=kind.value, days=days)
    else:
        writing.update(fact_life, found, days=days)
