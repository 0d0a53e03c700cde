import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stakeholders.domain.channel import ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Kept, Record
from stakeholders.formats.base import Refused
from stakeholders.formats.csv_table import CSV, CSV_FOR_EXCEL
from stakeholders.formats.csv_table_layout import TableLayout
from stakeholders.formats.csv_table_read import read_csv
from stakeholders.formats.csv_table_write import guarded, unguarded, write_csv_table
from tests.formats.reading import CONTEXT, records_in, written_with
from tests.strategies import TEXTS, records

OLIVIA = Record(
    EntryKind.PERSON,
    "Olivia Example",
    channels=(read_phone("02 288 2623", ("TH",), "Tel"), read_phone("+41 79 217 30 09")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(records(), max_size=2))
def test_that_a_plain_table_comes_back_as_it_was(originals: list[Record]) -> None:
    assert records_in(CSV.read, written_with(CSV.write, *originals)) == originals


@settings(max_examples=40, deadline=None)
@given(st.lists(records(), max_size=2))
def test_that_a_table_for_excel_comes_back_as_it_was(originals: list[Record]) -> None:
    data = written_with(CSV_FOR_EXCEL.write, *originals)
    assert data.startswith(b"\xef\xbb\xbf")
    assert records_in(CSV_FOR_EXCEL.read, data) == originals


@given(TEXTS)
@example("'")
@example("''=1")
@example("＝1+1")
@example("\t=1")
@example("@SUM(A1)")
@example("-2+3")
def test_that_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in set("=-@\t\r\n＝＋－＠")
    assert unguarded(guarded(text)) == text


def test_that_phones_are_not_guarded() -> None:
    assert guarded("+41 79 217 30 09") == "+41 79 217 30 09"
    assert guarded("+1*cmd") == "'+1*cmd"


def test_that_an_assumed_country_survives() -> None:
    (record,) = records_in(CSV.read, written_with(CSV.write, OLIVIA))
    assert record.phones[0].assumed_region == "TH"
    assert record.phones[1].assumed_region is None


def test_that_plain_tables_have_no_mark_and_end_lines_with_crlf() -> None:
    data = written_with(CSV.write, OLIVIA)
    assert data.startswith(b"UID,Kind,Name,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_that_columns_can_be_chosen_and_read_again() -> None:
    stream = io.BytesIO()
    write_csv_table([OLIVIA], stream, TableLayout(("name", "phone", "Phone 1 - Label")))
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert rows[0] == ["Name", "Phone 1", "Phone 2", "Phone 1 - Label"]
    (record,) = records_in(read_csv, stream.getvalue())
    assert [phone.raw for phone in record.phones] == ["02 288 2623", "+41 79 217 30 09"]


def test_that_other_headers_are_understood_and_the_rest_is_kept() -> None:
    text = (
        "Title,First name,Last name,Job title,Organisation,Country,Mobile,E-mail,Diet\r\n"
        "Ms.,Ana,Example,Spokesperson,Example Office,CH,079 217 30 09,a@example.org,none\r\n"
    )
    (record,) = records_in(read_csv, text.encode())
    assert record.name == "Ana Example"
    assert (record.honorific, record.names[0].family) == ("Ms.", "Example")
    assert (record.posts[0].title, record.posts[0].body) == ("Spokesperson", "Example Office")
    (phone,) = record.phones
    assert (phone.normalised, phone.assumed_region) == ("+41792173009", "CH")
    assert phone.number_type is NumberType.MOBILE
    assert record.kept == (Kept("Diet", "none"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_that_any_dialect_is_read(separator: str, encoding: str) -> None:
    rows = (("Prénom", "Nom", "Adresse de messagerie"), ("José", "Müller-Exemple", "j@example.org"))
    text = "".join(separator.join(row) + "\r\n" for row in rows)
    (record,) = records_in(read_csv, text.encode(encoding))
    assert record.name == "José Müller-Exemple"
    assert record.emails[0].normalised == "j@example.org"


def test_that_a_number_that_a_spreadsheet_made_of_a_phone_is_a_phone() -> None:
    (record,) = records_in(read_csv, b"Name,Phone\r\nAna Example,41792173009.0\r\n")
    assert record.phones[0].normalised == "+41792173009"


def test_that_two_columns_of_one_name_are_told_by_their_place() -> None:
    text = "Titre,Prénom,Nom,Titre\r\nM.,Jean,Exemple,Porte-parole\r\n"
    (record,) = records_in(read_csv, text.encode())
    assert record.honorific == "M."
    assert record.posts[0].title == "Porte-parole"


def test_that_a_header_is_found_below_a_preamble() -> None:
    preamble = "\ufeffNotes:\r\nHow to read this\r\n\r\n"
    text = f"{preamble}First Name,Last Name,Email Address\r\nA,B,a@b.org\r\n"
    (record,) = records_in(read_csv, text.encode())
    assert record.name == "A B"


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\xff\xfe", b'"', b"Name\r\n", b"\x00,\x00"])
def test_that_an_empty_or_broken_table_gives_nothing(data: bytes) -> None:
    assert [item for item in read_csv(data, CONTEXT) if not isinstance(item, Refused)] == []


def test_that_a_long_cell_and_a_nul_cost_no_row() -> None:
    text = f"Name,Notes\r\nAna,{'x' * 300_000}\r\nB\0ob,short\r\n"
    assert [record.name for record in records_in(read_csv, text.encode())] == ["Ana", "Bob"]


def test_that_webs_are_channels_too() -> None:
    (record,) = records_in(read_csv, b"Name,Website\r\nAna Example,https://example.org\r\n")
    assert record.channels[0].type is ChannelType.WEB
