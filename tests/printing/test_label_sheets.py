"""Labels as PDF: on the millimetre, whole, and found again as text."""

import io
from dataclasses import replace

import pypdf
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from stakeholders.printing.laying_out import laid_out
from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf import pdf_of
from stakeholders.reports.document import Document, Label, LabelForm, Labels, Line
from stakeholders.reports.label_forms import FORMS

LONG = "Her Excellency Ambassador Maria-Theodora von Hohenfels-Unterwaldburg y Ejemplo de la Costa"


def of(form: str, *labels: Label, skipped: int = 0, right_to_left: bool = False) -> Document:
    block = Labels(FORMS[form], labels, skipped, points=12, strong_points=22)
    return Document("Labels", (block,), right_to_left=right_to_left)


def named(name: str, code: str = "") -> Label:
    return Label((Line(name, strong=True), Line("Harbour Lights Foundation")), code)


def pages_of(document: Document) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf_of(document, Paper.A4))).pages)


def ink(image: QImage, form: LabelForm, number: int, *, inside: bool) -> bool:
    """Tell whether there is ink inside a label, or around it, cut lines aside."""
    scale = image.width() / form.paper[0]
    left, top = form.place(number)
    edge = 1.5 if inside else -1.5
    x0, y0 = int((left + edge) * scale), int((top + edge) * scale)
    x1, y1 = int((left + form.size[0] - edge) * scale), int((top + form.size[1] - edge) * scale)
    whole = [
        (x, y)
        for x in range(max(x0, 0), min(x1, image.width()))
        for y in range(max(y0, 0), min(y1, image.height()))
    ]
    if not inside:
        whole = [
            (x, y)
            for x, y in whole
            if not (
                left * scale <= x <= (left + form.size[0]) * scale
                and top * scale <= y <= (top + form.size[1]) * scale
            )
        ]
    return any(image.pixelColor(x, y).lightness() < 160 for x, y in whole)


@pytest.mark.parametrize("form", ["l7160", "l7163", "5160", "dl", "90x55"])
def test_that_a_long_name_stays_on_its_label(form: str) -> None:
    document = of(form, named(LONG))
    image = laid_out(document, Paper.A4).picture(0, 700)
    assert ink(image, FORMS[form], 0, inside=True)
    assert not ink(image, FORMS[form], 0, inside=False)
    (page,) = pages_of(document)
    found = "".join(page.extract_text().split())
    assert found == f"{LONG}HarbourLightsFoundation".replace(" ", ""), "nothing is cut"


def test_that_the_paper_is_that_of_the_labels() -> None:
    for form in ("l7160", "5160", "c5"):
        (page,) = pages_of(of(form, named("Anna Berg")))
        width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
        assert (width, height) == pytest.approx(FORMS[form].paper, abs=0.5)


def test_that_labels_that_are_gone_are_left_free_and_a_new_sheet_begins() -> None:
    pages = pages_of(of("l7160", named("Anna"), named("Berta"), skipped=20))
    assert [page.extract_text().split()[0] for page in pages] == ["Anna", "Berta"]
    image = laid_out(of("l7160", named("Anna"), skipped=20), Paper.A4).picture(0, 600)
    assert not ink(image, FORMS["l7160"], 0, inside=True)
    assert ink(image, FORMS["l7160"], 20, inside=True)


@pytest.mark.parametrize("mirrored", [False, True])
def test_that_the_code_of_a_badge_is_read_by_a_scanner(mirrored: bool) -> None:
    text = "BEGIN:VCARD\r\nFN:Anna Berg\r\nEND:VCARD\r\n"
    document = of("90x55", named("محمد المثالي", text), right_to_left=mirrored)
    found = zxingcpp.read_barcode(laid_out(document, Paper.A4).picture(0, 1600))
    assert found is not None
    assert found.text == text


def test_that_a_folded_card_is_read_from_both_sides() -> None:
    (page,) = pages_of(of("tent", named("Anna Berg")))
    assert page.extract_text().count("Anna Berg") == 2
    form = replace(FORMS["tent"], is_folded=False)
    document = Document("Card", (Labels(form, (named("Anna Berg"),)),))
    assert pages_of(document)[0].extract_text().count("Anna Berg") == 1


def test_that_no_labels_are_one_empty_sheet() -> None:
    assert laid_out(of("l7160"), Paper.A4).count == 1
