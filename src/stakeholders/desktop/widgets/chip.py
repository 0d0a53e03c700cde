"""A chip: a few words on a round ground, to be read or to be switched."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint, Tokens
from stakeholders.desktop.widgets.painting import paint_ground


class Tone(Enum):
    """What a chip says by its colour, beside its words."""

    PLAIN = "plain"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ChipText:
    """What a chip shows."""

    text: str
    icon: str = ""
    tone: Tone = Tone.PLAIN


class Chip(QWidget):
    """Reads as a label; where it can be clicked it is a button with a place in the tab order."""

    clicked = Signal()

    def __init__(
        self, theme: Theme, shown: ChipText, parent: QWidget | None = None, *, button: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._button = button
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if button:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        self.show_text(shown)

    def show_text(self, shown: ChipText) -> None:
        """Show other words, another icon or tone."""
        self._shown = shown
        self.setAccessibleName(shown.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        measures = self._theme.measures
        width = QFontMetrics(self._letters()).horizontalAdvance(self._shown.text)
        icon = measures.px(17) if self._shown.icon else 0
        return QSize(width + icon + measures.px(20), measures.px(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.measures.px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        measures, tint = self._theme.measures, tint_of_tone(self._shown.tone, self._theme.tokens)
        inside = self.rect().adjusted(measures.px(10), 0, -measures.px(10), 0)
        ring = self._theme.tokens.focus if self.hasFocus() else ""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self.rect(), self.height() // 2, tint.ground, ring)
            if self._shown.icon:
                inside = self._icon_painted(painter, inside, tint.ink)
            painter.setFont(self._letters())
            painter.setPen(tint.ink)
            metrics = painter.fontMetrics()
            cut = metrics.elidedText(
                self._shown.text, Qt.TextElideMode.ElideRight, inside.width() + 1
            )
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, cut)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._button and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._button and event.key() in keys:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _letters(self) -> QFont:
        return self._theme.measures.sized(self._theme.font, 0.88, QFont.Weight.Medium)

    def _icon_painted(self, painter: QPainter, inside: QRect, ink: str) -> QRect:
        size, room = self._theme.measures.px(13), self._theme.measures.px(17)
        place = QRect(inside.x(), inside.center().y() - size // 2 + 1, size, size)
        mirrored = QStyle.visualRect(self.layoutDirection(), inside, place)
        painter.drawPixmap(mirrored, self._theme.icons.pixmap(self._shown.icon, ink, size))
        text = inside.adjusted(room, 0, 0, 0)
        return QStyle.visualRect(self.layoutDirection(), inside, text)


def tint_of_tone(tone: Tone, tokens: Tokens) -> Tint:
    """Return ground and ink of a tone."""
    match tone:
        case Tone.ACCENT:
            return Tint(tokens.accent_soft, tokens.accent_text)
        case Tone.OK:
            return Tint(tokens.ok_soft, tokens.ok)
        case Tone.WARN:
            return Tint(tokens.warn_soft, tokens.warn)
        case Tone.BAD:
            return Tint(tokens.bad_soft, tokens.bad)
        case Tone.PLAIN:
            return Tint(tokens.chip, tokens.second_text)
