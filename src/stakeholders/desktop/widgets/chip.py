"""A chip: a few words on a round ground, to be read or to be switched."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint, Tokens
from stakeholders.desktop.widgets.painting import paint_ground
from stakeholders.desktop.widgets.row_painting import beginning, elided


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


class Chip(QLabel):
    """Words to be read; without a click, and no stop for Tab."""

    def __init__(self, theme: Theme, shown: ChipText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._take_new_size)
        self.show_text(shown)

    def show_text(self, shown: ChipText) -> None:
        """Show other words, another icon or tone."""
        self._shown = shown
        self.setText(shown.text)
        self.setAccessibleName(shown.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _size_of(self._theme, self._shown)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.measures.px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _paint(painter, self, self._theme, self._shown)

    def _take_new_size(self) -> None:
        self.updateGeometry()


class ChipButton(QAbstractButton):
    """A chip that Space, Enter or a click presses."""

    def __init__(self, theme: Theme, shown: ChipText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._take_new_size)
        self.show_text(shown)

    def show_text(self, shown: ChipText) -> None:
        """Show other words, another icon or tone."""
        self._shown = shown
        self.setText(shown.text.replace("&", "&&"))
        self.setAccessibleName(shown.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _size_of(self._theme, self._shown)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.measures.px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _paint(painter, self, self._theme, self._shown)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _take_new_size(self) -> None:
        self.updateGeometry()


def _size_of(theme: Theme, shown: ChipText) -> QSize:
    measures = theme.measures
    width = QFontMetrics(_letters(theme)).horizontalAdvance(beginning(shown.text))
    icon = (measures.px(17) if shown.text else measures.px(13)) if shown.icon else 0
    return QSize(width + icon + measures.px(20), measures.px(22))


def _letters(theme: Theme) -> QFont:
    return theme.measures.sized(theme.font, 0.88, QFont.Weight.Medium)


def _paint(painter: QPainter, chip: QWidget, theme: Theme, shown: ChipText) -> None:
    measures, tint = theme.measures, tint_of_tone(shown.tone, theme.tokens)
    inside = chip.rect().adjusted(measures.px(10), 0, -measures.px(10), 0)
    ring = theme.tokens.focus if chip.hasFocus() else ""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, chip.rect(), chip.height() // 2, tint.ground, ring)
    if shown.icon:
        size, room = measures.px(13), measures.px(17)
        place = QRect(inside.x(), inside.center().y() - size // 2 + 1, size, size)
        mirrored = QStyle.visualRect(chip.layoutDirection(), inside, place)
        painter.drawPixmap(mirrored, theme.icons.pixmap(shown.icon, tint.ink, size))
        words = inside.adjusted(room, 0, 0, 0)
        inside = QStyle.visualRect(chip.layoutDirection(), inside, words)
    painter.setFont(_letters(theme))
    painter.setPen(tint.ink)
    cut = elided(shown.text, painter.fontMetrics(), inside.width() + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, cut)


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
