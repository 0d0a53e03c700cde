import datetime
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.csv_table import CSV
from stakeholders.formats.csv_table_layout import RowPer, TableLayout
from stakeholders.formats.csv_table_read import read_csv
from stakeholders.formats.csv_table_rows import csv_line
from stakeholders.formats.workbook_guard import OLE, ZIP, DangerousWorkbookError, check_workbook
from stakeholders.formats.workbook_read import read_workbook
from stakeholders.formats.xlsx import XLSX
from stakeholders.formats.xlsx_write import LONGEST, write_xlsx_rows, write_xlsx_table
from tests.formats.reading import CONTEXT, records_in, written_with
from tests.formats.workbooks import (
    compound_file,
    old_workbook_of,
    open_document_of,
    rows_in,
    workbook_of,
    workbook_with,
)
from tests.strategies import LINES, TEXTS, records

NUMBERS = ("+41 22 917 90 00", "02 288 2623/24", "ask Jenny", "", "a@example.org")

OLIVIA = Record(
    EntryKind.PERSON,
    "Olivia Example",
    posts=(PostLine("Spokesperson", "Example Office"), PostLine("Member", "Quay Council")),
    channels=(
        read_phone("02 288 2623", ("TH",), "Tel"),
        read_phone("+41 79 217 30 09"),
        read_phone("+41 22 917 90 00", (), "Desk"),
    ),
)


def table(layout: TableLayout, *written: Record) -> bytes:
    stream = io.BytesIO()
    write_xlsx_table(written, stream, layout)
    return stream.getvalue()


