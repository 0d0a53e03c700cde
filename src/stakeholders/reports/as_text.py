"""A document as plain text: one contact after the other, a fact a line."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.i18n import left_to_right
from stakeholders.reports.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyValues,
    Labels,
    Line,
    PageBreak,
    Paragraph,
    QrCode,
    Table,
)

_NEW_PAGE: Final = "\f"


def as_text(document: Document) -> str:
    """Return the document as lines that end in a line feed."""
    lines = [line for block in document.blocks for line in _block(block, document.right_to_left)]
    return "\n".join([*lines, "", clean(document.footer), ""])


def _block(block: Block, mirrored: bool) -> Iterator[str]:  # noqa: FBT001
    match block:
        case Heading():
            yield from _heading(block)
        case Paragraph():
            yield from (*([""] if block.whole else []), *_lines(block.lines))
        case Table():
            yield from _rows(block, mirrored=mirrored)
        case KeyValues():
            for key, cell in block.rows:
                yield from _fact(key, cell, mirrored=mirrored)
        case Labels():
            yield from chain.from_iterable((*_lines(one.lines), "") for one in block.labels)
        case QrCode():  # no code can be read from plain text
            yield from _lines(block.caption)
        case PageBreak():
            yield _NEW_PAGE


def _heading(block: Heading) -> Iterator[str]:
    text = clean(block.text)
    yield from ([] if block.level == 1 else [""])
    yield text
    yield ("=" if block.level == 1 else "-") * len(text)


def _rows(table: Table, *, mirrored: bool) -> Iterator[str]:
    for row in table.rows:
        yield ""
        for column, cell in zip(table.columns, row, strict=True):
            yield from _fact(column.title, cell, mirrored=mirrored)


def _lines(cell: Cell) -> Iterator[str]:
    yield from (clean(line.text) for line in cell)


def _fact(title: str, cell: Cell, *, mirrored: bool) -> Iterator[str]:
    """Yield what a cell says, its title before the first line, the others below."""
    for number, line in enumerate(cell):
        before = "  " if number else f"{clean(title)}: "
        yield f"{before}{_written(line, mirrored=mirrored)}"


def _written(line: Line, *, mirrored: bool) -> str:
    """Return a line; among words from right to left a phone is kept from turning round."""
    text = clean(line.text)
    return left_to_right(text) if line.code and mirrored else text
