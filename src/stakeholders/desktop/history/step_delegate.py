"""How one step of the history is drawn."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.history.step_rows import STEP_ROLE, StepRow, taken_back
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.row_painting import (
    Words,
    paint_end,
    paint_icon_disc,
    paint_lines,
    paint_row_ground,
)

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
        paint_row_ground(painter, self._theme, option)
        self._paint_icon(painter, option, row)
        chip = self._paint_chip(painter, option) if row.is_undone else 0
        self._paint_words(painter, option, row, chip)
        painter.restore()

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow) -> None:
        px, rect = self._px, option.rect
        disc = QRect(rect.x() + px(18), rect.y() + (rect.height() - px(34)) // 2, px(34), px(34))
        disc = QStyle.visualRect(option.direction, rect, disc)
        tint = self._theme.tokens.avatars[0 if row.is_undone else -1]
        if option.state & _State.State_Selected:
            tint = Tint(self._theme.tokens.surface, tint.ink)
        paint_icon_disc(painter, self._theme, disc, tint, row.icon)

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        """Draw that the step is taken back; return the width that it takes."""
        tokens, selected = self._theme.tokens, option.state & _State.State_Selected
        tint = Tint(tokens.surface if selected else tokens.chip, tokens.second_text)
        return paint_end(painter, self._theme, option, taken_back(), tint)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow, chip: int
    ) -> None:
        px, rect, tokens = self._px, option.rect, self._theme.tokens
        area = rect.adjusted(px(64), 0, -px(24) - chip, 0)
        main = tokens.third_text if row.is_undone else tokens.text
        lines = (
            Words(row.sentence, self._sentence_font, main),
            Words(row.circumstances, self._line_font, tokens.third_text),
        )
        paint_lines(painter, option, area, lines)

    def _take_measure(self) -> None:
        measures, font = self._theme.measures, self._theme.font
        self._px = measures.px
        self._sentence_font = measures.sized(font, 1.0, QFont.Weight.Medium)
        self._line_font = measures.sized(font, 0.9)
