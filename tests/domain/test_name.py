from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.name import PersonName, is_initial, read_name


class FewWords:
    """The few words these names need; the tables of the program have tests of their own."""

    _honorifics: Final = frozenset(
        {"H.E.", "Mr.", "Mr", "Ms.", "Dr.", "Prof. Dr.", "M.", "D.", "U"}
    )
    _particles: Final = frozenset({"de", "la", "van", "der", "bin", "al"})

    def is_honorific(self, text: str) -> bool:
        return text in self._honorifics

    def is_particle(self, word: str) -> bool:
        return word.casefold() in self._particles


WORDS: Final = FewWords()


@pytest.mark.parametrize(
    ("text", "honorific", "given_name", "family"),
    [
        ("Jose Diaz", "", "Jose", "Diaz"),
        ("Ms. Olivia Sylvia Inciong", "Ms.", "Olivia", "Inciong"),
        ("H.E. Mr. TANG Jiaxuan", "H.E. Mr.", "Jiaxuan", "TANG"),
        ("Prof. Dr. Ada Brinkmann", "Prof. Dr.", "Ada", "Brinkmann"),
        ("Monique de la Cruz", "", "Monique", "de la Cruz"),
        ("Jan van der Berg", "", "Jan", "van der Berg"),
        ("Diaz, Jose", "", "Jose", "Diaz"),
        ("M. Noé Bastide", "M.", "Noé", "Bastide"),
        ("D. Oakes", "", "D.", "Oakes"),
        ("John D. Oakes", "", "John", "Oakes"),
        ("何立群", "", "立群", "何"),
        ("欧阳海洋", "", "海洋", "欧阳"),
        ("Suharto", "", "Suharto", ""),
        ("", "", "", ""),
    ],
)
def test_that_the_parts_of_a_name_are_told_apart(
    text: str, honorific: str, given_name: str, family: str
) -> None:
    name = read_name(text, WORDS)
    assert (name.honorific, name.given, name.family) == (honorific, given_name, family)


def test_that_the_name_stays_as_it_is_written() -> None:
    assert read_name("H.E. Mr. TANG Jiaxuan", WORDS).full == "TANG Jiaxuan"
    assert read_name("Ms. Olivia Sylvia Inciong", WORDS).full == "Olivia Sylvia Inciong"


def test_that_family_names_in_capitals_may_stand_first_or_last() -> None:
    assert read_name("TANG Jiaxuan", WORDS).family_first
    assert not read_name("Jiaxuan TANG", WORDS).family_first
    assert read_name("Jiaxuan TANG", WORDS).family == "TANG"


def test_that_a_suffix_is_no_family_name() -> None:
    name = read_name("Martin Oakes Jr.", WORDS)
    assert (name.family, name.suffix) == ("Oakes", "Jr.")
    assert read_name("Oakes, Jr.", WORDS).full == "Oakes, Jr."


def test_that_people_sort_by_family_name_whatever_the_order() -> None:
    tang, diaz = read_name("TANG Jiaxuan", WORDS), read_name("Jose Diaz", WORDS)
    assert diaz.sort_key < tang.sort_key
    assert read_name("Suharto", WORDS).sort_key < tang.sort_key


def test_that_a_name_knows_its_script() -> None:
    assert read_name("何立群", WORDS).script == "Hani"


@pytest.mark.parametrize(
    ("word", "answer"), [("D.", True), ("M.", False), ("Mr.", False), ("D", False)]
)
def test_that_an_initial_is_told_from_an_honorific(word: str, answer: bool) -> None:
    assert is_initial(word) is answer


@given(st.text())
def test_that_no_text_is_too_strange(text: str) -> None:
    name = read_name(text, WORDS)
    assert isinstance(name, PersonName)
    assert name.sort_key
