"""Writing tables: plain CSV (RFC 4180), and CSV that Excel opens right and cannot be harmed by."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from stakeholders.domain.record import Record
from stakeholders.domain.text import fold
from stakeholders.formats.csv_table_columns import headers_for, row_of, widths_of

EXCEL_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠']")
_PHONE: Final = re.compile(r"\+[0-9 ().\-/]{5,}")
_NUMBER: Final = re.compile(r" \d+(?= - |$)")


def write_csv(records: Sequence[Record], stream: BinaryIO) -> None:
    """Write the records as UTF-8 with commas and CRLF, one row each."""
    write_csv_columns(records, stream, ())


def write_csv_columns(records: Sequence[Record], stream: BinaryIO, columns: Sequence[str]) -> None:
    """Write these columns of the records; none named means all of them."""
    _write(_rows(records, columns), stream, ",")


def write_csv_for_excel(records: Sequence[Record], stream: BinaryIO) -> None:
    """Write the records with a byte order mark and semicolons, no cell a formula."""
    write_csv_for_excel_columns(records, stream, ())


def write_csv_for_excel_columns(
    records: Sequence[Record], stream: BinaryIO, columns: Sequence[str]
) -> None:
    """Write these columns of the records for Excel; none named means all of them."""
    stream.write(EXCEL_MARK.encode())
    guarded_rows = ([guarded(cell) for cell in row] for row in _rows(records, columns))
    _write(guarded_rows, stream, ";")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; phones stay as they are.

    OWASP's list with full-width signs: an apostrophe goes before. `unguarded` takes it off.
    """
    if cell and _FORMULA.match(cell) and not _PHONE.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`."""
    if cell[:1] == "'" and _FORMULA.match(cell[1:]):
        return cell[1:]
    return cell


def _rows(records: Sequence[Record], columns: Sequence[str]) -> Iterator[list[str]]:
    widths = widths_of(records)
    headers = headers_for(widths)
    if not columns:
        yield headers
        for record in records:
            yield row_of(record, widths)
        return
    chosen = [place for column in columns for place in _places(column, headers)]
    yield [headers[place] for place in chosen]
    for record in records:
        row = row_of(record, widths)
        yield [row[place] for place in chosen]


def _places(column: str, headers: Sequence[str]) -> list[int]:
    """Return where a column stands: by its header, or all of a family by the name without number.

    `phone` means every `Phone 1`, `Phone 2`; `phone - label` their labels.
    """
    wanted = _plain(column)
    exact = [place for place, header in enumerate(headers) if _plain(header) == wanted]
    return exact or [
        place
        for place, header in enumerate(headers)
        if _plain(_NUMBER.sub("", header, count=1)) == wanted
    ]


def _plain(header: str) -> str:
    return fold(header).replace(" ", "")


def _write(rows: Iterable[list[str]], stream: BinaryIO, separator: str) -> None:
    text = io.TextIOWrapper(stream, "utf-8", "replace", newline="", write_through=False)
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    text.detach()
