"""A small card holds what a phone takes over, and never more than a code has room for."""

from dataclasses import replace
from typing import Any

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import Record
from stakeholders.formats.vcard_small import ROOM, write_small_vcard
from tests.reports.people import ANNA, BODY, POST, email, phone
from tests.strategies import records


def properties(record: Record, room: int = ROOM) -> dict[str, list[Any]]:
    """Return what another program reads of the card."""
    card = vobject.readOne(write_small_vcard(record, room).text)
    return {name: [one.value for one in ones] for name, ones in card.contents.items()}


def test_that_another_program_reads_name_work_and_numbers() -> None:
    found = properties(replace(ANNA, names=(PersonName(ANNA.name, "Ms.", "Anna", family="Berg"),)))
    assert found["fn"] == ["Anna Berg"]
    assert (found["n"][0].family, found["n"][0].given) == ("Berg", "Anna")
    assert found["org"] == [["Harbour Lights Foundation"]]
    assert found["title"] == ["Spokesperson"]
    assert found["tel"] == ["+41 79 555 01 23"]
    assert found["email"] == ["a.berg@lights.example"]


def test_that_a_former_position_and_notes_are_not_in_it() -> None:
    text = write_small_vcard(ANNA).text
    assert "Old Body" not in text
    assert "Calls before noon" not in text


def test_that_a_body_and_a_post_are_cards_too() -> None:
    assert properties(BODY)["org"] == [["Harbour Lights Foundation"]]
    assert properties(POST)["title"] == ["Spokesperson"]


def test_that_an_extension_is_dialled_after_a_pause() -> None:
    line = replace(phone("x"), normalised="+4179000000", extension="12")
    assert (
        "TEL;TYPE=WORK:+4179000000\\,12" in write_small_vcard(replace(ANNA, channels=(line,))).text
    )


def test_that_what_has_no_room_is_named_and_the_first_phone_stays() -> None:
    many = tuple(phone(f"+41 79 555 01 {number:02}") for number in range(40))
    card = write_small_vcard(replace(ANNA, channels=(*many, email("a@b.example"))))
    assert "+41 79 555 01 00" in card.text
    assert "EMAIL:a@b.example" in card.text
    assert card.without.count("phone") == 40 - card.text.count("TEL;")


@settings(max_examples=60, deadline=None)
@given(records(), st.integers(300, ROOM))
def test_that_no_card_is_larger_than_its_room(record: Record, room: int) -> None:
    card = write_small_vcard(record, room)
    assert len(card.text.encode("utf-8", "replace")) <= room
    assert card.text.startswith("BEGIN:VCARD\r\n")
    assert card.text.endswith("END:VCARD\r\n")


def test_that_a_name_without_end_leaves_room_for_the_phone() -> None:
    endless = Record(EntryKind.PERSON, "แอนนา " * 500, channels=(phone("+41 79 555 01 23"),))
    assert "+41 79 555 01 23" in write_small_vcard(endless).text
