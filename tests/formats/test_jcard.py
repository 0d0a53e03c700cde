import json
from typing import Any

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Kept
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.jcard import read_jcards
from tests.formats.reading import CONTEXT, records_in

CARD = [
    "vcard",
    [
        ["version", {}, "text", "4.0"],
        ["fn", {}, "text", "Ana Example, Ms"],
        ["n", {}, "text", ["Example", "Ana", ["Maria", "Luz"], "Ms.", ""]],
        ["org", {"group": "item1"}, "text", ["Quay Office", "Press"]],
        ["title", {"group": "item1"}, "text", "Spokesperson; acting"],
        ["tel", {"type": ["work", "voice"]}, "uri", "tel:+41-44-668-18-00;ext=42"],
        ["email", {}, "text", "ana@quay.example"],
        ["adr", {"type": "work"}, "text", ["", "", "1 Quay", "Bangkok", "", "10200", "Thailand"]],
        ["categories", {}, "text", "press, radio", "TV"],
        ["note", {}, "text", "first\nsecond"],
        ["bday", {}, "date-and-or-time", "--0203"],
        ["x-weight", {"x-unit": "kg"}, "integer", 61],
        ["x-site", {}, "uri", "https://quay.example/a,b"],
    ],
]


def read(text: str) -> list[ReadRecord | Refused]:
    return list(read_jcards(text.encode(), CONTEXT))


def test_that_a_card_is_read_into_all_fields() -> None:
    (record,) = records_in(read_jcards, json.dumps(CARD).encode())
    name = record.names[0]
    assert record.kind is EntryKind.PERSON
    assert record.name == "Ana Example, Ms"
    assert (name.given, name.additional, name.family) == ("Ana", "Maria Luz", "Example")
    assert name.honorific == "Ms."
    line = record.posts[0]
    assert (line.title, line.body, line.unit) == ("Spokesperson; acting", "Quay Office", "Press")
    assert (record.phones[0].normalised, record.phones[0].extension) == ("+41446681800", "42")
    assert record.emails[0].normalised == "ana@quay.example"
    assert (record.addresses[0].street, record.place) == ("1 Quay", "Bangkok")
    assert record.tags == ("press, radio", "TV")
    assert record.notes == ("first\nsecond",)


def test_that_what_has_no_field_is_kept_with_its_type() -> None:
    (record,) = records_in(read_jcards, json.dumps(CARD).encode())
    assert record.kept == (
        Kept("BDAY", "--0203"),
        Kept("X-WEIGHT", "61", "", (("X-UNIT", "kg"), ("VALUE", "integer"))),
        Kept("X-SITE", "https://quay.example/a,b", "", (("VALUE", "uri"),)),
    )


def test_that_several_cards_are_several_contacts_with_their_lines() -> None:
    other = ["vcard", [["fn", {}, "text", "Bo Example"]]]
    found = read(json.dumps([CARD, other], indent=1))
    assert [item.record.name for item in found if isinstance(item, ReadRecord)] == [
        "Ana Example, Ms",
        "Bo Example",
    ]
    assert [item.line for item in found] == [2, json.dumps([CARD], indent=1).count("\n") + 1]


def test_that_damage_costs_neither_the_contact_nor_the_next() -> None:
    whole = json.dumps(CARD)
    broken = whole.replace('["email"', '["email')
    cut = whole[: whole.index('["adr"')]
    for damaged in (broken, cut):
        one, other = read(f"[{damaged},\n{whole}]")
        assert isinstance(one, ReadRecord)
        assert isinstance(other, ReadRecord)
        assert one.record.name == "Ana Example, Ms"
        assert one.record.phones == other.record.phones
        assert [problem.code for problem in one.findings] == ["vcard.unclosed"]
        assert not other.findings


def test_that_a_property_without_its_form_is_kept_as_it_is() -> None:
    odd: list[Any] = ["vcard", [["fn", {}, "text", "Ana Example"], ["tel"], 7, ["a b", {}, "", 1]]]
    (record,) = records_in(read_jcards, json.dumps(odd).encode())
    assert [kept.value for kept in record.kept] == ['["tel"]', "7", '["a b"\\, {}\\, ""\\, 1]']


def test_that_nothing_deep_or_foreign_raises() -> None:
    deep = '["vcard",' + "[" * 200_000
    assert [type(item) for item in read(deep)] == [ReadRecord]
    assert [type(item) for item in read('{"fn": "Ana"}')] == [Refused]
    assert not read("[]")
