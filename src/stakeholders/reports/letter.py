"""Letters to many: one text filled for each, each on pages of its own."""

from collections.abc import Iterator, Sequence

from stakeholders.i18n import is_right_to_left
from stakeholders.reports.document import Block, Document, Line, PageBreak, Paragraph


def letters(title: str, texts: Sequence[str], language: str) -> Document:
    """Return letters as one document, to be printed or to be worked on."""
    return Document(title, tuple(_blocks(texts)), "", language, is_right_to_left())


def _blocks(texts: Sequence[str]) -> Iterator[Block]:
    for number, text in enumerate(texts):
        if number:
            yield PageBreak()
        for paragraph in text.split("\n\n"):
            lines = tuple(Line(line) for line in paragraph.splitlines())
            if lines:
                yield Paragraph(lines, given=True)
