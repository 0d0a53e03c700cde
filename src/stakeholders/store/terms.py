"""Terms as conditions: which rows with a first and a last date hold on a day.

Dates are texts, cut where unknown: they compare with a full one as their first day does.
"""

import datetime

import sqlalchemy as sa


def holding_on(table: sa.Table, day: datetime.date) -> sa.ColumnElement[bool]:
    """Return the condition that a row holds on a day; the end is the first day after it."""
    start = sa.type_coerce(table.c.from_date, sa.TEXT)
    begun = sa.or_(start.is_(None), start <= day.isoformat())
    return sa.and_(begun, not_over_on(table, day))


def not_over_on(table: sa.Table, day: datetime.date) -> sa.ColumnElement[bool]:
    """Return the condition that a row holds on a day or later."""
    end = sa.type_coerce(table.c.to_date, sa.TEXT)
    return sa.or_(end.is_(None), end > day.isoformat())
