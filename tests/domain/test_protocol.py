"""Participants stand where the United Nations put them, whatever order they came in."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.area import Areas, read_areas
from stakeholders.domain.area_names import AreaKind
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event, EventCategory, EventRole, EventSection
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.participation import Nomination, Participation, Registration
from stakeholders.domain.protocol import (
    ParticipantsOrder,
    Protocol,
    ProtocolRules,
    alphabetical_key,
    printed_name,
    rules_of,
    seat_rule,
    state_order,
)
from stakeholders.i18n import SOURCE_LANGUAGE

REFERENCE: Final = Path(__file__).parents[2] / "resources" / "reference"
AREAS: Final[Areas] = read_areas((REFERENCE / "areas.json").read_text("utf-8"))
MEMBERS: Final = tuple(area for area in AREAS.all if area.kind is AreaKind.MEMBER_STATE)
RANKS: Final = {"head_of_state": 10, "foreign_minister": 40, "minister": 50, "ambassador": 70}
LAST: Final = 10**6

EVENT: Final = Event(
    "Workshop",
    categories=(
        EventCategory("member_state", "Member State", "member_states"),
        EventCategory("un_body", "UN body", "un_bodies"),
        EventCategory("ngo", "NGO", "ngos"),
        EventCategory("resource_person", "Resource person", "others"),
    ),
    roles=(
        EventRole("head", "Head of delegation", 10, is_head=True),
        EventRole("deputy_head", "Deputy head", 20),
        EventRole("representative", "Representative", 40),
        EventRole("adviser", "Adviser", 60),
    ),
    sections=tuple(
        EventSection(code, code)
        for code in (
            "member_states",
            "other_states",
            "other_entities",
            "un_bodies",
            "ngos",
            "others",
        )
    ),
)


def uid(text: str) -> Uid:
    return fixed_uid("test", text)


def state(code: str, category: str = "member_state") -> Delegation:
    area = AREAS.by_iso2(code)
    assert area is not None
    return Delegation(
        area.name(), category, area.uid, EntryKind.AREA, country=code, uid=uid(f"delegation {code}")
    )


def body(name: str, category: str, *, sort_as: str = "") -> Delegation:
    return Delegation(
        name, category, kind=EntryKind.BODY, country="TH", body_kind="ngo", uid=uid(name),
        sort_as=sort_as,
    )  # fmt: skip


def sent(delegation: Delegation, name: str, role: str = "", **more: object) -> Participation:
    one = Participation(name, delegation=delegation.uid, role=role, uid=uid(f"{name} {role}"))
    return replace(one, **more)  # type: ignore[arg-type]


def ordered(
    delegations: list[Delegation],
    people: list[Participation],
    rules: ProtocolRules | None = None,
    event: Event = EVENT,
) -> ParticipantsOrder:
    protocol = Protocol(event, AREAS.by_iso2, lambda rank: RANKS.get(rank, LAST), rules)
    return protocol.order(delegations, people)


def titles(order: ParticipantsOrder) -> list[str]:
    return [one.title for section in order.sections for one in section.delegations]


def names(order: ParticipantsOrder) -> list[str]:
    return [
        person.name
        for section in order.sections
        for one in section.delegations
        for person in one.people
    ]


def of_states(codes: str, **rules: str) -> list[str]:
    """Return in which order States stand, each with one delegate."""
    event = replace(EVENT, protocol=tuple(rules.items()))
    delegations = [state(code) for code in codes.split()]
    people = [sent(one, f"Delegate of {one.country}") for one in delegations]
    return titles(ordered(delegations, people, event=event))


# Known orders

EAST_ASIA: Final = (
    "AU BN KH CN KP FJ ID JP KI LA MY MH FM MN MM NR NZ PW PG PH KR WS SG SB TH TL TO TV VU VN"
)


def test_that_states_stand_by_their_names_in_english() -> None:
    assert of_states(" ".join(reversed(EAST_ASIA.split()))) == [
        "Australia", "Brunei Darussalam", "Cambodia", "China",
        "Democratic People's Republic of Korea", "Fiji", "Indonesia", "Japan", "Kiribati",
        "Lao People's Democratic Republic", "Malaysia", "Marshall Islands",
        "Micronesia (Federated States of)", "Mongolia", "Myanmar", "Naoero", "New Zealand", "Palau",
        "Papua New Guinea", "Philippines", "Republic of Korea", "Samoa", "Singapore",
        "Solomon Islands", "Thailand", "Timor-Leste", "Tonga", "Tuvalu", "Vanuatu", "Viet Nam",
    ]  # fmt: skip


def test_that_accents_and_hyphens_do_not_move_a_state() -> None:
    assert of_states("TR TN TM HR CI CR CG GN GW GY SA ST SM NE NG TL TG") == [
        "Congo", "Costa Rica", "Côte d'Ivoire", "Croatia", "Guinea", "Guinea-Bissau", "Guyana",
        "Niger", "Nigeria", "San Marino", "Sao Tome and Principe", "Saudi Arabia", "Timor-Leste",
        "Togo", "Tunisia", "Türkiye", "Turkmenistan",
    ]  # fmt: skip


def test_that_states_stand_by_their_names_in_french() -> None:
    found = of_states("DE US ET EE SZ MH SB IN HU GB KR CD LA DO KP TZ", states_in="fr")
    assert found == [
        "Allemagne", "Estonie", "Eswatini", "États-Unis d'Amérique", "Éthiopie", "Hongrie",
        "Îles Marshall", "Îles Salomon", "Inde", "République de Corée",
        "République démocratique du Congo", "République démocratique populaire lao",
        "République dominicaine", "République populaire démocratique de Corée",
        "République-Unie de Tanzanie", "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord",
    ]  # fmt: skip


def test_that_states_stand_by_their_names_in_spanish() -> None:
    found = of_states("ES US DE ZA SA SK SI MH CN TD CL CI HR", states_in="es")
    assert found == [
        "Alemania", "Arabia Saudita", "Chad", "Chile", "China", "Côte d'Ivoire", "Croacia",
        "Eslovaquia", "Eslovenia", "España", "Estados Unidos de América", "Islas Marshall",
        "Sudáfrica",
    ]  # fmt: skip


def test_that_the_lot_begins_and_the_others_follow_round() -> None:
    # The seventy-ninth session of the General Assembly began with Yemen.
    assert of_states("AF AL YE ZM ZW TH", starts_with="YE") == [
        "Yemen", "Zambia", "Zimbabwe", "Afghanistan", "Albania", "Thailand",
    ]  # fmt: skip


def test_that_the_next_state_begins_where_the_drawn_one_is_not_there() -> None:
    assert of_states("AF TH VN", starts_with="LA") == ["Thailand", "Viet Nam", "Afghanistan"]


def test_that_an_unknown_lot_or_language_changes_nothing() -> None:
    assert of_states("TH AF", starts_with="??", states_in="ru") == ["Afghanistan", "Thailand"]


def test_that_all_members_have_one_order_in_each_language() -> None:
    for language in ("en", "fr", "es"):
        order = state_order(MEMBERS, language)
        assert sorted(order, key=lambda one: one.iso2) == sorted(MEMBERS, key=lambda one: one.iso2)
        turned = state_order(MEMBERS, language, "YE")
        assert turned[0].iso2 == "YE"
        assert [*turned, *turned][turned.index(order[0]) :][:193] == list(order)
    assert [area.iso2 for area in state_order(MEMBERS, SOURCE_LANGUAGE)][:2] == ["AF", "AL"]
    assert [area.iso2 for area in state_order(MEMBERS, SOURCE_LANGUAGE)][-2:] == ["ZM", "ZW"]


# Sections


def test_that_sections_stand_as_the_event_has_them_and_empty_ones_are_not_printed() -> None:
    ngo, un = body("Quay Watch", "ngo"), body("UNODC", "un_body")
    delegations = [ngo, un, state("TH")]
    people = [sent(one, f"From {one.name}") for one in delegations]
    found = ordered(delegations, people)
    assert [section.code for section in found.sections] == ["member_states", "un_bodies", "ngos"]
    turned = replace(EVENT, sections=tuple(reversed(EVENT.sections)))
    again = ordered(delegations, people, event=turned)
    assert [section.code for section in again.sections] == ["ngos", "un_bodies", "member_states"]


def test_that_a_hidden_section_is_not_printed() -> None:
    hidden = tuple(replace(one, is_hidden=one.code == "ngos") for one in EVENT.sections)
    ngo = body("Quay Watch", "ngo")
    found = ordered([ngo], [sent(ngo, "A")], event=replace(EVENT, sections=hidden))
    assert not found.sections


@pytest.mark.parametrize(
    ("code", "section"),
    [
        ("TH", "member_states"),
        ("VA", "other_states"),
        ("PS", "other_states"),
        ("CK", "other_states"),
        ("NC", "other_entities"),
    ],
)
def test_that_states_that_are_not_members_have_a_section_of_their_own(
    code: str, section: str
) -> None:
    for category in ("member_state", ""):
        one = state(code, category)
        assert [found.code for found in ordered([one], [sent(one, "A")]).sections] == [section]


def test_that_a_convening_organ_may_have_members_of_its_own() -> None:
    event = replace(EVENT, protocol=(("members", "CK, NU"),))
    one = state("CK")
    assert ordered([one], [sent(one, "A")], event=event).sections[0].code == "member_states"


def test_that_bodies_stand_by_their_names_or_as_they_were_told() -> None:
    bodies = [
        body("Zebra Trust", "ngo"),
        body("The Quay", "ngo", sort_as="Quay"),
        body("Ébène", "ngo"),
    ]
    people = [sent(one, one.name) for one in bodies]
    assert titles(ordered(bodies, people)) == ["Ébène", "The Quay", "Zebra Trust"]


def test_that_who_has_no_delegation_stands_with_the_body_in_the_section_of_the_category() -> None:
    people = [
        Participation("B", body="Institute", category="resource_person", uid=uid("b")),
        Participation("A", category="nothing known", uid=uid("a")),
    ]
    (section,) = ordered([], people).sections
    assert section.code == "others"
    assert [(one.title, one.people[0].name) for one in section.delegations] == [
        ("", "A"),
        ("Institute", "B"),
    ]


# Persons


def test_that_the_head_stands_first_then_role_rank_order_given_and_family_name() -> None:
    thai = state("TH")
    people = [
        sent(thai, "Adviser A", "adviser"),
        sent(thai, "Zoe Late", "representative", family="Late"),
        sent(thai, "Yan Early", "representative", family="Early"),
        sent(thai, "Second", "representative", position=2),
        sent(thai, "Envoy", "representative", rank="ambassador", position=9),
        sent(thai, "Deputy", "deputy_head", rank="ambassador"),
        sent(thai, "Chief", "head"),
        sent(thai, "Unknown", "something"),
    ]
    assert names(ordered([thai], people[3:] + people[:3])) == [
        "Chief", "Deputy", "Envoy", "Yan Early", "Zoe Late", "Second", "Adviser A", "Unknown",
    ]  # fmt: skip


def test_that_the_general_assembly_puts_rank_first() -> None:
    thai, fiji, lao = state("TH"), state("FJ"), state("LA")
    people = [
        sent(thai, "Envoy", "head", rank="ambassador"),
        sent(thai, "Foreign Minister", "adviser", rank="foreign_minister"),
        sent(fiji, "Minister", "head", rank="minister"),
        sent(lao, "President", "head", rank="head_of_state"),
    ]
    found = ordered([thai, fiji, lao], people, ProtocolRules(by_rank=True))
    assert names(found) == ["President", "Foreign Minister", "Envoy", "Minister"]


def test_that_only_those_are_printed_who_take_part_and_have_a_name() -> None:
    thai = state("TH")
    people = [
        sent(thai, "Here"),
        sent(thai, "Replaced", replaced_by=uid("Here ")),
        sent(thai, "Refused", nomination=Nomination.REFUSED),
        sent(thai, "Cancelled", registration=Registration.CANCELLED),
        sent(thai, "  "),
    ]
    assert names(ordered([thai], people)) == ["Here"]


def test_that_only_registered_ones_are_printed_where_the_rules_say_so() -> None:
    thai = state("TH")
    people = [sent(thai, "Nominated"), sent(thai, "There", registration=Registration.ARRIVED)]
    rules = ProtocolRules(only_registered=True)
    assert names(ordered([thai], people, rules)) == ["There"]


def test_that_who_has_two_seats_is_printed_once_and_asked_about() -> None:
    thai, un = state("TH"), body("UNODC", "un_body")
    both = [sent(thai, "Ana", person=uid("ana")), sent(un, "Ana", person=uid("ana"))]
    found = ordered([thai, un], both)
    assert titles(found) == ["Thailand"]
    (question,) = found.questions
    assert question.seats == (("Thailand", thai.uid), ("UNODC", un.uid))
    assert un.uid is not None
    settled = replace(EVENT, protocol=(seat_rule(uid("ana"), un.uid),))
    found = ordered([thai, un], both, event=settled)
    assert (titles(found), found.questions) == (["UNODC"], ())


def test_that_one_seat_entered_twice_is_printed_once_without_a_question() -> None:
    thai = state("TH")
    twice = [
        sent(thai, "Ana", "adviser", person=uid("ana")),
        sent(thai, "Ana", "head", person=uid("ana")),
    ]
    found = ordered([thai], twice)
    assert (names(found), found.questions) == (["Ana"], ())
    assert found.sections[0].delegations[0].people[0].role == "head"


def test_that_two_people_of_one_name_are_both_printed() -> None:
    thai = state("TH")
    people = [sent(thai, "Ana", position=1), sent(thai, "Ana", position=2)]
    assert ordered([thai], people).count == 2


# Names


@pytest.mark.parametrize(
    ("told", "family", "is_first", "printed"),
    [
        ("Tang Jiaxuan", "Tang", True, "TANG Jiaxuan"),
        ("Jiaxuan Tang", "Tang", False, "Jiaxuan TANG"),
        ("Ana van der Berg", "van der Berg", False, "Ana VAN DER BERG"),
        ("Li Lili", "Li", True, "LI Lili"),
        ("Ban Ban", "Ban", False, "Ban BAN"),
        ("Nguyễn Thị Ví Dụ", "Nguyễn", True, "NGUYỄN Thị Ví Dụ"),
        ("范例玲", "范", True, "范例玲"),
        ("Suharto", "", False, "Suharto"),
        ("Ana (Belén) Quiroz+", "Quiroz+", False, "Ana (Belén) QUIROZ+"),
        ("Written Otherwise", "Berg", False, "Written Otherwise"),
    ],
)
def test_that_family_names_stand_in_capitals_where_that_was_chosen(
    told: str, family: str, is_first: bool, printed: str
) -> None:
    one = Participation(told, honorific="H.E. Mr.", family=family, family_first=is_first)
    assert printed_name(one, capitals=True) == f"H.E. Mr. {printed}"
    assert printed_name(one) == f"H.E. Mr. {told}"


# Whatever comes in


CODES = st.sampled_from(["TH", "LA", "CI", "TR", "VA", "CK", "NC", "US", "XX", ""])
DELEGATIONS = st.lists(
    st.builds(
        Delegation,
        st.text(max_size=6),
        st.sampled_from(["member_state", "ngo", "un_body", "", "unheard of"]),
        country=CODES,
        body_kind=st.sampled_from(["", "ngo"]),
        uid=st.integers(0, 9).map(lambda number: uid(str(number))),
    ),
    max_size=6,
    unique_by=lambda one: one.uid,
)
PEOPLE = st.lists(
    st.builds(
        Participation,
        st.text(max_size=5),
        person=st.none() | st.integers(0, 3).map(lambda number: uid(f"p{number}")),
        delegation=st.none() | st.integers(0, 12).map(lambda number: uid(str(number))),
        role=st.sampled_from(["head", "adviser", "", "?"]),
        rank=st.sampled_from(["ambassador", "", "?"]),
        family=st.text(max_size=3),
        category=st.sampled_from(["ngo", "", "resource_person"]),
        body=st.sampled_from(["", "Institute"]),
        position=st.integers(0, 3),
    ),
    max_size=9,
)


@settings(max_examples=150)
@given(DELEGATIONS, PEOPLE, st.booleans(), st.sampled_from(["", "LA", "ZZ"]), st.randoms())
def test_that_everybody_is_printed_once_in_one_order(
    delegations: list[Delegation],
    people: list[Participation],
    by_rank: bool,
    drawn: str,
    chance: random.Random,
) -> None:
    numbered = [replace(one, uid=uid(f"n{number}")) for number, one in enumerate(people)]
    rules = ProtocolRules(by_rank=by_rank, starts_with=drawn)
    found = ordered(delegations, numbered, rules)
    printed = [
        one for section in found.sections for group in section.delegations for one in group.people
    ]
    known = [one.person for one in printed if one.person]
    assert len(known) == len(set(known))
    named = [one for one in numbered if one.name.strip()]
    assert {one.person for one in named if one.person} == set(known)
    without = [one for one in printed if not one.person]
    assert sorted(one.uid or "" for one in without) == sorted(
        one.uid or "" for one in named if not one.person
    )
    assert all(group.people for section in found.sections for group in section.delegations)
    chance.shuffle(numbered)
    chance.shuffle(delegations)
    again = ordered(delegations, numbered, rules)
    assert titles(again) == titles(found)


@given(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS))
def test_that_the_order_is_that_of_names_without_accents(one: object, other: object) -> None:
    first, second = (alphabetical_key(area.name()) for area in (one, other))  # type: ignore[attr-defined]
    places = [area.iso2 for area in state_order(MEMBERS, "en")]
    before = places.index(one.iso2) <= places.index(other.iso2)  # type: ignore[attr-defined]
    assert before == (first <= second)


def test_that_rules_are_read_from_what_the_event_says() -> None:
    told = (("states_in", "fr"), ("starts_with", "ye"), ("by_rank", "yes"), ("capitals", "no"))
    rules = rules_of(replace(EVENT, protocol=told))
    assert (rules.states_in, rules.starts_with, rules.by_rank) == ("fr", "YE", True)
    assert not rules.capitals
    assert rules_of(EVENT) == ProtocolRules()


def test_that_a_body_of_no_kind_is_printed_by_its_name_and_not_as_its_country() -> None:
    bureau = replace(body("River Bureau", "ngo"), body_kind="")
    assert titles(ordered([bureau], [sent(bureau, "Ana")])) == ["River Bureau"]
