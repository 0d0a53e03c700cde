"""A calendar invitation is read by other programs as the meeting it is about."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
import vobject

from stakeholders.formats.calendar import CalendarMeeting, CalendarParty, write_calendar

NOW = datetime.datetime(2026, 9, 1, 8, 0, tzinfo=datetime.UTC)
ANA = CalendarParty('Ana "Annie" Example, Ph.D.', "ana@quay.example")
WHOLE_DAYS = CalendarMeeting(
    "019a0000-0000-7000-8000-000000000001",
    "Workshop; trafficking, in persons",
    datetime.date(2026, 10, 2),
    datetime.date(2026, 10, 4),
    place="UNCC, Bangkok",
    about="First line\nSecond line",
    organiser=CalendarParty("Secretariat", "desk@quay.example"),
)
WITH_TIMES = replace(
    WHOLE_DAYS,
    from_time=datetime.time(9, 30),
    to_time=datetime.time(17, 0),
    time_zone="Asia/Bangkok",
)


def lines_of(meeting: CalendarMeeting) -> list[str]:
    """Return the unfolded lines, by RFC 5545 §3.1, with nobody's library."""
    content = write_calendar(meeting, ANA, NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_that_whole_days_end_the_day_after() -> None:
    lines = lines_of(WHOLE_DAYS)
    assert "DTSTART;VALUE=DATE:20261002" in lines
    assert "DTEND;VALUE=DATE:20261005" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_that_times_stand_in_the_zone_of_the_meeting_every_day() -> None:
    lines = lines_of(WITH_TIMES)
    assert "DTSTART;TZID=Asia/Bangkok:20261002T093000" in lines
    assert "DTEND;TZID=Asia/Bangkok:20261002T170000" in lines
    assert "RRULE:FREQ=DAILY;COUNT=3" in lines
    assert "TZID:Asia/Bangkok" in lines, "the file holds the rules of the zone"


def test_that_a_meeting_past_midnight_ends_the_next_day() -> None:
    night = replace(WITH_TIMES, last_day=WITH_TIMES.first_day, to_time=datetime.time(1, 0))
    assert "DTEND;TZID=Asia/Bangkok:20261003T010000" in lines_of(night)
    assert not [line for line in lines_of(night) if line.startswith("RRULE")]


def test_that_another_program_reads_the_invitation() -> None:
    calendar = vobject.readOne(write_calendar(WITH_TIMES, ANA, NOW).decode())
    event = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert event.summary.value == "Workshop; trafficking, in persons"
    assert event.location.value == "UNCC, Bangkok"
    assert event.description.value == "First line\nSecond line"
    assert event.dtstart.value.utcoffset() == datetime.timedelta(hours=7)
    assert event.uid.value == WITH_TIMES.uid
    assert event.organizer.value == "mailto:desk@quay.example"
    assert event.attendee.value == "mailto:ana@quay.example"
    assert event.attendee.params["CN"] == ["Ana 'Annie' Example, Ph.D."]
    assert event.attendee.params["RSVP"] == ["TRUE"]


def test_that_nobody_else_is_in_the_file() -> None:
    text = "\n".join(lines_of(WITH_TIMES))
    assert text.count("mailto:") == 2
    assert text.count("ATTENDEE") == 1


def test_that_a_meeting_that_is_off_is_taken_out_of_calendars() -> None:
    lines = lines_of(replace(WITH_TIMES, is_cancelled=True, sequence=2))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2"} <= set(lines)


@pytest.mark.parametrize("zone", ["Europe/Zurich", "America/New_York", "Pacific/Apia", "UTC"])
def test_that_every_zone_is_read_as_it_is(zone: str) -> None:
    calendar = vobject.readOne(
        write_calendar(replace(WITH_TIMES, time_zone=zone), ANA, NOW).decode()
    )
    assert calendar.vevent.dtstart.value.astimezone(datetime.UTC) == datetime.datetime(
        2026, 10, 2, 9, 30, tzinfo=ZoneInfo(zone)
    ).astimezone(datetime.UTC)
