"""Absences: who acts meanwhile, where and how long, and what to think twice about."""

import datetime
import uuid
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.absence import absence_on, absence_problems, acting_terms
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import DESIGNATE, PostLine
from stakeholders.domain.tenure import holds_on
from tests.strategies import partial_dates

POST, OFFICER = (Uid(str(uuid.UUID(int=number))) for number in (1, 2))
AUGUST = Absence(PartialDate(2026, 8, 1), PartialDate(2026, 9, 1), officer=OFFICER)
DAYS = st.dates(datetime.date(1890, 1, 1), datetime.date(2110, 1, 1))


def codes(absence: Absence, *of_officer: Absence) -> list[str]:
    return [problem.code for problem in absence_problems("Anna Berg", absence, of_officer)]


def test_that_acting_ends_by_itself() -> None:
    (term,) = acting_terms([PostLine("Spokesperson", uid=POST)], AUGUST)
    assert (term.post, term.from_, term.to) == (POST, AUGUST.from_, AUGUST.to)


def test_that_nobody_acts_longer_than_the_post_is_held() -> None:
    line = PostLine("Spokesperson", uid=POST, to=PartialDate(2026, 8, 15))
    (term,) = acting_terms([line], AUGUST)
    assert term.to == line.to


def test_that_only_what_one_holds_is_acted_in() -> None:
    line = PostLine("Spokesperson", uid=POST)
    others = (
        replace(line, acting=True),
        replace(line, type=DESIGNATE),
        replace(line, uid=None),
        replace(line, to=PartialDate(2025)),
        replace(line, from_=PartialDate(2027)),
    )
    assert not list(acting_terms(others, AUGUST))


def test_that_of_several_the_last_to_end_is_told() -> None:
    day = datetime.date(2026, 8, 10)
    longer = replace(AUGUST, to=PartialDate(2026, 10))
    open_ended = replace(AUGUST, to=None)
    assert absence_on([AUGUST, longer], day) is longer
    assert absence_on([longer, open_ended], day) is open_ended
    assert absence_on([AUGUST], datetime.date(2026, 9, 1)) is None


def test_that_doubts_are_said() -> None:
    assert codes(AUGUST) == []
    assert codes(replace(AUGUST, to=None)) == ["absence.no_end"]
    assert codes(replace(AUGUST, to=AUGUST.from_)) == ["absence.ends_before_start"]
    assert codes(AUGUST, AUGUST) == ["absence.officer_away"]
    assert codes(AUGUST, Absence(AUGUST.to)) == []


@given(partial_dates(), partial_dates(), st.none() | partial_dates(), DAYS)
def test_that_somebody_acts_on_the_days_that_one_is_away(
    from_: PartialDate, to: PartialDate, end: PartialDate | None, day: datetime.date
) -> None:
    line, absence = PostLine("Spokesperson", uid=POST, to=end), Absence(from_, to)
    away = holds_on(from_, to, day) and line.holds_on(day)
    terms = list(acting_terms([line], absence))
    assert any(holds_on(term.from_, term.to, day) for term in terms) == away
