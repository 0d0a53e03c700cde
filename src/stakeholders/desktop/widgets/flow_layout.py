"""A layout that sets its widgets in lines, as words are set in a paragraph."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Fills a line, then starts the next one; mirrored in windows written from right to left.

    One that `wishes_one_line` asks for the width of all, and takes less where there is less.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, wishes_one_line: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._wishes_one_line = wishes_one_line
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def setSpacing(self, gap: int) -> None:
        self._gap = gap
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        least = self.minimumSize()
        if not self._wishes_one_line:
            return least
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        whole = sum(widths) + self._gap * max(len(widths) - 1, 0)
        return QSize(whole + margins.left() + margins.right(), least.height())

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        place, line = inside.topLeft(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(
                QSize(max(inside.width(), 1), item.sizeHint().height())
            )
            if place.x() > inside.x() and place.x() + size.width() > inside.right() + 1:
                place, line = QPoint(inside.x(), place.y() + line + self._gap), 0
            if move:
                item.setGeometry(self._mirrored(QRect(place, size), inside))
            place = place + QPoint(size.width() + self._gap, 0)
            line = max(line, size.height())
        return place.y() + line - rect.y() + margins.bottom()

    def _mirrored(self, rect: QRect, inside: QRect) -> QRect:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        return QStyle.visualRect(direction, inside, rect)
