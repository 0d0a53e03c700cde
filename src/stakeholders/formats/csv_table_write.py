"""Writing tables: plain CSV (RFC 4180), and CSV that Excel opens right and cannot be harmed by."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from stakeholders.domain.record import Record
from stakeholders.domain.text import fold
from stakeholders.formats.csv_table_columns import (
    PLAN,
    PLAN_BY_CHANNEL,
    Family,
    families_of,
    headers_for,
    pieces_of,
)
from stakeholders.formats.csv_table_layout import RowPer, TableLayout
from stakeholders.formats.table_spool import RowSpool, folder_of

EXCEL_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠']")
_PHONE: Final = re.compile(r"\+[0-9 ().\-/]{5,}")
_NUMBER: Final = re.compile(r" \d+(?= - |$)")


def write_csv(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as UTF-8 with commas and CRLF, one row each."""
    write_csv_table(records, stream, TableLayout())


def write_csv_table(records: Iterable[Record], stream: BinaryIO, layout: TableLayout) -> None:
    """Write the records as UTF-8 with CRLF, laid out as wished."""
    _write(table_rows(records, layout, folder_of(stream)), stream, layout.separator or ",")


def write_csv_for_excel(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records with a byte order mark and semicolons, no cell a formula."""
    write_csv_for_excel_table(records, stream, TableLayout())


def write_csv_for_excel_table(
    records: Iterable[Record], stream: BinaryIO, layout: TableLayout
) -> None:
    """Write the records for Excel, laid out as wished; no cell is a formula."""
    stream.write(EXCEL_MARK.encode())
    rows = table_rows(records, layout, folder_of(stream))
    guarded_rows = ([guarded(cell) for cell in row] for row in rows)
    _write(guarded_rows, stream, layout.separator or ";")


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


def table_rows(
    records: Iterable[Record], layout: TableLayout, folder: str | None = None
) -> Iterator[Sequence[str]]:
    """Yield the header row, then the rows of a table that is laid out as wished.

    What is too much for memory waits in a `folder`.
    """
    plan = PLAN_BY_CHANNEL if layout.rows is RowPer.CHANNEL else PLAN
    told = [_is_told(part, layout.columns) for part in plan]
    spool, lengths = RowSpool(folder), [0] * len(plan)
    for record in records:
        for one in _parts_of(record, layout.rows):
            pieces = pieces_of(one, plan, told)
            lengths = list(map(max, lengths, map(len, pieces)))
            spool.add(pieces)
    wides = [
        length // len(part.columns)
        for part, length in zip(plan, lengths, strict=True)
        if isinstance(part, Family)
    ]
    headers = headers_for(wides, plan)
    rows = (_padded(pieces, lengths) for pieces in spool.rows())
    if not layout.columns:
        yield headers
        yield from rows
        return
    places = [place for one in layout.columns for place in _places(one, headers)]
    yield [headers[place] for place in places]
    for row in rows:
        yield [row[place] for place in places]


def is_column(column: str) -> bool:
    """Tell whether a table may have such a column, with records enough for its number."""
    wanted = _NUMBER.sub(" 1", column, count=1)
    return any(
        _places(wanted, headers_for([1] * len(families_of(plan)), plan))
        for plan in (PLAN, PLAN_BY_CHANNEL)
    )


def _is_told(part: object, columns: Sequence[str]) -> bool:
    """Tell whether columns of a part of the plan may be among those that are wished for."""
    if not columns or not isinstance(part, Family):
        return True
    wished = {_plain(_NUMBER.sub("", column, count=1)) for column in columns}
    return any(_plain(_NUMBER.sub("", one, count=1)) in wished for one in part.headers(1))


def _padded(pieces: Iterable[list[str]], lengths: Iterable[int]) -> list[str]:
    """Return one row, every piece of it as long as the longest of all rows."""
    row: list[str] = []
    for piece, length in zip(pieces, lengths, strict=True):
        row += piece
        if len(piece) < length:
            row += [""] * (length - len(piece))
    return row


def _parts_of(record: Record, rows: RowPer) -> Sequence[Record]:
    """Return a record once for each of its rows: for each post, for each channel, or as it is."""
    if rows is RowPer.POST and len(record.posts) > 1:
        return [replace(record, posts=(post,)) for post in record.posts]
    if rows is RowPer.CHANNEL and len(record.channels) > 1:
        return [replace(record, channels=(channel,)) for channel in record.channels]
    return (record,)


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


def _write(rows: Iterable[Sequence[str]], stream: BinaryIO, separator: str) -> None:
    text = io.TextIOWrapper(stream, "utf-8", "replace", newline="", write_through=False)
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    text.detach()
