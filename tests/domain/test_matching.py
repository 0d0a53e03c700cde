from dataclasses import replace

import pytest

from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.matching import Certainty, best_match, match_of
from stakeholders.domain.name import PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record

OFFICE = "Example Office for Samples"
MOBILE = "+41 79 555 01 23"
DESK = "+66 2 288 2623"


def person(
    name: str, *, email: str = "", phone: str = "", body: str = "", uid: Uid | None = None
) -> Record:
    channels = [read_email(email)] if email else []
    if phone:
        channels.append(read_phone(phone))
    return Record(
        EntryKind.PERSON,
        name,
        uid=uid or fixed_uid("test", f"{name}{email}{phone}{body}"),
        names=(PersonName(name),),
        posts=(PostLine(body=body),) if body else (),
        channels=tuple(channels),
    )


def body(name: str, *, acronym: str = "", country: str = "") -> Record:
    uid = fixed_uid("test", f"{name}{country}")
    return Record(EntryKind.BODY, name, uid=uid, acronym=acronym, country=country)


def test_that_an_equal_name_alone_is_never_certain() -> None:
    match = match_of(person("Ana Example"), person("Ana Example", body=OFFICE))
    assert match.certainty is Certainty.LIKELY


def test_that_a_shared_desk_phone_alone_is_no_match() -> None:
    ours, theirs = person("Ana Example", phone=DESK), person("Bo Sample", phone=DESK)
    assert match_of(ours, theirs).certainty is Certainty.NONE


def test_that_a_shared_mobile_alone_is_likely() -> None:
    ours, theirs = person("Ana Example", phone=MOBILE), person("Bo Sample", phone=MOBILE)
    assert match_of(ours, theirs).certainty is Certainty.LIKELY


def test_that_a_shared_role_mailbox_is_no_reason() -> None:
    ours = person("Ana Example", email="press@example-office.org")
    theirs = person("Bo Sample", email="press@example-office.org")
    assert match_of(ours, theirs).certainty is Certainty.NONE


def test_that_a_personal_mailbox_with_a_shorter_name_is_certain() -> None:
    ours = person("A. Example", email="ana.example@office.org")
    theirs = person("Ana María Example", email="ana.example@office.org")
    assert match_of(ours, theirs).certainty is Certainty.CERTAIN


def test_that_a_personal_mailbox_under_another_name_asks() -> None:
    ours = person("Bo Sample", email="ana.example@office.org")
    theirs = person("Ana Example", email="ana.example@office.org")
    assert match_of(ours, theirs).certainty is Certainty.LIKELY


def test_that_name_and_organisation_together_are_certain() -> None:
    ours, theirs = person("Ana Example", body=OFFICE), person("Ana Example", body=OFFICE.upper())
    assert match_of(ours, theirs).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("EXAMPLE Ana", "Ana Example"),
        ("José Ejemplo", "Jose Ejemplo"),
        ("Иван Примеров", "Ivan Primerov"),
        ("Nguyễn Thị Ví Dụ", "Vi Du Nguyen Thi"),
    ],
)
def test_that_reordered_and_transliterated_names_are_the_same(ours: str, theirs: str) -> None:
    match = match_of(person(ours, body=OFFICE), person(theirs, body=OFFICE))
    assert match.certainty is Certainty.CERTAIN


def test_that_the_uid_decides_whatever_else_differs() -> None:
    ours = person("Ana Example")
    renamed = replace(person("Ana Married"), uid=ours.uid)
    assert best_match(renamed, [person("Ana Married", body=OFFICE), ours]).entry is ours


def test_that_two_certain_ones_ask() -> None:
    ours = person("Ana Example", body=OFFICE)
    one, other = person("Ana Example", body=OFFICE), person("Ana Example", body=OFFICE)
    other = replace(other, uid=fixed_uid("test", "other"))
    ours = replace(ours, uid=None)
    assert best_match(ours, [one, other]).certainty is Certainty.LIKELY


def test_that_nobody_matches_among_nobody() -> None:
    assert best_match(person("Ana Example"), []).certainty is Certainty.NONE


def test_that_a_body_is_known_by_its_acronym() -> None:
    known = body("Example Office for Samples", acronym="EXOFF")
    assert match_of(body("Exoff"), known).certainty is Certainty.CERTAIN


def test_that_ministries_of_two_countries_are_not_one() -> None:
    ours, theirs = (
        body("Ministry of Justice", country="TH"),
        body("Ministry of Justice", country="LA"),
    )
    assert match_of(ours, theirs).certainty is not Certainty.CERTAIN
