import pytest

from stakeholders.formats.contact_block_cases import nominatives
from tests.formats.block_words import TABLES


@pytest.mark.parametrize(
    ("written", "city"),
    [("Москве", "RU"), ("Ташкенте", "UZ"), ("Женеве", "CH"), ("Вене", "AT"), ("Твери", None)],
)
def test_that_a_city_is_known_in_another_case(written: str, city: str | None) -> None:
    assert TABLES.city_inflected(written)[0] == city


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Узбекистане", "UZ"),
        ("Республики Таджикистан", "TJ"),
        ("Российской Федерации", "RU"),
        ("Армении", "AM"),
        ("Кыргызской Республике", "KG"),
    ],
)
def test_that_a_country_is_known_in_another_case(written: str, country: str) -> None:
    assert TABLES.country_inflected(written) == country


def test_that_other_scripts_have_no_cases() -> None:
    assert not list(nominatives("Genève"))
