"""Painted sheets: what all sheets can do, be seen one by one and painted on what holds pages."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPainter

from stakeholders.app.progress import Job, Stage

DOTS: Final = 600
"""Dots of the grid to an inch."""

INCH: Final = 25.4
"""Millimetres to an inch."""

Content = TypeVar("Content")


class PaintedSheets(ABC, Generic[Content]):
    """Pages on a paper, `count` of them, measured on a grid of their own and painted to scale."""

    count: int

    def __init__(self, layout: QPageLayout, job: Job) -> None:
        self.layout = layout
        self._job = job
        self._whole = QRectF(layout.fullRectPixels(DOTS))
        self._grid = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._grid.setDotsPerMeterX(round(DOTS / INCH * 1000))
        self._grid.setDotsPerMeterY(round(DOTS / INCH * 1000))

    @abstractmethod
    def _contents(self) -> Iterable[Content]:
        """Return what is on each page."""

    @abstractmethod
    def _content(self, number: int) -> Content:
        """Return what is on one page."""

    @abstractmethod
    def _paint(self, painter: QPainter, content: Content, number: int) -> None:
        """Paint a page from the corner of the paper."""

    def picture(self, number: int, width: int) -> QImage:
        """Return a page, the first being 0, as it is seen at a width in dots."""
        scale = width / self._whole.width()
        size = QSize(width, round(self._whole.height() * scale))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # thin rules, too
            painter.scale(scale, scale)
            self._paint(painter, self._content(number), number)
        return image

    def paint_on(self, device: QPagedPaintDevice) -> None:
        """Paint all pages on a printer or the like, whose paper is set to that of the sheets."""
        device.setPageLayout(self.layout)
        corner = QPointF(self.layout.paintRectPixels(DOTS).topLeft())
        with QPainter(device) as painter:
            scale = device.logicalDpiX() / DOTS
            painter.scale(scale, scale)
            painter.translate(-corner)  # such a painter begins inside the margins
            for number, content in enumerate(self._contents()):
                self._job.report(Stage.WRITING, number, self.count)
                if number:
                    device.newPage()
                self._paint(painter, content, number)
