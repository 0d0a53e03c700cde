"""Labels stand where their makers put them, and nothing on them is cut."""

import io
import re
from dataclasses import replace

import docx
import pytest

from stakeholders.domain.address import Address
from stakeholders.domain.record import Record
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.as_html import as_html
from stakeholders.reports.as_text import as_text
from stakeholders.reports.document import Document, Label, LabelForm, Labels, Line
from stakeholders.reports.label_fit import LEAST, share_that_fits
from stakeholders.reports.label_forms import FORMS
from stakeholders.reports.label_sheet import address_labels, badges, has_address, place_cards
from tests.reports.people import ANNA, BODY, FRAMING, PlainWords

WORDS = PlainWords()
HOME = Address(("12 Lagoon Road", "10200 Bangkok", "THAILAND"))
ANNA_AT_HOME = replace(ANNA, addresses=(HOME,))
L7160 = FORMS["l7160"]


def labels_in(document: Document) -> Labels:
    (block,) = document.blocks
    assert isinstance(block, Labels)
    return block


def many(count: int, form: LabelForm = L7160, skipped: int = 0) -> Document:
    people = [replace(ANNA_AT_HOME, name=f"Person {number}") for number in range(count)]
    return address_labels(people, form, FRAMING, WORDS, skipped)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_that_all_labels_of_a_form_are_on_its_paper_and_apart(form: LabelForm) -> None:
    places = [form.place(number) for number in range(form.on_sheet)]
    assert len(set(places)) == form.on_sheet
    for left, top in places:
        assert left >= 0
        assert top >= 0
        assert left + form.size[0] <= form.paper[0] + 0.01
        assert top + form.size[1] <= form.paper[1] + 0.01
    assert all(step >= size - 0.01 for step, size in zip(form.steps, form.size, strict=True))


def test_that_a_label_tells_name_position_organisation_and_address() -> None:
    block = labels_in(address_labels([ANNA_AT_HOME], L7160, FRAMING, WORDS))
    assert [line.text for line in block.labels[0].lines] == [
        "Anna Berg", "Spokesperson", "Harbour Lights Foundation", "12 Lagoon Road",
        "10200 Bangkok", "THAILAND",
    ]  # fmt: skip


def test_that_who_has_no_address_has_no_label() -> None:
    without = replace(ANNA, addresses=(Address(),))
    assert not has_address(without)
    assert not labels_in(address_labels([ANNA, without], L7160, FRAMING, WORDS)).labels


def test_that_a_badge_bears_the_code_and_a_card_the_organisation_alone() -> None:
    form = FORMS["90x55"]
    badge = labels_in(badges([ANNA, BODY], ["code", ""], form, FRAMING)).labels
    assert (badge[0].code, badge[1].code) == ("code", "")
    assert [line.text for line in badge[0].lines][1:] == ["Spokesperson", BODY.name]
    card = labels_in(place_cards([ANNA], FORMS["tent"], FRAMING)).labels[0]
    assert [line.text for line in card.lines] == ["Anna Berg", BODY.name]


LONG = "Her Excellency Ambassador Extraordinary Maria-Theodora von Hohenfels-Unterwaldburg"


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
@pytest.mark.parametrize(
    "name", ["Li Na", LONG, "Donaudampfschifffahrtsgesellschaftskapitän", "范" * 60]
)
def test_that_letters_shrink_until_all_of_them_fit(form: LabelForm, name: str) -> None:
    labels = Labels(form, (Label((Line(name, strong=True), Line("Organisation"))),), 0, 12, 22)
    share = share_that_fits(labels.labels[0], labels)
    assert share == 1.0 if name == "Li Na" else LEAST < share <= 1.0


def test_that_a_table_of_word_has_a_cell_as_large_as_a_label() -> None:
    document = many(22)
    file = docx.Document(io.BytesIO(as_docx(document)))
    (section,), (table,) = file.sections, file.tables
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    row = table.rows[0]
    assert row.height is not None
    assert round(row.height.mm, 1) == 38.1
    assert [round(cell.width.mm, 1) for cell in row.cells if cell.width][:2] == [63.5, 2.5]
    texts = [
        cell.text.split("\n12")[0].strip().splitlines()[0]
        for row in table.rows
        for cell in row.cells
        if cell.text.strip()
    ]
    assert texts == [f"Person {number}" for number in range(22)]
    breaks = [
        p
        for row in table.rows
        for c in row.cells
        for p in c.paragraphs
        if p.paragraph_format.page_break_before
    ]
    assert len(breaks) == 1, "the second sheet begins a page"


@pytest.mark.parametrize("form", ["90x55", "tent", "dl"])
def test_that_every_form_makes_a_file_of_word(form: str) -> None:
    if form == "90x55":
        document = badges([ANNA] * 11, ["text"] * 11, FORMS[form], FRAMING)
    elif form == "tent":
        document = place_cards([ANNA] * 3, FORMS[form], FRAMING)
    else:
        document = address_labels([ANNA_AT_HOME] * 2, FORMS[form], FRAMING, WORDS)
    file = docx.Document(io.BytesIO(as_docx(document)))
    assert "Anna Berg" in "".join(c.text for r in file.tables[0].rows for c in r.cells)
    assert len(file.inline_shapes) == (11 if form == "90x55" else 0)


def test_that_labels_that_are_gone_are_left_free() -> None:
    page = as_html(many(2, skipped=20))
    places = re.findall(r"left:([\d.]+)mm;top:([\d.]+)mm", page)
    assert places == [("139.2", "243.75"), ("7.2", "15.15")]
    assert page.count('class="sheet"') == 2


def test_that_a_page_has_the_paper_of_the_labels_and_no_foot() -> None:
    page = as_html(many(1, FORMS["5160"]))
    assert "@page{size:215.9mm 279.4mm;margin:0}" in page
    assert "<footer>" not in page


def test_that_text_has_one_label_after_the_other() -> None:
    assert as_text(many(2)).count("THAILAND\n\n") == 2


def test_that_a_name_stays_text_on_a_label() -> None:
    evil: Record = replace(ANNA_AT_HOME, name="<b>A & B</b>")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in as_html(address_labels([evil], L7160, FRAMING, WORDS))
