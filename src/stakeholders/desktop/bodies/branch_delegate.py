"""How a line of a tree is drawn: the sign that opens it, an icon, two lines, words at the end."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.bodies.branches import BRANCH_ROLE, Shown
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.chip import Tone, tint_of_tone
from stakeholders.desktop.widgets.row_painting import (
    Words,
    paint_end,
    paint_heading,
    paint_icon_disc,
    paint_lines,
    paint_row_ground,
)

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
            paint_row_ground(painter, self._theme, option)
            if isinstance(shown, Shown):
                self._paint_line(painter, option, shown)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = self._font(0.86, QFont.Weight.DemiBold)
        edges = (self._px(18), self._px(6))
        paint_heading(painter, option, edges, Words(title, font, self._theme.tokens.third_text))

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> None:
        px, rect, tokens = self._px, option.rect, self._theme.tokens
        if shown.opens:
            self._paint_sign(painter, option, shown)
        start = rect.x() + px(36) + self._indent(shown)
        disc = QRect(start, rect.y() + (rect.height() - px(32)) // 2, px(32), px(32))
        disc = QStyle.visualRect(option.direction, rect, disc)
        tint = self._tint(option, shown)
        paint_icon_disc(painter, self._theme, disc, tint, shown.icon)
        taken = paint_end(painter, self._theme, option, shown.end, tint) if shown.end else 0
        area = QRect(start + px(44), rect.y(), 0, rect.height())
        area.setRight(rect.right() - px(20) - taken)
        ink = tokens.third_text if shown.is_quiet else tokens.text
        weight = QFont.Weight.Normal if shown.is_quiet else QFont.Weight.Medium
        lines = (
            Words(shown.title, self._font(1.0, weight), ink),
            Words(shown.about, self._font(0.9), tokens.third_text),
        )
        paint_lines(painter, option, area, lines)

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
