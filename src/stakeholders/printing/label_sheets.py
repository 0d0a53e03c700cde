"""Sheets of labels: each text in its place on the millimetre, as large as it fits."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPen
from typing_extensions import override

from stakeholders.app.progress import Job, Stage
from stakeholders.printing.codes import paint_code
from stakeholders.printing.painted import DOTS, PaintedSheets
from stakeholders.printing.strips import Piece, Typesetter
from stakeholders.reports.document import Document, Label, Labels
from stakeholders.reports.label_fit import (
    CODE_SHARE,
    EDGE,
    LEAST,
    STEP,
    UNBROKEN,
    points_of,
    words_to_keep,
)
from stakeholders.reports.qr_code import squares_of

_MILLIMETRE: Final = DOTS / 25.4
_CUT: Final = "#c9ced8"


class LabelSheets(PaintedSheets[Sequence[Label | None]]):
    """The sheets of a document of labels; any one thread may make, ask and paint them."""

    def __init__(self, document: Document, labels: Labels, job: Job | None = None) -> None:
        self._labels = labels
        self._form = labels.form
        size = QPageSize(QSizeF(*self._form.paper), QPageSize.Unit.Millimeter, self._form.code)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        super().__init__(layout, job or Job())
        self._typesetter = Typesetter(document, self._grid, 0, self._job)
        places = labels.skipped % self._form.on_sheet + len(labels.labels)
        self.count = max(-(-places // self._form.on_sheet), 1)

    @override
    def _contents(self) -> Iterator[Sequence[Label | None]]:
        for number in range(self.count):
            yield self._content(number)

    @override
    def _content(self, number: int) -> Sequence[Label | None]:
        skipped = self._labels.skipped % self._form.on_sheet
        places: list[Label | None] = [*([None] * skipped), *self._labels.labels]
        return places[number * self._form.on_sheet : (number + 1) * self._form.on_sheet]

    @override
    def _paint(self, painter: QPainter, content: Sequence[Label | None], number: int) -> None:
        for place, label in enumerate(content):
            if label is not None:
                self._job.report(Stage.WRITING, place, len(content))
                left, top = self._form.place(place)
                width, height = self._form.size
                room = QRectF(left, top, width, height)
                self._paint_label(painter, label, _scaled(room))

    def _paint_label(self, painter: QPainter, label: Label, room: QRectF) -> None:
        if self._form.is_cut:
            painter.setPen(QPen(QColor(_CUT), DOTS / 72 / 2))
            painter.drawRect(room)
        edge = EDGE * _MILLIMETRE
        if not self._form.is_folded:
            self._paint_text(painter, label, room.adjusted(edge, edge, -edge, -edge))
            return
        middle = room.top() + room.height() / 2
        painter.setPen(QPen(QColor(_CUT), DOTS / 72 / 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        lower = QRectF(room.left(), middle, room.width(), room.height() / 2)
        self._paint_text(painter, label, lower.adjusted(edge, edge, -edge, -edge))
        painter.save()
        painter.translate(room.center())
        painter.rotate(180)
        painter.translate(-room.center())
        self._paint_text(painter, label, lower.adjusted(edge, edge, -edge, -edge))
        painter.restore()

    def _paint_text(self, painter: QPainter, label: Label, room: QRectF) -> None:
        """Paint the lines as large as they fit, in the middle of their room from top to bottom."""
        room = self._paint_code(painter, label, room)
        pieces = self._fitted(label, room.width(), room.height())
        needed = max((piece.bottom for piece in pieces), default=0.0)
        painter.save()
        painter.translate(room.left(), room.top() + max(room.height() - needed, 0) / 2)
        for piece in pieces:
            piece.paint(painter, 0)
        painter.restore()

    def _paint_code(self, painter: QPainter, label: Label, room: QRectF) -> QRectF:
        """Paint the code at the end of the label, and return the room that is left."""
        if not label.code:
            return room
        side = min(room.height(), room.width() * CODE_SHARE)
        at_left = self._typesetter.is_mirrored
        left = room.left() if at_left else room.right() - side
        top = room.top() + (room.height() - side) / 2
        paint_code(painter, squares_of(label.code), QRectF(left, top, side, side))
        return room.adjusted(side if at_left else 0, 0, 0 if at_left else -side, 0)

    def _fitted(self, label: Label, width: float, height: float) -> tuple[Piece, ...]:
        """Set lines smaller until they fit unbroken, then broken, whole in any case."""
        share = 1.0
        while True:
            pieces = self._set(label, width, share)
            fits = max((piece.bottom for piece in pieces), default=0.0) <= height
            whole = len(pieces) <= len(label.lines) or share < UNBROKEN
            torn = share > LEAST and self._tears(label, width, share)
            if (fits and whole and not torn) or share <= LEAST:
                return pieces
            share *= STEP

    def _set(self, label: Label, width: float, share: float) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        top = 0.0
        for line in label.lines:
            points = points_of(line, self._labels) * share
            ones = self._typesetter.label_line(
                line, width, top, points, centred=self._labels.is_centred
            )
            pieces += ones
            top = max((piece.bottom for piece in ones), default=top)
        return tuple(pieces)

    def _tears(self, label: Label, width: float, share: float) -> bool:
        """Tell whether a word is wider than its room, and would be broken inside."""
        return any(
            self._typesetter.width_of(line, word, points_of(line, self._labels) * share) > width
            for line in label.lines
            for word in words_to_keep(line.text)
        )


def _scaled(room: QRectF) -> QRectF:
    return QRectF(
        room.x() * _MILLIMETRE,
        room.y() * _MILLIMETRE,
        room.width() * _MILLIMETRE,
        room.height() * _MILLIMETRE,
    )
