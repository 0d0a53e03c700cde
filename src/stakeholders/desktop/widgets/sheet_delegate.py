"""How one cell of a sheet is drawn: doubtful ones in words and red, what is over in grey."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.chip import Tone, tint_of_tone
from stakeholders.desktop.widgets.row_painting import Words, paint_words
from stakeholders.desktop.widgets.sheet_model import SheetModel
from stakeholders.desktop.widgets.table_delegate import cell_room
from stakeholders.domain.sheet import SheetRow
from stakeholders.i18n import translated

_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class SheetDelegate(QStyledItemDelegate):
    """Lines between cells; marked cells in the accent, a ring around the one that is meant."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        row = model.row_of(index) if isinstance(model, SheetModel) else None
        if row is None:
            return
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        is_bad = index.column() in row.doubtful
        self._paint_ground(painter, option, index, is_bad=is_bad)
        first, mirrored = index.column() == 0, option.direction is Qt.LayoutDirection.RightToLeft
        room = cell_room(self._theme, option.rect, first=first, mirrored=mirrored)
        if is_bad:
            room = self._paint_sign(painter, option, room)
        font = self._strong if first else self._plain
        is_free = first and row.is_new
        text = str(index.data() or "") or (translated("New…") if is_free else "")
        if text:
            tokens, ink = self._theme.tokens, self._ink(row, first=first, is_bad=is_bad)
            font, ink = (self._plain, tokens.third_text) if is_free else (font, ink)
            paint_words(painter, room, Words(text, font, ink), option.direction)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, is_bad: bool
    ) -> None:
        tokens, rect = self._theme.tokens, option.rect
        if option.state & _State.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        elif is_bad:
            painter.fillRect(rect, QColor(tint_of_tone(Tone.BAD, tokens).ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        edge = rect.left() if mirrored else rect.right()
        painter.fillRect(QRect(edge, rect.top(), 1, rect.height()), QColor(tokens.border))
        if index == self._table.currentIndex():
            colour = tokens.focus if self._table.hasFocus() else tokens.chosen_line
            self._paint_ring(painter, rect, QColor(colour))

    def _paint_ring(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        width = max(self._theme.measures.px(2), 2)
        for edge in (
            QRect(rect.left(), rect.top(), rect.width(), width),
            QRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width),
            QRect(rect.left(), rect.top(), width, rect.height()),
            QRect(rect.right() + 1 - width, rect.top(), width, rect.height()),
        ):
            painter.fillRect(edge, colour)

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> QRect:
        """Draw a sign at the end of the cell; return what is left of it."""
        size, gap = self._theme.measures.px(14), self._theme.measures.px(6)
        end = QRect(room.right() - size, room.center().y() - size // 2, size, size)
        icon = self._theme.icons.pixmap("circle-alert", self._theme.tokens.bad, size)
        painter.drawPixmap(QStyle.visualRect(option.direction, room, end), icon)
        left = QRect(room.left(), room.top(), room.width() - size - gap, room.height())
        return QStyle.visualRect(option.direction, room, left)

    def _ink(self, row: SheetRow, *, first: bool, is_bad: bool) -> str:
        tokens = self._theme.tokens
        if is_bad:
            return tokens.bad
        if row.is_over:
            return tokens.third_text
        return tokens.text if first else tokens.second_text

    def _take_measure(self) -> None:
        measures, font = self._theme.measures, self._theme.font
        self._plain = measures.sized(font, 0.95)
        self._strong = measures.sized(font, 0.95, QFont.Weight.DemiBold)
