import datetime

from stakeholders.domain.coverage import (
    Balance,
    Coverage,
    Suggestion,
    Why,
    coverage_of,
    gender_of,
    with_suggestions,
)
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event, EventCategory, EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationState, InvitationStatus
from stakeholders.domain.participation import Nomination, Participation

DAY = datetime.date(2026, 4, 15)
FIJI, LAOS, NGO = Uid("fiji"), Uid("laos"), Uid("ngo")
EVENT = Event(
    "Workshop",
    roles=(EventRole("head", "Head", is_wanted=True), EventRole("expert", "Expert")),
    categories=(EventCategory("state", "State", quota=2),),
)
SENT = (
    Delegation("Fiji", "state", country="FJ", uid=FIJI),
    Delegation("Friends", "ngo", uid=NGO),
    Delegation("Laos", "state", country="LA", uid=LAOS),
)
ANA = Participation("Ana", delegation=FIJI, role="head", honorific="Ms.")
BEN = Participation("Ben", delegation=FIJI, role="expert", gender="m")
CY = Participation("Cy", delegation=LAOS, role="head", nomination=Nomination.WITHDRAWN)
REGIONS = {"FJ": "Asia-Pacific States", "LA": "Asia-Pacific States"}


def matrix() -> Coverage:
    asked = (Invitation("Embassy", delegation=LAOS, status=InvitationStatus.SENT),)
    return coverage_of(EVENT, SENT, (ANA, BEN, CY), asked, DAY, REGIONS)


def test_that_gaps_come_first_and_who_withdrew_fills_nothing() -> None:
    found = matrix()
    assert [(row.delegation.name, row.empty) for row in found.rows] == [
        ("Friends", 1), ("Laos", 1), ("Fiji", 0),
    ]  # fmt: skip
    assert found.empty == 2
    assert [role.code for role in found.roles] == ["head"]


def test_that_a_row_says_its_places_and_its_invitation() -> None:
    _, laos, fiji = matrix().rows
    assert (fiji.coming, fiji.places, fiji.state) == (2, 2, None)
    assert (laos.coming, laos.state) == (0, InvitationState.SENT)


def test_that_the_balance_counts_who_comes() -> None:
    found = matrix()
    assert found.genders == (Balance("f", 1), Balance("m", 1))
    assert found.regions == (Balance("Asia-Pacific States", 2, 2),)


def test_that_gender_is_as_told_before_the_honorific() -> None:
    people = (
        Participation("A", gender="x", honorific="Ms."), Participation("B", honorific="H.E. Mr."),
        Participation("C", honorific="Dr."), Participation("D", honorific="Mme"),
    )  # fmt: skip
    assert [gender_of(one) for one in people] == ["x", "m", "", "f"]


def test_that_only_empty_cells_are_given_a_suggestion() -> None:
    who = Suggestion(Uid("di"), "Di", Why.HEAD)
    found = with_suggestions(matrix(), {(LAOS, "head"): who, (FIJI, "head"): who})
    told = {row.delegation.name: row.cells[0].suggestion for row in found.rows}
    assert told == {"Friends": None, "Laos": who, "Fiji": None}
