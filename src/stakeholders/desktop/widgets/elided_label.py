"""Labels that cut their text where the room ends, and tell all of it to the pointer."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QWidget
from typing_extensions import override

from stakeholders.desktop.widgets.row_painting import beginning, elided, leading

_FIRM: Final = 40
"""How many letters of a sentence are kept at most before what is beside it."""


class ElidedLabel(QLabel):
    """One line; names stay at the side where reading starts, whatever their own direction."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(beginning(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def setText(self, arg__1: str) -> None:
        """Show a text; what no line has room for would only be measured."""
        super().setText(beginning(arg__1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        with QPainter(self) as painter:
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            primitive = QStyle.PrimitiveElement.PE_Widget
            self.style().drawPrimitive(primitive, option, painter, self)
            rect = self.contentsRect()
            cut = self._cut(rect.width())
            self.setToolTip(self.text() if cut != self.text() else "")
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(rect, int(leading_side(self) | Qt.AlignmentFlag.AlignVCenter), cut)

    def _cut(self, width: int) -> str:
        return elided(self.text(), self.fontMetrics(), width)


class FirmLabel(ElidedLabel):
    """A few words of the window, which are whole while names beside them are cut."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(
            min(hint.width(), self.fontMetrics().averageCharWidth() * _FIRM), hint.height()
        )


class ElidedLines(ElidedLabel):
    """Several lines, each cut for itself."""

    @override
    def setText(self, arg__1: str) -> None:
        """Show lines; what no line has room for would only be measured."""
        QLabel.setText(self, "\n".join(map(beginning, arg__1.split("\n"))))

    @override
    def _cut(self, width: int) -> str:
        lines = self.text().split("\n")
        return "\n".join(elided(line, self.fontMetrics(), width) for line in lines)


def leading_side(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the side where reading starts in this window, not in the text that is aligned."""
    return leading(widget.layoutDirection())
