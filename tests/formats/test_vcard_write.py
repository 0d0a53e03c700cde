from dataclasses import replace
from typing import Final

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_read_channels import shown_channel
from stakeholders.formats.vcard_write import write_vcards
from tests.formats.reading import records_in, written_with
from tests.strategies import LINES, records

_UID: Final = Uid("01890a5d-ac96-774b-bcce-b302099a8057")
JUAN: Final = Record(
    EntryKind.PERSON,
    "Juan Ejemplo",
    uid=_UID,
    names=(PersonName("Juan Ejemplo", given="Juan", family="Ejemplo"),),
    posts=(PostLine(title="Spokesperson", body="Example Office"),),
    channels=(replace(read_phone("+41 79 217 3009"), owner=_UID),),
)


@settings(max_examples=60, deadline=None)
@given(records())
def test_that_a_record_comes_back_as_it_was(record: Record) -> None:
    assert records_in(read_vcards, written_with(write_vcards, record)) == [record]


def lines_of(record: Record) -> list[str]:
    return written_with(write_vcards, record).decode().split("\r\n")


def test_that_other_programs_see_the_number_in_full_and_we_the_text_as_given() -> None:
    lines = lines_of(JUAN)
    assert "item2.TEL;TYPE=CELL,VOICE:+41 79 217 30 09" in lines
    (details,) = [line for line in lines if line.startswith("item2.X-STAKEHOLDERS-CHANNEL:")]
    assert "raw=+41 79 217 3009" in details
    assert "owner=person" in details


def test_that_what_another_program_edited_wins() -> None:
    data = written_with(write_vcards, JUAN).replace(b":+41 79 217 30 09", b":+41 79 217 30 10")
    (record,) = records_in(read_vcards, data)
    assert record.phones[0].normalised == "+41792173010"
    assert record.phones[0].raw == "+41 79 217 30 10"
    assert record.phones[0].owner == JUAN.uid


def test_that_another_spelling_of_the_same_number_is_no_edit() -> None:
    data = written_with(write_vcards, JUAN).replace(b":+41 79 217 30 09", b":+41792173009")
    assert records_in(read_vcards, data) == [JUAN]


@pytest.mark.parametrize("evil", ["A\r\nTEL:1", "A\nEND:VCARD\n", "A\0\x1b[31m", "\u2028x\x85y"])
def test_that_no_text_becomes_a_line_of_its_own(evil: str) -> None:
    record = replace(
        JUAN,
        name=evil,
        notes=(evil,),
        kept=(Kept(evil, evil, evil, ((evil, evil),)), Kept("X-A", evil, "", (("TYPE", evil),))),
    )
    names = {
        line.split(":")[0].split(";")[0].split(".")[-1]
        for line in written_with(write_vcards, record).decode().split("\r\n")
        if line and not line.startswith(" ")
    }
    assert names <= {
        "BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "TITLE", "TEL", "NOTE", "END", "X-A",
        "X-STAKEHOLDERS-POST", "X-STAKEHOLDERS-CHANNEL", "X-STAKEHOLDERS-RECORD",
        "X-STAKEHOLDERS-KEPT", "X-STAKEHOLDERS-NAME",
    }  # fmt: skip
    assert len(records_in(read_vcards, written_with(write_vcards, record))) == 1


@given(LINES)
def test_that_no_line_is_longer_than_75_octets_nor_cut_inside_a_character(text: str) -> None:
    data = written_with(write_vcards, replace(JUAN, notes=(text * 40,)))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@settings(max_examples=40, deadline=None)
@given(records(st.just(EntryKind.PERSON)))
def test_that_an_independent_reader_finds_the_same_name_phones_and_emails(record: Record) -> None:
    record = replace(record, kept=())
    card = vobject.readOne(written_with(write_vcards, record).decode())
    assert card.fn.value == record.name
    assert [tel.value for tel in card.contents.get("tel", [])] == [
        shown_channel(phone) for phone in record.phones
    ]
    assert [email.value for email in card.contents.get("email", [])] == [
        shown_channel(email) for email in record.emails
    ]


def test_that_a_body_is_a_company_card() -> None:
    lines = lines_of(Record(EntryKind.BODY, "Example Office"))
    assert {"ORG:Example Office", "X-ABShowAs:COMPANY"} <= set(lines)
