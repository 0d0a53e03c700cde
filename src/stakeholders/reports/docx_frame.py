"""What stands around the body of a Word file: paper, styles, the foot of the pages, properties."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.i18n import translated
from stakeholders.reports.document import Document, LabelForm, Line
from stakeholders.reports.docx_runs import (
    COMPLEX_FONT,
    EAST_ASIAN_FONT,
    LATIN_FONT,
    QUIET_LOOK,
    plain,
    run_of,
    runs_of,
)

if TYPE_CHECKING:  # python-docx takes 0.15 s to import
    from docx.document import Document as WordFile

_SCHEMA: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACE: Final = f'xmlns:w="{_SCHEMA}"'
_TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

_PAPER: Final = (210, 297)
_MARGIN: Final = 18
TEXT_WIDTH: Final = round((_PAPER[0] - 2 * _MARGIN) * _TWIPS)
"""How wide the text is on a page, in twentieths of a point."""

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


def frame(file: "WordFile", document: Document, form: LabelForm | None) -> None:
    """Give a file the paper, the styles and the foot of a document, or the paper of labels."""
    _set_page(file, form)
    _set_styles(file, document)
    _set_properties(file, document)
    if form is None:
        _put_foot(file, document)


def _put_foot(file: "WordFile", document: Document) -> None:
    from docx.oxml.parser import parse_xml

    foot = file.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    foot.getparent().replace(foot, parse_xml(_foot(document)))


def _foot(document: Document) -> str:
    """Return the foot of every page: what the document asks for, and which page it is."""
    turned = "<w:bidi/>" if document.right_to_left else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
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


def _set_page(file: "WordFile", form: LabelForm | None) -> None:
    from docx.shared import Mm

    section = file.sections[0]
    if form is not None:  # the table begins at the edge of the first label
        section.page_width, section.page_height = (Mm(side) for side in form.paper)
        section.left_margin, section.top_margin = (Mm(side) for side in form.start)
        section.right_margin = section.bottom_margin = Mm(0)
        section.header_distance = section.footer_distance = Mm(0)
        return
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
