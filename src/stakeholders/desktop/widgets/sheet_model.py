"""The cells of a sheet as Qt asks for them: looked up, never read."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from stakeholders.domain.sheet import EMPTY, Sheet, SheetRow

_Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """A table of texts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = EMPTY

    def show_sheet(self, sheet: Sheet) -> bool:
        """Show another table; return whether its rows or columns are others than before."""
        old, shape = self.sheet, _shape(sheet)
        if shape != _shape(old):
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()
            return True
        self.sheet = sheet
        if sheet.rows:
            last = self.index(len(sheet.rows) - 1, len(sheet.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return False

    def row_of(self, index: _Index) -> SheetRow | None:
        """Return the row that a cell is in."""
        return self.sheet.rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheet.rows)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheet.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.sheet.rows[index.row()], self.sheet.columns[index.column()]
        text = row.cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.cells[0]}, {column.title}: {text}" if index.column() else text
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if is_title and orientation is Qt.Orientation.Horizontal:
            return self.sheet.columns[section].title
        return None


def _shape(sheet: Sheet) -> tuple[object, ...]:
    return tuple(one.key for one in sheet.rows), sheet.columns
