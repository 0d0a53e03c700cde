"""The phone card and the sign-in sheet."""

from dataclasses import replace

from stakeholders.reports.document import Document, Table
from stakeholders.reports.phone_card import phone_card
from stakeholders.reports.sign_in import sign_in_sheet
from tests.reports.people import ANNA, BODY, FRAMING


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def test_that_a_phone_card_goes_down_the_left_side_first() -> None:
    people = [replace(ANNA, name=name) for name in ("A", "B", "C")]
    rows = table_of(phone_card([*people, replace(ANNA, channels=())], FRAMING)).rows
    names = [[cell[0].text if cell else "" for cell in row[::2]] for row in rows]
    assert names == [["A", "C"], ["B", ""]]
    assert rows[0][1][0].text == "+41 79 555 01 23"
    assert rows[0][0][1].text == BODY.name


def test_that_nobody_with_a_phone_is_said() -> None:
    assert not [one for one in phone_card([], FRAMING).blocks if isinstance(one, Table)]


def test_that_a_sign_in_sheet_is_numbered_and_has_spare_rows() -> None:
    rows = table_of(sign_in_sheet([ANNA, BODY], FRAMING)).rows
    assert [row[0][0].text for row in rows] == [str(number) for number in range(1, 11)]
    assert [line.text for line in rows[0][1]] == ["Anna Berg", "Spokesperson"]
    assert rows[2][1:3] == ((), ())
