"""Event fields: how what was typed of an event becomes a value, one row a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.choices import FIXED_NAMES, VISIBILITIES
from stakeholders.app.errors import EmptyNameError, UnknownFieldError, WrongValueError
from stakeholders.app.event_choices import CHAIN_STEPS, EVENT_STATUSES, code_called
from stakeholders.app.reference import Reference
from stakeholders.app.time_zones import known_zone
from stakeholders.domain.event import USUAL_CHAIN, ChainStep, Event, EventStatus
from stakeholders.domain.event_dates import (
    problem_of_dates,
    read_event_dates,
    read_expected,
    read_ordinal,
    read_times,
    series_of,
)
from stakeholders.domain.partial_date import PartialDate, dates_in
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, translated

_Write = Callable[[Reference, Event, str], Event]


@dataclass(frozen=True, slots=True)
class EventField:
    """A field of an event: its code, its title, marked for the catalogue, and how it is read."""

    code: str
    title: str
    write: _Write


def write_field(reference: Reference, event: Event, code: str, text: str) -> Event:
    """Return an event with what was typed into a field; an empty text empties it.

    Raises:
        EmptyNameError: when the title would be empty.
        UnknownFieldError: when an event has no such field.
        WrongValueError: when a value is none of those that a field can hold.
    """
    field = EVENT_FIELDS.get(code)
    if field is None:
        raise UnknownFieldError(code)
    return field.write(reference, event, clean(text))


def problems_of_event(event: Event) -> Iterable[Problem]:
    """Yield what is doubtful of what was typed of an event."""
    doubt = problem_of_dates(event.dates)
    if doubt is not None:
        yield doubt


def _title(_reference: Reference, event: Event, text: str) -> Event:
    if not text:
        raise EmptyNameError
    ordinal, series = series_of(text)
    if event.series or ordinal is None:
        return replace(event, title=text)
    return replace(event, title=text, ordinal=ordinal, series=series)


def _series(_reference: Reference, event: Event, text: str) -> Event:
    ordinal, series = series_of(text)
    return replace(event, series=series or text, ordinal=ordinal or event.ordinal)


def _ordinal(_reference: Reference, event: Event, text: str) -> Event:
    ordinal = read_ordinal(text) if text else None
    if text and ordinal is None:
        raise WrongValueError(text, "ordinal", translated("a number such as 13 or 13th"))
    return replace(event, ordinal=ordinal)


def _dates(_reference: Reference, event: Event, text: str) -> Event:
    return replace(event, dates=read_event_dates(text))


def _times(_reference: Reference, event: Event, text: str) -> Event:
    start, end = read_times(text)
    if text and not start:
        raise WrongValueError(text, "times", translated("times such as 9:30-17:00"))
    return replace(event, from_time=start, to_time=end)


def _time_zone(_reference: Reference, event: Event, text: str) -> Event:
    zone = known_zone(text) if text else ""
    if zone is None:
        wanted = translated("a time zone such as Asia/Bangkok")
        raise WrongValueError(text, "time_zone", wanted)
    return replace(event, time_zone=zone)


def _city(reference: Reference, event: Event, text: str) -> Event:
    """Let a city that is known bring its country and its time zone."""
    city = reference.areas.city(text) if text else None
    if city is None:
        return replace(event, city=text)
    zone = reference.areas.zone_of(city.name, city.iso2)
    return replace(event, city=text, country=city.iso2, time_zone=zone or event.time_zone)


def _country(reference: Reference, event: Event, text: str) -> Event:
    code = reference.area_code(text) if text else ""
    zone = event.time_zone or reference.areas.zone_of(event.city, code)
    return replace(event, country=code, time_zone=zone)


def _languages(reference: Reference, event: Event, text: str) -> Event:
    codes = [
        _language(reference, word) for word in text.replace(";", ",").split(",") if clean(word)
    ]
    return replace(event, languages=tuple(dict.fromkeys(codes)))


def _language(reference: Reference, text: str) -> str:
    found = reference.languages.find(clean(text))
    if found is None:
        raise WrongValueError(clean(text), "languages", translated("languages such as en, fr"))
    return found.code


def _expected(_reference: Reference, event: Event, text: str) -> Event:
    people, areas = read_expected(text)
    return replace(event, expected=people, expected_areas=areas, expected_as_given=text)


def _status(_reference: Reference, event: Event, text: str) -> Event:
    found = code_called(EVENT_STATUSES, text)
    if found is None:
        raise WrongValueError(text, "status", ", ".join(EventStatus))
    return replace(event, status=EventStatus(found))


def _visibility(_reference: Reference, event: Event, text: str) -> Event:
    named = FIXED_NAMES[VISIBILITIES].items()
    codes = (
        code for code, name in named if fold(text) in {code, fold(name), fold(translated(name))}
    )
    code = next(codes, None)
    if code is None:
        raise WrongValueError(text, "visibility", ", ".join(Visibility))
    return replace(event, visibility=Visibility(code))


def _chain(_reference: Reference, event: Event, text: str) -> Event:
    words = [word for part in text.replace(";", ",").split(",") if (word := clean(part))]
    steps = [code_called(CHAIN_STEPS, word) for word in words]
    wrong = next((word for word, step in zip(words, steps, strict=True) if step is None), None)
    if wrong is not None or (text and not steps):
        raise WrongValueError(wrong or text, "chain", ", ".join(ChainStep))
    return replace(event, chain=tuple(ChainStep(step) for step in steps if step) or USUAL_CHAIN)


def _protocol(_reference: Reference, event: Event, text: str) -> Event:
    """Read settings of the list of participants, such as `states_in=fr, starts_with=YE`."""
    pairs = [clean(pair) for pair in text.replace(";", ",").split(",") if clean(pair)]
    split = [tuple(map(clean, pair.partition("=")[::2])) for pair in pairs]
    if any(not key or not value for key, value in split):
        wanted = translated("settings such as states_in=fr")
        raise WrongValueError(text, "protocol", wanted)
    return replace(event, protocol=tuple((key, value) for key, value in split))


def _plain(name: str) -> _Write:
    return lambda _reference, event, text: _with(event, name, text)


def _day(name: str) -> _Write:
    def write(_reference: Reference, event: Event, text: str) -> Event:
        return _with(event, name, read_day(text, name))

    return write


def _with(event: Event, name: str, value: Any) -> Event:  # noqa: ANN401
    return replace(event, **{name: value})


def read_day(text: str, field: str) -> PartialDate | None:
    """Return the day that a text writes in ISO 8601 or in words, None of an empty one.

    Raises:
        WrongValueError: when it is none.
    """
    if not text.strip():
        return None
    found = PartialDate.from_text(text) or next(iter(dates_in(text)), None)
    if found is None:
        wanted = translated("a date such as 2007-10-02, 2007-10 or 2007")
        raise WrongValueError(text, field, wanted)
    return found


EVENT_FIELDS: Final[Mapping[str, EventField]] = MappingProxyType(
    {
        field.code: field
        for field in (
            EventField("title", marked("Title"), _title),
            EventField("short", marked("Short name"), _plain("short")),
            EventField("symbol", marked("Symbol"), _plain("symbol")),
            EventField("series", marked("Series"), _series),
            EventField("ordinal", marked("Which of the series"), _ordinal),
            EventField("dates", marked("Dates"), _dates),
            EventField("times", marked("Times"), _times),
            EventField("time_zone", marked("Time zone"), _time_zone),
            EventField("city", marked("City"), _city),
            EventField("country", marked("Country"), _country),
            EventField("venue", marked("Venue"), _plain("venue")),
            EventField("languages", marked("Languages"), _languages),
            EventField("expected", marked("Expected"), _expected),
            EventField("status", marked("Status"), _status),
            EventField("answer_by", marked("Answer wanted by"), _day("answer_by")),
            EventField("nominate_by", marked("Nominations wanted by"), _day("nominate_by")),
            EventField("reference_form", marked("Pattern of references"), _plain("reference_form")),
            EventField("chain", marked("Order of addressees"), _chain),
            EventField("protocol", marked("Order of the list of participants"), _protocol),
            EventField("visibility", marked("Who may see it"), _visibility),
        )
    }
)
"""Every field of an event that holds one value, by its code, in the order in which it is shown."""
