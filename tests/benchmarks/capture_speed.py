"""Capture speed: a long page is read before one looks up, and twice the page in twice the time."""

from itertools import cycle

from stakeholders.domain.ids import UidFactory
from stakeholders.formats.contact_block import read_contact_blocks
from tests.benchmarks.blocks import own_blocks
from tests.benchmarks.measure import Figure, Figures, interleaved_ratio, milliseconds_each, spread
from tests.formats.block_words import TABLES

_ROUNDS = 9
_PROSE = (
    "The workshop looks at what was reached since the second one, and at what was not. It will "
    "also prepare the framework for the years to come, in which cooperation has its place.\n\n"
)


def read_a_page(size: int) -> Figures:
    """Measure a page of so many bytes: running text with a contact block every few paragraphs."""
    page, twice = _page(size), _page(2 * size)
    _read(page)  # the tables are parsed once
    each = spread(milliseconds_each([lambda: _read(page)] * _ROUNDS))
    ratio = interleaved_ratio(lambda: _read(twice), lambda: _read(page))
    return (
        Figure("read", each.median, "ms", 200, each),
        Figure("twice as long", ratio.median, "x", 2.6, ratio),
    )


def _read(text: str) -> None:
    read_contact_blocks(text, TABLES, new_uid=UidFactory())


def _page(size: int) -> str:
    parts, length = [], 0
    for block in cycle(own_blocks()):
        parts.append(_PROSE * 20 + block.text + "\n\n")
        length += len(parts[-1].encode())
        if length >= size:
            return "".join(parts)
    return ""
