"""A box that unfolds choices, with the arrow of the other icons."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme


class ChoiceBox(QComboBox):
    """Up and Down choose, Alt and Down unfolds."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        size, gap = self._theme.measures.px(16), self._theme.measures.px(10)
        place = QRect(self.width() - size - gap, (self.height() - size) // 2, size, size)
        icon = self._theme.icons.pixmap("chevron-down", self._theme.tokens.second_text, size)
        with QPainter(self) as painter:
            painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), icon)
