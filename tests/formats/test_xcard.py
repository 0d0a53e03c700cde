import pytest

from stakeholders.domain.record import Kept, Record
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.xcard import is_xcard, read_xcards
from tests.formats.reading import CONTEXT, records_in

HEAD = '<?xml version="1.0" encoding="{}"?>\n<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">\n'
CARD = """<vcard>
 <fn><text>Ana Émile &amp; Co; B</text></fn>
 <n><surname>Émile</surname><given>Ana</given><additional/><prefix>Ms.</prefix><suffix/></n>
 <group name="item1">
  <org><text>Quay Office</text><text>Press</text></org>
  <title><text>Spokesperson</text></title>
 </group>
 <tel><parameters><type><text>work</text><text>cell</text></type></parameters>
  <uri>tel:+41-79-555-01-23</uri></tel>
 <email><text>ana@quay.example</text></email>
 <adr><parameters><label><text>1 Quay
Bangkok</text></label></parameters>
  <pobox/><ext/><street>1 Quay</street><locality>Bangkok</locality><region/><code/><country/></adr>
 <nickname><text>An</text><text>Annie, B</text></nickname>
 <gender><sex>F</sex><identity>x</identity></gender>
 <x-site><uri>https://quay.example/a,b</uri></x-site>
 <x-odd>bare</x-odd>
</vcard>
"""


def written(*cards: str, encoding: str = "utf-8") -> bytes:
    return f"{HEAD.format(encoding)}{''.join(cards)}</vcards>".encode(encoding)


def read(data: bytes) -> list[ReadRecord]:
    found = list(read_xcards(data, CONTEXT))
    assert all(isinstance(item, ReadRecord) for item in found)
    return [item for item in found if isinstance(item, ReadRecord)]


def one_of(data: bytes) -> Record:
    (record,) = records_in(read_xcards, data)
    return record


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_that_a_card_is_read_into_all_fields_in_any_encoding(encoding: str) -> None:
    record = one_of(written(CARD, encoding=encoding))
    assert record.name == "Ana Émile & Co; B"
    assert (record.names[0].given, record.names[0].family) == ("Ana", "Émile")
    line = record.posts[0]
    assert (line.title, line.body, line.unit) == ("Spokesperson", "Quay Office", "Press")
    assert record.phones[0].normalised == "+41795550123"
    assert record.phones[0].label == "work cell"
    assert record.emails[0].normalised == "ana@quay.example"
    assert record.addresses[0].lines == ("1 Quay", "Bangkok")
    assert record.place == "Bangkok"


def test_that_what_has_no_field_is_kept() -> None:
    assert one_of(written(CARD)).kept == (
        Kept("NICKNAME", "An,Annie\\, B"),
        Kept("GENDER", "F;x"),
        Kept("X-SITE", "https://quay.example/a,b", "", (("VALUE", "uri"),)),
        Kept("X-ODD", "bare"),
    )


def test_that_another_prefix_says_the_same() -> None:
    data = written(CARD).decode()
    data = data.replace("<", "<v:").replace("<v:/", "</v:").replace("<v:?", "<?")
    assert one_of(data.replace("xmlns=", "xmlns:v=").encode()) == one_of(written(CARD))


def test_that_damage_costs_neither_the_contact_nor_the_next() -> None:
    broken = CARD.replace("</email>", "</mail>")
    one, other = read(written(broken, CARD))
    assert one.record.name == other.record.name
    assert one.record.phones == other.record.phones
    assert [problem.code for problem in one.findings] == ["vcard.unclosed"]
    assert other.record == one_of(written(CARD))
    assert other.line == 2 + CARD.count("\n") + 1


def test_that_entities_of_its_own_are_not_grown() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    data = f"{bomb}<vcards>{CARD.replace('Annie', '&b;')}</vcards>".encode()
    record = one_of(data)
    assert record.name == "Ana Émile & Co; B"
    assert "aaaa" not in str(record)


def test_that_deep_and_foreign_files_raise_nothing() -> None:
    assert read(b"<vcards><vcard>" + b"<fn>" * 100_000)
    assert [type(item) for item in read_xcards(b"<html><p>x</p></html>", CONTEXT)] == [Refused]
    assert is_xcard(written(CARD))
    assert not is_xcard(b"<html>")
