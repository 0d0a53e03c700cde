"""Duplicates among many: found where they share something, and namesakes left alone."""

from itertools import combinations
from typing import Final

import pytest

from stakeholders.domain.duplicates import find_duplicates
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.matching import Certainty
from stakeholders.domain.traits import Traits, body_words, name_words, traits_of
from tests.benchmarks.contacts import generate
from tests.benchmarks.directory_records import directory_records

SIZE: Final = 3000


def person(
    name: str, *, email: str = "", mobile: str = "", phone: str = "", body: str = ""
) -> Traits:
    mobiles = frozenset((mobile,)) - {""}
    return Traits(
        EntryKind.PERSON,
        name_words((name,)),
        emails=frozenset((email,)) - {""},
        mobiles=mobiles,
        phones=mobiles | (frozenset((phone,)) - {""}),
        bodies=frozenset((body,)) - {""},
    )


def found(*entries: Traits) -> list[tuple[int, int, Certainty]]:
    return [(one.first, one.second, one.certainty) for one in find_duplicates(entries)]


def test_that_a_mailbox_and_a_name_that_fits_are_certain() -> None:
    ours, theirs = (
        person("Anna Berg", email="a@berg.example"),
        person("A. Berg", email="a@berg.example"),
    )
    assert found(ours, theirs) == [(0, 1, Certainty.CERTAIN)]


def test_that_a_slip_at_the_same_organisation_is_likely() -> None:
    ours, theirs = person("Anna Bregmann", body="unodc"), person("Anna Bergmann", body="unodc")
    assert found(ours, theirs) == [(0, 1, Certainty.LIKELY)]


def test_that_namesakes_with_ways_of_their_own_are_left_alone() -> None:
    ours = person("Maria Lopez", phone="+34911", body="unodc")
    theirs = person("Maria Lopez", phone="+51144", body="ohchr")
    assert found(ours, theirs) == []


def test_that_namesakes_of_whom_little_is_known_are_asked_about() -> None:
    ours, theirs = person("Maria Lopez", phone="+34911", body="unodc"), person("LOPEZ Maria")
    assert found(ours, theirs) == [(0, 1, Certainty.LIKELY)]


@pytest.mark.parametrize("shared", [{"phone": "+4122917"}, {"body": "ohchr"}])
def test_that_colleagues_who_share_a_desk_or_a_house_are_two(shared: dict[str, str]) -> None:
    assert found(person("Anna Berg", **shared), person("Carl Dahl", **shared)) == []


def test_that_one_mailbox_of_two_people_is_no_duplicate() -> None:
    box = {"email": "office.dahl@dahl.example"}
    assert found(person("Anna Berg", **box), person("Carl Dahl", **box)) == []


def test_that_three_of_one_are_three_pairs() -> None:
    same = [person("Anna Berg", email="a@berg.example") for _ in range(3)]
    assert [(a, b) for a, b, _ in found(*same)] == list(combinations(range(3), 2))


def body(name: str, *, acronym: str = "", country: str = "") -> Traits:
    return Traits(EntryKind.BODY, body_words((name,)), body_words((acronym,)), country=country)


def test_that_bodies_are_known_by_names_acronyms_and_country() -> None:
    office = body("Office of the Harbour Commissioner", acronym="OHC", country="CH")
    assert found(office, body("The Office of Harbour Commissioner", country="CH")) == [
        (0, 1, Certainty.CERTAIN)
    ]
    assert found(office, body("OHC")) == [(0, 1, Certainty.CERTAIN)]
    assert found(office, body("Oasis Health Club", acronym="OHC")) == [(0, 1, Certainty.LIKELY)]
    assert found(office, body("Oasis Health Club", acronym="OHC", country="KE")) == []
    assert found(
        body("Ministry of Health", country="TH"), body("Ministry of Health", country="LA")
    ) == [(0, 1, Certainty.LIKELY)]


def test_that_near_duplicates_of_the_generator_are_found_and_namesakes_are_not() -> None:
    contacts = list(generate(SIZE, 7))
    root = [one.duplicate_of or one.uid for one in contacts]
    pairs = list(find_duplicates([traits_of(one) for one in directory_records(SIZE, 7)]))
    true = {(a, b) for a, b in combinations(range(SIZE), 2) if root[a] == root[b]}
    certain = {(one.first, one.second) for one in pairs if one.certainty is Certainty.CERTAIN}
    every = {(one.first, one.second) for one in pairs}
    assert len(true) > 100
    assert len(certain & true) >= 0.99 * len(certain)
    assert len(every & true) >= 0.95 * len(true)
