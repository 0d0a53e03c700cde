"""How one row of a result list is drawn."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.avatar import tint_of
from stakeholders.desktop.widgets.painting import paint_disc, paint_pill
from stakeholders.desktop.widgets.row_painting import (
    Words,
    paint_icon_disc,
    paint_row_ground,
    paint_words,
)
from stakeholders.desktop.widgets.rows_model import ROW_ROLE, ResultRow, RowKind

_State = QStyle.StateFlag
_KIND_ICONS: Final = MappingProxyType(
    {
        RowKind.BODY: "building-2",
        RowKind.POST: "briefcase",
        RowKind.EVENT: "calendar",
        RowKind.OTHER: "file-text",
    }
)


class RowDelegate(QStyledItemDelegate):
    """Avatar, name, two grey lines, country, and a sign where something is wrong."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._px(220), self._px(72))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        paint_row_ground(painter, self._theme, option)
        if isinstance(row, ResultRow):
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow) -> None:
        px, rect = self._px, option.rect
        disc = QRect(rect.x() + px(18), rect.y() + (rect.height() - px(40)) // 2, px(40), px(40))
        self._paint_avatar(painter, self._visual(option, disc), row)
        pill = self._paint_country(painter, option, row)
        if row.remark:
            pill = max(pill, self._paint_remark(painter, option, row.remark))
        elif row.warning:
            self._paint_warning(painter, option)
        start = disc.right() + px(12)
        width = rect.right() - px(24) - pill - start
        lines = (
            (row.name, self._name_font, self._theme.tokens.text, 10),
            (row.line1, self._line_font, self._theme.tokens.second_text, 31),
            (row.line2, self._line_font, self._theme.tokens.third_text, 47),
        )
        for text, font, colour, top in lines:
            height = QFontMetrics(font).height()
            place = QRect(start, rect.y() + px(top), width, height)
            visual = self._visual(option, place)
            paint_words(painter, visual, Words(text, font, colour), option.direction)

    def _paint_avatar(self, painter: QPainter, rect: QRect, row: ResultRow) -> None:
        tint = tint_of(row.uid, self._theme.tokens)
        icon = _KIND_ICONS.get(row.kind)
        if icon:
            paint_icon_disc(painter, self._theme, rect, tint, icon, drawn=18)
        else:
            paint_disc(painter, rect, tint, row.initials, self._initials_font)

    def _paint_country(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow
    ) -> int:
        """Draw the chip of the country; return the width that it takes."""
        if not row.country:
            return self._px(28) if row.warning else 0
        tokens, font = self._theme.tokens, self._pill_font
        width = QFontMetrics(font).horizontalAdvance(row.country) + self._px(16)
        place = QRect(
            option.rect.right() - self._px(22) - width,
            option.rect.y() + self._px(12),
            width,
            self._px(20),
        )
        selected = bool(option.state & _State.State_Selected)
        tint = Tint(tokens.surface if selected else tokens.chip, tokens.second_text)
        paint_pill(painter, self._visual(option, place), tint, row.country, font)
        return width + self._px(8)

    def _paint_remark(self, painter: QPainter, option: QStyleOptionViewItem, remark: str) -> int:
        """Draw why a row is here below its country; return the width that it takes."""
        tokens, font = self._theme.tokens, self._pill_font
        width = QFontMetrics(font).horizontalAdvance(remark) + self._px(16)
        place = QRect(
            option.rect.right() - self._px(22) - width,
            option.rect.y() + self._px(38),
            width,
            self._px(20),
        )
        tint = Tint(tokens.warn_soft, tokens.warn)
        paint_pill(painter, self._visual(option, place), tint, remark, font)
        return width + self._px(8)

    def _paint_warning(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        size = self._px(15)
        place = QRect(
            option.rect.right() - self._px(29) - size // 2,
            option.rect.y() + self._px(40),
            size,
            size,
        )
        icon = self._theme.icons.pixmap("triangle-alert", self._theme.tokens.warn, size)
        painter.drawPixmap(self._visual(option, place), icon)

    def _visual(self, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _take_measure(self) -> None:
        measures, font = self._theme.measures, self._theme.font
        self._px = measures.px
        self._name_font = measures.sized(font, 1.0, QFont.Weight.DemiBold)
        self._line_font = measures.sized(font, 0.9)
        self._pill_font = measures.sized(font, 0.82, QFont.Weight.Medium)
        self._initials_font = measures.sized(font, 1.0, QFont.Weight.DemiBold)
