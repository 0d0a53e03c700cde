"""Time zones: those that this computer knows, by their names in the tz database."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from zoneinfo import available_timezones

from stakeholders.domain.text import clean


def known_zone(text: str) -> str | None:
    """Return the name of the time zone that a text is, however its case and spaces are."""
    return _zones().get(_plain(text))


def zone_names() -> tuple[str, ...]:
    """Return the names of all zones in their order; none where the computer has no list."""
    return tuple(sorted(_zones().values()))


@functools.cache
def _zones() -> Mapping[str, str]:
    return MappingProxyType({_plain(name): name for name in available_timezones()})


def _plain(text: str) -> str:
    return clean(text).replace(" ", "_").casefold()
