"""Suppressions: of which entries something is known that may keep them from being written to."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.store import schema, trust_tables
from stakeholders.store.keys import these

_NEVER: Final = ""


def perhaps_suppressed(connection: sa.Connection, ids: Sequence[int]) -> tuple[int, ...]:
    """Return those of these entries of whom nothing may go out, perhaps: the rule is the domain's.

    It asks whether anything is known that the rule looks at, and not what it says.
    """
    entry, person, body = schema.entry, schema.person, schema.body
    line, basis = schema.affiliation, schema.legal_basis
    parts = (trust_tables.contact_refusal, trust_tables.restriction)
    present = (
        sa.select(line.c.id)
        .where(line.c.person_id == person.c.id, line.c.deleted_at.is_(None))
        .where(line.c.to_date.is_(None))
    )
    ended = sa.select(line.c.id).where(
        line.c.person_id == person.c.id, line.c.deleted_at.is_(None), line.c.to_date.is_not(None)
    )
    given = these(ids)
    queries = (
        *(sa.select(part.c.entry_id).where(part.c.entry_id.in_(given)) for part in parts),
        sa.select(entry.c.id).where(entry.c.id.in_(given), entry.c.do_not_contact != _NEVER),
        sa.select(person.c.id).where(person.c.id.in_(given), person.c.died.is_not(None)),
        sa.select(body.c.id).where(body.c.id.in_(given), body.c.ended.is_not(None)),
        sa.select(basis.c.entry_id).where(
            basis.c.entry_id.in_(given), basis.c.withdrawn.is_not(None)
        ),
        sa.select(person.c.id).where(
            person.c.id.in_(given), sa.exists(ended), sa.not_(sa.exists(present))
        ),
    )
    found = {int(row[0]) for query in queries for row in connection.execute(query)}
    return tuple(sorted(found))
