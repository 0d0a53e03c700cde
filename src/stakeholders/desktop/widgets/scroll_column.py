"""A column that scrolls up and down only, where what it holds is higher than the room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
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
    def minimumSizeHint(self) -> QSize:
        """Ask for the width without which something would be cut off: nobody can scroll there."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.minimumSizeHint().width() + bar, hint.height())

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__1 is self.widget() and arg__2.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # the content may need more width than before
        return super().eventFilter(arg__1, arg__2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            # When the scroll bar comes while the content is being laid out, Qt leaves it too wide.
            layout.invalidate()
            layout.activate()
