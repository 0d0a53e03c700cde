"""Workbooks for the tests, made by openpyxl: another library than the program writes with."""

import datetime
import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook

Cell = str | float | datetime.date | datetime.datetime | bool | None


def workbook_of(*rows: Sequence[Cell], merged: Sequence[str] = (), title: str = "Sheet") -> bytes:
    """Return a workbook with these rows on its only sheet."""
    return workbook_with({title: rows}, merged)


def workbook_with(sheets: dict[str, Sequence[Sequence[Cell]]], merged: Sequence[str] = ()) -> bytes:
    """Return a workbook with these sheets; ranges of cells are merged on the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row, 1):
                cell = sheet.cell(number, place, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_in(data: bytes, sheet: str) -> list[list[object]]:
    """Return the values of a sheet as openpyxl reads them."""
    book = load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def open_document_of(*rows: Sequence[str | float]) -> bytes:
    """Return an .ods workbook with these rows on its only sheet."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="People">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{office}"/>')
        packed.writestr("content.xml", content)
    return stream.getvalue()


def _open_cell(value: str | float) -> str:
    if isinstance(value, str):
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def old_workbook_of(*rows: Sequence[str | float]) -> bytes:
    """Return an .xls workbook (BIFF8) with these rows on its only sheet."""
    beginning = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    name = "People".encode("utf-16-le")
    where = len(beginning) + 4 + 8 + len(name) + 4
    sheets = _record(0x85, struct.pack("<IBBBB", where, 0, 0, len("People"), 1) + name)
    cells = b"".join(
        _old_cell(number, place, value)
        for number, row in enumerate(rows)
        for place, value in enumerate(row)
    )
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + cells
    end = _record(0x0A, b"")
    return compound_file(beginning + sheets + end + sheet + end)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _old_cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x204, place + struct.pack("<HB", len(value), 1) + text)
    return _record(0x203, place + struct.pack("<d", value))


def compound_file(stream: bytes) -> bytes:
    """Return a file in the manner of OLE 2 that holds one stream, long enough to stand alone."""
    size = 512
    stream = stream.ljust(4096, b"\0")
    stream = stream.ljust(-(-len(stream) // size) * size, b"\0")
    count = len(stream) // size
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    name = "Workbook".encode("utf-16-le").ljust(64, b"\0")
    entry = name + bytes(52) + struct.pack("<II", 2, len(stream)) + bytes(4)
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff")
    return head + sectors + entry.ljust(size, b"\0") + stream
