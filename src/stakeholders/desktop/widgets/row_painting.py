"""Parts of rows that more than one delegate draws: ground, heading, disc, lines, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.painting import paint_disc, paint_ground, paint_pill

_State = QStyle.StateFlag
_LONGEST: Final = 400
"""More letters than this fit into no line; to measure a million takes seconds."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a row: its text, and how it is written."""

    text: str
    font: QFont
    colour: str


def beginning(text: str) -> str:
    """Return as much of a text as may be measured in a line at once."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a text cut where the room of a line ends, however long it is."""
    return metrics.elidedText(beginning(text), Qt.TextElideMode.ElideRight, width)


def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side where reading begins in this window, not in the text that is drawn."""
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def paint_words(
    painter: QPainter, rect: QRect, words: Words, direction: Qt.LayoutDirection
) -> None:
    """Draw one line, cut where the room ends."""
    painter.setFont(words.font)
    painter.setPen(words.colour)
    flags = leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), elided(words.text, painter.fontMetrics(), rect.width()))


def paint_lines(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, lines: Iterable[Words]
) -> None:
    """Draw lines one below the other in the middle of an area of a row; empty ones take none."""
    shown = [one for one in lines if one.text]
    heights = [QFontMetrics(one.font).height() for one in shown]
    top = area.y() + (area.height() - sum(heights)) // 2
    for words, height in zip(shown, heights, strict=True):
        place = QRect(area.x(), top, area.width(), height)
        visual = QStyle.visualRect(option.direction, option.rect, place)
        paint_words(painter, visual, words, option.direction)
        top += height


def paint_row_ground(
    painter: QPainter,
    theme: Theme,
    option: QStyleOptionViewItem,
    *,
    radius: int = 8,
    always: str = "",
) -> None:
    """Draw the ground of a chosen row, or of one under the pointer; `always` draws its ring."""
    px, tokens = theme.measures.px, theme.tokens
    rect = option.rect.adjusted(px(8), 1, -px(8), -1)
    if always:
        paint_ground(painter, rect, px(radius), tokens.accent_soft, always)
    elif option.state & _State.State_Selected:
        focused = bool(option.state & _State.State_HasFocus)
        ring = tokens.focus if focused else tokens.chosen_line
        paint_ground(painter, rect, px(radius), tokens.accent_soft, ring)
    elif option.state & _State.State_MouseOver:
        paint_ground(painter, rect, px(radius), tokens.hover)


def paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, edges: tuple[int, int], words: Words
) -> None:
    """Draw a heading at the foot of its row, so far from the sides and from the foot."""
    side, foot = edges
    rect = option.rect.adjusted(side, 0, -side, -foot)
    painter.setFont(words.font)
    painter.setPen(words.colour)
    flags = leading(option.direction) | Qt.AlignmentFlag.AlignBottom
    painter.drawText(rect, int(flags), elided(words.text, painter.fontMetrics(), rect.width()))


def paint_icon_disc(
    painter: QPainter, theme: Theme, disc: QRect, tint: Tint, icon: str, *, drawn: int = 16
) -> None:
    """Draw a disc with an icon in its middle."""
    size = theme.measures.px(drawn)
    paint_disc(painter, disc, tint, "", theme.font)
    place = QRect(0, 0, size, size)
    place.moveCenter(disc.center())
    painter.drawPixmap(place, theme.icons.pixmap(icon, tint.ink, size))


def paint_end(
    painter: QPainter, theme: Theme, option: QStyleOptionViewItem, text: str, tint: Tint
) -> int:
    """Draw a word at the end of a row, on a ground of its own; return the width that it takes."""
    px, rect = theme.measures.px, option.rect
    font = theme.measures.sized(theme.font, 0.82, QFont.Weight.Medium)
    metrics = QFontMetrics(font)
    cut = elided(text, metrics, rect.width() // 3 - px(16))
    width, height = metrics.horizontalAdvance(cut) + px(20), metrics.height() + px(6)
    place = QRect(rect.right() - px(22) - width, rect.center().y() - height // 2, width, height)
    paint_pill(painter, QStyle.visualRect(option.direction, rect, place), tint, cut, font)
    return width + px(8)
