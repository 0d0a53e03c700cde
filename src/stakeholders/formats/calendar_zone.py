"""Time zones in calendar files (RFC 5545 §3.6.5): the changes of the clocks near a meeting.

icalendar lists all changes since 1970 by RDATE, which some readers take for none (vobject does, an
hour wrong in summer), and gives an onset by the clock after the change instead of that before.
"""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:  # icalendar is imported when somebody is invited
    from icalendar import Timezone

_DAY: Final = datetime.timedelta(days=1)
_SECOND: Final = datetime.timedelta(seconds=1)
_NOTHING: Final = datetime.timedelta(0)


def zone_component(name: str, year: int) -> "Timezone":
    """Return the rules of a zone for a year, and for those before and after it."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    for before, onset in _onsets(zone, year - 1, year + 1):
        now = onset.astimezone(zone)
        part = TimezoneDaylight() if now.dst() else TimezoneStandard()
        part.add("dtstart", (onset + before).replace(tzinfo=None))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", now.utcoffset() or _NOTHING)
        part.add("tzname", now.tzname() or name)
        component.add_component(part)
    return component


def _onsets(
    zone: ZoneInfo, first: int, last: int
) -> Iterator[tuple[datetime.timedelta, datetime.datetime]]:
    """Yield the beginning of some years and each change in them, with the offset before it."""
    at = datetime.datetime(first, 1, 1, tzinfo=datetime.UTC)
    offset = _offset(zone, at)
    yield offset, at
    while at.year <= last:
        after = _offset(zone, at + _DAY)
        if after != offset:
            yield offset, _change(zone, at, at + _DAY)
            offset = after
        at += _DAY


def _change(zone: ZoneInfo, low: datetime.datetime, high: datetime.datetime) -> datetime.datetime:
    """Return the second at which the clocks change between two moments."""
    offset = _offset(zone, low)
    while high - low > _SECOND:
        middle = low + (high - low) // (2 * _SECOND) * _SECOND
        low, high = (middle, high) if _offset(zone, middle) == offset else (low, middle)
    return high


def _offset(zone: ZoneInfo, at: datetime.datetime) -> datetime.timedelta:
    return at.astimezone(zone).utcoffset() or _NOTHING
