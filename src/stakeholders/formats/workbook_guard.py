"""Guarding workbooks: what would cost all memory is told before a library opens it.

Declared sizes are looked at first, then how far the cells reach: a cell at XFD1048576 makes
a table of 17 thousand million cells of most readers.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final
from xml.parsers import expat

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_ENTRIES: Final = 1000
_MOST_BYTES: Final = 400 * 1024 * 1024
_MOST_RATIO: Final = 200
_SMALL: Final = 4 * 1024 * 1024
_MOST_CELLS: Final = 20_000_000
_CHUNK: Final = 1 << 20
_TAIL: Final = 512
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\b[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^<>]*?(/?)>"
)
_ANY_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>]")
_ROWS_REPEATED: Final = "table:number-rows-repeated"
_COLUMNS_REPEATED: Final = "table:number-columns-repeated"


class DangerousWorkbookError(Exception):
    """A workbook that would take more memory than any table of contacts; says what it has."""


def check_workbook(data: bytes) -> None:
    """Look over a workbook before it is opened.

    Raises:
        DangerousWorkbookError: when opening it could take all memory.
        ValueError: when it is no workbook.
    """
    if data.startswith(ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                _check_packed(packed)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise ValueError(str(error)) from error
    elif data.startswith(OLE):
        _check_reach(_reach_of_xls(data))
    else:
        raise ValueError("no workbook")


@dataclass(slots=True)
class _Reach:
    """How far the cells with something in them go, and how many there are."""

    rows: int = 0
    columns: int = 0
    cells: int = 0

    def take(self, row: int, column: int, cells: int = 1) -> None:
        """Reach to this cell too, counted from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.cells += cells


def _check_reach(reach: _Reach) -> None:
    if reach.rows * reach.columns > _MOST_CELLS or reach.cells > _MOST_CELLS:
        raise DangerousWorkbookError(f"{reach.rows} × {reach.columns}")


def _check_packed(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES:
        raise DangerousWorkbookError(f"{len(entries)}, {total}")
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * entry.compress_size:
            raise DangerousWorkbookError(f"{entry.file_size} / {entry.compress_size}")
    for entry in entries:
        if _SHEET.fullmatch(entry.filename):
            with packed.open(entry) as sheet:
                _check_reach(_reach_of_sheet(sheet))
        elif entry.filename == "content.xml":
            with packed.open(entry) as content:
                _reach_of_ods(content)


def _reach_of_sheet(stream: IO[bytes]) -> _Reach:
    reach = _Reach()
    tail = b""
    while chunk := stream.read(_CHUNK):
        text = tail + chunk
        end = max(text.rfind(b">") + 1, len(text) - _TAIL if b">" not in text else 0)
        whole, tail = text[:end], text[end:]
        reach.cells += len(_ANY_CELL.findall(whole))
        found = _CELL.findall(whole)
        filled = [(column, row) for column, row, empty in found if not empty]
        if filled:
            rows = max(int(row) for _, row in filled)
            columns = max(_column(column) for column in {column for column, _ in filled})
            reach.take(rows, columns, 0)
        _check_reach(reach)
    return reach


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _OdsCounter:
    """Counts what the repetitions of an OpenDocument sheet come to."""

    def __init__(self) -> None:
        self._reach = _Reach()
        self._rows = self._repeated = self._columns = self._filled = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear of an element that begins."""
        if name == "table:table":
            self._reach, self._rows = _Reach(), 0
        elif name == "table:table-row":
            self._repeated = _count(attributes.get(_ROWS_REPEATED))
            self._columns = self._filled = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._columns += _count(attributes.get(_COLUMNS_REPEATED))
            if any(key.endswith(":value-type") for key in attributes):
                self._filled = self._columns

    def end(self, name: str) -> None:
        """Hear of an element that ends."""
        if name == "table:table-row":
            self._rows += self._repeated
            if self._filled:
                self._reach.take(self._rows, self._filled, self._repeated * self._filled)
                _check_reach(self._reach)


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 1


def _reach_of_ods(stream: IO[bytes]) -> None:
    counter = _OdsCounter()
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    parser.EntityDeclHandler = _refuse_entities
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _refuse_entities(*_: object) -> None:
    raise DangerousWorkbookError("entities")


# The cells of Excel 97 to 2003, as [MS-XLS] 2.4 names their records: all begin with row and column.
_CELL_RECORDS: Final = frozenset({0x06, 0x7E, 0xBD, 0xD6, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xFD})
_SEVERAL_CELLS: Final = 0xBD
_BEGINNING: Final = 0x809


def _reach_of_xls(data: bytes) -> _Reach:
    """Return the reach of the fullest sheet."""
    reach = widest = _Reach()
    stream = _workbook_stream(data)
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _BEGINNING:
            reach = _Reach()
        elif kind in _CELL_RECORDS and length >= 6 and place + 4 + length <= len(stream):
            row, column = struct.unpack_from("<HH", stream, place + 4)
            if kind == _SEVERAL_CELLS:
                column = struct.unpack_from("<H", stream, place + 2 + length)[0]
            reach.take(row + 1, column + 1)
            widest = max(widest, reach, key=lambda one: one.rows * one.columns)
        place += 4 + length
    return widest


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream `Workbook` of a compound file, as [MS-CFB] lays it out."""
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        first_directory = struct.unpack_from("<I", data, 48)[0]
        table = _sector_table(data, size)
        directory = _chain(data, size, table, first_directory)
        for at in range(0, len(directory) - 127, 128):
            name = directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
            if name.casefold() in {"workbook", "book"}:
                start, length = struct.unpack_from("<II", directory, at + 116)
                return _chain(data, size, table, start)[:length]
    except (struct.error, IndexError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("no workbook")


def _sector_table(data: bytes, size: int) -> list[int]:
    """Return which sector follows which."""
    if not 7 <= size.bit_length() - 1 <= 16:
        raise ValueError("no sectors")
    places = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    seen = 0
    while more < 0xFFFFFFFA and seen * size < len(data):
        block = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        places += block[:-1]
        more, seen = block[-1], seen + 1
    found: list[int] = []
    for place in places:
        if place < 0xFFFFFFFA and (place + 2) * size <= len(data):
            found += struct.unpack_from(f"<{size // 4}I", data, (place + 1) * size)
    return found


def _chain(data: bytes, size: int, table: list[int], start: int) -> bytes:
    return b"".join(_sectors(data, size, table, start))


def _sectors(data: bytes, size: int, table: list[int], start: int) -> Iterator[bytes]:
    place, left = start, len(table)
    while place < 0xFFFFFFFA and left:
        yield data[(place + 1) * size : (place + 2) * size]
        place, left = table[place], left - 1
