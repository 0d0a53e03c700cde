"""What is in a PDF is what was given, to be read, found and copied."""

import io
import unicodedata
from dataclasses import replace

import pypdf
import pytest

from stakeholders.app.errors import StoppedError
from stakeholders.app.progress import Job
from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf import pdf_of
from stakeholders.printing.pdf_work import pdf_in_child
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import (
    Column,
    Document,
    Heading,
    KeyValues,
    Line,
    PageBreak,
    Paragraph,
    Table,
    code,
)
from tests.reports.people import ANNA, FRAMING, PlainWords

WORDS = PlainWords()
PHONES = ("+41 79 555 01 23", "(+662) 288-2623", "+44 20 7946 0000 ext. 12", "2–4")


def pages_of(document: Document, paper: Paper = Paper.A4) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf_of(document, paper))).pages)


def text_of(document: Document) -> str:
    return "\n".join(page.extract_text() for page in pages_of(document))


def with_lines(*lines: Line, right_to_left: bool = False) -> Document:
    return Document("T", (Paragraph(lines),), "Foot", right_to_left=right_to_left)


def long_list(count: int) -> Document:
    people = [replace(ANNA, name=f"Person {number:04}") for number in range(count)]
    return contact_list(people, FRAMING, WORDS)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("text", PHONES)
def test_that_a_phone_is_copied_out_as_it_was_given(text: str, mirrored: bool) -> None:
    document = with_lines(code(text), Line(f"Call {text} now"), right_to_left=mirrored)
    found = text_of(document).splitlines()
    assert found[0] == text
    assert f"Call {text} now" in found[1]


@pytest.mark.parametrize(
    "name", ["สมชาย ใจดี", "Nguyễn Thị Ví Dụ", "Азамат Примеров", "李明", "최하람", "H.E. Ms. Thaís"]
)
def test_that_a_name_is_copied_out_letter_by_letter(name: str) -> None:
    assert "".join(name.split()) in "".join(text_of(with_lines(Line(name))).split())


def test_that_arabic_is_copied_out_in_plain_letters() -> None:
    found = text_of(with_lines(Line("محمد المثالي"), right_to_left=True))
    letters = {one for one in found if unicodedata.name(one, "").startswith("ARABIC")}
    assert letters == set("محمد المثالي") - {" "}


def test_that_blanks_are_blanks() -> None:
    found = text_of(long_list(3))
    assert "\t" not in found
    assert "Personal data for the office, as of 2026-04-15." in found


def test_that_the_titles_of_a_table_are_on_every_page_and_no_row_is_cut() -> None:
    pages = [page.extract_text() for page in pages_of(long_list(120))]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Organisation" in page
        assert page.count("Person ") == page.count("+41 79 555 01 23")
        assert f"Page {number} of {len(pages)}" in page
    assert "".join(pages).count("Person ") == 120


def test_that_a_row_that_is_higher_than_a_page_is_whole_on_several() -> None:
    lines = tuple(Line(f"line-{number:04}") for number in range(300))
    table = Table((Column("Long"), Column("Short")), ((lines, (Line("short"),)),))
    pages = [page.extract_text() for page in pages_of(Document("T", (table,)))]
    found = [word for page in pages for word in page.split() if word.startswith("line-")]
    assert found == [line.text for line in lines]
    assert all("Long" in page for page in pages)


def test_that_a_word_without_end_is_broken_and_lost_nowhere() -> None:
    found = text_of(with_lines(Line("w" * 5000)))
    assert found.count("w") == 5000


def test_that_a_title_never_stands_alone_at_the_foot() -> None:
    rows = KeyValues(tuple((f"key {n}", (Line("value"),)) for n in range(200)))
    for above in range(20, 40):
        filling = Paragraph(tuple(Line(f"line {n}") for n in range(above)))
        document = Document("T", (filling, Heading("Section"), rows))
        page = next(
            p for p in map(pypdf.PageObject.extract_text, pages_of(document)) if "Sect" in p
        )
        assert "key 0" in page


def test_that_a_page_begins_where_it_is_asked_for() -> None:
    one, other = Paragraph((Line("one"),)), Paragraph((Line("other"),))
    pages = pages_of(Document("T", (one, PageBreak(), other)))
    assert [page.extract_text().split()[0] for page in pages] == ["one", "other"]


def test_that_an_empty_document_is_one_page() -> None:
    assert len(pages_of(Document("T", ()))) == 1


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_that_the_paper_is_what_was_chosen(paper: Paper, size: tuple[int, int]) -> None:
    box = pages_of(with_lines(Line("one")), paper)[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_that_a_stopped_job_makes_no_pdf() -> None:
    job = Job()
    job.stop()
    with pytest.raises(StoppedError):
        pdf_of(long_list(3), Paper.A4, job)


def test_that_a_process_that_knows_no_window_makes_the_same_pdf() -> None:
    made = pdf_in_child(long_list(2), Job(), Paper.A4)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert text == text_of(long_list(2))
