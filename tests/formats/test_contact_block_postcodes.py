import pytest

from stakeholders.formats.contact_block_postcodes import country_of_postcode


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Leeds LS1 6HW", "GB"),
        ("London EC4V 3BN", "GB"),
        ("Ottawa, Ontario K2P 1P1", "CA"),
        ("Duluth, MN 55802", "US"),
        ("Washington, D.C. 20037", "US"),
        ("D-24103 Kiel", "DE"),
        ("A-1220 Vienna", "AT"),
        ("FL-9490 Vaduz", "LI"),
        ("S-104 20 Stockholm", "SE"),
    ],
)
def test_that_a_postal_code_tells_its_country(line: str, country: str) -> None:
    assert country_of_postcode(line) == country


@pytest.mark.parametrize(
    "line",
    [
        "24103 Kiel",
        "Room S-3670",
        "room B-1023",
        "Office D-12345",
        "S-0378A",
        "GMT 12 000",
        "A-12 Wien",
    ],
)
def test_that_a_number_without_country_tells_none(line: str) -> None:
    assert country_of_postcode(line) == ""
