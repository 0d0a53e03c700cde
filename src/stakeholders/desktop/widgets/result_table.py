"""What was found as a table: chosen columns, sorted by a click, as wide as one makes them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.shown_column import ShownColumn
from stakeholders.desktop.widgets.table_delegate import TableDelegate
from stakeholders.desktop.widgets.table_head import TableHead

_NARROWEST = 48
_SETTLED_MS = 400


class ResultTable(QTableView):
    """Shows the rows of a list of results, which share what is chosen and what is asked for.

    `order_wanted` tells the code of the column to sort by, `columns_changed` that columns were
    moved or made wider, `columns_wanted` that others shall be chosen.
    """

    order_wanted = Signal(str)
    columns_changed = Signal()
    columns_wanted = Signal()

    def __init__(self, theme: Theme, name: str, results: ResultList, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._results = results
        self._columns: tuple[ShownColumn, ...] = ()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.columns_changed)
        self.setHorizontalHeader(TableHead(theme, self))
        self.setAccessibleName(name)
        self.setModel(results.rows)
        self.setSelectionModel(results.selectionModel())
        self.setItemDelegate(TableDelegate(theme, self))
        self._be_a_table()
        self._listen()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def _be_a_table(self) -> None:
        view = QAbstractItemView
        self.setSelectionMode(view.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def _listen(self) -> None:
        head = self.horizontalHeader()
        head.sectionClicked.connect(self._ask_for_order)
        head.sectionMoved.connect(self._settled.start)
        head.sectionResized.connect(self._settled.start)
        head.customContextMenuRequested.connect(self.columns_wanted)
        self.activated.connect(self._results.open_row)
        self.verticalScrollBar().valueChanged.connect(self.ask_for_missing)

    # columns

    def columns(self) -> tuple[ShownColumn, ...]:
        """Return the columns as they stand now, from the beginning of the line on."""
        head, drawn = self.horizontalHeader(), self._theme.measures.drawn
        order = [head.logicalIndex(place) for place in range(len(self._columns))]
        return tuple(
            replace(self._columns[one], width=drawn(head.sectionSize(one))) for one in order
        )

    def show_columns(self, columns: Sequence[ShownColumn]) -> None:
        """Show these columns in this order; the rows must be asked for anew."""
        head = self.horizontalHeader()
        with QSignalBlocker(head):
            self._columns = tuple(columns)
            self._results.set_columns(tuple(column.title for column in columns))
            for number in range(len(self._columns)):
                head.moveSection(head.visualIndex(number), number)
            self._size_columns(self._columns)
        self._settled.stop()

    def show_order(self, code: str, *, descending: bool) -> None:
        """Mark the column that the rows are sorted by, if it is shown."""
        head = self.horizontalHeader()
        place = next((n for n, one in enumerate(self._columns) if one.code == code), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(place, order)

    # keys and places

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._results.take_key(event, mirrored=self.isRightToLeft()):
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shift(event)
        else:
            super().keyPressEvent(event)

    def _shift(self, event: QKeyEvent) -> None:
        """Show what lies beyond the edge; with Ctrl also towards the card."""
        bar = self.horizontalScrollBar()
        forwards = (event.key() == Qt.Key.Key_Right) != self.isRightToLeft()
        bar.setValue(bar.value() + (1 if forwards else -1) * self.viewport().width() // 3)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ask_for_missing()

    def ask_for_missing(self) -> None:
        """Ask for the rows that are on the screen and have not come."""
        if self.isHidden():
            return
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self.model().rowCount() - 1
        self._results.ask_for(first, last)

    def _ask_for_order(self, section: int) -> None:
        if section < len(self._columns):
            self.order_wanted.emit(self._columns[section].code)

    def _size_columns(self, columns: Sequence[ShownColumn]) -> None:
        px = self._theme.measures.px
        for number, column in enumerate(columns):
            self.horizontalHeader().resizeSection(number, px(max(column.width, _NARROWEST)))

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(36))
        self.horizontalHeader().setMinimumSectionSize(px(_NARROWEST))
        with QSignalBlocker(self.horizontalHeader()):
            self._size_columns(self._columns)
        self.setMinimumWidth(px(260))

    @override
    def selectAll(self) -> None:
        self._results.selectAll()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Go to the row, and stay at the columns that one looks at."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)
