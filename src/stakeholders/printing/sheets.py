"""Sheets: a document laid out page by page, to be painted on whatever holds pages.

The layout is the same for the preview, the PDF and the printer: it is measured on a grid of its
own, and painted to scale.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeAlias

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPainter
from typing_extensions import override

from stakeholders.app.progress import Job
from stakeholders.i18n import translated
from stakeholders.printing.painted import DOTS, INCH, PaintedSheets
from stakeholders.printing.paper import Paper, page_size
from stakeholders.printing.strips import GROUND, RULE, Strip, Typesetter, shortened
from stakeholders.reports.document import Document, Table

_MARGINS: Final = (15.0, 15.0, 15.0, 12.0)
"""In millimetres: left, top, right, bottom."""

_FOOT_MILLIMETRES: Final = 13.0
_KEPT_ROWS: Final = 1000

Page: TypeAlias = tuple[tuple[float, Strip], ...]
"""The strips of a page with their heights on it."""


def is_short(document: Document) -> bool:
    """Tell whether all pages of a document can be kept at a time."""
    return all(len(b.rows) <= _KEPT_ROWS for b in document.blocks if isinstance(b, Table))


class Sheets(PaintedSheets[Page]):
    """The pages of a document on a paper; any one thread may make, ask and paint them.

    There is one at least: `count`. Those of a long document are set once to be counted and once
    to be painted, as all of them take 35 kB a row.

    Raises:
        StoppedError: when the job was stopped while it was set or painted.
    """

    def __init__(self, document: Document, paper: Paper, job: Job | None = None) -> None:
        layout = QPageLayout(
            page_size(paper),
            QPageLayout.Orientation.Portrait,
            QMarginsF(*_MARGINS),
            QPageLayout.Unit.Millimeter,
        )
        super().__init__(layout, job or Job())
        self._document = document
        inside = QRectF(self.layout.paintRectPixels(DOTS))
        foot = _FOOT_MILLIMETRES / INCH * DOTS
        self._body = inside.adjusted(0, 0, 0, -foot)
        self._foot_bottom = inside.bottom()
        self._typesetter = Typesetter(document, self._grid, self._body.width(), self._job)
        self._kept = tuple(self._pages()) if is_short(document) else ()
        self.count = len(self._kept) or sum(1 for _ in self._pages())

    def _pages(self) -> Iterator[Page]:
        """Set the pages, one after the other."""
        return _paged(self._typesetter.strips(), self._body.height())

    @override
    def _contents(self) -> Iterable[Page]:
        return self._kept or self._pages()

    @override
    def _content(self, number: int) -> Page:
        return self._kept[number] if self._kept else next(islice(self._pages(), number, None))

    @override
    def _paint(self, painter: QPainter, content: Page, number: int) -> None:
        painter.save()
        painter.translate(self._body.topLeft())
        thin = DOTS / 72 / 2
        for top, strip in content:
            if strip.ground:
                painter.fillRect(QRectF(0, top, self._body.width(), strip.height), GROUND)
            if strip.has_rule:
                under = top + strip.height - thin
                painter.fillRect(QRectF(0, under, self._body.width(), thin), QColor(RULE))
            for piece in strip.pieces:
                piece.paint(painter, top)
        painter.restore()
        self._paint_foot(painter, number)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """Say at the foot what the document asks for, and which page it is."""
        narrow = self._body.width() * 0.2
        wide = self._body.width() - narrow
        left = self._body.left()
        mirrored = self._document.right_to_left
        page = translated("Page {page} of {count}", page=number + 1, count=self.count)
        for text, width, x, at_end in (
            (self._document.footer, wide, left + (narrow if mirrored else 0), False),
            (page, narrow, left + (0 if mirrored else wide), True),
        ):
            pieces = self._typesetter.foot(text, width, at_end=at_end)
            top = self._foot_bottom - sum(piece.height for piece in pieces)
            painter.save()
            painter.translate(x, 0)
            for piece in pieces:
                piece.paint(painter, top)
            painter.restore()


def _paged(strips: Iterable[Strip], height: float) -> Iterator[Page]:
    """Put strips on pages of a height; titles go with what follows, heads are repeated."""
    pages = _Pages(height)
    held: list[Strip] = []
    for strip in strips:
        held.append(strip)
        if not strip.keeps_next:
            pages.put(held)
            held = []
            yield from pages.take()
    pages.put(held)
    yield from pages.take_all()


class _Pages:
    """Pages that are being filled."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[Page] = []
        self._is_begun = False
        self._page: list[tuple[float, Strip]] = []
        self._top = 0.0

    def put(self, group: list[Strip]) -> None:
        """Put strips that belong together on this page, or on the next where they do not fit."""
        if any(strip.breaks for strip in group) or self._is_too_high(group):
            self._turn()
        for strip in group:
            self._put_one(strip)

    def take(self) -> list[Page]:
        """Return the pages that are full, and keep them no longer."""
        done, self._done = self._done, []
        self._is_begun = self._is_begun or bool(done)
        return done

    def take_all(self) -> list[Page]:
        """Return the last pages; of an empty document, one without anything."""
        if self._page or not (self._done or self._is_begun):
            self._turn(always=True)
        return self.take()

    def _is_too_high(self, group: list[Strip]) -> bool:
        return self._top + sum(strip.height for strip in group) > self._height

    def _put_one(self, strip: Strip) -> None:
        is_first = not self._page
        if is_first and not strip.pieces:
            return  # no gap above the first line
        if is_first and strip.head is not None:
            self._lay(strip.head)
        while self._top + strip.height > self._height and strip.pieces:
            fitting, strip = shortened(strip, self._height - self._top)
            self._lay(fitting)
            if not strip.pieces:
                return
            self._turn()
            if strip.head is not None:
                self._lay(strip.head)
        self._lay(strip)

    def _lay(self, strip: Strip) -> None:
        self._page.append((self._top, strip))
        self._top += strip.height

    def _turn(self, *, always: bool = False) -> None:
        if self._page or always:
            self._done.append(tuple(self._page))
            self._page, self._top = [], 0.0
