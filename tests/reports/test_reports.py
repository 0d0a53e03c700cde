"""Documents say what there is to say of a contact, once, and nothing that is over."""

from dataclasses import replace

import pytest

from stakeholders.domain.ids import Uid
from stakeholders.reports.as_text import as_text
from stakeholders.reports.contact_card import contact_card
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import Document, KeyValues, Table
from stakeholders.reports.fact_sheet import Staff, fact_sheet
from stakeholders.reports.list_columns import LIST_COLUMNS
from tests.reports.people import ANNA, BODY, EMPTY_POST, FRAMING, POST, PlainWords

WORDS = PlainWords()


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts_of(table: Table) -> list[list[str]]:
    return [["\n".join(line.text for line in cell) for cell in row] for row in table.rows]


def test_that_a_list_has_a_row_for_each_contact_with_its_present_positions() -> None:
    table = table_of(contact_list([ANNA, BODY], FRAMING, WORDS))
    assert [column.title for column in table.columns] == [
        "Name",
        "Position",
        "Organisation",
        "Phone",
        "E-mail",
    ]
    assert texts_of(table) == [
        [
            "Anna Berg",
            "Spokesperson",
            "Harbour Lights Foundation",
            "+41 79 555 01 23",
            "a.berg@lights.example",
        ],
        [
            "Harbour Lights Foundation (HLF)",
            "ngo",
            "Lights International",
            "(+662) 288-2623",
            "press@lights.example",
        ],
    ]


def test_that_columns_can_be_chosen_and_all_can_be_made() -> None:
    table = table_of(contact_list([ANNA], FRAMING, WORDS, ("phone", "name")))
    assert texts_of(table) == [["+41 79 555 01 23", "Anna Berg"]]
    every = table_of(contact_list([BODY], FRAMING, WORDS, [c.code for c in LIST_COLUMNS]))
    assert "Bangkok, Thailand" in texts_of(every)[0]
    with pytest.raises(KeyError):
        contact_list([ANNA], FRAMING, WORDS, ("colour",))


def test_that_a_list_says_for_whom_it_is_when_it_was_made_and_what_is_missing() -> None:
    text = as_text(contact_list([ANNA], FRAMING, WORDS))
    for said in ("Press list 2–4", "1 contact", "For the office, 2026-04-15", "Left out: 2 notes."):
        assert said in text
    assert "Personal data for the office, as of 2026-04-15" in text.splitlines()[-1]
    assert "There is nobody on it." in as_text(contact_list([], FRAMING, WORDS))


def test_that_a_card_shows_all_ways_to_reach_someone_and_past_positions_with_their_end() -> None:
    card = contact_card(ANNA, FRAMING, WORDS)
    rows = [row for block in card.blocks if isinstance(block, KeyValues) for row in block.rows]
    said = {key: " | ".join(line.text for line in cell) for key, cell in rows}
    assert said["Spokesperson"] == "Harbour Lights Foundation"
    assert said["Intern"] == "Old Body | until 2020"
    assert said["Phone"] == "+41 79 555 01 23"
    assert "Calls before noon." in as_text(card)


def test_that_notes_are_on_the_card_only_where_the_gate_left_them() -> None:
    assert "Notes" not in as_text(contact_card(replace(ANNA, notes=()), FRAMING, WORDS))


def test_that_a_fact_sheet_says_who_holds_each_post_and_which_are_vacant() -> None:
    hidden = replace(POST, uid=Uid("0" * 8), holders=())
    staff = Staff((POST, EMPTY_POST, hidden), (ANNA,), vacant=frozenset({EMPTY_POST.uid}))
    sheet = fact_sheet(BODY, staff, FRAMING, WORDS)
    rows = texts_of(table_of(sheet))
    assert [row[:2] for row in rows] == [
        ["Spokesperson", "Anna Berg (acting)"],
        ["Director", "Vacant"],
        ["Spokesperson", "Held, not named here"],
    ]
    text = as_text(sheet)
    for said in ("Part of: Lights International", "Seat: Bangkok, Thailand", "(+662) 288-2623"):
        assert said in text
