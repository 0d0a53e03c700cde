"""A document as a Word file: headings, tables whose titles come again on every page, page numbers.

The body is written as WordprocessingML at once, and python-docx packs it: row by row through its
objects a list of two thousand takes ten times as long (measured).
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

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
from stakeholders.reports.docx_frame import TEXT_WIDTH, frame
from stakeholders.reports.docx_labels import labels_table
from stakeholders.reports.docx_runs import reads_from_right, runs_of
from stakeholders.reports.qr_code import picture_of

if TYPE_CHECKING:  # python-docx takes 0.15 s to import
    from docx.document import Document as WordFile

_DRAWING: Final = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_EMU: Final = 36000
"""English metric units in a millimetre."""

_AFTER_WHOLE: Final = 140
_NEW_SHEET: Final = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)
_END: Final = '<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_HEADINGS: Final = ("Title", "Heading1", "Heading2")
_KEY_WEIGHTS: Final = (26, 74)
_RULE: Final = "C9CED8"
_GROUND: Final = "EFF1F5"
_GAP: Final = '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:spacing w:after="0"/></w:pPr></w:p>'


def as_docx(document: Document) -> bytes:
    """Return the document as a file of Word, on A4."""
    import docx

    file = docx.Document()
    form = next((one.form for one in document.blocks if isinstance(one, Labels)), None)
    frame(file, document, form)
    writer = _Writer(partial(_added_picture, file), right_to_left=document.right_to_left)
    _put_in(file, writer.body(document.blocks))
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _put_in(file: "WordFile", body: str) -> None:
    """Put a body before the settings of the page, which end it.

    All is read anew: to move the elements over takes thirty times as long (measured).
    """
    from docx.oxml.parser import parse_xml
    from docx.oxml.xmlchemy import serialize_for_reading

    part = file.part
    before, settings, after = serialize_for_reading(file.element).partition("<w:sectPr")
    part._element = parse_xml(f"{before}{body}{settings}{after}")  # noqa: SLF001


class _Writer:
    """Writes blocks in the direction of their document."""

    def __init__(self, add_picture: Callable[[bytes], str], *, right_to_left: bool) -> None:
        self._add_picture = add_picture
        self._pictures = 0
        self._mirrored = right_to_left
        self._turns = False

    def body(self, blocks: Iterable[Block]) -> str:
        """Return blocks as the content of a body."""
        return "".join(part for block in blocks for part in self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                style = _HEADINGS[min(block.level, len(_HEADINGS)) - 1]
                yield self._paragraph(Line(block.text), style, sentence=True)
            case Paragraph():
                last = len(block.lines) - 1
                for number, line in enumerate(block.lines):
                    stays = block.whole and number < last
                    yield self._paragraph(
                        line,
                        sentence=not block.given,
                        stays=stays,
                        after=_AFTER_WHOLE if block.whole and not stays else 0,
                    )
            case Table():
                yield self._table(block)
                yield _GAP
            case KeyValues():
                rows = (self._row((_key(k), c), _KEY_WEIGHTS, 1) for k, c in block.rows)
                yield self._framed(_KEY_WEIGHTS, rows)
                yield _GAP
            case PageBreak():
                self._turns = True
            case Labels():
                yield labels_table(block, self._label_line, self._label_code, _NEW_SHEET)
                yield _END
            case QrCode():
                yield self._code(block)
                for line in block.caption:
                    yield self._paragraph(line, sentence=True)

    def _code(self, block: QrCode) -> str:
        self._pictures += 1
        rid = self._add_picture(picture_of(block.text))
        turn = "<w:pPr><w:pageBreakBefore/></w:pPr>" if self._turns else ""
        self._turns = False
        return f"<w:p>{turn}<w:r>{_drawing(rid, self._pictures, block.side)}</w:r></w:p>"

    def _label_line(self, line: Line, points: float, is_centred: bool) -> str:  # noqa: FBT001
        """Write a line of a label in letters of so many points."""
        from_right = self._reads_from_right(line, sentence=False)
        side = "center" if is_centred else ("right" if from_right is not self._mirrored else "")
        about = "<w:bidi/>" if from_right else ""
        about += '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        about += f'<w:jc w:val="{side}"/>' if side else ""
        return f"<w:p><w:pPr>{about}</w:pPr>{runs_of(line, points)}</w:p>"

    def _label_code(self, text: str, side: float) -> str:
        self._pictures += 1
        drawing = _drawing(self._add_picture(picture_of(text)), self._pictures, side)
        return f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r>{drawing}</w:r></w:p>'

    def _table(self, table: Table) -> str:
        weights = tuple(column.weight for column in table.columns)
        titles = tuple((Line(column.title, strong=True),) for column in table.columns)
        head = self._row(titles, weights, len(titles), is_head=True)
        return self._framed(weights, (head, *(self._row(row, weights) for row in table.rows)))

    def _framed(self, weights: Sequence[int], rows: Iterable[str]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(weights))
        turned = "<w:bidiVisual/>" if self._mirrored else ""
        before = self._turn() if self._turns else ""
        return (
            f"{before}<w:tbl><w:tblPr>{turned}"
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
            f'<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/></w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
            '<w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
            '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(
        self,
        cells: Sequence[Cell],
        weights: Sequence[int],
        sentences: int = 0,
        *,
        is_head: bool = False,
    ) -> str:
        """Write cells beside each other, the first ones in the document's own language."""
        repeated = "<w:tblHeader/>" if is_head else ""
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>' if is_head else ""
        written_cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>'
            f"{self._cell(cell, sentence=number < sentences)}</w:tc>"
            for number, (cell, width) in enumerate(zip(cells, _widths(weights), strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(written_cells)}</w:tr>"

    def _cell(self, cell: Cell, *, sentence: bool) -> str:
        return "".join(self._paragraph(line, sentence=sentence) for line in cell) or "<w:p/>"

    def _paragraph(
        self,
        line: Line,
        style: str = "",
        *,
        sentence: bool = False,
        stays: bool = False,
        after: int = 0,
    ) -> str:
        from_right = self._reads_from_right(line, sentence=sentence)
        about = "".join(
            (
                f'<w:pStyle w:val="{style}"/>' if style else "",
                "<w:keepNext/>" if stays else "",
                "<w:pageBreakBefore/>" if self._turns else "",
                "<w:bidi/>" if from_right else "",
                f'<w:spacing w:after="{after}"/>' if after else "",
                # In a paragraph from right to left, Word's "left" is where its lines begin.
                '<w:jc w:val="right"/>' if from_right is not self._mirrored else "",
            )
        )
        self._turns = False
        about = f"<w:pPr>{about}</w:pPr>" if about else ""
        return f"<w:p>{about}{runs_of(line)}</w:p>"

    def _reads_from_right(self, line: Line, *, sentence: bool) -> bool:
        """Tell in which direction a line reads; names have that of their own script."""
        if line.code:
            return False
        return self._mirrored if sentence else reads_from_right(line.text)

    def _turn(self) -> str:
        self._turns = False
        return '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:after="0"/></w:pPr></w:p>'


def _key(text: str) -> Cell:
    return (Line(text, quiet=True),)


def _widths(weights: Sequence[int]) -> tuple[int, ...]:
    return tuple(TEXT_WIDTH * weight // sum(weights) for weight in weights)


def _drawing(rid: str, number: int, side: float) -> str:
    """Return a square picture that stands in a line of text (ECMA-376 part 1, 20.4.2.8)."""
    extent = f'cx="{round(side * _EMU)}" cy="{round(side * _EMU)}"'
    return (
        f'<w:drawing {_DRAWING}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="QR {number}" descr="QR"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="QR {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _added_picture(file: "WordFile", content: bytes) -> str:
    """Put a picture into the file, and return by what the body names it."""
    return file.part.get_or_add_image(io.BytesIO(content))[0]
