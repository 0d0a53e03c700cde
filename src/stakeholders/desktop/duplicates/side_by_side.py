"""Two contacts beside each other: what each says, and whose value stays where there is one only."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.positions import latin_key
from stakeholders.desktop.duplicates.compared_delegate import CELL_ROLE, Cell, ComparedDelegate
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.table_head import TableHead
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.duplicates import Compared

_Index = QModelIndex | QPersistentModelIndex
_FIELD: Final = 0
_OURS: Final = 1
_THEIRS: Final = 2
_OF_THEIRS: Final = "theirs"
_TAKE: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ComparedModel(QAbstractTableModel):
    """A line a field, a column a contact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Compared, ...] = ()
        self._names = ("", "")

    def show_pair(self, names: tuple[str, str], lines: "tuple[Compared, ...]") -> None:
        """Show two contacts by their names; the first is the one that stays."""
        self.beginResetModel()
        self._names, self._lines = names, lines
        self.endResetModel()

    def line(self, row: int) -> "Compared | None":
        """Return a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        stays, goes = self._names
        heads = (
            "",
            translated("Stays: {name}", name=stays),
            translated("Goes in: {name}", name=goes),
        )
        return heads[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        text = (line.label, line.ours, line.theirs)[index.column()]
        if role == CELL_ROLE:
            stays = self._is_taken(line, index.column())
            return Cell(tuple(text.split("\n")), stays, is_chosen=line.choice is not None)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        return self._spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _is_taken(self, line: "Compared", column: int) -> bool:
        """Tell whether what a cell says stays; of a field without a choice both sides do."""
        if column == _FIELD:
            return False
        text = line.ours if column == _OURS else line.theirs
        if line.choice is None or not text:
            return bool(text)
        if line.choice == "only":
            return not line.ours or column == (_OURS if line.ours else _THEIRS)
        return (line.choice == _OF_THEIRS) == (column == _THEIRS)

    def _spoken(self, line: "Compared") -> str:
        stays = [
            text
            for column, text in ((_OURS, line.ours), (_THEIRS, line.theirs))
            if self._is_taken(line, column)
        ]
        return translated("{field}: {value} stays", field=line.label, value=", ".join(stays))


class SideBySideTable(QTableView):
    """Up and Down walk the fields, Space takes the other value; letters run commands.

    `toggled` tells the code of a field whose other value shall stay, `left` that one goes back.
    """

    toggled = Signal(str)
    letter_pressed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, letters: Mapping[int, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._compared = ComparedModel(self)
        self.setModel(self._compared)
        self.setHorizontalHeader(TableHead(theme, self))
        self.setAccessibleName(translated("Both contacts beside each other"))
        view = QAbstractItemView
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(ComparedDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Fixed)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsMovable(False)
        head.setSectionsClickable(False)
        self.doubleClicked.connect(self._toggle)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def show_pair(self, names: tuple[str, str], lines: "tuple[Compared, ...]") -> None:
        """Show two contacts; the field that was meant stays the one that is meant."""
        row = max(self.currentIndex().row(), 0)
        self._compared.show_pair(names, lines)
        self.setCurrentIndex(self._compared.index(min(row, len(lines) - 1), 0))
        self.resizeRowsToContents()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = (Qt.Key.Key_Escape, Qt.Key.Key_Left if self.isLeftToRight() else Qt.Key.Key_Right)
        platform = QGuiApplication.platformName()
        key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
        letter = self._letters.get(key) if plain else None
        if plain and event.key() in back:
            self.left.emit()
        elif plain and event.key() in _TAKE:
            self._toggle()
        elif letter:
            self.letter_pressed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _take_measure(self) -> None:
        self.horizontalHeader().resizeSection(_FIELD, self._theme.measures.px(150))
        self.resizeRowsToContents()

    def _toggle(self) -> None:
        line = self._compared.line(self.currentIndex().row())
        if line is not None and line.choice is not None and line.choice != "only":
            self.toggled.emit(line.code)
