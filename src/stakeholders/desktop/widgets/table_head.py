"""The head of a table: titles that can be clicked, moved and made wider, and how it is sorted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_painting import elided
from stakeholders.desktop.widgets.table_delegate import cell_room
from stakeholders.i18n import translated


class TableHead(QHeaderView):
    """Draws titles in the second colour, and beside that of the sorted column an arrow."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(translated("Columns"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.measures.px(34))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid():
            return
        tokens = self._theme.tokens
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first, mirrored = self.visualIndex(logicalIndex) == 0, self.isRightToLeft()
        inside = cell_room(self._theme, rect, first=first, mirrored=mirrored)
        if self.sortIndicatorSection() == logicalIndex:
            inside = self._paint_arrow(painter, option, inside)
        self._paint_title(painter, option, inside, logicalIndex)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionHeader, rect: QRect, section: int
    ) -> None:
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font = self._theme.measures.sized(self._theme.font, 0.86, painter.font().Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.second_text))
        cut = elided(title, QFontMetrics(font), rect.width())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags), cut)

    def _paint_arrow(self, painter: QPainter, option: QStyleOptionHeader, rect: QRect) -> QRect:
        """Draw which way the column goes at the end of its title; return what is left of it."""
        size, gap = self._theme.measures.px(14), self._theme.measures.px(4)
        end = QRect(rect.right() - size, rect.center().y() - size // 2, size, size)
        place = QStyle.visualRect(option.direction, rect, end)
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        colour = self._theme.tokens.accent_text
        icon = self._theme.icons.pixmap("arrow-down" if down else "arrow-up", colour, size)
        painter.drawPixmap(place, icon)
        left = QRect(rect.left(), rect.top(), rect.width() - size - gap, rect.height())
        return QStyle.visualRect(option.direction, rect, left)
