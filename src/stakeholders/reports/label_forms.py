"""Label forms: sheets of labels, envelopes, badges and place cards as shops sell them.

Sizes are in millimetres. Labels: those of the templates that Avery publishes for each number, the
American ones in inches there (5160: 2 5/8 by 1, 3/16 from the side, 1/2 from the top, 2 3/4 apart;
5163: 4 by 2, 5/32, 1/2, 4 3/16). Envelopes: ISO 269 (DL, C5, C6), No. 10 of 4 1/8 by 9 1/2 inches.
Labels, gaps and margins add up to the sheet within a millimetre, which the tests compute.
"""

from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked
from stakeholders.reports.document import LabelForm

_A4: Final = (210.0, 297.0)
_LETTER: Final = (215.9, 279.4)

LABEL_FORMS: Final = (
    LabelForm("l7160", "Avery L7160", _A4, (3, 7), (63.5, 38.1), (7.2, 15.15), (66.0, 38.1)),
    LabelForm("l7159", "Avery L7159", _A4, (3, 8), (63.5, 33.9), (7.2, 12.9), (66.0, 33.9)),
    LabelForm("l7163", "Avery L7163", _A4, (2, 7), (99.1, 38.1), (4.65, 15.15), (101.6, 38.1)),
    LabelForm("l7162", "Avery L7162", _A4, (2, 8), (99.1, 33.9), (4.65, 12.9), (101.6, 33.9)),
    LabelForm("l7165", "Avery L7165", _A4, (2, 4), (99.1, 67.7), (4.65, 13.1), (101.6, 67.7)),
    LabelForm("3x8", "3 × 8", _A4, (3, 8), (70.0, 36.0), (0.0, 4.5), (70.0, 36.0)),
    LabelForm("5160", "Avery 5160", _LETTER, (3, 10), (66.7, 25.4), (4.8, 12.7), (69.85, 25.4)),
    LabelForm("5163", "Avery 5163", _LETTER, (2, 5), (101.6, 50.8), (4.0, 12.7), (106.4, 50.8)),
)
"""Sheets of address labels, the commonest first."""

ENVELOPE_FORMS: Final = (
    LabelForm("dl", "DL", (220.0, 110.0), (1, 1), (105.0, 45.0), (100.0, 52.0), (220.0, 110.0)),
    LabelForm("c5", "C5", (229.0, 162.0), (1, 1), (110.0, 60.0), (105.0, 82.0), (229.0, 162.0)),
    LabelForm("c6", "C6", (162.0, 114.0), (1, 1), (85.0, 45.0), (68.0, 56.0), (162.0, 114.0)),
    LabelForm(
        "no10", "No. 10", (241.3, 104.8), (1, 1), (110.0, 45.0), (115.0, 48.0), (241.3, 104.8)
    ),
)
"""Envelopes; the label is where the address stands."""

BADGE_FORMS: Final = (
    LabelForm(
        "90x55", marked("90 × 55 mm, to be cut"), _A4, (2, 5), (90.0, 55.0), (15.0, 11.0),
        (90.0, 55.0), is_cut=True,
    ),
    LabelForm(
        "a6", marked("A6, to be cut"), _A4, (2, 2), (105.0, 148.0), (0.0, 0.0), (105.0, 148.5),
        is_cut=True,
    ),
)  # fmt: skip
"""Badges for usual holders."""

PLACE_CARD_FORMS: Final = (
    LabelForm(
        "tent", marked("200 × 130 mm, folded"), _A4, (1, 2), (200.0, 130.0), (5.0, 12.0),
        (200.0, 136.0), is_cut=True, is_folded=True,
    ),
    LabelForm(
        "small-tent", marked("100 × 90 mm, folded"), _A4, (2, 3), (100.0, 90.0), (5.0, 10.0),
        (100.0, 92.0), is_cut=True, is_folded=True,
    ),
)  # fmt: skip
"""Cards that are folded across and stand on a table, the name on both sides."""

FORMS: Final = MappingProxyType(
    {form.code: form for form in (*LABEL_FORMS, *ENVELOPE_FORMS, *BADGE_FORMS, *PLACE_CARD_FORMS)}
)
"""All forms by their codes."""
