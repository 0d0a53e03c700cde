"""A clock that tests set, and what a directory shows on the day it says."""

import datetime

from stakeholders.app.directory_file import Directory
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate


class Clock:
    """Tells noon of the day it is set to."""

    def __init__(self, day: datetime.date) -> None:
        self.day = day

    def __call__(self) -> datetime.datetime:
        return datetime.datetime.combine(self.day, datetime.time(12)).astimezone(datetime.UTC)

    def set(self, directory: Directory, day: datetime.date) -> None:
        """Let it be another day, as a window that stays open over midnight."""
        self.day = day
        directory.turn_day()


def date(text: str) -> PartialDate:
    """Return a date that is one."""
    found = PartialDate.from_text(text)
    assert found is not None
    return found


def day(text: str) -> datetime.date:
    """Return the first day of a date."""
    return date(text).first_day


def shown_line(directory: Directory, uid: Uid) -> str:
    """Return the first grey line of a contact in the list: of a post its holders."""
    rows = directory.search.find("", limit=0).rows
    return next(row.line1 for row in rows if row.uid == uid)
