"""Sheets: tables that are edited cell by cell; blocks of them are copied, pasted, filled down."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.visibility import Visibility

NEW: Final = "+"
"""The keys of rows that are not there yet begin with this, and a number behind it."""
Block = tuple[tuple[str, ...], ...]


class SheetKind(StrEnum):
    """What the rows of a sheet of an event are."""

    ABOUT = "about"
    PARTICIPANTS = "participants"
    DELEGATIONS = "delegations"
    ROLES = "roles"
    CATEGORIES = "categories"
    SECTIONS = "sections"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its key and title, what is usual in it, whether one may write there."""

    key: str
    title: str
    choices: tuple[str, ...] = ()
    is_written: bool = True
    visibility: Visibility = Visibility.ANYONE


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its key, the text of each cell, which cells want a look, whether it is over.

    `choices` are what is usual in it, where that is not one thing a column.
    """

    key: str
    cells: tuple[str, ...]
    doubtful: frozenset[int] = frozenset()
    is_over: bool = False
    choices: tuple[str, ...] = ()
    visibility: Visibility = Visibility.ANYONE

    @property
    def is_new(self) -> bool:
        """Whether the row is not there yet."""
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What is to stand in a cell, by the keys of its row and column."""

    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """What becomes of a cell: the text before and after it, or why it stays as it is."""

    row: str
    column: str
    name: str
    title: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; the first column says what a row is."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]

    def block(self, cells: Iterable[tuple[int, int]], audience: Visibility) -> tuple[Block, int]:
        """Return the smallest block that holds these cells, and how much was kept back of it.

        A cell that this audience may not see is empty.
        """
        rows, columns = zip(*cells, strict=True)
        across = range(min(columns), max(columns) + 1)
        kept_back = 0
        texts = []
        for row in range(min(rows), max(rows) + 1):
            seen = [self._may_see(row, column, audience) for column in across]
            told = [self.rows[row].cells[column] for column in across]
            kept_back += sum(bool(text) and not may for text, may in zip(told, seen, strict=True))
            texts.append(tuple(text if may else "" for text, may in zip(told, seen, strict=True)))
        return tuple(texts), kept_back

    def pasted(self, cells: Sequence[tuple[int, int]], block: Block) -> tuple[CellEdit, ...]:
        """Return the edits that put a block where cells are marked, from their upper corner on.

        One text goes into every marked cell. What lies below the last row becomes new rows where
        the sheet ends in one; what lies beyond it and beyond the last column is left out.
        """
        if not cells or not block:
            return ()
        if len(block) == 1 and len(block[0]) == 1 and len(cells) > 1:
            return self.filled(cells, block[0][0])
        top, first = min(row for row, _ in cells), min(column for _, column in cells)
        return tuple(
            CellEdit(key, self.columns[first + across].key, text)
            for down, texts in enumerate(block)
            if (key := self._key(top + down))
            for across, text in enumerate(texts)
            if first + across < len(self.columns) and self.columns[first + across].is_written
        )

    def filled(self, cells: Iterable[tuple[int, int]], text: str) -> tuple[CellEdit, ...]:
        """Return the edits that put one text into each of these cells that one may write."""
        return tuple(
            CellEdit(self.rows[row].key, self.columns[column].key, text)
            for row, column in sorted(cells)
            if self.columns[column].is_written
        )

    def filled_down(self, cells: Iterable[tuple[int, int]]) -> tuple[CellEdit, ...]:
        """Return the edits that repeat the uppermost marked cell of each column below it.

        Of one marked row it is the row above that is repeated, as in a spreadsheet.
        """
        marked = sorted(set(cells))
        tops = {column: row for row, column in reversed(marked)}
        if marked and len({row for row, _ in marked}) == 1:
            tops = {column: row - 1 for column, row in tops.items() if row}
        return tuple(
            CellEdit(self.rows[row].key, self.columns[column].key, self.rows[top].cells[column])
            for row, column in marked
            if (top := tops.get(column)) is not None and top != row
            if self.columns[column].is_written and not self.rows[row].is_new
        )

    def _may_see(self, row: int, column: int, audience: Visibility) -> bool:
        is_hers = self.columns[column].visibility.may_be_seen_by(audience)
        return is_hers and self.rows[row].visibility.may_be_seen_by(audience)

    def _key(self, place: int) -> str:
        """Return the key of a row, also of one below the last where new ones may be made."""
        if place < len(self.rows):
            return self.rows[place].key
        last = self.rows[-1].key if self.rows else ""
        is_open = last.startswith(NEW)
        return f"{NEW}{int(last.removeprefix(NEW)) + place - len(self.rows) + 1}" if is_open else ""


EMPTY: Final = Sheet((), ())


def block_from_text(text: str) -> Block:
    """Return the cells of a block as spreadsheets copy it: tabs between, quotes where needed."""
    rows = csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t")
    return tuple(tuple(cell.strip() for cell in row) or ("",) for row in _read(rows))


def block_as_text(block: Block) -> str:
    """Return a block as spreadsheets paste it."""
    return "\n".join("\t".join(map(_quoted, row)) for row in block)


def _quoted(cell: str) -> str:
    is_plain = not set(cell) & set('\t\r\n"')
    return cell if is_plain else '"' + cell.replace('"', '""') + '"'


def _read(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield rows up to one that cannot be read: a quote that never ends."""
    try:
        yield from rows
    except csv.Error:
        return
