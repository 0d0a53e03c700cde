"""How one cell of a table of results is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_painting import Words, paint_words
from stakeholders.desktop.widgets.rows_model import ROW_ROLE, ResultRow

_State = QStyle.StateFlag


def cell_room(theme: Theme, rect: QRect, *, first: bool, mirrored: bool) -> QRect:
    """Return the room for the text of a cell; the first column stands below the title."""
    px = theme.measures.px
    start, end = px(18 if first else 10), px(8)
    return rect.adjusted(end if mirrored else start, 0, -(start if mirrored else end), 0)


class TableDelegate(QStyledItemDelegate):
    """One line, cut where it does not fit; the chosen row in the accent, a ring where one is."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.measures.px(120), self._theme.measures.px(36))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, option, index)
        row, head = index.data(ROW_ROLE), self._table.horizontalHeader()
        first = head.visualIndex(index.column()) == 0
        inside = cell_room(self._theme, option.rect, first=first, mirrored=head.isRightToLeft())
        if isinstance(row, ResultRow) and first and row.warning:
            inside = self._paint_warning(painter, option, inside)
        text = index.data()
        if text:
            self._paint_text(painter, option, inside, str(text), strong=first)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, rect = self._theme.tokens, option.rect
        if option.state & _State.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, QColor(tokens.border))
        ring = self._ring(option, index)
        if ring:
            width = max(self._theme.measures.px(2), 2)
            for edge in self._edges(rect, index.column(), width):
                painter.fillRect(edge, QColor(ring))

    def _ring(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        """Return the colour around a row: that of the focus, or of whatever is chosen if any."""
        tokens = self._theme.tokens
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            return tokens.focus
        return tokens.chosen_line if option.state & _State.State_Selected else ""

    def _edges(self, rect: QRect, column: int, width: int) -> list[QRect]:
        """Return the sides of the ring around a row that fall to a cell."""
        head = self._table.horizontalHeader()
        edges = [
            QRect(rect.left(), rect.top(), rect.width(), width),
            QRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width),
        ]
        place, last, mirrored = head.visualIndex(column), head.count() - 1, head.isRightToLeft()
        if place == (last if mirrored else 0):
            edges.append(QRect(rect.left(), rect.top(), width, rect.height()))
        if place == (0 if mirrored else last):
            edges.append(QRect(rect.right() + 1 - width, rect.top(), width, rect.height()))
        return edges

    def _paint_warning(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        """Draw a sign at the end of the cell; return what is left of it."""
        size, gap = self._theme.measures.px(14), self._theme.measures.px(6)
        end = QRect(rect.right() - size, rect.center().y() - size // 2, size, size)
        icon = self._theme.icons.pixmap("triangle-alert", self._theme.tokens.warn, size)
        painter.drawPixmap(QStyle.visualRect(option.direction, rect, end), icon)
        left = QRect(rect.left(), rect.top(), rect.width() - size - gap, rect.height())
        return QStyle.visualRect(option.direction, rect, left)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        *,
        strong: bool,
    ) -> None:
        tokens = self._theme.tokens
        font, ink = (self._strong, tokens.text) if strong else (self._plain, tokens.second_text)
        paint_words(painter, rect, Words(text, font, ink), option.direction)

    def _take_measure(self) -> None:
        measures, font = self._theme.measures, self._theme.font
        self._plain = measures.sized(font, 0.95)
        self._strong = measures.sized(font, 0.95, QFont.Weight.DemiBold)
