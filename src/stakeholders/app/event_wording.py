"""Event wording: what a meeting is, when and where, in the reader's words."""

from collections.abc import Iterator

from stakeholders.app.event_choices import (
    CHAIN_STEPS,
    EVENT_BODY_ROLES,
    EVENT_STATUSES,
    event_word,
)
from stakeholders.app.event_fields import EVENT_FIELDS
from stakeholders.app.wording import Wording
from stakeholders.domain.date_words import span_in_words
from stakeholders.domain.event import Event, EventBodyRole
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import plural, translated
from stakeholders.store.meetings import Meeting


def when(event: Event) -> str:
    """Return the days of a meeting, as they were given where no year is known."""
    return _span(event.dates.start, event.dates.end) or event.dates.as_given


def when_in_words(event: Event, language: str) -> str:
    """Return the days of a meeting as a formal text of a language writes them."""
    dates = event.dates
    if dates.start is None:
        return dates.as_given
    return span_in_words(dates.start, dates.end, language)


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    if start is None or end in {None, start}:
        return str(start or "")
    return translated("{start} to {end}", start=start, end=end)


def meeting_line(meeting: Meeting) -> str:
    """Return a meeting at which somebody was, in a line."""
    parts = (meeting.short or meeting.title, _span(meeting.start, meeting.end), meeting.city)
    return " · ".join(part for part in parts if part)


def heading(event: Event) -> str:
    """Return a meeting in a line: short name, title, when and where."""
    where = event.city or event.venue
    parts = (event.short, event.title, when(event), where)
    return " · ".join(part for part in parts if part)


def event_facts(event: Event, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield title and text of everything that is known of a meeting itself."""
    told = {
        "symbol": event.symbol,
        "series": event.series,
        "ordinal": str(event.ordinal or ""),
        "dates": when(event),
        "times": " – ".join(time for time in (event.from_time, event.to_time) if time),
        "time_zone": event.time_zone,
        "venue": event.venue,
        "city": event.city,
        "country": wording.country(event.country) if event.country else "",
        "languages": ", ".join(map(wording.language, event.languages)),
        "expected": expected(event),
        "status": event_word(EVENT_STATUSES, event.status),
        "answer_by": str(event.answer_by or ""),
        "nominate_by": str(event.nominate_by or ""),
        "reference_form": event.reference_form,
        "chain": ", ".join(event_word(CHAIN_STEPS, step) for step in event.chain),
        "protocol": ", ".join(f"{key}={value}" for key, value in event.protocol),
    }
    for role in EventBodyRole:
        names = "; ".join(body.name for body in event.bodies_as(role))
        if names and role is not EventBodyRole.VENUE:
            yield event_word(EVENT_BODY_ROLES, role), names
    for code, text in told.items():
        if text:
            yield translated(EVENT_FIELDS[code].title), text


def expected(event: Event) -> str:
    """Return how many are expected, in the words it was given in where it holds no number."""
    counts = []
    if event.expected is not None:
        counts.append(plural("{count} person", "{count} people", event.expected))
    if event.expected_areas is not None:
        counts.append(plural("{count} country", "{count} countries", event.expected_areas))
    return ", ".join(counts) or event.expected_as_given
