"""Backups: copies of a directory in the order they were made, and which of them may go.

What is kept is Anki's rule: all of the last days, then one a day, a week, a month. Order is by
number, never by time, because clocks jump: nothing goes on the word of a date that may be wrong.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

KEPT_WHOLE: Final = datetime.timedelta(days=2)
"""All backups of the last two days stay."""

_FEWEST: Final = 3
_DAYS: Final = 12
_WEEKS: Final = 10
_MONTHS: Final = 9
_SLOWNESS: Final = datetime.timedelta(hours=1)
_LONGEST_ABSENCE: Final = datetime.timedelta(days=366)
_DAYS_OF_WITNESS: Final = 7
_TIME: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"-(\d{4,})-(\d{8}T\d{6}Z)-([a-z]+)\.stakeholders")


class Reason(StrEnum):
    """Why a backup was made."""

    DAY = "day"
    UPGRADE = "upgrade"
    IMPORT = "import"
    MERGE = "merge"
    EDIT = "edit"
    ERASE = "erase"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its number, when (UTC) and why it was made, its name and size in bytes."""

    number: int
    at: datetime.datetime
    reason: Reason
    name: str
    size: int = 0

    @classmethod
    def named(cls, directory: str, number: int, at: datetime.datetime, reason: Reason) -> "Backup":
        """Return a backup of a directory with the name that says all about it."""
        name = f"{directory}-{number:04}-{at.strftime(_TIME)}-{reason.value}.stakeholders"
        return cls(number, at.replace(microsecond=0), reason, name)

    @classmethod
    def from_name(cls, directory: str, name: str, size: int) -> "Backup | None":
        """Return the backup of a directory that a file name tells of, None when it is none."""
        found = _NAME.fullmatch(name.removeprefix(directory))
        if not name.startswith(directory) or found is None or found[3] not in tuple(Reason):
            return None
        try:
            at = datetime.datetime.strptime(found[2], _TIME).replace(tzinfo=datetime.UTC)
        except ValueError:
            return None
        return cls(int(found[1]), at, Reason(found[3]), name, size)


def is_due(backups: Sequence[Backup], now: datetime.datetime) -> bool:
    """Tell whether no backup was made on the day of `now`, as the clock on the wall counts days."""
    newest = max(backups, key=_number, default=None)
    return newest is None or newest.at.astimezone(now.tzinfo).date() != now.date()


def superfluous(
    backups: Sequence[Backup], now: datetime.datetime, room: int | None = None
) -> tuple[Backup, ...]:
    """Return the backups that may go, oldest first; the newest three never do.

    `room` is how many bytes all together may take; None is as many as there are. Where the clock
    cannot be believed (it went back, or leapt by more than a year, and has not gone on evenly for
    a week since), nothing goes.
    """
    newest_first = sorted(backups, key=_number, reverse=True)
    believed = _believed(newest_first, now)
    kept = [*_kept(believed, now)]
    if room is not None:
        kept = _fitting(kept, room - sum(b.size for b in backups if b not in believed))
    going = [backup for backup in believed[_FEWEST:] if backup not in kept]
    return tuple(reversed(going))


def _number(backup: Backup) -> int:
    return backup.number


def _believed(newest_first: Sequence[Backup], now: datetime.datetime) -> list[Backup]:
    """Return the newest backups whose dates fit each other and the present one."""
    run: list[Backup] = []
    after = now
    for backup in newest_first:
        gone_by = after - backup.at
        if not -_SLOWNESS <= gone_by <= _LONGEST_ABSENCE:
            break
        run.append(backup)
        after = backup.at
    is_whole = len(run) == len(newest_first)
    days = {backup.at.date() for backup in run}
    return run if is_whole or len(days) >= _DAYS_OF_WITNESS else []


def _kept(newest_first: Sequence[Backup], now: datetime.datetime) -> Iterator[Backup]:
    """Yield what is kept of backups that are believed, the newest first."""
    old = []
    for place, backup in enumerate(newest_first):
        if place < _FEWEST or now - backup.at <= KEPT_WHOLE:
            yield backup
        else:
            old.append(backup)
    spans = ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month))
    for count, span in spans:
        taken, old = _newest_of_each(old, span, count)
        yield from taken


def _newest_of_each(
    newest_first: Sequence[Backup], span: Callable[[Backup], object], count: int
) -> tuple[list[Backup], list[Backup]]:
    """Return the newest backup of each of so many spans, and all that is older than those."""
    taken: dict[object, Backup] = {}
    for place, backup in enumerate(newest_first):
        if span(backup) not in taken:
            if len(taken) == count:
                return list(taken.values()), list(newest_first[place:])
            taken[span(backup)] = backup
    return list(taken.values()), []


def _day(backup: Backup) -> object:
    return backup.at.date()


def _week(backup: Backup) -> object:
    return backup.at.date().isocalendar()[:2]


def _month(backup: Backup) -> object:
    return (backup.at.year, backup.at.month)


def _fitting(newest_first: Sequence[Backup], room: int) -> list[Backup]:
    """Return the newest backups that fit into a room; the newest three are there in any case."""
    kept: list[Backup] = []
    for backup in newest_first:
        room -= backup.size
        if room < 0 and len(kept) >= _FEWEST:
            break
        kept.append(backup)
    return kept
