"""Reading workbooks: XLSX, XLS and ODS become rows of texts, then contacts as in any table.

Nothing but the values of cells is looked at: no macro, no formula, no link of it ever runs.
"""

import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stakeholders.domain.problems import Problem, Severity
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.csv_table_headers import meanings_of
from stakeholders.formats.csv_table_read import is_our_header, read_rows
from stakeholders.formats.csv_table_rows import Row
from stakeholders.formats.workbook_guard import DangerousWorkbookError, check_workbook
from stakeholders.formats.xlsx_write import ABOUT_SHEET, LONG_SHEET
from stakeholders.i18n import marked

if TYPE_CHECKING:  # the library is imported when a workbook is read
    from python_calamine import CalamineWorkbook

_SEPARATOR: Final = "\t"
_LOOKED_AT: Final = 12
_Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta
_PASSED_BY: Final = frozenset({ABOUT_SHEET, LONG_SHEET})


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that was opened: its sheets, and the one that looks most like contacts."""

    book: "CalamineWorkbook"
    sheets: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows of a sheet that are not blank."""
        found = self.book.get_sheet_by_name(sheet)
        merged = _filled_down(self.book, sheet)
        long = _long_texts(self.book)
        top, left = found.start or (0, 0)
        above: dict[int, str] = {}
        for number, values in enumerate(found.iter_rows(), top + 1):
            cells = [""] * left + [_text(value) for value in values]
            for column in merged.get(number, ()):
                cells[column] = cells[column] or above.get(column, "")
            above = {column: cells[column] for column in merged.get(number + 1, ())}
            for place, rest in long.get(number, {}).items():
                cells[place - 1] += rest
            numbers = frozenset(
                place for place, value in enumerate(values, left) if _is_number(value)
            )
            if any(cell.strip() for cell in cells):
                yield Row(number, cells, numbers)

    def likeliest(self) -> str:
        """Return the sheet whose first rows know most headers, the first of equal ones."""
        return max(self.sheets, key=self._likeness)

    def _likeness(self, sheet: str) -> int:
        best = 0
        for number, row in enumerate(self.rows(sheet)):
            ours = len(row.cells) if is_our_header([c for c in row.cells if c]) else 0
            best = max(best, ours, sum(map(bool, meanings_of(row.cells))))
            if number == _LOOKED_AT:
                break
        return best


def open_workbook(data: bytes) -> Workbook:
    """Open a workbook that was looked over before.

    Raises:
        DangerousWorkbookError: when it would take all memory.
        ValueError: when it is damaged, under a password, or no workbook.
    """
    check_workbook(data)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise ValueError(str(error)) from error
    names = tuple(name for name in book.sheet_names if name not in _PASSED_BY)
    return Workbook(book, names)


def read_workbook(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a workbook: of the sheet that was asked for, else the likeliest."""
    try:
        book = open_workbook(data)
        if not book.sheets:
            return
        wanted = context.sheet or (context.mapping.sheet if context.mapping else "")
        sheet = wanted if wanted in book.sheets else book.likeliest()
        rows = book.rows(sheet)
        yield from read_rows(_without_blanks(rows), context, _SEPARATOR)
    except DangerousWorkbookError as error:
        yield Refused(_too_large(str(error)), 1, "")
    except (ValueError, OSError):
        yield Refused(_unreadable(), 1, "")


def _without_blanks(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows, a header of our own without the empty cells behind it."""
    first = next(rows, None)
    if first is None:
        return
    cells = [cell for cell in first.cells if cell]
    yield Row(first.line, cells) if is_our_header(cells) else first
    yield from rows


def _text(value: _Value) -> str:
    """Return the text of a cell: whole numbers without a point, dates and times as in ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value) if isinstance(value, int | datetime.timedelta) else value.isoformat()


def _is_number(value: _Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _filled_down(book: "CalamineWorkbook", name: str) -> dict[int, tuple[int, ...]]:
    """Return for each row (from 1) the columns whose cell is one with that above it."""
    sheet = book.get_sheet_by_name(name)
    found: dict[int, tuple[int, ...]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for number in range(top + 2, min(bottom + 2, sheet.total_height + 1)):
            found[number] = (*found.get(number, ()), left)
    return found


def _long_texts(book: "CalamineWorkbook") -> dict[int, dict[int, str]]:
    """Return what our own writer put aside of texts too long for a cell, by row and column."""
    found: dict[int, dict[int, str]] = {}
    if LONG_SHEET not in book.sheet_names:
        return found
    for values in book.get_sheet_by_name(LONG_SHEET).iter_rows():
        row, _, column = str(values[0]).partition("/")
        if row.isdecimal() and column.isdecimal() and len(values) > 1:
            texts = found.setdefault(int(row), {})
            texts[int(column)] = texts.get(int(column), "") + str(values[1])
    return found


def _too_large(size: str) -> Problem:
    return Problem(
        "workbook.too_large",
        marked(
            "The workbook unpacks to more than any table of contacts ({size}), so it was not "
            "opened. Delete empty rows and columns in it, or save the sheet as CSV."
        ),
        (("size", size),),
        Severity.ERROR,
    )


def _unreadable() -> Problem:
    return Problem(
        "workbook.unreadable",
        marked("The workbook is damaged or under a password. Save it anew without one, or as CSV."),
        severity=Severity.ERROR,
    )
