"""A look at a file before it is read: what its columns hold, and who its first rows would be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from stakeholders.domain.record import Record
from stakeholders.formats.base import Format, ReadingContext, ReadRecord
from stakeholders.formats.csv_table_foreign import arranged
from stakeholders.formats.csv_table_layout import RowPer
from stakeholders.formats.csv_table_mapping import TableMapping
from stakeholders.formats.csv_table_read import is_our_header
from stakeholders.formats.csv_table_rows import Row, csv_rows, separator_of
from stakeholders.formats.encoding import decoded
from stakeholders.formats.workbook_guard import DangerousWorkbookError
from stakeholders.formats.workbook_read import open_workbook

_HEAD: Final = 256 * 1024
_ROWS: Final = 40
_CONTACTS: Final = 3
_SAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column: its header, what it holds, and what stands in its first cells."""

    header: str
    meaning: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a file is understood; without columns it is no table, or one of our own.

    The `encoding` is empty where a file has none, and `is_guessed` where nothing in it says it.
    """

    encoding: str = ""
    is_guessed: bool = False
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    columns: tuple[ColumnLook, ...] = ()
    rows: RowPer = RowPer.PERSON
    contacts: tuple[Record, ...] = ()

    @property
    def mapping(self) -> TableMapping:
        """What its columns hold, to be changed and kept."""
        return TableMapping(
            tuple(column.meaning for column in self.columns),
            tuple(column.header for column in self.columns),
            self.rows,
            self.sheet,
        )


def look_at(data: bytes, chosen: Format, context: ReadingContext) -> TableLook:
    """Return how the start of a file is understood in a context."""
    if not chosen.is_text:
        return _look_at_workbook(data, chosen, context)
    head = data if len(data) <= _HEAD else data[: data.rfind(b"\n", 0, _HEAD) + 1]
    found = decoded(head, context.encoding)
    look = TableLook(found.encoding, found.guessed, contacts=_contacts(head, chosen, context))
    if ".csv" not in chosen.suffixes:
        return look
    text = found.text.replace("\0", "")
    return _with_columns(look, list(islice(csv_rows(text, separator_of(text)), _ROWS)), context)


def _look_at_workbook(data: bytes, chosen: Format, context: ReadingContext) -> TableLook:
    try:
        book = open_workbook(data)
    except (DangerousWorkbookError, ValueError, OSError):
        return TableLook()
    if not book.sheets:
        return TableLook()
    wanted = context.sheet or (context.mapping.sheet if context.mapping else "")
    sheet = wanted if wanted in book.sheets else book.likeliest()
    contacts = _contacts(data, chosen, replace(context, sheet=sheet))
    look = TableLook(sheets=book.sheets, sheet=sheet, contacts=contacts)
    return _with_columns(look, list(islice(book.rows(sheet), _ROWS)), context)


def _contacts(data: bytes, chosen: Format, context: ReadingContext) -> tuple[Record, ...]:
    read = (item.record for item in chosen.read(data, context) if isinstance(item, ReadRecord))
    return tuple(islice(read, _CONTACTS))


def _with_columns(look: TableLook, rows: list[Row], context: ReadingContext) -> TableLook:
    if not rows or is_our_header([cell for cell in rows[0].cells if cell]):
        return look
    table = arranged(iter(rows), context.mapping)
    below = list(chain(table.start, rows[12:]))
    width = max((len(row.cells) for row in below), default=0)
    columns = (
        _column(place, table.headers, table.meanings, below)
        for place in range(max(width, len(table.headers)))
    )
    return replace(look, columns=tuple(columns), rows=table.rows)


def _column(
    place: int, headers: Sequence[str], meanings: Sequence[str], rows: Sequence[Row]
) -> ColumnLook:
    header = headers[place] if place < len(headers) else ""
    meaning = meanings[place] if place < len(meanings) else ""
    filled = (row.cells[place].strip() for row in rows if place in row.filled)
    return ColumnLook(header, meaning, tuple(islice(filled, _SAMPLES)))
