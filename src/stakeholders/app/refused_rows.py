"""Refused rows as a file: in the dialect they came in, with the reason, to be mended and read."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from stakeholders.app.errors import UnwritableTargetError
from stakeholders.app.importing_plan import Decision, FilePlan, Planned
from stakeholders.app.outgoing_files import write_files
from stakeholders.formats.base import Refused
from stakeholders.formats.csv_table_rows import REFUSED_HEADER, csv_line
from stakeholders.formats.encoding import known_encoding
from stakeholders.formats.registry import format_of
from stakeholders.formats.xlsx_write import write_xlsx_rows

_WORKBOOK: Final = ".xlsx"
_MARK: Final = "\ufeff"


def refused_in(plan: FilePlan) -> tuple[Planned, ...]:
    """Return what was refused and can be written out again."""
    places = [n for n, one in enumerate(plan.decisions) if one is Decision.REFUSED]
    return tuple(item for item in plan.items_at(places) if item.refused and item.refused.text)


def write_refused(plans: Sequence[FilePlan], target: Path) -> int:
    """Write what was refused of these files to one file; return how many pieces it holds.

    Nothing is written where nothing was refused.

    Raises:
        UnwritableTargetError: when it cannot be written.
    """
    found = [(plan, items) for plan in plans if (items := refused_in(plan))]
    if not found:
        return 0
    try:
        write_files([(target, _written(found, target))])
    except OSError as error:
        raise UnwritableTargetError(target.name, error.strerror or str(error)) from error
    return sum(len(items) for _, items in found)


def suffix_of(plan: FilePlan) -> str:
    """Return how a file of its refused rows ends."""
    chosen = format_of(plan.format)
    return chosen.suffixes[0] if chosen else ".txt"


def _written(found: Sequence[tuple[FilePlan, Sequence[Planned]]], target: Path) -> bytes:
    """Return the file: a workbook where its name says so, else the texts one after the other."""
    if target.suffix.lower() != _WORKBOOK:
        return b"".join(_content(plan, items) for plan, items in found)
    stream = io.BytesIO()
    write_xlsx_rows([row for _, items in found for _, row in _rows(items)], stream)
    return stream.getvalue()


def _content(plan: FilePlan, items: Sequence[Planned]) -> bytes:
    encoding = known_encoding(plan.encoding) or "utf-8"
    text = _table(items) if _first(items).separator else _pieces(items)
    if encoding == "utf-8" and _first(items).separator and not text.startswith(_MARK):
        text = text if _is_plain(_first(items)) else f"{_MARK}{text}"
    return text.encode(encoding, "replace")


def _is_plain(refused: Refused) -> bool:
    """Tell whether it is of our own plain tables, which a mark would let read otherwise."""
    return refused.head.startswith(("UID,", "Name,", "Kind,"))


def _first(items: Sequence[Planned]) -> Refused:
    return next(item.refused for item in items if item.refused)


def _pieces(items: Sequence[Planned]) -> str:
    return "".join(f"{item.refused.text.rstrip()}\n\n" for item in items if item.refused)


def _table(items: Sequence[Planned]) -> str:
    mark = _MARK if _first(items).head.startswith(_MARK) else ""
    lines = (csv_line(row, separator) for separator, row in _rows(items))
    return mark + "".join(f"{line}\r\n" for line in lines)


def _rows(items: Sequence[Planned]) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows with their separator, the header first, the reason behind each."""
    first = _first(items)
    headers = _cells(first.head.removeprefix(_MARK), first.separator) if first.head else []
    if headers:
        yield first.separator, [*_without_reason(headers, headers), REFUSED_HEADER]
    for item in items:
        if item.refused:
            row = _without_reason(_cells(item.refused.text, item.refused.separator), headers)
            row += [""] * (len(headers) - len(row) - (REFUSED_HEADER in headers))
            reasons = " ".join(problem.message for problem in item.problems)
            yield first.separator, [*row, *([reasons] if headers else [])]


def _without_reason(cells: Sequence[str], headers: Sequence[str]) -> list[str]:
    """Return a row without the reason of the last time."""
    return [
        cell
        for place, cell in enumerate(cells)
        if place >= len(headers) or headers[place] != REFUSED_HEADER
    ]


def _cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator or ","), [])
