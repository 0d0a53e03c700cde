"""A document as a Word file is read back as what was given."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.i18n import use_language
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.contact_card import contact_card
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import (
    Block,
    Document,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    QrCode,
    code,
)
from tests.reports.people import ANNA, EVIL, FRAMING, PlainWords
from tests.reports.test_renderers import every_block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = PlainWords()
ARABIC = "محمد المثالي"


def read(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(as_docx(document)))


def body_of(document: Document) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(as_docx(document))) as packed:
        return ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - our own


def foot_of(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(as_docx(document))) as packed:
        name = next(one for one in packed.namelist() if "footer" in one and "rels" not in one)
        return packed.read(name).decode()


def with_lines(*lines: Line, right_to_left: bool = False) -> Document:
    return Document("T", (Paragraph(lines, given=True),), "Foot", right_to_left=right_to_left)


def about(document: Document, text: str) -> set[str]:
    """Return what is said of the paragraph and of the run that hold a text."""
    for paragraph in body_of(document).iter(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if text in "".join(run.itertext())]
        if runs:
            told = (paragraph.find(f"{W}pPr"), runs[0].find(f"{W}rPr"))
            children = [child for one in told if one is not None for child in one]
            return {f"{c.tag}:{c.get(f'{W}val', '')}".replace(W, "") for c in children}
    raise AssertionError(text)


def test_that_a_list_is_a_table_whose_titles_come_again_on_every_page() -> None:
    people = [replace(ANNA, name=f"Person {number:03}") for number in range(60)]
    table = read(contact_list(people, FRAMING, WORDS)).tables[0]
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Name", "Position"]
    assert table.cell(60, 0).text == "Person 059"
    assert table.cell(1, 3).text == "+41 79 555 01 23"
    rows = list(body_of(contact_list(people, FRAMING, WORDS)).iter(f"{W}tr"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, *([False] * 60)]


def test_that_a_card_has_headings_to_go_by() -> None:
    file = read(contact_card(ANNA, FRAMING, WORDS))
    styles = [(p.style.name, p.text) for p in file.paragraphs if p.style and p.text]
    assert ("Title", FRAMING.title) in styles
    assert ("Heading 1", "Ways to reach") in styles
    assert file.core_properties.title == FRAMING.title
    assert "python-docx" not in (file.core_properties.author, file.core_properties.comments)


def test_that_every_page_bears_its_number_and_what_the_document_asks_for() -> None:
    foot = foot_of(with_lines(Line("x")))
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]
    assert "Foot" in foot


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_that_the_number_of_the_page_reads_in_every_language(language: str) -> None:
    use_language(language)
    try:
        foot = foot_of(with_lines(Line("x")))
    finally:
        use_language("en")
    assert sorted(re.findall(r'w:instr="(\w+)"', foot)) == ["NUMPAGES", "PAGE"]


def test_that_words_from_right_to_left_are_said_to_be_so() -> None:
    document = with_lines(Line(f"{ARABIC} (HLF)"))
    assert about(document, ARABIC) >= {"bidi:", "rtl:", "jc:right"}
    assert "rtl:" not in about(document, "HLF")


def test_that_a_phone_reads_from_left_to_right_in_a_mirrored_document() -> None:
    document = with_lines(Line(ARABIC), code("+66 2 288 2623"), right_to_left=True)
    assert about(document, "+66 2 288 2623") == {"jc:right"}
    assert about(document, ARABIC) == {"bidi:", "rtl:"}


def test_that_columns_stand_from_right_to_left_in_a_mirrored_document() -> None:
    document = every_block(right_to_left=True)
    assert len(list(body_of(document).iter(f"{W}bidiVisual"))) == 2
    assert not list(body_of(every_block()).iter(f"{W}bidiVisual"))


@pytest.mark.parametrize(
    ("name", "told"),
    [("สมชาย ใจดี", "cs:"), ("최하람", "rFonts:"), ("山田 たろう", "rFonts:"), ("李明", "")],
)
def test_that_scripts_get_letters_that_word_has(name: str, told: str) -> None:
    found = about(with_lines(Line(name)), name.rsplit(maxsplit=1)[-1])
    assert found == ({told} if told else set())


def test_that_what_follows_a_page_break_begins_a_page_without_an_empty_line() -> None:
    blocks: tuple[Block, ...] = (Heading("A"), PageBreak(), Heading("B"))
    file = read(Document("T", blocks))
    assert [p.text for p in file.paragraphs] == ["A", "B"]
    assert file.paragraphs[1].paragraph_format.page_break_before


def test_that_a_code_is_a_picture_as_wide_as_was_asked_for() -> None:
    file = read(
        Document("T", (Heading("A"), PageBreak(), QrCode("text", (Line("Scan"),), side=30)))
    )
    (shape,) = file.inline_shapes
    assert (shape.width.mm, shape.height.mm) == (30, 30)
    assert file.paragraphs[1].paragraph_format.page_break_before
    assert file.paragraphs[2].text == "Scan"


def test_that_no_text_becomes_markup_of_word() -> None:
    file = read(every_block())
    assert [p.text for p in file.paragraphs][:3] == [EVIL, EVIL, EVIL]
    assert file.tables[0].cell(1, 0).text == f"{EVIL}\n{EVIL}"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_that_every_text_makes_a_file_that_can_be_read(text: str) -> None:
    file = read(with_lines(Line(text), code(text)))
    assert len(file.paragraphs) == 2
