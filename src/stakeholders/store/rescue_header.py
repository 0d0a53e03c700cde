"""A new first page for a file whose own is lost: SQLite finds everything else through it.

After "Database File Format" of SQLite: the first page holds the header, and the root of the table
of tables, whose leaves lie elsewhere in the file and can be told from all others.
"""

import struct
from collections.abc import Iterator
from typing import Final

from stakeholders.store.connection import FILE_APPLICATION_ID, FILE_VERSION

PAGE: Final = 4096
_HEADER: Final = 100
_LEAF: Final = 13
_INTERIOR: Final = 5
_KINDS: Final = (b"table", b"index", b"trigger", b"view")


def with_new_first_page(content: bytes) -> bytes | None:
    """Return the file with a new first page, None when the table of tables is nowhere in it."""
    leaves = sorted(_leaves_of_schema(content))
    if not leaves:
        return None
    whole = content + bytes(-len(content) % PAGE)
    return _header(len(whole) // PAGE) + _root(leaves) + whole[PAGE:]


def _leaves_of_schema(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the highest row id and the number of each page that lists tables."""
    for number in range(2, len(content) // PAGE + 2):
        page = content[(number - 1) * PAGE : number * PAGE]
        if len(page) == PAGE and page[0] == _LEAF:
            rows = _rows_of_schema(page)
            if rows:
                yield max(rows), number


def _rows_of_schema(page: bytes) -> list[int]:
    count = int.from_bytes(page[3:5])
    found = []
    for place in range(count):
        start = int.from_bytes(page[8 + 2 * place : 10 + 2 * place])
        row = _row_of_schema(page, start) if 8 <= start < PAGE - 8 else None
        if row is None:
            return []
        found.append(row)
    return found


def _row_of_schema(page: bytes, start: int) -> int | None:
    """Return the id of a cell that says `table`, `index` and so on first; None of any other."""
    _size, start = _number(page, start)
    row, start = _number(page, start)
    header, first = _number(page, start)
    length, _ = _number(page, first)
    text = page[start + header : start + header + max(0, length - 13) // 2]
    return row if text in _KINDS else None


def _number(page: bytes, start: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next one begins."""
    value = 0
    for place in range(start, start + 8):
        byte = page[place] if place < PAGE else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | (page[start + 8] if start + 8 < PAGE else 0), start + 9


def _header(pages: int) -> bytes:
    return b"".join(
        (
            b"SQLite format 3\0",
            struct.pack(">HBBBBBB", PAGE, 1, 1, 0, 64, 32, 32),
            struct.pack(">IIII", 1, pages, 0, 0),
            struct.pack(">IIIIII", 1, 4, 0, 0, 1, FILE_VERSION),
            struct.pack(">II", 0, FILE_APPLICATION_ID),
            bytes(20),
            struct.pack(">II", 1, 3051003),
        )
    )


def _root(leaves: list[tuple[int, int]]) -> bytes:
    """Return the rest of the first page: one cell for each leaf, and the last on the right."""
    cells = [number.to_bytes(4) + _as_number(row) for row, number in leaves[:-1]]
    places, end = [], PAGE
    for cell in cells:
        end -= len(cell)
        places.append(end)
    head = struct.pack(">BHHHBI", _INTERIOR, 0, len(cells), end, 0, leaves[-1][1])
    pointers = b"".join(place.to_bytes(2) for place in places)
    start = head + pointers
    return start + bytes(end - _HEADER - len(start)) + b"".join(reversed(cells))


def _as_number(value: int) -> bytes:
    found = bytes([value & 0x7F])
    while value := value >> 7:
        found = bytes([value & 0x7F | 0x80]) + found
    return found
