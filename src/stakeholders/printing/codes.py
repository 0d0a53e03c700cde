"""Codes of squares on whatever can be painted on: paper, PDF, the screen."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from stakeholders.reports.qr_code import QUIET, Squares

# A code that is light on dark is not read by many phones.
_DARK: Final = "#000000"
_LIGHT: Final = "#ffffff"


def code_side(squares: Squares, most: int) -> int:
    """Return how wide a code is whose squares are whole dots, with the light ones around it."""
    count = len(squares) + 2 * QUIET
    return max(most // count, 1) * count


def paint_code(painter: QPainter, squares: Squares, room: QRectF) -> None:
    """Paint a code over a square room, with the light squares around it.

    All dark squares are one path, so that no thin lines stand between them on any device.
    """
    path = QPainterPath()
    for y, row in enumerate(squares, QUIET):
        for x, is_dark in enumerate(row, QUIET):
            if is_dark:
                path.addRect(x, y, 1, 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(room, QColor(_LIGHT))
    painter.translate(room.topLeft())
    scale = room.width() / (len(squares) + 2 * QUIET)
    painter.scale(scale, scale)
    painter.fillPath(path.simplified(), QColor(_DARK))
    painter.restore()
