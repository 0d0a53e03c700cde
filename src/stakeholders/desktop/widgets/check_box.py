"""A check box whose square grows with the letters and is seen on every ground."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.painting import paint_ground


class CheckBox(QCheckBox):
    """A square with a tick, and its words after it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        theme.changed.connect(self._take_new_size)

    @override
    def sizeHint(self) -> QSize:
        px, metrics = self._theme.measures.px, self.fontMetrics()
        width = px(18) + px(10) + metrics.horizontalAdvance(self.text()) + px(4)
        return QSize(width, max(px(24), metrics.height() + px(4)))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self._theme.measures.px, self._theme.tokens
        side = px(18)
        square = QRect(1, (self.height() - side) // 2, side, side)
        words = QRect(side + px(8), 0, self.width() - side - px(8), self.height())
        mirrored, whole = self.layoutDirection(), self.rect()
        square, words = (QStyle.visualRect(mirrored, whole, part) for part in (square, words))
        checked = self.isChecked()
        ring = tokens.focus if self.hasFocus() else tokens.accent if checked else tokens.second_text
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, square, px(4), tokens.accent if checked else tokens.surface, ring)
            if checked:
                tick = self._theme.icons.pixmap("check", tokens.on_accent, side - px(4))
                painter.drawPixmap(square.x() + px(2), square.y() + px(2), tick)
            painter.setPen(tokens.text)
            leading = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            )
            painter.drawText(words, int(leading | Qt.AlignmentFlag.AlignAbsolute), self.text())

    def _take_new_size(self) -> None:
        self.updateGeometry()
