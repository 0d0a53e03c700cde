"""Calendar invitations (RFC 5545, RFC 5546 §3.2.2): one file an invitee, who sees no other one.

icalendar writes them. Days without times are whole days; several days with times come again
daily. Times stand in the zone of the meeting, whose rules the file holds.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from stakeholders.formats.calendar_zone import zone_component

if TYPE_CHECKING:  # icalendar is imported when somebody is invited
    import icalendar

SUFFIX: Final = ".ics"
_DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarParty:
    """Somebody in a calendar file, by name and address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """A meeting as calendars know it.

    `uid` stays the same for all files of it, `sequence` rises with every change. Without both
    times, and a zone for them, the days are whole ones.
    """

    uid: str
    title: str
    first_day: datetime.date
    last_day: datetime.date
    from_time: datetime.time | None = None
    to_time: datetime.time | None = None
    time_zone: str = ""
    place: str = ""
    about: str = ""
    organiser: CalendarParty | None = None
    sequence: int = 0
    is_cancelled: bool = False

    @property
    def has_times(self) -> bool:
        """Whether it begins and ends at known hours."""
        return bool(self.from_time and self.to_time and self.time_zone)


def write_calendar(
    meeting: CalendarMeeting, invitee: CalendarParty, now: datetime.datetime
) -> bytes:
    """Return the file that invites one person, made at a moment with a time zone."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Stakeholders//Directory//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.is_cancelled else "REQUEST")
    if meeting.has_times:
        calendar.add_component(zone_component(meeting.time_zone, meeting.first_day.year))
    calendar.add_component(_event(meeting, invitee, now))
    content: bytes = calendar.to_ical()
    return content


def _event(
    meeting: CalendarMeeting, invitee: CalendarParty, now: datetime.datetime
) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("sequence", meeting.sequence)
    event.add("summary", meeting.title)
    for name, text in (("location", meeting.place), ("description", meeting.about)):
        if text:
            event.add(name, text)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    for name, value in _times(meeting):
        event.add(name, value)
    if meeting.organiser is not None:
        event.add("organizer", _address(meeting.organiser), parameters=_named(meeting.organiser))
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    event.add("attendee", _address(invitee), parameters=_named(invitee) | asked)
    return event


def _times(meeting: CalendarMeeting) -> Iterator[tuple[str, object]]:
    if not (meeting.has_times and meeting.from_time and meeting.to_time):
        yield "dtstart", meeting.first_day
        yield "dtend", meeting.last_day + _DAY  # the first day after it
        return
    zone = ZoneInfo(meeting.time_zone)
    is_over_midnight = meeting.to_time <= meeting.from_time
    ends = meeting.first_day + _DAY if is_over_midnight else meeting.first_day
    yield "dtstart", datetime.datetime.combine(meeting.first_day, meeting.from_time, zone)
    yield "dtend", datetime.datetime.combine(ends, meeting.to_time, zone)
    days = (meeting.last_day - meeting.first_day).days + 1
    if days > 1:
        yield "rrule", {"freq": "daily", "count": days}


def _address(party: CalendarParty) -> str:
    return f"mailto:{party.email}"


def _named(party: CalendarParty) -> dict[str, str]:
    # RFC 5545 §3.2: a parameter holds no quotation mark, and no control character.
    name = "".join(c for c in party.name.replace('"', "'") if c.isprintable())
    return {"CN": name} if name else {}
