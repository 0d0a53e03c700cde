"""Event answers: meetings and all that belongs to them in the shape of `--json`."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.event import Event
from stakeholders.domain.partial_date import PartialDate

_RENAMED: Final = MappingProxyType({"start": "from", "end": "to"})


def event_as_json(event: Event) -> dict[str, object]:
    """Return a meeting with all that is its own."""
    found = as_json(event)
    found["dates"] = event.dates.as_given
    found["from"], found["to"] = json_value(event.dates.start), json_value(event.dates.end)
    found["protocol"] = dict(event.protocol)
    return found


def as_json(value: object) -> dict[str, object]:
    """Return a value of the domain by the names of its attributes: dates in ISO 8601, codes."""
    if not is_dataclass(value):
        raise TypeError(value)
    return {_RENAMED.get(f.name, f.name): json_value(getattr(value, f.name)) for f in fields(value)}


def json_value(value: object) -> object:
    """Return a date as text, a code as text, several values as a list, the rest as it is."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) or not isinstance(value, Iterable):
        return as_json(value) if is_dataclass(value) else value
    return [json_value(one) for one in value]
