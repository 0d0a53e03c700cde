import pytest

from tests.formats.block_words import TABLES

OFFICES = TABLES.grammar.offices


@pytest.mark.parametrize(
    "name", ["Press Office", "Media Relations", "Service de presse", "Presse- und Medienservice"]
)
def test_that_every_house_has_a_press_office(name: str) -> None:
    assert OFFICES.is_generic(name)


@pytest.mark.parametrize(
    "name", ["Media Accreditation and Liaison Unit", "Legal Office", "Lake Press Club", "and"]
)
def test_that_an_office_with_a_name_of_its_own_is_none_of_them(name: str) -> None:
    assert not OFFICES.is_generic(name)


def test_that_a_name_may_only_end_like_a_compound() -> None:
    assert OFFICES.is_compound("Pressestelle")
    assert not OFFICES.is_compound("Christelle")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Ministry of Agriculture, Fisheries and Food", 1),
        ("Ministère de l'Agriculture, de l'Alimentation et de la Forêt", 1),
        ("Ministerio de Cultura, Juventud y Deportes", 1),
        ("Министерство культуры, спорта и молодёжи", 1),
        ("Ministry of Health, Ana Silva and Joe Bell", 0),
        ("Ministry of Health, Accra", 0),
        ("Brown, Green and White", 0),
    ],
)
def test_that_commas_in_the_name_of_a_ministry_part_nothing(line: str, count: int) -> None:
    assert len(list(OFFICES.commas_in(line, 0, len(line)))) == count


def test_that_legal_forms_end_the_names_of_companies() -> None:
    assert OFFICES.is_legal_form("GmbH")
    assert OFFICES.is_legal_form("S.A.")
    assert not OFFICES.is_legal_form("Secretary")
