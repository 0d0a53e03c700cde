"""Refused pieces as a file: in the dialect they came in, with the reason, to be read again."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from stakeholders.formats.base import Refused
from stakeholders.formats.csv_table_rows import REFUSED_HEADER, csv_line
from stakeholders.formats.encoding import known_encoding
from stakeholders.formats.xlsx_write import write_xlsx_rows

_MARK: Final = "\ufeff"
Items = Sequence[tuple[Refused, str]]


def refused_workbook(files: Sequence[Items]) -> bytes:
    """Return a workbook of the rows that were refused, each with its reason."""
    stream = io.BytesIO()
    write_xlsx_rows([row for items in files for _, row in _rows(items)], stream)
    return stream.getvalue()


def refused_text(items: Items, encoding: str) -> bytes:
    """Return the refused pieces as they came; rows of a table with their reasons."""
    known, first = known_encoding(encoding) or "utf-8", items[0][0]
    if not first.separator:
        return "".join(f"{one.text.rstrip()}\n\n" for one, _ in items).encode(known, "replace")
    lines = (csv_line(row, separator) for separator, row in _rows(items))
    text = "".join(f"{line}\r\n" for line in lines)
    is_marked = first.head.startswith(_MARK) or (known == "utf-8" and not _is_plain(first))
    return (f"{_MARK}{text}" if is_marked else text).encode(known, "replace")


def _is_plain(refused: Refused) -> bool:
    """Tell whether it is of our own plain tables, which a mark would let read otherwise."""
    return refused.head.startswith(("UID,", "Name,", "Kind,"))


def _rows(items: Items) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows with their separator, the header first, the reason behind each."""
    first = items[0][0]
    headers = _cells(first.head.removeprefix(_MARK), first.separator) if first.head else []
    if headers:
        yield first.separator, [*_without_reason(headers, headers), REFUSED_HEADER]
    for refused, reason in items:
        row = _without_reason(_cells(refused.text, refused.separator), headers)
        row += [""] * (len(headers) - len(row) - (REFUSED_HEADER in headers))
        yield first.separator, [*row, *([reason] if headers else [])]


def _without_reason(cells: Sequence[str], headers: Sequence[str]) -> list[str]:
    """Return a row without the reason of the last time."""
    return [
        cell
        for place, cell in enumerate(cells)
        if place >= len(headers) or headers[place] != REFUSED_HEADER
    ]


def _cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator or ","), [])
