import datetime

from stakeholders.domain.event import (
    Event,
    EventBody,
    EventBodyRole,
    EventCategory,
    EventDates,
    EventRole,
    EventStatus,
)
from stakeholders.domain.partial_date import PartialDate

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


def test_that_an_event_is_current_until_two_months_after_it() -> None:
    day, start = datetime.date(2026, 3, 1), PartialDate(2020)

    def is_current(end: PartialDate, status: EventStatus = EventStatus.PLANNED) -> bool:
        return Event("Workshop", dates=EventDates(start, end), status=status).is_current(day)

    assert is_current(PartialDate(2026, 12, 24))
    assert not is_current(PartialDate(2026, 12, 24), EventStatus.CANCELLED)
    assert is_current(PartialDate(2026, 1, 1), EventStatus.HELD)
    assert not is_current(PartialDate(2025, 12, 20))
    assert not is_current(PartialDate(2024))
    assert is_current(PartialDate(2026))


def test_that_an_event_without_a_year_is_current_until_it_was_held() -> None:
    day = datetime.date(2026, 3, 1)
    assert Event("Workshop").is_current(day)
    assert not Event("Workshop", status=EventStatus.HELD).is_current(day)
