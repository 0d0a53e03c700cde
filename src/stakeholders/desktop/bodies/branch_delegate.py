"""How a line of a tree is drawn: the sign that opens it, an icon, two lines, words at the end."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.bodies.branches import BRANCH_ROLE, Shown
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.chip import Tone, tint_of_tone
from stakeholders.desktop.widgets.painting import paint_disc, paint_ground, paint_pill

_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
_DEEPEST: Final = 12
"""Deeper lines stand where those of this depth do: there must be room for their words."""


class BranchDelegate(QStyledItemDelegate):
    """Draws lines of one height, the deeper ones further in."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._px(220), self._px(54))

    def sign_rect(self, rect: QRect, shown: Shown, direction: Qt.LayoutDirection) -> QRect:
        """Return where the sign is that opens and closes a line."""
        px = self._px
        start = rect.x() + px(10) + self._indent(shown)
        sign = QRect(start, rect.y() + (rect.height() - px(24)) // 2, px(24), px(24))
        return QStyle.visualRect(direction, rect, sign)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = index.data(BRANCH_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if isinstance(shown, Shown) and shown.is_heading:
            self._paint_heading(painter, option, shown.title)
        else:
            self._paint_ground(painter, option)
            if isinstance(shown, Shown):
                self._paint_line(painter, option, shown)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        px = self._px
        rect = option.rect.adjusted(px(18), 0, -px(18), -px(6))
        painter.setFont(self._font(0.86, QFont.Weight.DemiBold))
        painter.setPen(self._theme.tokens.third_text)
        cut = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(_leading(option) | Qt.AlignmentFlag.AlignBottom), cut)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        px, tokens = self._px, self._theme.tokens
        rect = option.rect.adjusted(px(8), 1, -px(8), -1)
        if option.state & _State.State_Selected:
            ring = tokens.focus if option.state & _State.State_HasFocus else tokens.chosen_line
            paint_ground(painter, rect, px(8), tokens.accent_soft, ring)
        elif option.state & _State.State_MouseOver:
            paint_ground(painter, rect, px(8), tokens.hover)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> None:
        px, rect, tokens = self._px, option.rect, self._theme.tokens
        if shown.opens:
            self._paint_sign(painter, option, shown)
        start = rect.x() + px(36) + self._indent(shown)
        disc = QRect(start, rect.y() + (rect.height() - px(32)) // 2, px(32), px(32))
        disc = QStyle.visualRect(option.direction, rect, disc)
        tint = self._tint(option, shown)
        paint_disc(painter, disc, tint, "", self._font(0.9))
        place = QRect(0, 0, px(16), px(16))
        place.moveCenter(disc.center())
        painter.drawPixmap(place, self._theme.icons.pixmap(shown.icon, tint.ink, px(16)))
        taken = self._paint_end(painter, option, shown) if shown.end else 0
        words = QRect(start + px(44), rect.y(), 0, rect.height())
        words.setRight(rect.right() - px(20) - taken)
        ink = tokens.third_text if shown.is_quiet else tokens.text
        self._paint_words(painter, option, words, shown, ink)

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> None:
        sign = self.sign_rect(option.rect, shown, option.direction)
        size = self._px(16)
        place = QRect(0, 0, size, size)
        place.moveCenter(sign.center())
        icon = "chevron-down" if shown.is_open else "chevron-right"
        pixmap = self._theme.icons.pixmap(icon, self._theme.tokens.second_text, size)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft and not shown.is_open
        if mirrored:
            painter.save()
            painter.translate(2 * place.center().x() + 1, 0)
            painter.scale(-1, 1)
        painter.drawPixmap(place, pixmap)
        if mirrored:
            painter.restore()

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> int:
        """Draw the words at the end; return the width that they take."""
        px, rect, font = self._px, option.rect, self._font(0.82, QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(shown.end) + px(20), rect.width() // 3)
        height = metrics.height() + px(6)
        place = QRect(rect.right() - px(18) - width, rect.center().y() - height // 2, width, height)
        visual = QStyle.visualRect(option.direction, rect, place)
        cut = metrics.elidedText(shown.end, Qt.TextElideMode.ElideRight, width - px(16))
        paint_pill(painter, visual, self._tint(option, shown), cut, font)
        return width + px(8)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        words: QRect,
        shown: Shown,
        ink: str,
    ) -> None:
        weight = QFont.Weight.Normal if shown.is_quiet else QFont.Weight.Medium
        lines = [
            (shown.title, self._font(1.0, weight), ink),
            (shown.about, self._font(0.9), self._theme.tokens.third_text),
        ]
        lines = [one for one in lines if one[0]]
        heights = [QFontMetrics(font).height() for _, font, _ in lines]
        top = words.y() + (words.height() - sum(heights)) // 2
        flags = _leading(option) | Qt.AlignmentFlag.AlignVCenter
        for (text, font, colour), height in zip(lines, heights, strict=True):
            drawn = QRect(words.x(), top, words.width(), height)
            place = QStyle.visualRect(option.direction, option.rect, drawn)
            painter.setFont(font)
            painter.setPen(colour)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), cut)
            top += height

    def _tint(self, option: QStyleOptionViewItem, shown: Shown) -> Tint:
        tone = Tone.PLAIN if shown.is_quiet or shown.opens or not shown.end else Tone.ACCENT
        tint = tint_of_tone(tone, self._theme.tokens)
        is_chosen = bool(option.state & _State.State_Selected)
        return Tint(self._theme.tokens.surface, tint.ink) if is_chosen else tint

    def _indent(self, shown: Shown) -> int:
        return self._px(20) * min(shown.depth, _DEEPEST)

    def _px(self, drawn: float) -> int:
        return self._theme.measures.px(drawn)

    def _font(self, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return self._theme.measures.sized(self._theme.font, factor, weight)


def _leading(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
