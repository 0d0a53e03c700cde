"""Succession: one term ends, another begins, nothing else moves, on any dates."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import DESIGNATE, Holder
from stakeholders.domain.succession import (
    ACTING,
    Handover,
    Succession,
    held_twice,
    left_behind,
    overlap_problem,
    plan_succession,
)

PEOPLE = tuple(Uid(str(uuid.UUID(int=number))) for number in range(1, 7))
XENIA, YUSUF, ZOE = PEOPLE[:3]


def date(text: str) -> PartialDate:
    """Return a date that is one."""
    found = PartialDate.from_text(text)
    assert found is not None
    return found


def holder(person: Uid, from_: str = "", to: str = "", *, acting: bool = False) -> Holder:
    """Return a term; an empty date is none."""
    names = {XENIA: "Xenia", YUSUF: "Yusuf", ZOE: "Zoe"}
    start, end = (date(text) if text else None for text in (from_, to))
    return Holder(person, names.get(person, "Somebody"), start, end, acting)


def after(holders: Sequence[Holder], plan: Succession, newcomer: Uid) -> list[Holder]:
    """Return the terms as they are once a plan is carried out."""
    ends = {id(ending.holder): ending.on for ending in plan.ends}
    kept = [replace(h, to=ends[id(h)]) if id(h) in ends else h for h in holders]
    if plan.begins is not None:
        begins = plan.begins
        kept.append(Holder(newcomer, "New", begins.from_, begins.to, begins.acting))
    return kept


def codes(plan: Succession) -> list[str]:
    return [problem.code for problem in plan.warnings]


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    """Return dates of a few years, so that terms meet."""
    day = draw(st.dates(datetime.date(2019, 1, 1), datetime.date(2028, 12, 31)))
    known = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None)


HOLDERS = st.lists(
    st.builds(
        Holder,
        st.sampled_from(PEOPLE),
        st.just("Somebody"),
        st.none() | dates(),
        st.none() | dates(),
        st.booleans(),
        st.sampled_from(("", "", DESIGNATE, "seconded")),
    ),
    max_size=6,
)
DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2029, 12, 31))


def test_that_one_term_ends_as_the_other_begins() -> None:
    plan = plan_succession([holder(XENIA, "2020")], YUSUF, Handover(date("2026-05-01")))
    assert plan.begins is not None
    assert (plan.begins.from_, plan.begins.to, plan.begins.acting) == (
        date("2026-05-01"),
        None,
        False,
    )
    assert [(end.holder.uid, end.on) for end in plan.ends] == [(XENIA, date("2026-05-01"))]
    assert not plan.warnings


def test_that_a_vacant_post_simply_gets_a_holder() -> None:
    past = holder(XENIA, "2019", "2021-03")
    plan = plan_succession([past], YUSUF, Handover(date("2026-05")))
    assert plan.begins is not None
    assert not plan.ends
    assert not plan.warnings


def test_that_several_seats_make_room() -> None:
    held = [holder(XENIA, "2020"), holder(ZOE, "2021")]
    joining = plan_succession(held, YUSUF, Handover(date("2026"), several_seats=True))
    assert not joining.ends
    stead = Handover(date("2026"), several_seats=True, instead_of=ZOE)
    assert [e.holder.uid for e in plan_succession(held, YUSUF, stead).ends] == [ZOE]


def test_that_who_acts_becomes_the_holder() -> None:
    held = [holder(XENIA, "2020"), holder(YUSUF, "2026-01", acting=True)]
    plan = plan_succession(held, YUSUF, Handover(date("2026-05-01")))
    assert {(e.holder.uid, e.holder.acting) for e in plan.ends} == {(XENIA, False), (YUSUF, True)}
    assert plan.begins is not None
    assert not plan.begins.acting


def test_that_who_holds_it_is_not_given_it_twice() -> None:
    held = [holder(XENIA, "2020")]
    for acting in (False, True):
        plan = plan_succession(held, XENIA, Handover(date("2026"), acting=acting))
        assert (plan.begins, plan.ends, codes(plan)) == (None, (), ["succession.held_already"])
    named = [holder(XENIA, "2020", "2027"), holder(YUSUF, "2027")]
    plan = plan_succession(named, YUSUF, Handover(date("2026")))
    assert (plan.begins, plan.ends, codes(plan)) == (None, (), ["succession.held_already"])


def test_that_a_known_end_that_moves_is_said() -> None:
    plan = plan_succession([holder(XENIA, "2020", "2027-01")], YUSUF, Handover(date("2026-05-01")))
    assert codes(plan) == ["succession.end_known"]
    assert "2027-01" in plan.warnings[0].message
    assert plan.ends[0].on == date("2026-05-01")


def test_that_a_date_before_a_start_is_said_and_bounded() -> None:
    plan = plan_succession([holder(XENIA, "2026-06-01")], YUSUF, Handover(date("2026-05-01")))
    assert codes(plan) == ["succession.before_start"]
    assert plan.begins is not None
    assert plan.begins.to == date("2026-06-01")
    assert not plan.ends


def test_that_a_year_may_lie_after_a_month_of_it() -> None:
    plan = plan_succession([holder(XENIA, "2026-03")], YUSUF, Handover(date("2026")))
    assert [end.holder.uid for end in plan.ends] == [XENIA]
    assert codes(plan) == ["succession.no_later"]


def test_that_a_designate_holds_nothing_yet() -> None:
    named = replace(holder(YUSUF, "2026-01"), type=DESIGNATE)
    assert not named.holds_on(datetime.date(2026, 5, 1))
    plan = plan_succession([holder(XENIA), named], YUSUF, Handover(date("2026-05-01")))
    assert {end.holder.uid for end in plan.ends} == {XENIA, YUSUF}
    assert plan.begins is not None
    other = plan_succession([named], ZOE, Handover(date("2026-05-01")))
    assert not other.ends


def test_that_two_holders_of_one_seat_are_offered_acting() -> None:
    held = [holder(XENIA, "2020"), holder(YUSUF, "2026"), holder(ZOE, "2026", acting=True)]
    ((one, other),) = held_twice(held)
    problem = overlap_problem(one, other)
    assert problem.repair == ACTING
    assert problem.message == (
        "Xenia and Yusuf hold this post at the same time. Is one of them acting?"
    )
    assert not list(held_twice(held, several_seats=True))


@pytest.mark.parametrize(
    ("channel", "is_told"),
    [
        (read_phone("+41 79 217 30 09"), True),
        (read_phone("+41 22 917 90 00"), False),
        (read_email("xenia.berg@office.example", ()), True),
        (read_email("press@office.example", ()), False),
        (Channel(ChannelType.WEB, raw="https://office.example", valid=True), False),
    ],
)
def test_that_what_looks_like_a_persons_is_told(channel: Channel, is_told: bool) -> None:
    assert bool(left_behind([channel])) == is_told


@given(HOLDERS, st.sampled_from(PEOPLE), dates(), st.booleans())
def test_that_an_acting_holder_ends_no_term(
    held: list[Holder], newcomer: Uid, on: PartialDate, several: bool
) -> None:
    plan = plan_succession(held, newcomer, Handover(on, acting=True, several_seats=several))
    assert not plan.ends
    assert plan.begins is None or plan.begins.acting


@given(HOLDERS, st.sampled_from(PEOPLE), dates(), st.booleans(), st.booleans(), DAYS)
def test_that_the_days_before_stay_as_they_are(
    held: list[Holder],
    newcomer: Uid,
    on: PartialDate,
    acting: bool,
    several: bool,
    day: datetime.date,
) -> None:
    """A succession dated in the future keeps today's holder."""
    assume(day < on.first_day)
    plan = plan_succession(held, newcomer, Handover(on, acting, several))
    before = [h.uid for h in held if h.holds_on(day)]
    assert [h.uid for h in after(held, plan, newcomer) if h.holds_on(day)] == before


