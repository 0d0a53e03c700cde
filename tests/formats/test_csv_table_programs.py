import csv
import io
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.base import Format
from stakeholders.formats.csv_table import CSV_FOR_PROGRAMS
from stakeholders.formats.csv_table_read import read_csv
from stakeholders.formats.vcard_read_channels import shown_channel
from tests.formats.reading import records_in, written_with
from tests.strategies import records

ZOE: Final = Record(
    EntryKind.PERSON,
    "Zoé Beispiel",
    names=(PersonName("Zoé Beispiel", given="Zoé", family="Beispiel", honorific="Ms"),),
    posts=(
        PostLine(title="Past", body="Old Office", to=PartialDate(2001)),
        PostLine(title="Spokesperson", body="Example Office", unit="Press"),
        PostLine(title="Member", body="Quay Council"),
    ),
    channels=(
        read_phone("+41 79 217 3009"),
        read_phone("+41 22 917 9000 ext. 12"),
        read_phone("+41 22 917 9001", (), "Fax"),
        read_email("zoe@example.org"),
        Channel(ChannelType.WEB, raw="https://example.org", display="https://example.org"),
        Channel(ChannelType.MESSAGING, raw="signal: zoe", display="signal: zoe"),
    ),
    addresses=(Address(street="Quay 1", city="Bangkok", country="Thailand"),),
    notes=("Speaks Thai",),
    tags=("press", "quay"),
)
each_program = pytest.mark.parametrize("format_", CSV_FOR_PROGRAMS, ids=lambda one: one.name)


def rows_of(format_: Format, *written: Record) -> list[dict[str, str]]:
    text = written_with(format_.write, *written).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@each_program
def test_that_the_contact_is_the_same_when_it_is_read_again(format_: Format) -> None:
    (again,) = records_in(read_csv, written_with(format_.write, ZOE))
    assert (again.name, again.kind) == (ZOE.name, ZOE.kind)
    assert again.posts == (PostLine(title="Spokesperson", body="Example Office", unit="Press"),)
    assert {(one.type, one.normalised) for one in again.phones} == {
        (one.type, one.normalised) for one in ZOE.phones
    }
    assert [one.raw for one in again.emails] == ["zoe@example.org"]
    (address,) = again.addresses
    assert (address.street, address.city, address.country) == ("Quay 1", "Bangkok", "Thailand")
    assert "Speaks Thai" in again.notes[0]


@each_program
def test_that_what_has_no_column_stands_in_the_notes(format_: Format) -> None:
    (row,) = rows_of(format_, ZOE)
    assert "Member, Quay Council" in row["Notes"].splitlines()
    assert "signal: zoe" in row["Notes"]
    assert "Old Office" not in "".join(row.values())


@each_program
@settings(max_examples=40, deadline=None)
@given(record=records(st.sampled_from((EntryKind.PERSON, EntryKind.BODY))))
def test_that_no_channel_tag_or_note_is_lost(format_: Format, record: Record) -> None:
    (row,) = rows_of(format_, record)
    cells = "\n".join(row.values()).replace("\r\n", "\n")
    for text in (*map(shown_channel, record.channels), *record.tags, *record.notes):
        assert text in cells


@each_program
def test_that_a_body_is_a_company(format_: Format) -> None:
    (again,) = records_in(read_csv, written_with(format_.write, Record(EntryKind.BODY, "Office")))
    assert (again.kind, again.name) == (EntryKind.BODY, "Office")


def test_that_the_columns_are_those_of_the_programs() -> None:
    by_name = {one.name: rows_of(one, ZOE)[0] for one in CSV_FOR_PROGRAMS}
    outlook, google, thunderbird = (
        by_name[name] for name in ("csv-outlook", "csv-google", "csv-thunderbird")
    )
    assert by_name["csv-outlook-new"]["Mobile Phone"] == "+41 79 217 30 09"
    assert outlook["Mobile Phone"] == "+41 79 217 30 09"
    assert outlook["Business Phone"] == "+41 22 917 90 00 ext. 12"
    assert outlook["Business Fax"] == "+41 22 917 90 01"
    assert outlook["Categories"] == "press;quay"
    assert google["Labels"] == "press ::: quay"
    assert [google[f"Phone {n} - Label"] for n in (1, 2, 3)] == ["Mobile", "Work", "Fax"]
    assert thunderbird["Display Name"] == "Zoé Beispiel"
    assert len(thunderbird) == 37
