"""Bodies known beforehand: names and acronyms in six languages find them."""

from collections import defaultdict
from typing import Final

import pytest

from stakeholders.domain.area import read_areas
from stakeholders.domain.reference import ReferenceBodies, read_bodies
from stakeholders.domain.text import fold
from stakeholders.paths import resource_text

SIX: Final = ("en", "fr", "es", "ru", "zh", "ar")


@pytest.fixture(scope="module")
def bodies() -> ReferenceBodies:
    return read_bodies(resource_text("reference", "un_bodies.json"))


def key_of(bodies: ReferenceBodies, text: str) -> str | None:
    body = bodies.find(text)
    return body.key if body else None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Office of the United Nations High Commissioner for Human Rights", "ohchr"),
        ("Office of the High Commissioner for Human Rights", "ohchr"),
        ("OHCHR", "ohchr"),
        ("hcdh", "ohchr"),
        ("ACNUDH", "ohchr"),
        ("УВКПЧ", "ohchr"),
        ("人权高专办", "ohchr"),
        ("United Nations Office on Drugs and Crime", "unodc"),
        ("United Nations Office on Drugs and Crime (UNODC)", "unodc"),
        ("ONUDC", "unodc"),
        ("UN.GIFT", "ungift"),
        ("Global Initiative to Fight Human Trafficking (UN.GIFT)", "ungift"),
        ("Global Initiative to Fight Against Trafficking (UN.GIFT)", "ungift"),
        ("UN Information Service", "unis"),
        ("United Nations Information Service (UNIS) Vienna", "unis-vienna"),
        ("United Nations Conference Centre", "uncc"),
        ("UNODC (OHCHR)", None),
        ("Ministry of Something", None),
        ("CIJ", None),
    ],
)
def test_that_a_body_is_found_by_each_of_its_names(
    bodies: ReferenceBodies, text: str, key: str | None
) -> None:
    assert key_of(bodies, text) == key


def test_that_bodies_of_the_un_system_have_names_in_six_languages(
    bodies: ReferenceBodies,
) -> None:
    system = [body for body in bodies.all if body.is_of_un]
    lacking = [
        (body.key, language) for body in system for language in SIX if not body.names.get(language)
    ]
    assert len(system) > 150
    assert lacking == []


def test_that_no_name_stands_for_two_bodies_unless_it_is_listed(bodies: ReferenceBodies) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for body in bodies.all:
        for name in body.all_names():
            owners[fold(name)].add(body.key)
    shared = {name: keys for name, keys in owners.items() if len(keys) > 1}
    listed = {name: {body.key for body in bodies.ambiguous(name)} for name in shared}
    assert shared == listed
    assert {body.key for body in bodies.ambiguous("CIJ")} == {"icj", "icj-jurists"}
    assert bodies.ambiguous("OHCHR") == ()


def test_that_an_acronym_in_running_text_must_be_written_as_one(bodies: ReferenceBodies) -> None:
    who = bodies.acronym("WHO")
    assert who is not None
    assert who.key == "who"
    assert bodies.acronym("who") is None
    assert bodies.acronym("CIJ") is None


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("press@ohchr.org", "ohchr"),
        ("someone@mail.unodc.org", "unodc"),
        ("UNODC.ORG", "unodc"),
        ("somebody@un.org", "un"),
        ("example.org", None),
        ("", None),
    ],
)
def test_that_an_e_mail_domain_tells_the_body(
    bodies: ReferenceBodies, address: str, key: str | None
) -> None:
    body = bodies.by_domain(address)
    assert (body.key if body else None) == key


def test_that_keys_parents_and_domains_hold_together(bodies: ReferenceBodies) -> None:
    keys = {body.key for body in bodies.all}
    assert len(keys) == len(bodies.all)
    assert all(body.parent in keys for body in bodies.all if body.parent)
    domains = [domain for body in bodies.all for domain in body.domains]
    assert len(set(domains)) == len(domains)
    assert len({body.uid for body in bodies.all}) == len(bodies.all)


def test_that_no_body_is_above_itself(bodies: ReferenceBodies) -> None:
    for body in bodies.all:
        above, seen = body.parent, {body.key}
        while above:
            assert above not in seen
            seen.add(above)
            parent = bodies.by_key(above)
            above = parent.parent if parent else None


def test_that_every_seat_is_a_known_city_of_its_country(bodies: ReferenceBodies) -> None:
    areas = read_areas(
        resource_text("reference", "areas.json"), "", resource_text("reference", "cities.json")
    )
    for body in bodies.all:
        if body.seat:
            city = areas.city(body.seat)
            assert city is not None, body.key
            assert city.iso2 == body.iso2, body.key


def test_that_the_important_bodies_have_names_in_all_six_languages(
    bodies: ReferenceBodies,
) -> None:
    complete = {body.key for body in bodies.all if all(body.names.get(each) for each in SIX)}
    assert len(complete) >= 150
    important = "un ohchr unodc unog unov unon undp unicef unhcr unep unfpa wfp who ilo fao unesco"
    important += " iaea iom escap ece eca eclac escwa ocha dppa dpo unwomen unhabitat unctad hrc"
    assert set(important.split()) <= complete


def test_that_a_body_speaks_the_language_asked_for_or_english(bodies: ReferenceBodies) -> None:
    ohchr = bodies.by_key("ohchr")
    assert ohchr is not None
    assert ohchr.acronym("fr") == "HCDH"
    assert ohchr.acronym("fr-CH") == "HCDH"
    assert ohchr.acronym("de") == "OHCHR"
    assert ohchr.name("es").startswith("Oficina del Alto Comisionado")
    assert ohchr.name("de") == ohchr.name("en")
    assert bodies.by_uid(ohchr.uid) is ohchr


def test_that_partners_are_told_from_the_un_system(bodies: ReferenceBodies) -> None:
    partners = {body.key for body in bodies.all if not body.is_of_un}
    assert {"icrc", "interpol", "asean", "eu", "ganhri", "pif", "icc"} <= partners
    assert not {"ohchr", "iom", "unodc", "who"} & partners


def test_that_the_parts_of_a_body_are_those_directly_below(bodies: ReferenceBodies) -> None:
    below = {body.key for body in bodies.parts_of("unodc")}
    assert {"ungift", "unodc-roseap"} <= below
    assert "ohchr" not in below


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("UNODC Advocacy Section", ["unodc"]),
        ("UN Human Rights Office Kenya", ["ohchr"]),
        ("红十字国际委员会东亚地区代表处", ["icrc"]),
        ("organized by the United Nations Office on Drugs and Crime (UNODC)", ["unodc", "unodc"]),
        ("the people who can", []),
        ("UN Information Service, CIJ", ["unis"]),
    ],
)
def test_that_bodies_are_found_in_running_text(
    bodies: ReferenceBodies, text: str, keys: list[str]
) -> None:
    assert [mention.body.key for mention in bodies.in_text(text)] == keys


def test_that_a_mention_says_where_it_stands(bodies: ReferenceBodies) -> None:
    text = "Spokesperson, Office of the United Nations High Commissioner for Human Rights, Geneva"
    (mention,) = bodies.in_text(text)
    assert mention.body.key == "ohchr"
    assert text[mention.start : mention.end] == mention.body.name()
