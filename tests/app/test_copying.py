from dataclasses import replace

from stakeholders.app.copying import copy_all, copy_block, copy_email, copy_phone, copy_vcard
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility

DESK = replace(read_phone("+41 22 555 01 42"), visibility=Visibility.ANYONE)
MOBILE = replace(read_phone("+41 79 555 01 23"), visibility=Visibility.OFFICE)
MAIL = replace(read_email("ana@office.example"), visibility=Visibility.ANYONE)
ANA = Record(
    EntryKind.PERSON,
    "Ana Example",
    names=(PersonName("Ana Example", honorific="Ms."),),
    posts=(PostLine("Spokesperson", "Example Office", unit="Press"),),
    place="Geneva",
    channels=(MOBILE, DESK, MAIL),
    tags=("press",),
    notes=("Prefers mornings",),
)


def test_that_the_phone_copied_is_one_that_anyone_may_see() -> None:
    copied = copy_phone(ANA)
    assert (copied.text, copied.kept_back) == ("+41 22 555 01 42", 1)


def test_that_an_email_is_copied_without_talk_of_phones() -> None:
    copied = copy_email(ANA)
    assert (copied.text, copied.kept_back) == ("ana@office.example", 0)


def test_that_a_block_has_who_what_where_and_how_to_reach() -> None:
    assert copy_block(ANA).text.splitlines() == [
        "Ms. Ana Example",
        "Spokesperson, Press, Example Office",
        "Geneva",
        "+41 22 555 01 42",
        "ana@office.example",
    ]


def test_that_notes_never_leave_by_copying() -> None:
    assert "mornings" not in copy_block(ANA).text


def test_that_a_contact_for_few_gives_nothing() -> None:
    hidden = replace(ANA, visibility=Visibility.NAMED)
    assert copy_block(hidden).text == ""
    assert copy_block(hidden).kept_back == 1
    assert copy_phone(hidden).text == ""


def test_that_inside_the_office_the_mobile_is_copied_too() -> None:
    copied = copy_all(ANA)
    assert "+41 79 555 01 23" in copied.text
    assert copied.kept_back == 0


def test_that_a_card_holds_what_anyone_may_see() -> None:
    copied = copy_vcard(ANA)
    assert "FN:Ana Example" in copied.text
    assert "+41 22 555 01 42" in copied.text
    assert "79 555" not in copied.text
    assert copied.kept_back == 1


def test_that_a_contact_for_few_makes_no_card() -> None:
    assert copy_vcard(replace(ANA, visibility=Visibility.NAMED)).text == ""
