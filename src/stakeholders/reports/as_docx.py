"""A document as a Word file: headings, tables whose titles come again on every page, page numbers.

The body is written as WordprocessingML at once, and python-docx packs it: row by row through its
objects a list of two thousand takes ten times as long (measured).
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.i18n import translated
from stakeholders.reports.document import (
    Block,
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
from stakeholders.reports.docx_runs import (
    COMPLEX_FONT,
    EAST_ASIAN_FONT,
    LATIN_FONT,
    QUIET_LOOK,
    plain,
    reads_from_right,
    run_of,
    runs_of,
)
from stakeholders.reports.qr_code import picture_of

if TYPE_CHECKING:  # python-docx takes 0.15 s to import
    from docx.document import Document as WordFile

_SCHEMA: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACE: Final = f'xmlns:w="{_SCHEMA}"'
_DRAWING: Final = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_EMU: Final = 36000
"""English metric units in a millimetre."""

_TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

_PAPER: Final = (210, 297)
_MARGIN: Final = 18
_WIDTH: Final = round((_PAPER[0] - 2 * _MARGIN) * _TWIPS)
_AFTER_WHOLE: Final = 140
_HEADINGS: Final = ("Title", "Heading1", "Heading2")
_KEY_WEIGHTS: Final = (26, 74)
_RULE: Final = "C9CED8"
_GROUND: Final = "EFF1F5"
_GAP: Final = '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:spacing w:after="0"/></w:pPr></w:p>'
_INK: Final = "18202C"
_PROPERTY: Final = 255
"""The letters that a property of a file of Office holds."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A style: its size, and what is said of its paragraphs."""

    points: int
    paragraph: str
    strong: bool = False


_STYLES: Final = MappingProxyType(
    {
        "Normal": _Look(10, '<w:spacing w:after="40" w:line="252" w:lineRule="auto"/>'),
        "Title": _Look(20, '<w:keepNext/><w:spacing w:after="120"/>', strong=True),
        "Heading 1": _Look(
            13,
            '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>',
            strong=True,
        ),
        "Heading 2": _Look(
            11,
            '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/>',
            strong=True,
        ),
        "Footer": _Look(8, '<w:spacing w:after="0"/>'),
    }
)


def as_docx(document: Document) -> bytes:
    """Return the document as a file of Word, on A4."""
    import docx
    from docx.oxml.parser import parse_xml

    file = docx.Document()
    _set_page(file)
    _set_styles(file, document)
    _set_properties(file, document)
    foot = file.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    foot.getparent().replace(foot, parse_xml(_foot(document)))
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
            f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
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
    return tuple(_WIDTH * weight // sum(weights) for weight in weights)


def _drawing(rid: str, number: int, side: int) -> str:
    """Return a square picture that stands in a line of text (ECMA-376 part 1, 20.4.2.8)."""
    extent = f'cx="{side * _EMU}" cy="{side * _EMU}"'
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


def _foot(document: Document) -> str:
    """Return the foot of every page: what the document asks for, and which page it is."""
    turned = "<w:bidi/>" if document.right_to_left else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{_WIDTH}"/></w:tabs>'
    return (
        f'<w:p {_NAMESPACE}><w:pPr><w:pStyle w:val="Footer"/>{tabs}{turned}</w:pPr>'
        f"{runs_of(Line(document.footer, quiet=True))}<w:r><w:tab/></w:r>{_page_number()}</w:p>"
    )


def _page_number() -> str:
    """Return the sentence for the number of the page, with fields where numbers stand."""
    said = translated("Page {page} of {count}", page="\x00PAGE\x00", count="\x00NUMPAGES\x00")
    pieces = said.split("\x00")
    return "".join(
        f'<w:fldSimple w:instr="{piece}">{run_of("1", QUIET_LOOK)}</w:fldSimple>'
        if number % 2
        else run_of(piece, QUIET_LOOK)
        for number, piece in enumerate(pieces)
        if piece
    )


def _set_page(file: "WordFile") -> None:
    from docx.shared import Mm

    section = file.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _PAPER)
    section.left_margin = section.right_margin = section.top_margin = Mm(_MARGIN)
    section.bottom_margin = Mm(20)
    section.footer_distance = Mm(9)


def _set_styles(file: "WordFile", document: Document) -> None:
    from docx.oxml.parser import parse_xml

    for name, look in _STYLES.items():
        style = file.styles[name].element
        for old in (*style.findall(_tag("pPr")), *style.findall(_tag("rPr"))):
            style.remove(old)
        style.append(parse_xml(f"<w:pPr {_NAMESPACE}>{look.paragraph}</w:pPr>"))
        style.append(parse_xml(_letters(look, document.language)))


def _letters(look: _Look, language: str) -> str:
    """Return the letters of a style for all scripts, and no theme over them."""
    bold = "<w:b/><w:bCs/>" if look.strong else ""
    size = 2 * look.points
    return (
        f'<w:rPr {_NAMESPACE}><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}"'
        f' w:eastAsia="{EAST_ASIAN_FONT}" w:cs="{COMPLEX_FONT}"/>{bold}'
        f'<w:color w:val="{_INK}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:bidi="{language}"/></w:rPr>'
    )


def _tag(name: str) -> str:
    return f"{{{_SCHEMA}}}{name}"


def _set_properties(file: "WordFile", document: Document) -> None:
    """Say in the file what it is, and nothing of python-docx's own template."""
    properties = file.core_properties
    properties.title = plain(document.title)[:_PROPERTY]
    properties.language = document.language
    properties.author = properties.comments = properties.keywords = ""
    element = properties._element  # noqa: SLF001 - a day cannot be left out otherwise
    for child in list(element):
        if child.tag.endswith(("}created", "}modified")):
            element.remove(child)
