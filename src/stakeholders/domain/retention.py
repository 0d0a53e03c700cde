"""Retention: how long what is in the bin stays there, and when it may go for good."""

import datetime
from typing import Final

DAYS_IN_BIN: Final = 90
"""How long a contact stays in the bin."""
DAYS_OF_WORK: Final = 5
"""On how many days somebody must have worked since: a clock that jumps ahead erases nothing."""


def purge_day(deleted_on: datetime.date) -> datetime.date:
    """Return the first day on which what was put into the bin that day may be erased."""
    return deleted_on + datetime.timedelta(days=DAYS_IN_BIN)


def may_be_purged(deleted_on: datetime.date, today: datetime.date, days_of_work: int) -> bool:
    """Tell whether something has been in the bin long enough, by the calendar and by work done."""
    return purge_day(deleted_on) <= today and days_of_work >= DAYS_OF_WORK
