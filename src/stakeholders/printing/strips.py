"""Strips: a document as pieces of the width of the page that no page break goes through.

Lines are set by Qt, one by one, as plain text; nothing in them is interpreted. No object of Qt that
lives in a thread is made here, so that any thread may set a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from stakeholders.app.progress import Job, Stage
from stakeholders.printing.codes import paint_code
from stakeholders.printing.letters import POINTS, document_font
from stakeholders.reports.document import (
    Cell,
    Document,
    Heading,
    KeyValues,
    Line,
    PageBreak,
    Paragraph,
    QrCode,
    Table,
)
from stakeholders.reports.qr_code import Squares, squares_of

INK: Final = "#18202c"
QUIET_INK: Final = "#525d6e"
RULE: Final = "#c9ced8"
GROUND: Final = "#eff1f5"

_SIZES: Final = (1.9, 1.25, 1.05)
_LEADING: Final = 1.04
_KEY_WEIGHTS: Final = (26, 74)
_LEFT: Final = Qt.LayoutDirection.LeftToRight
_RIGHT: Final = Qt.LayoutDirection.RightToLeft
_AUTO: Final = Qt.LayoutDirection.LayoutDirectionAuto


@dataclass(frozen=True, slots=True)
class Piece:
    """A set line with its place in the strip; `text` keeps it alive.

    Lines of all scripts are as high as those of the first font, and stand on the same ground.
    """

    text: QTextLayout
    line: QTextLine
    place: QPointF
    top: float
    height: float
    ink: str

    @property
    def bottom(self) -> float:
        """Where the room of the line ends."""
        return self.top + self.height

    def moved(self, across: float, down: float) -> "Piece":
        """Return the line at another place of the strip."""
        return replace(self, place=self.place + QPointF(across, down), top=self.top + down)

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint the line in a strip that begins at this height."""
        painter.setPen(self.ink)
        self.line.draw(painter, self.place + QPointF(0, top))


