"""A column that scrolls up and down only, where what it holds is higher than the room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override


class ScrollColumn(QScrollArea):
    """As wide as its room; the focus goes to what is in it, never to the column itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() is QEvent.Type.Resize:
            self._align()
        return answer

    def _align(self) -> None:
        """Put the content to the edge: from right to left, Qt leaves it off by the scroll bar."""
        inside = self.widget()
        if inside is not None and inside.width() == self.viewport().width():
            inside.move(0, inside.y())
