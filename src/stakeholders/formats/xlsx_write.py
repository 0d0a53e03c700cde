"""Writing workbooks: every cell a text that no program reckons with, the header always in sight."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import BinaryIO, Final

from stakeholders.domain.record import Record
from stakeholders.formats.csv_table_layout import TableLayout
from stakeholders.formats.csv_table_write import table_rows
from stakeholders.formats.table_spool import folder_of

SHEET: Final = "Contacts"
ABOUT_SHEET: Final = "About"
LONG_SHEET: Final = "Long texts"
LONGEST: Final = 32_767
"""So many characters fit into one cell; what is left goes to a sheet of its own."""
_OPTIONS: Final = (
    "strings_to_formulas", "strings_to_urls", "strings_to_numbers", "nan_inf_to_errors",
)  # fmt: skip
_LOOKED_AT: Final = 2000


def write_xlsx(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as a workbook with all columns, one row each."""
    write_xlsx_table(records, stream, TableLayout())


def write_xlsx_table(records: Iterable[Record], stream: BinaryIO, layout: TableLayout) -> None:
    """Write the records as a workbook that is laid out as wished."""
    rows = table_rows(records, layout, folder_of(stream))
    write_xlsx_rows(rows, stream, layout.about)


def write_xlsx_rows(
    rows: Iterable[Sequence[str]],
    stream: BinaryIO,
    about: Iterable[tuple[str, str]] = (),
    hidden: Sequence[int] = (),
) -> None:
    """Write rows of texts, the first of them the headers; `about` goes to a sheet of its own.

    Columns that are `hidden` are there, and not shown.
    """
    from xlsxwriter.workbook import Workbook

    from stakeholders.formats.xlsx_sheet import finish, width_of, write_pairs, write_text

    options: dict[str, object] = dict.fromkeys(_OPTIONS, False)
    options |= {"constant_memory": True, "tmpdir": folder_of(stream)}
    with Workbook(stream, options) as book:
        text = book.add_format({"num_format": "@"})
        strong = book.add_format({"num_format": "@", "bold": True})
        sheet = book.add_worksheet(SHEET)
        beyond: list[tuple[str, str]] = []
        widths: list[int] = []
        number = 0
        for number, row in enumerate(rows):
            if number < _LOOKED_AT:
                widths = [
                    max(pair) for pair in zip_longest(widths, map(width_of, row), fillvalue=0)
                ]
            look = text if number else strong
            for place, cell in enumerate(row):
                if cell:
                    write_text(sheet, number, place, cell[:LONGEST], look)
                    if len(cell) > LONGEST:
                        beyond += _rest(number, place, cell)
        finish(sheet, number, widths, text)
        for place in hidden:
            sheet.set_column(place, place, None, text, {"hidden": True})
        for title, pairs in ((ABOUT_SHEET, tuple(about)), (LONG_SHEET, tuple(beyond))):
            if pairs:
                write_pairs(book.add_worksheet(title), pairs, strong, text)


def _rest(number: int, place: int, cell: str) -> list[tuple[str, str]]:
    """Return what is left of a long text in pieces, each with the row and column it belongs to."""
    where = f"{number + 1}/{place + 1}"
    return [(where, cell[at : at + LONGEST]) for at in range(LONGEST, len(cell), LONGEST)]
