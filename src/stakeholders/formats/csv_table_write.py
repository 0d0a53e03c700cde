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
    Plan,
    families_of,
    headers_for,
    row_of,
    widths_of,
)
from stakeholders.formats.csv_table_layout import RowPer, TableLayout

EXCEL_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠']")
_PHONE: Final = re.compile(r"\+[0-9 ().\-/]{5,}")
_NUMBER: Final = re.compile(r" \d+(?= - |$)")


def write_csv(records: Sequence[Record], stream: BinaryIO) -> None:
    """Write the records as UTF-8 with commas and CRLF, one row each."""
    write_csv_table(records, stream, TableLayout())


def write_csv_table(records: Sequence[Record], stream: BinaryIO, layout: TableLayout) -> None:
    """Write the records as UTF-8 with CRLF, laid out as wished."""
    _write(table_rows(records, layout), stream, layout.separator or ",")


def write_csv_for_excel(records: Sequence[Record], stream: BinaryIO) -> None:
    """Write the records with a byte order mark and semicolons, no cell a formula."""
    write_csv_for_excel_table(records, stream, TableLayout())


def write_csv_for_excel_table(
    records: Sequence[Record], stream: BinaryIO, layout: TableLayout
) -> None:
    """Write the records for Excel, laid out as wished; no cell is a formula."""
    stream.write(EXCEL_MARK.encode())
    guarded_rows = ([guarded(cell) for cell in row] for row in table_rows(records, layout))
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


def table_rows(records: Sequence[Record], layout: TableLayout) -> Iterator[list[str]]:
    """Yield the header row, then the rows of a table that is laid out as wished."""
    plan = PLAN_BY_CHANNEL if layout.rows is RowPer.CHANNEL else PLAN
    parted = [part for record in records for part in _parts_of(record, layout.rows)]
    widths = widths_of(parted, plan)
    headers = headers_for(widths, plan)
    if not layout.columns:
        yield headers
        for record in parted:
            yield row_of(record, widths, plan)
        return
    chosen = [headers[place] for one in layout.columns for place in _places(one, headers)]
    widths = _needed(widths, plan, frozenset(chosen))
    place_of = {header: place for place, header in enumerate(headers_for(widths, plan))}
    places = [place_of[header] for header in chosen]
    yield chosen
    for record in parted:
        row = row_of(record, widths, plan)
        yield [row[place] for place in places]


def is_column(column: str) -> bool:
    """Tell whether a table may have such a column, with records enough for its number."""
    wanted = _NUMBER.sub(" 1", column, count=1)
    return any(
        _places(wanted, headers_for([1] * len(families_of(plan)), plan))
        for plan in (PLAN, PLAN_BY_CHANNEL)
    )


def _needed(widths: Sequence[int], plan: Plan, chosen: frozenset[str]) -> list[int]:
    """Return the widths without the families of which no column was chosen."""
    return [
        max((n for n in range(1, wide + 1) if not chosen.isdisjoint(family.headers(n))), default=0)
        for family, wide in zip(families_of(plan), widths, strict=True)
    ]


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


def _write(rows: Iterable[list[str]], stream: BinaryIO, separator: str) -> None:
    text = io.TextIOWrapper(stream, "utf-8", "replace", newline="", write_through=False)
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    text.detach()
