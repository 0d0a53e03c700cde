"""Postal addresses of a contact block: the lines between name and channels, as printed."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.source import SourceType
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import visibility_of_source
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_group import Group

_BETWEEN: Final = re.compile(r"[\s,;.()（），、·•\-–—\d/]{0,24}")
_NUMBER_BEFORE: Final = re.compile(r"(?:[\d][\d\-/]*[A-Za-z]?,?[ ]?|[A-Z]{1,2}-?\d{3,6}[ ])$")
_EDGES: Final = " \t,;·•|"
_LONGEST: Final = 8


def address_of(text: str, group: Group, source: SourceType) -> Address | None:
    """Return the postal address that a contact has in the text, None where it has only a place."""
    for run in _runs(text, group.address):
        if any(found.kind is FieldKind.ADDRESS for found in run):
            start, end = _widened(text, run[0].start, run[-1].end)
            lines = tuple(_lines(text[start:end]))
            if lines and len(lines) <= _LONGEST and any(c.isdigit() for c in "".join(lines)):
                return Address(
                    lines=lines,
                    city=group.city.text if group.city else "",
                    country=group.country,
                    visibility=visibility_of_source(source),
                )
    return None


def _runs(text: str, fields: Iterable[Field]) -> Iterator[list[Field]]:
    """Yield the pieces that follow each other with nothing but punctuation between them."""
    ordered = sorted(fields, key=lambda found: found.start)
    run = ordered[:1]
    for before, found in pairwise(ordered):
        if _BETWEEN.fullmatch(text, before.end, max(before.end, found.start)) is None:
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where an address begins and ends with the house number before its first word."""
    opening = text.rfind("\n", 0, start) + 1
    number = _NUMBER_BEFORE.search(text, opening, start)
    return (number.start() if number else start), end


def _lines(raw: str) -> Iterator[str]:
    for line in raw.splitlines():
        plain = clean(line).strip(_EDGES)
        if plain:
            yield plain
