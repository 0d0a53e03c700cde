import pytest

from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.email_list import is_email_list, read_email_list, write_email_list
from tests.formats.reading import CONTEXT, records_in, written_with

ANA = Record(
    EntryKind.PERSON,
    'Example, Ana "Annie"',
    channels=(read_phone("+41 79 217 30 09"), read_email("ana@example.org")),
)
OFFICE = Record(EntryKind.BODY, "Quay Office", channels=(read_email("press@quay.example"),))


def test_that_addresses_are_ready_to_be_pasted() -> None:
    nobody = Record(EntryKind.PERSON, "No Address")
    text = written_with(write_email_list, ANA, nobody, OFFICE, ANA).decode()
    assert text == (
        '"Example, Ana \\"Annie\\"" <ana@example.org>; Quay Office <press@quay.example>'
    )


def test_that_what_was_written_comes_back() -> None:
    data = written_with(write_email_list, ANA, OFFICE)
    assert is_email_list(data)
    found = records_in(read_email_list, data)
    assert [(one.name, one.emails[0].normalised) for one in found] == [
        ('Example, Ana "Annie"', "ana@example.org"),
        ("Quay Office", "press@quay.example"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a@b.example, c@d.example", ["a@b.example", "c@d.example"]),
        ("Ana <a@b.example>\nBo <c@d.example>\n", ["Ana", "Bo"]),
        ("Example, Ana <a@b.example>; Bo <c@d.example>", ["Example, Ana", "Bo"]),
        ("'Ana' <a@b.example>;;", ["'Ana'"]),
    ],
)
def test_that_what_mail_programs_copy_is_read(text: str, names: list[str]) -> None:
    assert is_email_list(text.encode())
    assert [one.name for one in records_in(read_email_list, text.encode())] == names


def test_that_what_has_no_address_is_refused_alone() -> None:
    found = list(read_email_list(b"Ana <a@b.example>; nobody\nBo <c@d.example>", CONTEXT))
    assert [type(item) for item in found] == [ReadRecord, Refused, ReadRecord]
    assert [item.line for item in found] == [1, 1, 2]
    assert not is_email_list(b"Name,E-mail\nAna,a@b.example\n")
    assert not is_email_list(b"")


def test_that_a_long_line_costs_no_time() -> None:
    assert list(read_email_list(b" " * 500_000 + b"," * 500_000 + b'"' * 1000, CONTEXT))
