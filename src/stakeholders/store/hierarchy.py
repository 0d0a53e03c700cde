"""Hierarchy of bodies: each has one parent or none, and none is below itself."""

import sqlalchemy as sa

from stakeholders.store import schema


def is_within(connection: sa.Connection, body_id: int, other_id: int) -> bool:
    """Tell whether a body is the other one or somewhere below it; also where circles are."""
    body = schema.body
    line = sa.select(sa.literal(body_id, sa.INTEGER).label("id")).cte("line", recursive=True)
    above = sa.select(body.c.parent_id).join(line, body.c.id == line.c.id)
    line = line.union(above.where(body.c.parent_id.is_not(None)))
    query = sa.select(sa.exists().where(line.c.id == other_id))
    return bool(connection.execute(query).scalar_one())


def is_below_itself(connection: sa.Connection, body_id: int) -> bool:
    """Tell whether the parents of a body lead back to it."""
    query = sa.select(schema.body.c.parent_id).where(schema.body.c.id == body_id)
    parent = connection.scalar(query)
    return parent is not None and is_within(connection, parent, body_id)
