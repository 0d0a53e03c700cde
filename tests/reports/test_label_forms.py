"""Sheets of labels add up to the paper that their makers print them on."""

import pytest

from stakeholders.reports.document import LabelForm
from stakeholders.reports.label_forms import (
    BADGE_FORMS,
    ENVELOPE_FORMS,
    LABEL_FORMS,
    PLACE_CARD_FORMS,
)

INCH = 25.4
PUBLISHED = {
    "l7160": (21, 63.5, 38.1),
    "l7159": (24, 63.5, 33.9),
    "l7163": (14, 99.1, 38.1),
    "l7162": (16, 99.1, 33.9),
    "l7165": (8, 99.1, 67.7),
    "3x8": (24, 70.0, 36.0),
    "5160": (30, 2.625 * INCH, INCH),
    "5163": (10, 4 * INCH, 2 * INCH),
}
"""What Avery and others print on their sheets: how many, and how large in millimetres."""


def margin_behind(form: LabelForm, axis: int) -> float:
    last = form.start[axis] + (form.counts[axis] - 1) * form.steps[axis] + form.size[axis]
    return form.paper[axis] - last


@pytest.mark.parametrize("form", LABEL_FORMS, ids=lambda form: form.code)
def test_that_rows_and_margins_add_up_to_the_sheet_of_the_maker(form: LabelForm) -> None:
    count, width, height = PUBLISHED[form.code]
    assert form.on_sheet == count
    assert form.size == pytest.approx((width, height), abs=0.1)
    for axis in (0, 1):
        assert margin_behind(form, axis) == pytest.approx(form.start[axis], abs=0.2)
        assert form.steps[axis] >= form.size[axis]


@pytest.mark.parametrize(
    "form", [*ENVELOPE_FORMS, *BADGE_FORMS, *PLACE_CARD_FORMS], ids=lambda form: form.code
)
def test_that_nothing_is_printed_beside_the_paper(form: LabelForm) -> None:
    for axis in (0, 1):
        assert form.start[axis] >= 0
        assert margin_behind(form, axis) >= 0
        assert form.counts[axis] == 1 or form.steps[axis] >= form.size[axis]
