"""Shapes that more than one widget and delegate draws."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from stakeholders.desktop.style.tokens import Tint


def paint_disc(painter: QPainter, rect: QRect, tint: Tint, letters: str, font: QFont) -> None:
    """Draw an avatar: a disc with letters in its middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawEllipse(rect)
    painter.setFont(font)
    painter.setPen(QColor(tint.ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)


def paint_round(painter: QPainter, rect: QRect, picture: QImage) -> None:
    """Draw the middle of a picture as a disc."""
    side = min(picture.width(), picture.height())
    middle = QRect((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)
    disc = QPainterPath()
    disc.addEllipse(QRectF(rect))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(disc)
    painter.drawImage(rect, picture, middle)
    painter.restore()


def paint_pill(painter: QPainter, rect: QRect, tint: Tint, text: str, font: QFont) -> None:
    """Draw a chip: a text on a ground that is round at both ends."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setFont(font)
    painter.setPen(QColor(tint.ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_ground(painter: QPainter, rect: QRect, radius: int, ground: str, ring: str = "") -> None:
    """Draw the ground of a row, with a ring where the row is chosen or has the focus."""
    width = 2.0 if ring else 0.0
    inside = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(QColor(ring), width) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(inside, radius, radius)
