"""Address formats: lines stand as the country writes them, and no part is lost."""

import json
import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.address import Address
from stakeholders.domain.address_format import ANYWHERE, AddressFormats
from stakeholders.domain.area import read_areas
from stakeholders.paths import resource_text

FORMATS: Final = AddressFormats(resource_text("reference", "address_lines.json"))
CODES: Final = tuple(json.loads(resource_text("reference", "address_lines.json")))
WORD: Final = st.text("abcdefghijklm", min_size=3, max_size=9).map(lambda text: f"q{text}")


def address(**parts: str) -> Address:
    return Address(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("iso2", "given_parts", "lines"),
    [
        (
            "CH",
            address(
                extended="Palais Wilson",
                street="Rue des Pâquis 52",
                city="Genève",
                postal_code="1201",
            ),
            ("Palais Wilson", "Rue des Pâquis 52", "CH-1201 Genève"),
        ),
        (
            "CH",
            address(po_box="14", city="Genève 10", postal_code="CH-1211"),
            ("P.O. Box 14", "CH-1211 Genève 10"),
        ),
        (
            "TH",
            address(street="Rajadamnern Nok Avenue", city="Bangkok", postal_code="10200"),
            ("Rajadamnern Nok Avenue", "Bangkok 10200"),
        ),
        (
            "US",
            address(street="405 East 42nd St", city="New York", region="NY", postal_code="10017"),
            ("405 East 42nd St", "New York, NY 10017"),
        ),
        (
            "FR",
            address(street="7 place de Fontenoy", city="Paris", postal_code="75007"),
            ("7 place de Fontenoy", "75007 Paris"),
        ),
        (
            "DE",
            address(street="Platz 1", city="Bonn", region="NRW", postal_code="53113"),
            ("Platz 1", "NRW", "53113 Bonn"),
        ),
        (
            "GB",
            address(street="King Charles Street", city="London", postal_code="SW1A 2AH"),
            ("King Charles Street", "London", "SW1A 2AH"),
        ),
        (
            "KE",
            address(po_box="P.O. Box 30218", city="Nairobi", postal_code="00100"),
            ("P.O. Box 30218", "Nairobi", "00100"),
        ),
        (
            "BR",
            address(street="Rua A, 1", city="Brasília", region="DF", postal_code="70000-000"),
            ("Rua A, 1", "Brasília-DF", "70000-000"),
        ),
        (
            "JP",
            address(
                street="2-1-1 Marunouchi", city="Chiyoda", region="Tokyo", postal_code="100-0005"
            ),
            ("2-1-1 Marunouchi", "Chiyoda, Tokyo", "100-0005"),
        ),
        (
            "JP",
            address(street="丸の内2-1-1", city="千代田区", region="東京都", postal_code="100-0005"),
            ("〒100-0005", "東京都", "千代田区丸の内2-1-1"),
        ),
        (
            "CN",
            address(street="朝阳门南大街2号", region="北京市", postal_code="100701"),
            ("100701", "北京市", "朝阳门南大街2号"),
        ),
        (
            "CN",
            address(
                street="2 Chaoyangmen", city="Chaoyang", region="Beijing", postal_code="100701"
            ),
            ("2 Chaoyangmen", "Chaoyang", "Beijing, 100701"),
        ),
        (
            "SG",
            address(street="1 Raffles Place", city="Singapore", postal_code="048616"),
            ("1 Raffles Place", "SINGAPORE 048616"),
        ),
        ("AE", address(street="Sheikh Zayed Road", city="Dubai"), ("Sheikh Zayed Road", "Dubai")),
        (
            "TR",
            address(street="Cad. 8", city="Balgat", region="Ankara", postal_code="06100"),
            ("Cad. 8", "06100 Balgat/Ankara"),
        ),
        (
            "IN",
            address(street="Janpath", city="New Delhi", postal_code="110001"),
            ("Janpath", "New Delhi 110001"),
        ),
        ("FJ", address(street="Victoria Pde", city="Suva"), ("Victoria Pde", "Suva")),
        ("PR", address(street="Calle 1", postal_code="00901"), ("Calle 1", "PR 00901")),
        (
            "SE",
            address(street="Gatan 1", city="Stockholm", postal_code="111 22"),
            ("Gatan 1", "SE-111 22 Stockholm"),
        ),
    ],
)
def test_that_lines_stand_as_the_country_writes_them(
    iso2: str, given_parts: Address, lines: tuple[str, ...]
) -> None:
    assert FORMATS.of(iso2).lines(given_parts) == lines


