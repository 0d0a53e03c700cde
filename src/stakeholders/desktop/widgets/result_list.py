"""The list of what was found: keyboard first, and only as many rows as have been asked for."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_delegate import RowDelegate
from stakeholders.desktop.widgets.rows_model import ResultRow, RowsModel
from stakeholders.desktop.widgets.rows_view import RowsView
from stakeholders.domain.ids import Uid

_Key = Qt.Key


class ResultList(RowsView):
    """Shows rows; Enter opens, Right goes to the card, Up from the first row to the search box.

    Letters typed here are reported, to be searched for. `page_wanted` tells the first place on the
    screen whose row has not come yet.
    """

    current_changed = Signal(object)
    selection_changed = Signal(list)
    opened = Signal(object)
    card_wanted = Signal()
    search_wanted = Signal(str)
    page_wanted = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowsModel(self)
        self._kept: Uid | None = None
        self._is_asked_for = False
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_missing)
        self.activated.connect(self._open)
        theme.changed.connect(self.doItemsLayout)
        self.setMinimumWidth(theme.measures.px(260))

    @property
    def rows(self) -> RowsModel:
        """The rows that are shown."""
        return self._rows

    def show_rows(
        self, rows: tuple[ResultRow, ...], total: int | None = None, *, from_top: bool = False
    ) -> None:
        """Show an answer; the contact that was chosen stays so where it is among the rows.

        With `from_top`, as for a new search, the best row is chosen. Where a contact was asked for
        that is not among the rows, none is: its card stays.
        """
        self._rows.set_rows(rows, total)
        self.executeDelayedItemsLayout()
        kept = None if from_top else self._kept
        place = self._rows.place_of(kept) if kept else None
        stays = self._is_asked_for and place is None and not from_top
        if rows and not stays:
            self.setCurrentIndex(self._rows.index(place or 0))
        elif not rows:
            self.current_changed.emit(None)
        self._ask_for_missing()

    def chosen(self) -> tuple[ResultRow, ...]:
        """Return the chosen rows in order, of those that have come."""
        chosen = self.selectionModel().isSelected
        return tuple(row for place, row in self._rows.loaded() if chosen(self._rows.index(place)))

    def choose(self, uid: Uid) -> None:
        """Choose a contact, now or when it comes with the next answer."""
        self._kept, self._is_asked_for = uid, True
        place = self._rows.place_of(uid)
        if place is not None:
            self.setCurrentIndex(self._rows.index(place))

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        row = self._rows.row(current.row())
        if row is not None:
            self._kept, self._is_asked_for = row.uid, False
            self.current_changed.emit(row)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(list(self.chosen()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_missing()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        towards_card = _Key.Key_Left if self.isRightToLeft() else _Key.Key_Right
        if event.key() == towards_card and not event.modifiers() & ~_keypad():
            self.card_wanted.emit()
        elif event.key() == _Key.Key_Up and self.currentIndex().row() <= 0:
            self.search_wanted.emit("")
        elif _is_letter(event):
            self.search_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def _ask_for_missing(self) -> None:
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        last = last if last >= 0 else self._rows.rowCount() - 1
        missing = self._rows.first_missing(first, last)
        if missing is not None:
            self.page_wanted.emit(missing)


def _keypad() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.KeypadModifier


def _is_letter(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.ShiftModifier | _keypad()
    return (
        bool(event.text().strip())
        and event.text().isprintable()
        and not (event.modifiers() & ~plain)
    )