@dataclass(frozen=True, slots=True)
class CodePiece:
    """A code of squares with its place in the strip; dark on light whatever is below it."""

    squares: Squares
    place: QPointF
    side: float

    @property
    def top(self) -> float:
        """Where the room of the code begins."""
        return self.place.y()

    @property
    def bottom(self) -> float:
        """Where the room of the code ends."""
        return self.top + self.side

    def moved(self, across: float, down: float) -> "CodePiece":
        """Return the code at another place of the strip."""
        return replace(self, place=self.place + QPointF(across, down))

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint the code in a strip that begins at this height."""
        paint_code(
            painter, self.squares, QRectF(self.place.x(), top + self.top, self.side, self.side)
        )


@dataclass(frozen=True, slots=True)
class Strip:
    """What stays together on a page.

    `head` is repeated above it where it begins a page; `keeps_next` are titles, which do not stand
    alone at the foot; `breaks` begins a page. A strip may have a ground or a rule under it.
    """

    height: float
    pieces: tuple[Piece | CodePiece, ...] = ()
    head: "Strip | None" = None
    keeps_next: bool = False
    breaks: bool = False
    ground: str = ""
    has_rule: bool = False


class Typesetter:
    """Sets a document in strips of a width; lengths are in dots of `grid`."""

    def __init__(self, document: Document, grid: QImage, width: float, job: Job) -> None:
        self._job = job
        self._document = document
        self._grid = grid
        self._width = width
        self._dot = grid.logicalDpiX() / 72
        self._direction = _RIGHT if document.right_to_left else _LEFT
        self._base = document_font()

    def strips(self) -> Iterator[Strip]:
        """Yield the strips of the document from its beginning."""
        for block in self._document.blocks:
            match block:
                case Heading():
                    yield from self._heading(block)
                case Paragraph():
                    yield from self._paragraph(block)
                    yield Strip(4 * self._dot)
                case Table():
                    yield from self._table(block)
                case KeyValues():
                    yield from self._key_values(block)
                case PageBreak():
                    yield Strip(0, breaks=True)
                case QrCode():
                    yield from self._code(block)

    @property
    def is_mirrored(self) -> bool:
        """Whether the document reads from right to left."""
        return self._direction is _RIGHT

    def label_line(
        self, line: Line, width: float, top: float, points: float, *, centred: bool
    ) -> tuple[Piece, ...]:
        """Return a line of a label, broken where it does not fit into a width."""
        return self._set(line, width, top, size=points / POINTS, centred=centred)

    def width_of(self, line: Line, text: str, points: float) -> float:
        """Return how wide a text is that is set like a line."""
        return QFontMetricsF(self._font(line, points), self._grid).horizontalAdvance(text)

    def foot(self, text: str, width: float, *, at_end: bool) -> tuple[Piece, ...]:
        """Return small lines for the foot of a page, at its leading edge or at its end."""
        return self._set(Line(text, quiet=True), width, 0, size=0.82, sentence=True, at_end=at_end)

    def _heading(self, block: Heading) -> Iterator[Strip]:
        size = _SIZES[min(block.level, len(_SIZES)) - 1]
        if block.level > 1:
            yield Strip(11 * self._dot, keeps_next=True)
        line = Line(block.text, strong=True)
        pieces = self._set(line, self._width, 0, size=size, sentence=True)
        yield Strip(_bottom(pieces) + 3 * self._dot, pieces, keeps_next=True)

    def _paragraph(self, block: Paragraph) -> Iterator[Strip]:
        lines = [
            strip
            for line in block.lines
            for strip in self._running(line, is_sentence=not block.given)
        ]
        for number, strip in enumerate(lines, 1):
            yield replace(strip, keeps_next=block.whole and number < len(lines))

    def _running(self, line: Line, *, is_sentence: bool) -> Iterator[Strip]:
        for piece in self._set(line, self._width, 0, sentence=is_sentence):
            yield Strip(piece.height, (piece.moved(0, -piece.top),))

    def _code(self, block: QrCode) -> Iterator[Strip]:
        side = block.side / 25.4 * 72 * self._dot
        left = self._width - side if self._direction is _RIGHT else 0.0
        piece = CodePiece(squares_of(block.text), QPointF(left, 6 * self._dot), side)
        yield Strip(piece.bottom, (piece,), keeps_next=True)
        for line in block.caption:
            yield from self._running(line, is_sentence=True)

    def _table(self, table: Table) -> Iterator[Strip]:
        weights = [column.weight for column in table.columns]
        titles = tuple((Line(column.title, strong=True),) for column in table.columns)
        head = replace(
            self._row(titles, weights, sentences=len(titles)), ground=GROUND, keeps_next=True
        )
        yield head
        for number, row in enumerate(table.rows):
            self._job.report(Stage.COMPOSING, number, len(table.rows))
            yield replace(self._row(row, weights), head=head, has_rule=True)
        yield Strip(6 * self._dot)

    def _key_values(self, block: KeyValues) -> Iterator[Strip]:
        for key, cell in block.rows:
            cells = ((Line(key, quiet=True),), cell)
            yield replace(self._row(cells, _KEY_WEIGHTS, sentences=1), has_rule=True)
        yield Strip(4 * self._dot)

    def _row(self, cells: Sequence[Cell], weights: Sequence[int], *, sentences: int = 0) -> Strip:
        """Set cells beside each other, the first ones as sentences of the document's language."""
        pad = 4 * self._dot
        pieces: list[Piece] = []
        start = 0.0
        for number, (cell, weight) in enumerate(zip(cells, weights, strict=True)):
            width = self._width * weight / sum(weights)
            left = self._width - start - width if self._direction is _RIGHT else start
            top = pad
            for line in cell:
                set_ = self._set(line, width - 2 * pad, top, sentence=number < sentences)
                pieces += [piece.moved(left + pad, 0) for piece in set_]
                top = _bottom(set_, top)
            start += width
        return Strip(_bottom(pieces, pad) + pad, tuple(pieces))

    def _set(
        self,
        line: Line,
        width: float,
        top: float,
        *,
        size: float = 1.0,
        sentence: bool = False,
        at_end: bool = False,
        centred: bool = False,
    ) -> tuple[Piece, ...]:
        """Break a line to a width, from a height on; an e-mail address before its at sign."""
        font = self._font(line, POINTS * size)
        option = self._option(line, sentence=sentence, at_end=at_end)
        if centred:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        ink = QUIET_INK if line.quiet else INK
        metrics = QFontMetricsF(font, self._grid)
        height = metrics.height() * _LEADING
        pieces: list[Piece] = []
        for part in self._parts(line, font, width):
            text = QTextLayout(part, font, self._grid)
            text.setTextOption(option)
            text.beginLayout()
            while (set_line := text.createLine()).isValid():
                set_line.setLineWidth(width)
                set_line.setPosition(QPointF(0, 0))
                place = QPointF(0, top + metrics.ascent() - set_line.ascent())
                pieces.append(Piece(text, set_line, place, top, height, ink))
                top += height
            text.endLayout()
        return tuple(pieces)

    def _font(self, line: Line, points: float) -> QFont:
        font = QFont(self._base)
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight.DemiBold if line.strong else QFont.Weight.Normal)
        return font

    def _parts(self, line: Line, font: QFont, width: float) -> tuple[str, ...]:
        local, at_sign, domain = line.text.rpartition("@")
        if not (line.code and local):
            return (line.text,)
        needed = QFontMetricsF(font, self._grid).horizontalAdvance(line.text)
        return (line.text,) if needed <= width else (local, at_sign + domain)

    def _option(self, line: Line, *, sentence: bool, at_end: bool) -> QTextOption:
        """Return how a line stands; names have the direction of their own script."""
        is_right = (self._direction is _RIGHT) is not at_end
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        own = _LEFT if line.code else _AUTO
        option.setTextDirection(self._direction if sentence and not line.code else own)
        return option


def shortened(strip: Strip, height: float) -> tuple[Strip, Strip]:
    """Cut a strip that is higher than a page in two: what fits into a height, and the rest."""
    fitting = [p for p in strip.pieces if p.bottom <= height]
    fitting = fitting or list(strip.pieces[:1])
    rest = [p for p in strip.pieces if p not in fitting]
    if not rest:
        return strip, Strip(0)
    lowest = min(p.top for p in rest)
    moved = tuple(p.moved(0, -lowest) for p in rest)
    return (
        replace(strip, height=height, pieces=tuple(fitting), has_rule=False),
        replace(strip, height=strip.height - lowest, pieces=moved),
    )


def _bottom(pieces: Sequence[Piece], least: float = 0.0) -> float:
    return max((piece.bottom for piece in pieces), default=least)
