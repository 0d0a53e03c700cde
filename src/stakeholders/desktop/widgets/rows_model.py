"""The rows of a result list: handed in as values, page by page, never asked for here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from stakeholders.domain.ids import Uid

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class RowKind(StrEnum):
    """What a row stands for."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row as it is shown; `warning` says what is wrong with it, `remark` why it is here."""

    uid: Uid
    name: str
    line1: str = ""
    line2: str = ""
    country: str = ""
    warning: str = ""
    remark: str = ""
    kind: RowKind = RowKind.PERSON
    initials: str = ""


class RowsModel(QAbstractListModel):
    """As many rows as there are hits; those of a page that has not come yet are empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ResultRow] = {}
        self._total = 0

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
            self.dataChanged.emit(self.index(first), self.index(first + len(page) - 1))

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
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return row.warning or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case _:
                return None


def _spoken(row: ResultRow) -> str:
    """Return what a screen reader says: name, role, body, and what is wrong."""
    parts = (row.name, row.line1, row.line2, row.country, row.warning, row.remark)
    return ", ".join(part for part in parts if part)
