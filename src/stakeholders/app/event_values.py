"""Event values: how what was typed of a delegation or participant becomes a value."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from stakeholders.app.errors import WrongValueError
from stakeholders.app.event_choices import EVENT_NAMES, code_called
from stakeholders.app.event_fields import read_day
from stakeholders.app.event_words import word_called
from stakeholders.domain.event import Event, EventCategory, EventRole
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.text import clean

T = TypeVar("T")
Reader = Callable[[Event, str], Any]


def read_code(of: str, kind: type[StrEnum], field: str) -> Reader:
    """Return what reads a code or its name; an empty text is the empty code."""

    def read(_event: Event, text: str) -> StrEnum | None:
        if not clean(text):
            return kind("") if "" in {one.value for one in kind} else None
        code = code_called(of, text)
        if code is None:
            raise WrongValueError(clean(text), field, ", ".join(EVENT_NAMES[of]))
        return kind(code)

    return read


def read_date(field: str) -> Reader:
    """Return what reads a day, in ISO 8601 or in words."""
    return lambda _event, text: read_day(text, field)


def read_text(_event: Event, text: str) -> str:
    """Return a text in one line."""
    return clean(text)


def read_flag(field: str) -> Reader:
    """Return what reads yes or no."""
    known = OwnField(field, OwnFieldType.YES_NO)

    def read(_event: Event, text: str) -> bool:
        found = known.read(text) if clean(text) else "no"
        if found is None:
            raise WrongValueError(clean(text), field, "yes, no")
        return found == "yes"

    return read


def read_number(field: str) -> Reader:
    """Return what reads a number of places; an empty text is any."""

    def read(_event: Event, text: str) -> int | None:
        if clean(text) and not clean(text).isdecimal():
            raise WrongValueError(clean(text), field, "0, 1, 2 …")
        return int(clean(text)) if clean(text) else None

    return read


def read_category(event: Event, text: str) -> str:
    """Return the code of a category of the event, by code or name."""
    return word_called(event, EventCategory, text).code if clean(text) else ""


def read_role(event: Event, text: str) -> str:
    """Return the code of a role of the event, by code or name."""
    return word_called(event, EventRole, text).code if clean(text) else ""


def with_value(value: T, name: str, new: object) -> T:
    """Return a value with another attribute."""
    return replace(value, **{name: new})  # type: ignore[type-var]
