"""The rows of a list or table of results: handed in as values, page by page, never asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from stakeholders.domain.ids import Uid

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_MOST_KEPT: Final = 8192


class RowKind(StrEnum):
    """What a row stands for."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row as it is shown; `warning` says what is wrong with it, `remark` why it is here.

    `cells` are its texts in the columns of the table, none while a list is shown.
    """

    uid: Uid
    name: str
    line1: str = ""
    line2: str = ""
    country: str = ""
    warning: str = ""
    remark: str = ""
    kind: RowKind = RowKind.PERSON
    initials: str = ""
    cells: tuple[str, ...] = ()


class RowsModel(QAbstractTableModel):
    """As many rows as there are hits; those of a page that has not come yet are empty.

    Without `columns` there is one, which stands for the whole row. Of a million rows only those
    around the newest page are kept.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ResultRow] = {}
        self._total = 0
        self._columns: tuple[str, ...] = ()

    def set_columns(self, titles: tuple[str, ...]) -> None:
        """Show these columns from now on; the rows must be asked for anew."""
        self.beginResetModel()
        self._columns = titles
        self._rows = {place: replace(row, cells=()) for place, row in self._rows.items()}
        self.endResetModel()

    def set_rows(self, rows: Sequence[ResultRow], total: int | None = None) -> None:
        """Show an answer: its first rows, and how many there are in all."""
        self.beginResetModel()
        self._rows = dict(enumerate(rows))
        self._total = len(rows) if total is None else total
        self.endResetModel()

    def grow(self, total: int) -> None:
        """Have more rows than was known at first; they come when they are seen."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()

    def set_page(self, first: int, rows: Sequence[ResultRow]) -> None:
        """Fill in rows further down; those beyond the end are left out."""
        page = rows[: max(self._total - first, 0)]
        if page:
            self._rows.update(enumerate(page, first))
            self._forget_far_from(first)
            last = self.at(first + len(page) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.at(first), last)

    def at(self, row: int, column: int = 0) -> QModelIndex:
        """Return the index of a row."""
        return self.index(row, column)

    def row(self, number: int) -> ResultRow | None:
        """Return the row at a place, None while it has not come."""
        return self._rows.get(number)

    def loaded(self) -> tuple[tuple[int, ResultRow], ...]:
        """Return the rows that have come, each with its place, in order."""
        return tuple(sorted(self._rows.items(), key=lambda item: item[0]))

    def place_of(self, uid: Uid) -> int | None:
        """Return where a contact stands among the rows that have come."""
        return next((place for place, row in self._rows.items() if row.uid == uid), None)

    def first_missing(self, first: int, last: int) -> int | None:
        """Return the first place between these two, both included, whose row has not come."""
        places = range(max(first, 0), min(last + 1, self._total))
        return next((place for place in places if place not in self._rows), None)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else max(len(self._columns), 1)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        is_title = orientation is Qt.Orientation.Horizontal and role in texts
        return self._columns[section] if is_title and section < len(self._columns) else None

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows.get(index.row())
        if row is None:
            return None
        match role:
            case _ if role == ROW_ROLE:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return _cell(row, index.column()) if self._columns else row.name
            case Qt.ItemDataRole.ToolTipRole:
                return (_cell(row, index.column()) if self._columns else row.warning) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, index.column())
            case _:
                return None

    def _spoken(self, row: ResultRow, column: int) -> str:
        """Return what a screen reader says; of the first cell, which has the focus, all of it."""
        if not self._columns:
            return _spoken(row)
        return _cell(row, column) if column else ", ".join(text for text in row.cells if text)

    def _forget_far_from(self, place: int) -> None:
        if len(self._rows) > _MOST_KEPT:
            near = sorted(self._rows, key=lambda row: abs(row - place))[: _MOST_KEPT // 2]
            self._rows = {row: self._rows[row] for row in near}


def _cell(row: ResultRow, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _spoken(row: ResultRow) -> str:
    """Return what a screen reader says: name, role, body, and what is wrong."""
    parts = (row.name, row.line1, row.line2, row.country, row.warning, row.remark)
    return ", ".join(part for part in parts if part)
