"""The reference tables as jobs ask them: names of countries, and addresses as they are written."""

import copy

import pytest

from stakeholders.app.reference import Reference
from stakeholders.bootstrap import build_reference
from stakeholders.domain.address import Address
from stakeholders.domain.terms import Vocabulary


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TR", "en", "Türkiye"),
        ("TR", "ru", "Турция"),
        ("CI", "de", "Côte d'Ivoire"),
        ("XK", "fr", "Kosovo"),
        ("QQ", "en", "QQ"),
    ],
)
def test_that_a_country_has_its_un_name(
    reference: Reference, code: str, language: str, name: str
) -> None:
    assert reference.country_name(code, language) == name


@pytest.mark.parametrize(
    ("country", "language", "last"),
    [
        ("CH", "fr", "Suisse"),
        ("Schweiz", "es", "Suiza"),
        ("Switzerland", "zh", "瑞士"),
        ("Korea", "en", "Korea"),
        ("XK", "ru", "Косово"),
        ("Kosova", "en", "Kosovo"),
        ("Atlantis", "en", "Atlantis"),
    ],
)
def test_that_the_last_line_is_the_country_in_the_language(
    reference: Reference, country: str, language: str, last: str
) -> None:
    home = Address(street="Rue A 1", city="Genève", postal_code="1201", country=country)
    lines = reference.address_lines(home, language, name="Ms. A", organization="OHCHR")
    assert lines[-1] == last
    assert {"Ms. A", "OHCHR", "Rue A 1"} <= set(lines)


def test_that_the_country_decides_the_order(reference: Reference) -> None:
    home = Address(street="Rue A 1", city="Genève", postal_code="1201", country="Suisse")
    assert reference.address_lines(home, "en") == ("Rue A 1", "CH-1201 Genève", "Switzerland")


def test_that_gaps_are_told_only_where_the_country_is_known(reference: Reference) -> None:
    assert reference.address_gaps(Address(city="Genève", country="CH")) == (
        "street",
        "postal_code",
    )
    assert reference.address_gaps(Address(city="Genève")) == ()


def test_that_tables_of_fields_are_at_hand(reference: Reference) -> None:
    assert reference.terms.of(Vocabulary.RANK).name("ambassador", "es") == "Embajador"
    assert reference.languages.name("fr", "ru") == "французский"
    assert reference.areas.by_iso2("NA") is not None


def test_that_tables_cross_to_another_process_also_once_they_have_read_a_text() -> None:
    used = build_reference()
    text = "The Government of Thailand and UNODC in Bangkok"
    found = used.areas.in_text(text)
    bodies = used.block_words.bodies.in_text(text)
    assert found
    assert bodies
    other = copy.deepcopy(used)  # goes the way of another process
    assert other.areas.in_text(text) == found
    assert other.block_words.bodies.in_text(text) == bodies
