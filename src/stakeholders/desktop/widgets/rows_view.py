"""A list whose rows are all of one height, so that a million of them cost no more than fifty.

QListView keeps the place of every row and lays all of them out at each answer: 150 ms for 100 000
rows, 2 s for a million (measured with Qt 6.11). Here a place is a product. It stays a QListView for
the sake of screen readers, which know that class as a list.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint
_Action = QAbstractItemView.CursorAction
_State = QStyle.StateFlag


class RowsView(QListView):
    """Lays out, paints and walks rows of one height; the delegate says how high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 1
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def doItemsLayout(self) -> None:
        size = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        self._height = max(size.height(), 1)
        self.updateGeometries()
        self.viewport().update()

    @override
    def updateGeometries(self) -> None:
        seen = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(self._height // 2, 1))
        bar.setPageStep(seen)
        bar.setRange(0, max(self._count() * self._height - seen, 0))

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        top = index.row() * self._height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height)

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        row = (p.y() + self.verticalOffset()) // self._height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    @override
    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.updateGeometries()
        bar, top, seen = self.verticalScrollBar(), index.row() * self._height, self.viewport()
        lowest = top + self._height - seen.height()
        if hint is _Hint.PositionAtTop:
            bar.setValue(top)
        elif hint is _Hint.PositionAtCenter:
            bar.setValue((top + lowest) // 2)
        elif hint is _Hint.PositionAtBottom:
            bar.setValue(lowest)
        else:
            bar.setValue(max(min(bar.value(), top), lowest))

    @override
    def moveCursor(self, cursorAction: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        page = max(self.viewport().height() // self._height - 1, 1)
        last = self._count() - 1
        row = self.currentIndex().row()
        match cursorAction:
            case _Action.MoveUp | _Action.MovePrevious:
                row -= 1
            case _Action.MoveDown | _Action.MoveNext:
                row += 1
            case _Action.MovePageUp:
                row -= page
            case _Action.MovePageDown:
                row += page
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = last
        return self.model().index(max(min(row, last), 0), 0) if last >= 0 else QModelIndex()

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first = self.indexAt(QPoint(0, rect.top()))
        last = self.indexAt(QPoint(0, rect.bottom()))
        chosen = QItemSelection(first, last) if first.isValid() and last.isValid() else None
        self.selectionModel().select(chosen or QItemSelection(), command)

    @override
    def selectAll(self) -> None:
        """Choose from the first row to the last; Qt asks for each: 0.2 s for 100 000 rows."""
        last = self._count() - 1
        if last >= 0:
            every = QItemSelection(self.model().index(0, 0), self.model().index(last, 0))
            model = self.selectionModel()
            flags = model.SelectionFlag
            model.select(every, flags.ClearAndSelect | flags.Rows)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for number in range(selection.count()):
            part = selection.at(number)
            first = self.visualRect(self.model().index(part.top(), 0))
            last = self.visualRect(self.model().index(part.bottom(), 0))
            region += first.united(last).intersected(self.viewport().rect())
        return region

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        first = max((e.rect().top() + self.verticalOffset()) // self._height, 0)
        last = min((e.rect().bottom() + self.verticalOffset()) // self._height, self._count() - 1)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        pointed = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        with QPainter(self.viewport()) as painter:
            for row in range(first, last + 1):
                index = self.model().index(row, 0)
                self._paint_row(painter, option, index, pointed=index == pointed)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, *, pointed: bool
    ) -> None:
        one = QStyleOptionViewItem(option)
        one.rect = self.visualRect(index)
        chosen = self.selectionModel().isSelected(index)
        focused = self.hasFocus() and index == self.currentIndex()
        for is_so, state in (
            (chosen, _State.State_Selected),
            (focused, _State.State_HasFocus),
            (pointed and self.viewport().underMouse(), _State.State_MouseOver),
        ):
            one.state = one.state | state if is_so else one.state & ~state
        self.itemDelegate().paint(painter, one, index)

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0
