"""A line to type in, whose letters stand in its middle in every script."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

_MEASURED: Final = 200


class TextLine(QLineEdit):
    """Qt lifts letters of another font twice by what it is taller (6.11): they are put back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._sit)

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() is QEvent.Type.FontChange:
            self._sit()

    def _sit(self) -> None:
        down, margins = lift_of(self.text(), self.font()), self.textMargins()
        if margins.top() != down:
            margins.setTop(down)
            margins.setBottom(-down)
            self.setTextMargins(margins)


def lift_of(text: str, font: QFont) -> int:
    """Return by how many pixels the tallest letters of a text are taller than those of a font."""
    if not text or text.isascii():
        return 0
    layout = QTextLayout(text[:_MEASURED], font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return max(round(line.ascent()) - QFontMetrics(font).ascent(), 0)
