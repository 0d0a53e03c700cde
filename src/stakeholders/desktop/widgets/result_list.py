"""The list of what was found: keyboard first, and only as many rows as have been asked for."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.result_keys import ResultKey, meant_by
from stakeholders.desktop.widgets.row_delegate import RowDelegate
from stakeholders.desktop.widgets.rows_model import ResultRow, RowsModel
from stakeholders.desktop.widgets.rows_view import RowsView
from stakeholders.domain.ids import Uid


class ResultList(RowsView):
    """Shows rows; Enter opens, Right goes to the card, Up from the first row to the search box.

    Letters typed here are reported, to be searched for. `page_wanted` tells the first place on the
    screen whose row has not come yet.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
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
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_missing)
        self._rows.dataChanged.connect(self._tell_row_that_came)
        self.activated.connect(self.open_row)
        theme.changed.connect(self._lay_out_anew)
        self.setMinimumWidth(theme.measures.px(260))

    @property
    def rows(self) -> RowsModel:
        """The rows that are shown."""
        return self._rows

    def show_rows(
        self, rows: tuple[ResultRow, ...], total: int | None = None, *, from_top: bool = False
    ) -> None:
        """Show an answer; who was chosen stays so where they are among the rows.

        With `from_top`, as for a new search, the best row is chosen and no other. Where a contact
        was asked for that is not among the rows, none is: its card stays.
        """
        several = frozenset[Uid]() if from_top else self._several()
        everybody = not from_top and self._is_everybody_chosen()
        self._rows.set_rows(rows, total)
        self.executeDelayedItemsLayout()
        kept = None if from_top else self._kept
        place = self._rows.place_of(kept) if kept else None
        stays = self._is_asked_for and place is None and not from_top
        if rows and not stays:
            self.setCurrentIndex(self._rows.at(place or 0))
        elif not rows:
            self.current_changed.emit(None)
        self._choose_several(several, everybody=everybody)
        self._ask_for_missing()

    def _several(self) -> frozenset[Uid]:
        """Return who is chosen, if it is more than one."""
        chosen = frozenset(row.uid for row in self.chosen())
        return chosen if len(chosen) > 1 else frozenset()

    def _is_everybody_chosen(self) -> bool:
        return self.number_chosen() == self._rows.rowCount() > 1

    def _choose_several(self, uids: frozenset[Uid], *, everybody: bool) -> None:
        if everybody:
            self.selectAll()
            return
        model = self.selectionModel()
        flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
        for place, row in self._rows.loaded() if uids else ():
            if row.uid in uids:
                model.select(self._rows.at(place), flags)

    def set_columns(self, titles: tuple[str, ...]) -> None:
        """Give the rows these columns, for a table; who is chosen stays so."""
        current, spans = self.currentIndex().row(), self.spans()
        with QSignalBlocker(self):
            self._rows.set_columns(titles)
            if current >= 0:
                self.setCurrentIndex(self._rows.at(current))
            model = self.selectionModel()
            flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
            for first, last in spans:
                model.select(QItemSelection(self._rows.at(first), self._rows.at(last)), flags)

    def chosen(self) -> tuple[ResultRow, ...]:
        """Return the chosen rows in order, of those that have come."""
        spans = self.spans()
        return tuple(
            row
            for place, row in self._rows.loaded()
            if any(first <= place <= last for first, last in spans)
        )

    def number_chosen(self) -> int:
        """Return how many are chosen, those whose rows have not come too."""
        return sum(last - first + 1 for first, last in self.spans())

    def choose(self, uid: Uid) -> None:
        """Choose a contact, now or when it comes with the next answer."""
        self._kept, self._is_asked_for = uid, True
        place = self._rows.place_of(uid)
        if place is not None:
            self.setCurrentIndex(self._rows.at(place))

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

    def _tell_row_that_came(self) -> None:
        """Tell of the row that one went to before it had come."""
        row = self._rows.row(self.currentIndex().row())
        if row is not None and row.uid != self._kept:
            self._kept, self._is_asked_for = row.uid, False
            self.current_changed.emit(row)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_missing()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event, mirrored=self.isRightToLeft()):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent, *, mirrored: bool) -> bool:
        """Do what a key means to results, pressed here or in the table; tell if it does."""
        at_top = self.currentIndex().row() <= 0
        match meant_by(event, mirrored=mirrored, at_top=at_top):
            case ResultKey.CARD:
                self.card_wanted.emit()
            case ResultKey.SEARCH:
                self.search_wanted.emit("")
            case ResultKey.LETTERS:
                self.search_wanted.emit(event.text())
            case _:
                return False
        return True

    def open_row(self, index: QModelIndex) -> None:
        """Open the contact of a row, chosen here or in the table."""
        row = self._rows.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def ask_for(self, first: int, last: int) -> None:
        """Ask for the first row between these that has not come."""
        missing = self._rows.first_missing(first, last)
        if missing is not None:
            self.page_wanted.emit(missing)

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return the places that are chosen, from and to, whether their rows have come or not."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        return tuple(sorted({(part.top(), part.bottom()) for part in parts}))

    def _ask_for_missing(self) -> None:
        if self.isHidden():
            return
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        self.ask_for(first, last if last >= 0 else self._rows.rowCount() - 1)

    def _lay_out_anew(self) -> None:
        self.doItemsLayout()
