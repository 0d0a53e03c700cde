"""A drawing beside words that say the same: seen, and not told to screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override


class Drawing(QWidget):
    """As large as its picture, and in the middle of its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def draw(self, pixmap: QPixmap) -> None:
        """Show another picture."""
        self._pixmap = pixmap
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._pixmap.deviceIndependentSize().toSize()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        centre = Qt.AlignmentFlag.AlignCenter
        place = QStyle.alignedRect(self.layoutDirection(), centre, self.sizeHint(), self.rect())
        with QPainter(self) as painter:
            painter.drawPixmap(place.topLeft(), self._pixmap)
