"""How old a fact is: as old as its source, and an older source never replaces a newer fact."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.freshness import Proposal, age_of_fact, proposal
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, Verification

PHONE, OTHER = Uid("phone"), Uid("other")


def day(text: str) -> PartialDate:
    found = PartialDate.from_text(text)
    assert found
    return found


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    date = draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)))
    parts = draw(st.sampled_from((1, 2, 3)))
    return PartialDate(*(date.year, date.month, date.day)[:parts])


@given(partial_dates(), partial_dates())
def test_that_an_older_source_never_replaces_a_newer_fact(
    known: PartialDate, told: PartialDate
) -> None:
    if told.last_day < known.first_day:
        assert proposal(known, told) is Proposal.FORMER
    if proposal(known, told) is Proposal.REPLACE:
        assert told.first_day >= known.last_day


def test_that_a_newer_source_replaces_an_older_fact() -> None:
    assert proposal(day("2005-08-30"), day("2007-10-02")) is Proposal.REPLACE
    assert proposal(day("2005-08-30"), day("2005-08-30")) is Proposal.REPLACE


def test_that_a_year_decides_nothing_about_a_day_in_it() -> None:
    assert proposal(day("2005-08-30"), day("2005")) is Proposal.BESIDE
    assert proposal(day("2005"), day("2005-08-30")) is Proposal.BESIDE


def test_that_a_source_without_a_date_replaces_no_fact_that_has_one() -> None:
    assert proposal(day("2005-08-30"), None) is Proposal.BESIDE
    assert proposal(None, None) is Proposal.REPLACE
    assert proposal(None, day("1990")) is Proposal.REPLACE


def test_that_a_check_makes_a_fact_younger_and_reading_does_not() -> None:
    checks = [Verification(day("2020-05-01"), target=PHONE)]
    assert age_of_fact(day("2005-08-30"), checks, PHONE) == day("2020-05-01")
    assert age_of_fact(day("2005-08-30"), checks, OTHER) == day("2005-08-30")
    assert age_of_fact(day("2021"), checks, PHONE) == day("2021")
    assert age_of_fact(None, (), PHONE) is None


def test_that_a_check_of_the_contact_is_one_of_all_its_facts() -> None:
    assert age_of_fact(None, [Verification(day("2020"))], PHONE) == day("2020")
    checks = [Verification(day("2020"), field="born")]
    assert age_of_fact(None, checks, None, "born") == day("2020")
    assert age_of_fact(None, checks, PHONE) is None


def test_that_a_check_that_found_a_fact_gone_does_not_confirm_it() -> None:
    for outcome in (CheckOutcome.GONE, CheckOutcome.UNKNOWN):
        assert age_of_fact(None, [Verification(day("2020"), outcome, target=PHONE)], PHONE) is None
