"""The document: headings, paragraphs, tables and facts as values, before any toolkit or format."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, broken only where it does not fit.

    A `code` (a phone, an e-mail address, a web page) reads from left to right in every language.
    """

    text: str
    strong: bool = False
    quiet: bool = False
    code: bool = False


Cell: TypeAlias = tuple[Line, ...]
"""What stands in one place of a table, its lines below each other; may be empty."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: level 1 of the document, 2 of a section, 3 of a part of one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text; what was `given` so keeps the direction of its own script.

    One that is `whole` stays on one page.
    """

    lines: Cell
    given: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; columns share the width by their weights."""

    title: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a row of titles, which is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts, each with what it is called beside it."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on another page."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A text to be read by a phone, and what is said below it; `side` is its width in millimetres.

    It is always dark on light, with light around it.
    """

    text: str
    caption: Cell = ()
    side: int = 40


@dataclass(frozen=True, slots=True)
class LabelForm:
    """A sheet of labels; lengths in millimetres, pairs are across and down.

    `paper` and `size` are those of the sheet and of one label, `counts` how many there are, `start`
    is where the first one begins, `steps` lead from one to the next. One that `is_cut` bears lines
    to cut along; one that `is_folded` bears its text twice, to be read from both sides.
    """

    code: str
    title: str
    paper: tuple[float, float]
    counts: tuple[int, int]
    size: tuple[float, float]
    start: tuple[float, float]
    steps: tuple[float, float]
    is_cut: bool = False
    is_folded: bool = False

    @property
    def on_sheet(self) -> int:
        """How many labels are on a sheet."""
        return self.counts[0] * self.counts[1]

    def place(self, number: int) -> tuple[float, float]:
        """Return where a label of a sheet begins; they follow each other in rows."""
        row, column = divmod(number, self.counts[0])
        return (self.start[0] + column * self.steps[0], self.start[1] + row * self.steps[1])


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label: lines, strong ones larger, and a code for phones."""

    lines: Cell
    code: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels on sheets, the first of which has given away as many as are `skipped`.

    Letters have `points`, strong lines `strong_points`; what does not fit is set smaller, then
    broken into lines, and never cut.
    """

    form: LabelForm
    labels: tuple[Label, ...]
    skipped: int = 0
    points: float = 10
    strong_points: float = 11
    is_centred: bool = False


Block: TypeAlias = Heading | Paragraph | Table | KeyValues | PageBreak | QrCode | Labels


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language; `footer` stands on every page, beside the number of the page."""

    title: str
    blocks: tuple[Block, ...]
    footer: str = ""
    language: str = "en"
    right_to_left: bool = False


def lines_of(text: str, *, quiet: bool = False) -> Cell:
    """Return a text as lines; empty ones are left out."""
    return tuple(Line(part, quiet=quiet) for part in text.splitlines() if part.strip())


def code(text: str) -> Line:
    """Return a phone, an e-mail address and the like as a line."""
    return Line(text, code=True)
