"""One page of paper as it will be printed, and which of how many."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated

_Key = Qt.Key
_STEPS: Final = MappingProxyType(
    {
        _Key.Key_PageDown: 1,
        _Key.Key_Down: 1,
        _Key.Key_Space: 1,
        _Key.Key_PageUp: -1,
        _Key.Key_Up: -1,
        _Key.Key_Backspace: -1,
    }
)
_PROPORTION: Final = 1.414


class SheetView(QWidget):
    """Shows one page, whole; Page Down and Page Up turn it.

    `picture_wanted` asks for a page, from 0, at a width in dots; `turned` tells that another one
    is shown.
    """

    picture_wanted = Signal(int, int)
    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._number = 0
        self._count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        self.show_nothing()

    @property
    def number(self) -> int:
        """Which page is shown, the first being 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many pages there are; 0 while nothing is shown."""
        return self._count

    def show_nothing(self) -> None:
        """Show no page any more."""
        self._picture, self._number, self._count = None, 0, 0
        self.setAccessibleName(translated("Preview"))
        self.turned.emit()
        self.update()

    def begin(self, count: int) -> None:
        """Show the first of so many pages."""
        self._count = count
        self._go_to(0)

    def turn(self, step: int) -> None:
        """Show another page, as far as there is one."""
        wanted = max(0, min(self._number + step, self._count - 1))
        if wanted != self._number:
            self._go_to(wanted)

    def show_picture(self, picture: QImage) -> None:
        """Show the picture that was asked for."""
        self._picture = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.measures.px
        return QSize(px(480), px(640))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(_Key(event.key()))
        if event.key() in (_Key.Key_Home, _Key.Key_End):
            step = self._count if event.key() == _Key.Key_End else -self._count
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        down = event.angleDelta().y()
        if down:
            self.turn(-1 if down > 0 else 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        tokens, sheet = self._theme.tokens, self._sheet()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, self._picture)
            line = tokens.focus if self.hasFocus() else tokens.strong_border
            painter.setPen(QPen(QColor(line), 2 if self.hasFocus() else 1))
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _go_to(self, number: int) -> None:
        self._number = number
        page = translated("Page {page} of {count}", page=number + 1, count=self._count)
        self.setAccessibleName(translated("Preview, {page}", page=page))
        self.turned.emit()
        self._ask()

    def _ask(self) -> None:
        if self._count:
            width = round(self._sheet().width() * self.devicePixelRatioF())
            self.picture_wanted.emit(self._number, max(width, 1))

    def _sheet(self) -> QRect:
        """Return where the page is seen, whole and in the middle."""
        room = self.rect().adjusted(2, 2, -2, -2)
        picture = self._picture
        proportion = picture.height() / picture.width() if picture else _PROPORTION
        width = min(room.width(), round(room.height() / proportion))
        size = QSize(width, round(width * proportion))
        corner = room.center() - QRect(0, 0, size.width(), size.height()).center()
        return QRect(corner, size)
