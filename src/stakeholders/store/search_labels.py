"""Search labels: numbers in the order of the list, with gaps for what comes between.

The row id of an entry in the index is its label, so that the first rows of any query come out
sorted. Labels are positive and fit into 63 bits. The gaps are as narrow as will do, because the
index holds the distances between labels, by far the most of its bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import sqlalchemy as sa

from stakeholders.store.plain_cursor import ask

GAP: Final = 1 << 24
MIDDLE: Final = 1 << 46
LOWEST: Final = 0
HIGHEST: Final = (1 << 63) - 1
"""Both ends are never given to an entry."""

_MANY: Final = 1000
_SCAN: Final = "SELECT sort_key, label FROM search_row ORDER BY sort_key"
_BEFORE: Final = "SELECT label FROM search_row WHERE sort_key < ? ORDER BY sort_key DESC LIMIT 1"
_AFTER: Final = (
    "SELECT label, sort_key FROM search_row WHERE sort_key > ? ORDER BY sort_key LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A gap between two labels, and how many keys belong into it."""

    before: int | None
    after: int | None
    count: int


def spread(count: int) -> list[int]:
    """Return labels for so many entries, around the middle."""
    gap = min(GAP, 2 * MIDDLE // (count + 1))
    start = MIDDLE - (count // 2) * gap
    return [start + number * gap for number in range(count)]


def labels_between(place: Place) -> list[int] | None:
    """Return even labels within a gap, None when it is too narrow."""
    if place.before is None and place.after is None:
        return spread(place.count)
    if place.after is None:
        width = min(GAP, (HIGHEST - (place.before or 0)) // (place.count + 1))
        start = place.before or 0
    elif place.before is None:
        width = min(GAP, (place.after - LOWEST) // (place.count + 1))
        start = place.after - width * (place.count + 1)
    else:
        width = (place.after - place.before) // (place.count + 1)
        start = place.before
    if width < 1:
        return None
    return [start + width * number for number in range(1, place.count + 1)]


def places_of(connection: sa.Connection, keys: Sequence[bytes]) -> Iterator[Place]:
    """Yield the gaps into which new keys fall; the keys are in order, and none is there yet."""
    if len(keys) > _MANY:
        yield from _places_by_scan(connection, keys)
    else:
        yield from _places_by_look_up(connection, keys)


def _places_by_look_up(connection: sa.Connection, keys: Sequence[bytes]) -> Iterator[Place]:
    done = 0
    while done < len(keys):
        key = keys[done]
        before = next((row[0] for row in ask(connection, _BEFORE, (key,))), None)
        after = next(iter(ask(connection, _AFTER, (key,))), None)
        count = 1
        while done + count < len(keys) and (after is None or keys[done + count] < after[1]):
            count += 1
        yield Place(before, after[0] if after else None, count)
        done += count


def _places_by_scan(connection: sa.Connection, keys: Iterable[bytes]) -> Iterator[Place]:
    """Merge the keys with all those that are there, in one pass."""
    for (low, high), group in groupby(_gaps(connection, keys)):
        yield Place(low, high, sum(1 for _ in group))


def _gaps(
    connection: sa.Connection, keys: Iterable[bytes]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the labels on both sides of each key."""
    there = iter(connection.exec_driver_sql(_SCAN))
    after = next(there, None)
    before: int | None = None
    for key in keys:
        while after is not None and after[0] < key:
            before, after = after[1], next(there, None)
        yield before, after[1] if after else None
