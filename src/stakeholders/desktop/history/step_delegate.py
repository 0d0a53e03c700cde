"""How one step of the history is drawn."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.history.step_rows import STEP_ROLE, StepRow, taken_back
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.painting import paint_disc, paint_ground, paint_pill

_State = QStyle.StateFlag


class StepDelegate(QStyledItemDelegate):
    """A disc with an icon, the sentence, the circumstances, and a chip where it is taken back."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._px(240), self._px(60))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(STEP_ROLE)
        if not isinstance(row, StepRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)  # sentences of the window, not names
        self._paint_ground(painter, option)
        self._paint_icon(painter, option, row)
        chip = self._paint_chip(painter, option) if row.is_undone else 0
        self._paint_words(painter, option, row, chip)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, rect = self._theme.tokens, option.rect.adjusted(self._px(8), 1, -self._px(8), -1)
        if option.state & _State.State_Selected:
            focused = option.state & _State.State_HasFocus
            ring = tokens.focus if focused else tokens.chosen_line
            paint_ground(painter, rect, self._px(8), tokens.accent_soft, ring)
        elif option.state & _State.State_MouseOver:
            paint_ground(painter, rect, self._px(8), tokens.hover)

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow) -> None:
        px, rect = self._px, option.rect
        disc = QRect(rect.x() + px(18), rect.y() + (rect.height() - px(34)) // 2, px(34), px(34))
        disc = QStyle.visualRect(option.direction, rect, disc)
        tint = self._theme.tokens.avatars[0 if row.is_undone else -1]
        if option.state & _State.State_Selected:
            tint = Tint(self._theme.tokens.surface, tint.ink)
        paint_disc(painter, disc, tint, "", self._line_font)
        place = QRect(0, 0, px(16), px(16))
        place.moveCenter(disc.center())
        painter.drawPixmap(place, self._theme.icons.pixmap(row.icon, tint.ink, px(16)))

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        """Draw that the step is taken back; return the width that it takes."""
        tokens, px, rect = self._theme.tokens, self._px, option.rect
        width = QFontMetrics(self._chip_font).horizontalAdvance(taken_back()) + px(20)
        height = QFontMetrics(self._chip_font).height() + px(6)
        place = QRect(rect.right() - px(22) - width, rect.center().y() - height // 2, width, height)
        selected = option.state & _State.State_Selected
        tint = Tint(tokens.surface if selected else tokens.chip, tokens.second_text)
        visual = QStyle.visualRect(option.direction, rect, place)
        paint_pill(painter, visual, tint, taken_back(), self._chip_font)
        return width + px(8)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow, chip: int
    ) -> None:
        px, rect, tokens = self._px, option.rect, self._theme.tokens
        start = rect.x() + px(64)
        width = rect.right() - px(24) - chip - start
        main = tokens.third_text if row.is_undone else tokens.text
        lines = (
            (row.sentence, self._sentence_font, main),
            (row.circumstances, self._line_font, tokens.third_text),
        )
        heights = [QFontMetrics(font).height() for _, font, _ in lines]
        top = rect.y() + (rect.height() - sum(heights)) // 2
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for (text, font, colour), height in zip(lines, heights, strict=True):
            place = QStyle.visualRect(option.direction, rect, QRect(start, top, width, height))
            painter.setFont(font)
            painter.setPen(colour)
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), cut)
            top += height

    def _take_measure(self) -> None:
        measures, font = self._theme.measures, self._theme.font
        self._px = measures.px
        self._sentence_font = measures.sized(font, 1.0, QFont.Weight.Medium)
        self._line_font = measures.sized(font, 0.9)
        self._chip_font = measures.sized(font, 0.82, QFont.Weight.Medium)
