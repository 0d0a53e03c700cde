from dataclasses import replace
from typing import Final

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.address import Address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.formats.vcard4_write import write_vcards4
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_write import write_vcards
from tests.formats.reading import Write, records_in, written_with
from tests.strategies import records

_UID: Final = Uid("01890a5d-ac96-774b-bcce-b302099a8057")
JUAN: Final = Record(
    EntryKind.PERSON,
    "Juan Ejemplo",
    uid=_UID,
    names=(PersonName("Juan Ejemplo", given="Juan", family="Ejemplo"),),
    posts=(PostLine(title="Spokesperson", body="Example Office"),),
    channels=(replace(read_phone("0041 22 917 9000 ext. 12"), owner=_UID),),
)
PHOTO: Final = Kept("PHOTO", "AQID", "", (("TYPE", "JPEG"), ("ENCODING", "b")))
MEMBER: Final = Kept("MEMBER", f"urn:uuid:{_UID}")


def lines_of(record: Record) -> list[str]:
    data = written_with(write_vcards4, record).replace(b"\r\n ", b"")
    return data.decode().split("\r\n")


@settings(max_examples=80, deadline=None)
@given(records())
def test_that_a_record_comes_back_as_it_was(record: Record) -> None:
    assert records_in(read_vcards, written_with(write_vcards4, record)) == [record]


def test_that_a_number_and_its_extension_are_one_uri() -> None:
    assert "item2.TEL;VALUE=uri;TYPE=voice:tel:+41229179000;ext=12" in lines_of(JUAN)


def test_that_what_is_no_number_stays_text() -> None:
    asked = replace(JUAN, channels=(read_phone("ask Jenny"),))
    assert "item2.TEL;TYPE=voice:ask Jenny" in lines_of(asked)


def test_that_what_another_program_edited_wins() -> None:
    data = written_with(write_vcards4, JUAN).replace(b"9179000;ext=12", b"9179001")
    (record,) = records_in(read_vcards, data)
    assert record.phones[0].normalised == "+41229179001"
    assert record.phones[0].extension is None
    assert record.phones[0].owner == JUAN.uid


def test_that_the_kind_and_the_identity_stand_as_the_standard_has_them() -> None:
    assert lines_of(JUAN)[1:5] == [
        "VERSION:4.0",
        "PRODID:-//Stakeholders//Directory//EN",
        f"UID:urn:uuid:{_UID}",
        "KIND:individual",
    ]
    assert "KIND:org" in lines_of(Record(EntryKind.BODY, "Example Office"))


def test_that_a_group_keeps_its_members() -> None:
    group = Record(EntryKind.BODY, "Press", kept=(Kept("KIND", "group"), MEMBER))
    lines = lines_of(group)
    assert [line for line in lines if line.startswith("KIND")] == ["KIND:group"]
    assert f"MEMBER:urn:uuid:{_UID}" in lines
    assert records_in(read_vcards, written_with(write_vcards4, group)) == [group]


def test_that_two_scripts_of_a_name_are_one_name_to_other_programs_too() -> None:
    main = replace(JUAN.names[0], sort_as="Ejemplo, Juan", language="es")
    other = PersonName("Хуан", type=NameType.NATIVE, language="ru", given="Хуан")
    record = replace(JUAN, names=(main, other, PersonName("J.", type=NameType.NICKNAME)))
    lines = lines_of(record)
    assert {
        "FN;ALTID=1;LANGUAGE=es:Juan Ejemplo",
        'N;ALTID=1;SORT-AS="Ejemplo,Juan":Ejemplo;Juan;;;',
        "FN;ALTID=1;LANGUAGE=ru:Хуан",
        "N;ALTID=1;LANGUAGE=ru:;Хуан;;;",
    } <= set(lines)
    assert records_in(read_vcards, written_with(write_vcards4, record)) == [record]
    bare = "\r\n".join(line for line in lines if "X-STAKEHOLDERS" not in line)
    (seen,) = records_in(read_vcards, bare.encode())
    assert [name.full for name in seen.names] == ["Juan Ejemplo", "Хуан"]


@pytest.mark.parametrize("write", [write_vcards4, write_vcards])
def test_that_a_list_is_a_group_and_comes_back_as_it_was(write: Write) -> None:
    told = Record(EntryKind.LIST, "Press; list", uid=_UID, members=(f"urn:uuid:{_UID}", "a, b"))
    data = written_with(write, told)
    assert records_in(read_vcards, data) == [told]
    bare = b"\r\n".join(line for line in data.split(b"\r\n") if b"X-STAKEHOLDERS" not in line)
    assert b":group" in bare
    assert records_in(read_vcards, bare)[0].members == told.members


@pytest.mark.parametrize(
    ("kept", "line"),
    [
        (PHOTO, "data:image/jpeg;base64,AQID"),
        (replace(PHOTO, name="KEY"), "data:application/jpeg;base64,AQID"),
        (replace(PHOTO, parameters=PHOTO.parameters[1:]), "data:image/jpeg;base64,AQID"),
    ],
)
def test_that_a_photo_is_data_and_comes_back_as_it_was(kept: Kept, line: str) -> None:
    record = replace(JUAN, kept=(kept,))
    assert [one for one in lines_of(record) if one.endswith(f":{line}")]
    assert records_in(read_vcards, written_with(write_vcards4, record)) == [record]


def test_that_the_printed_lines_of_an_address_go_along() -> None:
    address = Address(lines=('"Quay", 1', "Bangkok"), street="Quay 1", city="Bangkok")
    (line,) = [one for one in lines_of(replace(JUAN, addresses=(address,))) if ".ADR" in one]
    assert line == "item3.ADR;LABEL=\"^'Quay^', 1^nBangkok\":;;Quay 1;Bangkok;;;"


@settings(max_examples=40, deadline=None)
@given(records(st.just(EntryKind.PERSON)))
def test_that_an_independent_reader_finds_the_same_name_and_as_many_channels(
    record: Record,
) -> None:
    record = replace(record, kept=(), addresses=())
    card = vobject.readOne(written_with(write_vcards4, record).decode())
    assert card.fn.value == record.name
    assert card.version.value == "4.0"
    assert len(card.contents.get("tel", [])) == len(record.phones)
    assert len(card.contents.get("email", [])) == len(record.emails)
