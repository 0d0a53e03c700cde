"""The rows of the command palette: what they are, which are shown, and how they are drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from stakeholders.desktop.actions.matching import Match, match, near_match
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_painting import beginning, elided, paint_row_ground

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """What can be chosen: a command, a place, or what was found; `note` is its grey end.

    `aliases` are found too, but not shown; `reason` says why it cannot be done now.
    """

    key: str
    title: str
    icon: str = ""
    keys: str = ""
    note: str = ""
    aliases: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """An entry with the places of its letters that were typed."""

    entry: PaletteEntry
    places: tuple[int, ...] = ()


def ranked(
    typed: str, entries: Iterable[PaletteEntry], recent: Sequence[str]
) -> tuple[PaletteRow, ...]:
    """Return the entries that fit, the best first; of equals the one that was used last."""
    return _fitting(typed, entries, recent, match)


def nearly(typed: str, entries: Iterable[PaletteEntry]) -> tuple[PaletteRow, ...]:
    """Return the entries that would fit with one slip less in a word."""
    return _fitting(typed, entries, (), near_match)


def _fitting(
    typed: str,
    entries: Iterable[PaletteEntry],
    recent: Sequence[str],
    match: Callable[[str, str], Match | None],
) -> tuple[PaletteRow, ...]:
    order = {key: len(recent) - place for place, key in enumerate(recent)}
    scored: list[tuple[int, int, PaletteRow]] = []
    for entry in entries:
        by_title = match(typed, beginning(entry.title))
        by_alias = match(typed, entry.aliases)
        if by_title is not None:
            row = PaletteRow(entry, by_title.places)
            scored.append((by_title.score, order.get(entry.key, 0), row))
        elif by_alias is not None:
            scored.append((by_alias.score // 2, order.get(entry.key, 0), PaletteRow(entry)))
    if not typed.strip():
        scored = [(0, used, row) for _, used, row in scored]
    return tuple(row for *_, row in sorted(scored, key=lambda item: (-item[0], -item[1])))


class PaletteModel(QAbstractListModel):
    """The rows that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def set_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.entry.title, row.entry.note, row.entry.keys, row.entry.reason)
            return ", ".join(part for part in parts if part)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Draws icon, title with the typed letters bold, grey note, and keys at the end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.measures.px(200), self._theme.measures.px(38))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaletteRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.measures.px
        paint_row_ground(painter, self._theme, option)
        inside = option.rect.adjusted(px(22), 0, -px(20), 0)
        self._paint_icon(painter, option, row.entry, inside)
        said = row.entry.reason or row.entry.keys or row.entry.note
        end = self._paint_keys(painter, option, said, inside)
        text = inside.adjusted(px(28), 0, -end, 0)
        self._paint_title(painter, option, row, text)
        painter.restore()

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: PaletteEntry, inside: QRect
    ) -> None:
        if not entry.icon:
            return
        tokens, size = self._theme.tokens, self._theme.measures.px(17)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = tokens.accent_text if selected else tokens.second_text
        colour = tokens.third_text if entry.reason else colour
        rect = QRect(inside.x(), inside.y() + (inside.height() - size) // 2, size, size)
        pixmap = self._theme.icons.pixmap(entry.icon, colour, size)
        painter.drawPixmap(QStyle.visualRect(option.direction, option.rect, rect), pixmap)

    def _paint_keys(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, inside: QRect
    ) -> int:
        """Draw keys or note at the end; return the room that they take."""
        if not text:
            return 0
        px, tokens = self._theme.measures.px, self._theme.tokens
        font = self._theme.measures.sized(self._theme.font, 0.85, QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        text = elided(text, metrics, inside.width() * 2 // 5)
        width = metrics.horizontalAdvance(text) + px(14)
        height = px(22)
        top = inside.y() + (inside.height() - height) // 2
        rect = QRect(inside.right() - width, top, width, height)
        rect = QStyle.visualRect(option.direction, option.rect, rect)
        painter.setFont(font)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.window))
        painter.drawRoundedRect(rect, px(5), px(5))
        painter.setPen(QColor(tokens.second_text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        return width + px(10)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PaletteRow, rect: QRect
    ) -> None:
        plain = self._theme.font
        bold = self._theme.measures.sized(plain, 1.0, QFont.Weight.Bold)
        title = elided(row.entry.title, QFontMetrics(bold), rect.width())
        layout = QTextLayout(title, plain)
        layout.setFormats([_bold_at(place, bold) for place in row.places if place < len(title)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        rect = QStyle.visualRect(option.direction, option.rect, rect)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        left = rect.right() - line.naturalTextWidth() if mirrored else rect.x()
        shift = line.naturalTextRect().x()
        top = rect.y() + (rect.height() - line.height()) / 2
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.third_text if row.entry.reason else tokens.text))
        layout.draw(painter, QPointF(left - shift, top))


def _bold_at(place: int, bold: QFont) -> QTextLayout.FormatRange:
    shape = QTextCharFormat()
    shape.setFont(bold)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = place, 1, shape
    return part
