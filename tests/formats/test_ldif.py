import base64
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.ldif import read_ldif, write_ldif
from stakeholders.formats.vcard_read_channels import shown_channel
from tests.formats.reading import records_in, written_with
from tests.formats.test_csv_table_programs import ZOE
from tests.strategies import records

ENTRY: Final = b"""version: 1
# a remark
dn: cn=Ana Example,mail=ana@example.org
objectclass: top
objectclass: inetOrgPerson
givenName: Ana
sn: Exam
 ple
cn: Ana Example
mail: ana@example.org
description:: w6kh
jpegPhoto:< file:///etc/passwd
telephoneNumber: +41 22 917 9000
mobile:: not base64
this line is none

dn: cn=Press
objectclass: groupOfNames
cn: Press
member: cn=Ana Example,mail=ana@example.org
"""


@pytest.mark.parametrize("data", [ENTRY, ENTRY.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + ENTRY])
def test_that_folds_remarks_base64_and_lists_are_understood(data: bytes) -> None:
    ana, press = records_in(read_ldif, data)
    assert (ana.name, ana.names[0].family, ana.notes) == ("Ana Example", "Example", ("é!",))
    assert [phone.raw for phone in ana.phones] == ["+41 22 917 9000", "not base64"]
    assert (press.kind, press.name) == (EntryKind.LIST, "Press")
    assert press.members == ("mailto:ana@example.org",)
    assert not press.kept


def test_that_what_an_entry_points_at_is_kept_and_not_fetched() -> None:
    ana = records_in(read_ldif, ENTRY)[0]
    assert [(one.name, one.value) for one in ana.kept] == [("jpegPhoto", "file:///etc/passwd")]


def test_that_the_contact_is_the_same_when_it_is_read_again() -> None:
    (again,) = records_in(read_ldif, written_with(write_ldif, ZOE))
    assert again.name == ZOE.name
    assert again.names == (replace(ZOE.names[0], full=again.names[0].full),)
    assert again.posts == (PostLine(title="Spokesperson", body="Example Office", unit="Press"),)
    assert {one.normalised for one in again.phones} == {one.normalised for one in ZOE.phones}
    assert [one.raw for one in again.emails] == ["zoe@example.org"]
    assert "Member, Quay Council" in again.notes[0]


@settings(max_examples=60, deadline=None)
@given(records())
def test_that_no_text_becomes_a_line_of_its_own_and_no_channel_is_lost(record: Record) -> None:
    record = replace(record, addresses=())
    data = written_with(write_ldif, record)
    assert data.isascii()
    assert max(map(len, data.split(b"\n"))) <= 76
    texts = []
    for line in data.decode().replace("\n ", "").splitlines():
        name, _, value = line.partition(":")
        assert name.isalpha() or not line
        texts.append(base64.b64decode(value[1:]).decode() if value[:1] == ":" else value.strip())
    for channel in record.channels:
        assert any(shown_channel(channel) in text for text in texts)


@settings(max_examples=60, deadline=None)
@given(records(st.just(EntryKind.BODY)))
def test_that_a_body_comes_back_as_a_body(record: Record) -> None:
    assume(record.name.strip())
    (again,) = records_in(read_ldif, written_with(write_ldif, record))
    assert (again.kind, again.name) == (EntryKind.BODY, record.name)


def test_that_a_person_with_one_name_has_the_family_name_that_directories_ask_for() -> None:
    one = Record(EntryKind.PERSON, "Somchai", names=(PersonName("Somchai", given="Somchai"),))
    assert b"\nsn: Somchai\n" in written_with(write_ldif, one)
