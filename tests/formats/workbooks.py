"""Workbooks for the tests, made by openpyxl: another library than the program writes with."""

import datetime
import io
from collections.abc import Sequence

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