def test_that_the_addressee_is_first_and_the_country_last() -> None:
    home = address(street="Rue A 1", city="Genève", postal_code="1201")
    areas = read_areas(resource_text("reference", "areas.json"))
    swiss = areas.by_iso2("CH")
    assert swiss is not None
    lines = FORMATS.of("ch").lines(
        home, name="Ms. A", organization="OHCHR", country=swiss.name("fr")
    )
    assert lines == ("OHCHR", "Ms. A", "Rue A 1", "CH-1201 Genève", "Suisse")


def test_that_a_city_that_is_the_country_is_not_said_twice() -> None:
    home = address(street="1 rue A", city="Monaco")
    assert FORMATS.of("ZZ").lines(home, country="Monaco") == ("1 rue A", "Monaco")


def test_that_an_address_as_printed_stays_as_it_was() -> None:
    printed = Address(lines=("somewhere", "else 10200"), city="Bangkok")
    assert FORMATS.of("TH").lines(printed, country="Thailand") == ("somewhere", "else 10200")
    assert FORMATS.of("CH").missing(printed) == ()


def test_that_an_empty_address_has_no_lines() -> None:
    assert [code for code in CODES if FORMATS.of(code).lines(Address())] == []


@pytest.mark.parametrize(
    ("iso2", "given_parts", "missing"),
    [
        ("CH", address(city="Genève"), ("street", "postal_code")),
        ("US", address(street="a", city="b", postal_code="10017"), ("region",)),
        ("AE", address(street="a", city="Dubai"), ()),
        ("TH", Address(), ()),
    ],
)
def test_that_needed_parts_are_missed(
    iso2: str, given_parts: Address, missing: tuple[str, ...]
) -> None:
    assert FORMATS.of(iso2).missing(given_parts) == missing


@pytest.mark.parametrize(
    ("iso2", "code", "is_code"),
    [
        ("CH", "1201", True),
        ("CH", "CH-1201", True),
        ("CH", "12011", False),
        ("GB", "sw1a 2ah", True),
        ("GB", "12345", False),
        ("US", "10017-1234", True),
        ("TH", "10200", True),
        ("AE", "whatever", True),
    ],
)
def test_that_a_postal_code_is_known_by_its_pattern(iso2: str, code: str, is_code: bool) -> None:
    assert FORMATS.of(iso2).is_code(code) == is_code


def test_that_every_example_is_a_code() -> None:
    formats = {code: FORMATS.of(code) for code in CODES}
    strange = [code for code, it in formats.items() if not it.is_code(it.code_example or "0")]
    without = {code for code, it in formats.items() if it.code_pattern and not it.code_example}
    assert without == set()
    assert strange == []


def test_that_every_area_has_a_format() -> None:
    areas = read_areas(resource_text("reference", "areas.json"))
    assert {area.iso2 for area in areas.all} <= set(CODES)
    assert FORMATS.of("QQ") is FORMATS.of(ANYWHERE)


@given(
    iso2=st.sampled_from(CODES),
    street=WORD,
    extended=WORD,
    box=WORD,
    city=WORD,
    region=WORD,
    code=WORD,
)
def test_that_no_part_is_lost(
    iso2: str, street: str, extended: str, box: str, city: str, region: str, code: str
) -> None:
    home = Address((), box, extended, street, city, region, code)
    lines = FORMATS.of(iso2).lines(home, name="Nnn", organization="Ooo")
    text = " ".join(lines)
    for part in (street, extended, box, city, region, code, "Nnn", "Ooo"):
        assert re.search(rf"{part}", text)
    assert all(line == line.strip() for line in lines)
