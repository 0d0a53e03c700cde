from dataclasses import replace
from typing import Final

import vobject
from hypothesis import given, settings

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.formats.vcard_iphone_write import write_vcards_for_iphone
from stakeholders.formats.vcard_read import read_vcards
from tests.formats.reading import records_in, written_with
from tests.strategies import records

_UID: Final = Uid("01890a5d-ac96-774b-bcce-b302099a8057")
JUAN: Final = Record(
    EntryKind.PERSON,
    "Juan Ejemplo",
    uid=_UID,
    names=(PersonName("Juan Ejemplo", given="Juan", family="Ejemplo"),),
    posts=(PostLine("Spokesperson", "Example Office"), PostLine("Member", "Quay Council")),
    channels=(replace(read_phone("0041 22 917 9000 ext. 12", (), "Desk"), owner=_UID),),
    notes=("prefers mornings",),
    kept=(Kept("PHOTO", "AQID", "", (("TYPE", "JPEG"), ("ENCODING", "b"))),),
)


def lines_of(record: Record) -> list[str]:
    data = written_with(write_vcards_for_iphone, record).replace(b"\r\n ", b"")
    return data.decode().split("\r\n")


def test_that_an_extension_is_dialled_after_a_pause() -> None:
    lines = lines_of(JUAN)
    assert "item1.TEL;TYPE=VOICE:+41 22 917 90 00,12" in lines
    assert "item1.X-ABLabel:Desk" in lines


def test_that_nothing_of_our_own_and_one_job_is_in_it() -> None:
    lines = lines_of(JUAN)
    assert not [line for line in lines if "STAKEHOLDERS" in line]
    assert ("ORG:Example Office" in lines, "TITLE:Spokesperson" in lines) == (True, True)
    assert "NOTE:Member\\, Quay Council\\nprefers mornings" in lines
    assert "PHOTO;TYPE=JPEG;ENCODING=b:AQID" in lines


def test_that_bodies_and_vacant_posts_are_company_cards() -> None:
    post = Record(EntryKind.POST, "Spokesperson", posts=(PostLine("Spokesperson", "Quay"),))
    for record, name in ((Record(EntryKind.BODY, "Quay"), "Quay"), (post, "Spokesperson\\, Quay")):
        lines = lines_of(record)
        assert {f"FN:{name}", f"ORG:{name}", "X-ABShowAs:COMPANY", "N:;;;;"} <= set(lines)


@settings(max_examples=60, deadline=None)
@given(records())
def test_that_every_card_has_its_name_and_numbers_to_our_reader_and_another(record: Record) -> None:
    data = written_with(write_vcards_for_iphone, record)
    (again,) = records_in(read_vcards, data)
    assert again.name == record.name
    assert len(again.channels) == len(record.channels)
    assert vobject.readOne(data.decode()).fn.value
