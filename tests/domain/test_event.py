from stakeholders.domain.event import (
    Event,
    EventBody,
    EventBodyRole,
    EventCategory,
    EventRole,
)

WORKSHOP = Event(
    "Workshop",
    bodies=(
        EventBody(EventBodyRole.ORGANISER, "UNODC"),
        EventBody(EventBodyRole.HOST, "Thailand"),
        EventBody(EventBodyRole.COLLABORATOR, "Australia"),
    ),
    categories=(EventCategory("ngo", "NGOs", "ngos"),),
    roles=(EventRole("head", "Head", is_wanted=True), EventRole("adviser", "Adviser")),
)


def test_that_bodies_are_told_by_what_they_do() -> None:
    hosts = WORKSHOP.bodies_as(EventBodyRole.HOST, EventBodyRole.COLLABORATOR)
    assert [body.name for body in hosts] == ["Thailand", "Australia"]


def test_that_a_category_says_its_section() -> None:
    assert (WORKSHOP.section_of("ngo"), WORKSHOP.section_of("press")) == ("ngos", "")


def test_that_wanted_roles_are_those_everyone_should_fill() -> None:
    assert [role.code for role in WORKSHOP.wanted_roles] == ["head"]
    adviser = WORKSHOP.role("adviser")
    assert adviser is not None
    assert adviser.name == "Adviser"
    assert WORKSHOP.role("cook") is None