def with_a_cell_at(reference: str) -> bytes:
    book = zipfile.ZipFile(io.BytesIO(workbook_of(("Name",), ("Ana",))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in book.namelist():
            text = book.read(entry)
            if entry.startswith("xl/worksheets/sheet"):
                far = f'<row r="1048576"><c r="{reference}"><v>1</v></c></row></sheetData>'
                text = text.replace(b"</sheetData>", far.encode())
            packed.writestr(entry, text)
    return stream.getvalue()


@settings(max_examples=40, deadline=None)
@given(st.lists(records(), max_size=2))
def test_that_a_workbook_comes_back_as_it_was(originals: list[Record]) -> None:
    assert records_in(XLSX.read, written_with(XLSX.write, *originals)) == originals


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
@example(["=1+1"])
@example(["<r>bold</r>"])
@example(["'quoted"])
@example(["https://example.org"])
@example(["0012"])
@example(["{=1}"])
def test_that_another_library_reads_the_same_texts(texts: list[str]) -> None:
    assume(not any("_x" in text for text in texts))  # which openpyxl leaves escaped
    stream = io.BytesIO()
    write_xlsx_rows([["A", "B", "C"][: len(texts)], texts], stream)
    (_, row) = rows_in(stream.getvalue(), "Contacts")
    assert row == texts
    sheet = load_workbook(stream)["Contacts"]
    assert all(cell.data_type == "s" and not cell.hyperlink for cell in sheet[2])


@pytest.mark.parametrize("per", [RowPer.POST, RowPer.CHANNEL])
@settings(max_examples=25, deadline=None)
@given(st.lists(records(), min_size=1, max_size=2, unique_by=lambda one: one.uid))
def test_that_several_rows_of_one_contact_come_back_as_one(
    per: RowPer, originals: list[Record]
) -> None:
    wanted = [
        replace(
            one,
            posts=tuple(dict.fromkeys(one.posts)),
            channels=tuple(dict.fromkeys(one.channels)),
        )
        for one in originals
        if one.uid
    ]
    found = records_in(XLSX.read, table(TableLayout(rows=per), *wanted))
    assert [replace(one, channels=()) for one in found] == [
        replace(one, channels=()) for one in wanted
    ]
    assert [set(one.channels) for one in found] == [set(one.channels) for one in wanted]


def test_that_one_row_a_channel_tells_its_kind() -> None:
    layout = TableLayout(("name", "channel", "channel - kind"), RowPer.CHANNEL)
    rows = rows_in(table(layout, OLIVIA), "Contacts")
    assert rows[0] == ["Name", "Channel 1", "Channel 1 - Kind"]
    assert [row[1] for row in rows[1:]] == ["02 288 2623", "+41 79 217 30 09", "+41 22 917 90 00"]


def test_that_the_header_stays_in_sight_and_columns_fit() -> None:
    layout = TableLayout(("name", "phone"), about=(("As of", "2026-11-30"),))
    sheet = load_workbook(io.BytesIO(table(layout, OLIVIA)))
    contacts = sheet["Contacts"]
    assert contacts.freeze_panes == "A2"
    assert contacts.auto_filter.ref == "A1:D2"
    assert contacts.column_dimensions["A"].width >= len("Olivia Example")
    assert contacts["B2"].number_format == "@"
    assert sheet["About"]["B1"].value == "2026-11-30"


def test_that_what_is_too_long_for_a_cell_is_not_lost() -> None:
    long = "x" * (2 * LONGEST + 5)
    record = replace(OLIVIA, notes=("short", long))
    data = written_with(XLSX.write, record)
    assert records_in(XLSX.read, data)[0].notes == ("short", long)
    assert max(len(str(cell)) for row in rows_in(data, "Contacts") for cell in row) == LONGEST


def test_that_numbers_dates_and_answers_are_texts() -> None:
    data = workbook_of(
        ("Name", "Phone", "Since", "Badge", "Table"),
        ("Ana Example", 41792173009, datetime.date(2026, 5, 1), True, 4.5),
    )
    (record,) = records_in(read_workbook, data)
    assert record.phones[0].normalised == "+41792173009"
    assert [one.value for one in record.kept] == ["2026-05-01", "yes", "4.5"]


def test_that_a_number_that_lost_its_zero_says_so() -> None:
    data = workbook_of(("Name", "Country", "Phone"), ("Ana Example", "TH", 22882623))
    (item,) = read_workbook(data, CONTEXT)
    assert isinstance(item, ReadRecord)
    (finding,) = item.findings
    assert (finding.code, finding.repair) == ("table.lost_zero", "022882623")
    assert item.record.phones[0].raw == "22882623"


def test_that_merged_cells_count_for_all_their_rows() -> None:
    data = workbook_of(
        ("List of participants",),
        (),
        ("Organisation", "Name", "E-mail"),
        ("Example Office", "Ana Example", "a@example.org"),
        (None, "Bo Sample", "b@example.org"),
        ("Quay Council", "Cy Quay", "c@example.org"),
        merged=("A1:C1", "A4:A5"),
    )
    found = records_in(read_workbook, data)
    assert [(one.name, one.posts[0].body) for one in found] == [
        ("Ana Example", "Example Office"),
        ("Bo Sample", "Example Office"),
        ("Cy Quay", "Quay Council"),
    ]


def test_that_the_sheet_with_contacts_is_found_or_chosen() -> None:
    data = workbook_with(
        {
            "Read me": [("How to read this",)],
            "Old": [("Name", "E-mail"), ("Ana Example", "a@example.org")],
            "New": [("Name", "E-mail", "Phone"), ("Bo Sample", "b@example.org", "1")],
        }
    )
    assert [one.name for one in records_in(read_workbook, data)] == ["Bo Sample"]
    asked = replace(CONTEXT, sheet="Old")
    assert [one.name for one in records_in(read_workbook, data, asked)] == ["Ana Example"]


@pytest.mark.parametrize("reference", ["XFD1048576", "ZZZ1048576"])
def test_that_a_cell_at_the_end_of_the_world_is_refused(reference: str) -> None:
    (item,) = read_workbook(with_a_cell_at(reference), CONTEXT)
    assert isinstance(item, Refused)
    assert item.problem.code == "workbook.too_large"


def test_that_formatted_cells_without_content_cost_nothing() -> None:
    data = with_a_cell_at("XFD1048576")
    book = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for entry in book.namelist():
            text = book.read(entry).replace(
                b'<c r="XFD1048576"><v>1</v></c>', b'<c r="XFD1048576" s="0"/>'
            )
            packed.writestr(entry, text)
    assert [one.name for one in records_in(read_workbook, stream.getvalue())] == ["Ana"]


def test_that_a_bomb_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    (item,) = read_workbook(stream.getvalue(), CONTEXT)
    assert isinstance(item, Refused)
    with pytest.raises(DangerousWorkbookError):
        check_workbook(stream.getvalue())


def test_that_repeated_cells_of_an_open_document_are_counted() -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
        '<table:table><table:table-row table:number-rows-repeated="1048576">'
        f"{cell}<text:p>1</text:p></table:table-cell></table:table-row></table:table>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("content.xml", content)
    with pytest.raises(DangerousWorkbookError):
        check_workbook(stream.getvalue())


@pytest.mark.parametrize("workbook", [open_document_of, old_workbook_of])
def test_that_workbooks_of_other_kinds_are_read(
    workbook: Callable[..., bytes],
) -> None:
    data = workbook(
        ("Participants",),
        ("Prénom", "NOM", "Organisme", "Tél.", "Courriel"),
        ("Zoé", "Exemple & Cie", "Quai", 41792173009.0, "zoe@example.org"),
        ("Ана", "Пример", "Причал", "+41 22 917 90 00", ""),
    )
    zoe, ana = records_in(read_workbook, data)
    assert (zoe.names[0].given, zoe.names[0].family) == ("Zoé", "Exemple & Cie")
    assert zoe.posts[0].body == "Quai"
    assert [channel.normalised for channel in zoe.channels] == ["+41792173009", "zoe@example.org"]
    assert (ana.name, ana.phones[0].normalised) == ("Ана Пример", "+41229179000")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(LINES, LINES, st.sampled_from(NUMBERS)), min_size=1, max_size=4))
def test_that_a_workbook_and_a_text_of_the_same_cells_are_the_same_contacts(
    rows: list[tuple[str, str, str]],
) -> None:
    cells = [("Name", "Organisation", "Phone"), *rows]
    lines = "\r\n".join(csv_line(row, ",") for row in cells)
    found = [
        tuple(read_workbook(data, CONTEXT))
        for data in (workbook_of(*cells), open_document_of(*cells))
    ]
    texts = tuple(read_csv(lines.encode(), CONTEXT))
    assert found == [texts, texts]


def test_that_a_far_cell_of_an_old_workbook_is_refused() -> None:
    stream = struct.pack("<HHHH", 0x809, 4, 0x600, 0x10)
    stream += struct.pack("<HHHHHd", 0x203, 14, 65535, 65535, 0, 1.0)
    with pytest.raises(DangerousWorkbookError):
        check_workbook(compound_file(stream))


@pytest.mark.parametrize(
    "data",
    [b"", ZIP, ZIP + bytes(100), OLE, OLE + b"\x09" * 2000, workbook_of(("Name",))[:900]],
)
def test_that_a_damaged_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    (item,) = read_workbook(data, CONTEXT)
    assert isinstance(item, Refused)
    assert item.problem.code == "workbook.unreadable"


def test_that_a_table_and_a_workbook_of_the_same_contact_are_the_same() -> None:
    (one,) = records_in(XLSX.read, written_with(XLSX.write, OLIVIA))
    assert [one] == records_in(CSV.read, written_with(CSV.write, OLIVIA))
