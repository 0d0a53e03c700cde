"""Rows of tables as they stand in a file: its cells as texts, and the line it starts on."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_SEPARATORS: Final = ",;\t|"
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"', re.DOTALL)
_CELL_LIMIT: Final = 1 << 24

REFUSED_HEADER: Final = "Refused because"
"""The column that tells why a row was refused; it is passed by when the file is read again."""


class Row(NamedTuple):
    """One row: the line it starts on, its cells, and the places of those that were numbers."""

    line: int
    cells: list[str]
    numbers: frozenset[int] = frozenset()

    @property
    def filled(self) -> list[int]:
        """The places of the cells that are not empty."""
        return [place for place, cell in enumerate(self.cells) if cell.strip()]


def csv_rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows that are not blank with the line each starts on; a broken one ends alone."""
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            line = reader.line_num + 1
            continue
        if any(cell.strip() for cell in row) and not (line == 1 and row[0].startswith("sep=")):
            yield Row(line, row)
        line = reader.line_num + 1


def csv_line(cells: Sequence[str], separator: str) -> str:
    """Return a row as a line of a file with this separator, its end left away."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="").writerow(cells)
    return text.getvalue()


def separator_of(text: str) -> str:
    """Return what parts the cells: the sign most lines have outside quotes, in equal numbers."""
    lines = [line for line in _QUOTED.sub("", text[:65536]).splitlines() if line.strip()][:20]
    if lines and lines[0].startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def steadiness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=counts.count, default=0)
        return (counts.count(common) if common else 0, common)

    best = max(_SEPARATORS, key=steadiness)
    return best if steadiness(best)[0] else ","
