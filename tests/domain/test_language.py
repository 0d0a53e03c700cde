"""Languages: codes and names in six languages find them."""

from typing import Final

import pytest

from stakeholders.domain.language import Languages
from stakeholders.paths import resource_text

SIX: Final = {"en", "fr", "es", "ru", "zh", "ar"}
LANGUAGES: Final = Languages(resource_text("reference", "languages.json"))


def test_that_the_six_are_official() -> None:
    assert {language.code for language in LANGUAGES.official} == SIX


def test_that_every_language_has_codes_and_six_names() -> None:
    assert len(LANGUAGES.all) > 180
    assert all(set(language.names) == SIX for language in LANGUAGES.all)
    for codes in ([it.code for it in LANGUAGES.all], [it.code3 for it in LANGUAGES.all]):
        assert len(set(codes)) == len(codes)
    assert all(len(language.code3) == 3 for language in LANGUAGES.all)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fr", "fr"),
        ("FRA", "fr"),
        ("fr-CH", "fr"),
        ("zh_Hans", "zh"),
        ("French", "fr"),
        ("francés", "fr"),
        ("тайский", "th"),
        ("泰语", "th"),
        ("Dari", "prs"),
        ("la", "la"),
        ("Klingonese", None),
        ("", None),
    ],
)
def test_that_a_language_is_found(text: str, code: str | None) -> None:
    found = LANGUAGES.find(text)
    assert (found.code if found else None) == code


def test_that_a_language_is_named_in_a_language() -> None:
    assert LANGUAGES.name("th", "fr") == "thaï"
    assert LANGUAGES.name("th", "de") == "Thai"
    assert LANGUAGES.name("x-own") == "x-own"
