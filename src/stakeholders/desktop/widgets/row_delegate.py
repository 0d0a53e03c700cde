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
from stakeholders.desktop.widgets.painting import paint_disc, paint_ground, paint_pill
from stakeholders.desktop.widgets.rows_model import ROW_ROLE, ResultRow, RowKind

_State = QStyle.StateFlag
_KIND_ICONS: Final = MappingProxyType(
    {RowKind.BODY: "building-2", RowKind.POST: "briefcase", RowKind.OTHER: "file-text"}
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
        self._paint_ground(painter, option)
        if isinstance(row, ResultRow):
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, rect = self._theme.tokens, option.rect.adjusted(self._px(8), 1, -self._px(8), -1)
        focused = bool(option.state & _State.State_HasFocus)
        if option.state & _State.State_Selected:
            ring = tokens.focus if focused else tokens.chosen_line
            paint_ground(painter, rect, self._px(8), tokens.accent_soft, ring)
        elif option.state & _State.State_MouseOver:
            paint_ground(painter, rect, self._px(8), tokens.hover)

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
            self._paint_line(painter, self._visual(option, place), text, font, colour, option)

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: str,
        option: QStyleOptionViewItem,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), cut)

    def _paint_avatar(self, painter: QPainter, rect: QRect, row: ResultRow) -> None:
        tint = tint_of(row.uid, self._theme.tokens)
        icon = _KIND_ICONS.get(row.kind)
        paint_disc(painter, rect, tint, "" if icon else row.initials, self._initials_font)
        if icon:
            size = self._px(18)
            place = QRect(0, 0, size, size)
            place.moveCenter(rect.center())
            painter.drawPixmap(place, self._theme.icons.pixmap(icon, tint.ink, size))

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