@given(HOLDERS, st.sampled_from(PEOPLE), dates())
def test_that_a_single_seat_is_never_given_twice(
    held: list[Holder], newcomer: Uid, on: PartialDate
) -> None:
    plan = plan_succession(held, newcomer, Handover(on))
    then = after(held, plan, newcomer)
    before = {(one.uid, other.uid) for one, other in held_twice(held)}
    assert {(one.uid, other.uid) for one, other in held_twice(then)} <= before


@given(HOLDERS, st.sampled_from(PEOPLE), dates())
def test_that_the_newcomer_holds_it_from_that_day(
    held: list[Holder], newcomer: Uid, on: PartialDate
) -> None:
    plan = plan_succession(held, newcomer, Handover(on))
    then = after(held, plan, newcomer)
    holds = any(h.uid == newcomer and h.holds_on(on.last_day) for h in then)
    assert holds or "succession.held_already" in codes(plan)


@given(HOLDERS, st.sampled_from(PEOPLE), dates(), st.sampled_from(PEOPLE))
def test_that_only_whom_one_names_makes_room_among_several(
    held: list[Holder], newcomer: Uid, on: PartialDate, leaving: Uid
) -> None:
    plan = plan_succession(held, newcomer, Handover(on, several_seats=True, instead_of=leaving))
    assert {end.holder.uid for end in plan.ends} <= {leaving, newcomer}
