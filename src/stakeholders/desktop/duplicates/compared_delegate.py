"""How a value of two contacts beside each other is drawn: what stays is strong, with a tick."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_painting import Words, paint_words
from stakeholders.desktop.widgets.table_delegate import cell_room

CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in lines: whether it stays, and whether that was chosen rather than given."""

    lines: tuple[str, ...]
    stays: bool = False
    is_chosen: bool = False


class ComparedDelegate(QStyledItemDelegate):
    """Draws every line of a value, cut where it does not fit."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        px, cell = self._theme.measures.px, index.data(CELL_ROLE)
        lines = len(cell.lines) if isinstance(cell, Cell) else 1
        return QSize(px(120), QFontMetrics(self._font(strong=True)).height() * lines + px(16))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell, tokens = index.data(CELL_ROLE), self._theme.tokens
        if not isinstance(cell, Cell):
            return
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if option.state & _State.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        focused = self._table.hasFocus() and option.state & _State.State_Selected
        painter.fillRect(line, QColor(tokens.focus if focused else tokens.border))
        self._paint_lines(painter, option, cell, first=index.column() == 0)
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, *, first: bool
    ) -> None:
        px, mirrored = self._theme.measures.px, option.direction is Qt.LayoutDirection.RightToLeft
        room = cell_room(self._theme, option.rect, first=first, mirrored=mirrored)
        if not first:
            room = self._beside_tick(painter, option, room, cell)
        font = self._font(strong=cell.stays)
        height = QFontMetrics(font).height()
        colour = self._theme.tokens.text if cell.stays else self._theme.tokens.second_text
        for place, text in enumerate(cell.lines):
            line = QRect(room.left(), room.top() + px(8) + place * height, room.width(), height)
            paint_words(painter, line, Words(text, font, colour), option.direction)

    def _beside_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, cell: Cell
    ) -> QRect:
        """Draw the tick of what was chosen; return the room beside its place."""
        px = self._theme.measures.px
        size = px(16)
        place = QRect(room.left(), option.rect.top() + px(9), size, size)
        if cell.stays and cell.is_chosen:
            icon = self._theme.icons.pixmap("check", self._theme.tokens.ok, size)
            painter.drawPixmap(QStyle.visualRect(option.direction, room, place), icon)
        rest = room.adjusted(size + px(8), 0, 0, 0)
        return QStyle.visualRect(option.direction, room, rest)

    def _font(self, *, strong: bool) -> QFont:
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        return self._theme.measures.sized(self._theme.font, 0.95, weight)
