"""Terms: every code has a text in six languages, and the codes in use are among them."""

import json
from typing import Final

import pytest

from stakeholders.domain.area_group import MembershipTerms
from stakeholders.domain.area_names import AreaKind
from stakeholders.domain.name import NameType
from stakeholders.domain.parts import AreaRole
from stakeholders.domain.reference import read_bodies
from stakeholders.domain.terms import UNRANKED, Terminology, Vocabulary
from stakeholders.domain.vocabulary import read_words
from stakeholders.paths import resource_text

SIX: Final = ("en", "fr", "es", "ru", "zh", "ar")
PARENTS: Final = {
    Vocabulary.STATUS: Vocabulary.STATUS_SCHEME,
    Vocabulary.PARTICIPANT_CATEGORY: Vocabulary.PARTICIPANT_SECTION,
}
"""Where the parents of a vocabulary are, if not among its own codes."""
TERMS: Final = Terminology(resource_text("reference", "terms.json"))


@pytest.mark.parametrize("vocabulary", Vocabulary)
def test_that_every_code_has_its_own_text_in_six_languages(vocabulary: Vocabulary) -> None:
    terms = TERMS.of(vocabulary)
    parents = TERMS.of(PARENTS.get(vocabulary, vocabulary))
    for term in terms:
        assert set(term.names) == set(SIX)
        assert all(term.names.values())
        assert term.parent is None or parents.get(term.parent)
    for language in SIX:
        names = [term.names[language] for term in terms]
        assert len(set(names)) == len(names)


def test_that_the_file_has_the_vocabularies_and_no_code_twice() -> None:
    content = json.loads(resource_text("reference", "terms.json"))
    assert set(content) == set(Vocabulary)
    for listed in content.values():
        codes = [row["code"] for row in listed]
        assert len(set(codes)) == len(codes)


def test_that_known_bodies_have_known_kinds() -> None:
    kinds = TERMS.of(Vocabulary.BODY_KIND)
    bodies = read_bodies(resource_text("reference", "un_bodies.json"))
    assert {body.kind for body in bodies.all if not kinds.get(body.kind)} == set()
    words = json.loads(resource_text("reference", "words.json"))
    assert {row["kind"] for row in words["bodies"] if not kinds.get(row["kind"])} == set()


def test_that_functions_read_from_titles_are_known() -> None:
    words = read_words(resource_text("reference", "words.json"))
    functions = TERMS.of(Vocabulary.FUNCTION)
    assert {code for code in words.function_codes if not functions.get(code)} == set()


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [(Vocabulary.AREA_KIND, set(AreaKind)), (Vocabulary.MEMBERSHIP, set(MembershipTerms))],
)
def test_that_what_the_rules_name_has_a_text(vocabulary: Vocabulary, codes: set[str]) -> None:
    assert {term.code for term in TERMS.of(vocabulary)} == codes


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [(Vocabulary.NAME_TYPE, set(NameType)), (Vocabulary.AREA_ROLE, set(AreaRole))],
)
def test_that_codes_of_records_have_texts(vocabulary: Vocabulary, codes: set[str]) -> None:
    assert codes <= {term.code for term in TERMS.of(vocabulary)}


@pytest.mark.parametrize(
    ("code", "other", "is_a"),
    [
        ("un_agency", "un_system", True),
        ("regional_centre", "field_office", True),
        ("permanent_mission", "state", True),
        ("ngo", "ngo", True),
        ("ngo", "un_system", False),
        ("nhri", "state", False),
        ("of our own", "state", False),
    ],
)
def test_that_kinds_of_bodies_are_a_tree(code: str, other: str, is_a: bool) -> None:
    assert TERMS.of(Vocabulary.BODY_KIND).is_a(code, other) == is_a


def test_that_the_tree_of_kinds_ends() -> None:
    kinds = TERMS.of(Vocabulary.BODY_KIND)
    assert [term.code for term in kinds if kinds.is_a(term.code, "no such kind")] == []


def test_that_a_relation_reads_in_both_directions() -> None:
    assert TERMS.relation("hosts") == "hosts"
    assert TERMS.relation("hosts", backwards=True) == "is hosted by"
    assert TERMS.relation("succeeded_by", "fr", backwards=True) == "a succédé à"
    forth, back = TERMS.of(Vocabulary.RELATION), TERMS.of(Vocabulary.RELATION_BACK)
    assert [term.code for term in forth] == [term.code for term in back]


def test_that_ranks_stand_in_the_order_of_protocol() -> None:
    ranks = TERMS.of(Vocabulary.RANK)
    given = ["attache", "of our own", "ambassador", "head_of_state", "foreign_minister"]
    assert sorted(given, key=ranks.weight) == [
        "head_of_state",
        "foreign_minister",
        "ambassador",
        "attache",
        "of our own",
    ]
    weights = [term.weight for term in ranks]
    assert weights == sorted(set(weights))
    assert max(weights) < UNRANKED


@pytest.mark.parametrize(
    ("scheme", "values"),
    [("ganhri", ["A", "B", "none"]), ("ecosoc", ["general", "special", "roster"]), ("other", [])],
)
def test_that_a_scheme_of_status_has_its_values(scheme: str, values: list[str]) -> None:
    assert [term.code for term in TERMS.statuses(scheme)] == values


def test_that_a_code_is_found_by_its_text_and_an_own_one_is_its_text() -> None:
    kinds = TERMS.of(Vocabulary.BODY_KIND)
    assert kinds.code_of("Mission permanente") == "permanent_mission"
    assert kinds.code_of("permanent_mission") == "permanent_mission"
    assert kinds.code_of("Permanent_Mission") == "permanent_mission"
    assert TERMS.of(Vocabulary.STATUS).code_of("a") == "A"
    assert kinds.code_of("something of our own") is None
    assert kinds.name("permanent_mission", "ru-RU") == "Постоянное представительство"
    assert kinds.name("permanent_mission", "de") == "Permanent mission"
    assert kinds.name("something of our own") == "something of our own"
