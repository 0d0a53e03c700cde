import re
from dataclasses import replace
from typing import Final

import pytest
import vobject
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stakeholders.domain.address import Address
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.vcard_outlook_write import write_vcards_for_outlook
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_read_channels import shown_channel
from tests.formats.reading import records_in, written_with
from tests.strategies import records

ZOE: Final = Record(
    EntryKind.PERSON,
    "Zoé Beispiel",
    names=(PersonName("Zoé Beispiel", given="Zoé", family="Beispiel", honorific="Ms"),),
    posts=(
        PostLine(title="Past", body="Old Office", to=PartialDate(2001)),
        PostLine(title="Spokesperson; press", body="Example; Office", unit="Press"),
        PostLine(title="Member", body="Quay Council"),
    ),
    channels=(read_phone("+41 79 217 3009"), read_email("zoe@example.org")),
    addresses=(Address(lines=("Quay 1", "Bangkok"), street="Quay 1", city="Bangkok"),),
    notes=("First line\nsecond = line",),
    tags=("press", "a, b"),
)
_MARKED: Final = re.compile(rb"[A-Z-]+(;[A-Z-]+(=[A-Z0-9-]+)?)*:")


def lines_of(record: Record) -> list[str]:
    return written_with(write_vcards_for_outlook, record).decode("ascii").split("\r\n")


def test_that_only_what_is_not_plain_is_marked() -> None:
    lines = lines_of(ZOE)
    assert "TEL;CELL;VOICE:+41 79 217 30 09" in lines
    assert "EMAIL;INTERNET:zoe@example.org" in lines
    assert "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9 Beispiel" in lines
    assert "ADR;WORK:;;Quay 1;Bangkok;;;" in lines


def test_that_the_present_post_is_the_job_and_the_next_stands_in_the_note() -> None:
    lines = lines_of(ZOE)
    assert "ORG:Example\\; Office;Press" in lines
    assert "TITLE:Spokesperson; press" in lines
    assert not [line for line in lines if "Old Office" in line]
    (record,) = records_in(read_vcards, written_with(write_vcards_for_outlook, ZOE))
    assert record.notes == ("Member, Quay Council\nFirst line\nsecond = line",)


def test_that_a_body_is_a_company_with_its_name() -> None:
    lines = lines_of(Record(EntryKind.BODY, "Example Office"))
    assert {"N:Example Office", "ORG:Example Office"} <= set(lines)


@settings(max_examples=80, deadline=None)
@given(records())
def test_that_every_line_is_short_plain_ascii_and_none_is_made_by_a_text(record: Record) -> None:
    data = written_with(write_vcards_for_outlook, record)
    continues = False
    for line in data.split(b"\r\n"):
        assert len(line) <= 76
        assert continues or not line or _MARKED.match(line), line
        continues = line.endswith(b"=")


@settings(max_examples=80, deadline=None)
@given(records(st.just(EntryKind.PERSON)))
def test_that_our_reader_finds_the_same_name_and_channels(record: Record) -> None:
    assume("\\" not in record.name + "".join(one.raw for one in record.channels))
    (again,) = records_in(read_vcards, written_with(write_vcards_for_outlook, record))
    assert again.name == record.name
    assert [phone.raw for phone in again.phones] == [
        shown_channel(phone).strip() for phone in record.phones
    ]
    assert len(again.emails) == len(record.emails)


@pytest.mark.parametrize("name", ["Ana Example", "Zoé Beispiel", "สมชาย ใจดี", "محمد علي " * 9])
def test_that_an_independent_reader_finds_the_same_name_and_number(name: str) -> None:
    text = written_with(write_vcards_for_outlook, replace(ZOE, name=name.strip())).decode()
    card = vobject.readOne(text, allowQP=True)
    assert card.fn.value == name.strip()
    assert card.tel.value == "+41 79 217 30 09"
    assert card.n.value.given == "Zoé"
