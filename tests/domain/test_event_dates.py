import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.event_dates import (
    next_title,
    problem_of_dates,
    read_event_dates,
    read_expected,
    read_ordinal,
    read_times,
    series_of,
)


def span(text: str) -> tuple[str, str]:
    dates = read_event_dates(text)
    return str(dates.start or ""), str(dates.end or "")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2-4 oct 2007", "2007-10-02", "2007-10-04"),
        ("from 2 to 4 October 2007", "2007-10-02", "2007-10-04"),
        ("October 2-4, 2007", "2007-10-02", "2007-10-04"),
        ("30 août - 2 septembre 2005", "2005-08-30", "2005-09-02"),
        ("30 Dec 2007 to 2 Jan 2008", "2007-12-30", "2008-01-02"),
        ("30 Dec - 2 Jan 2008", "2007-12-30", "2008-01-02"),
        ("2007-10-02..2007-10-04", "2007-10-02", "2007-10-04"),
        ("2007-10-02", "2007-10-02", "2007-10-02"),
        ("2.-4.10.2007", "2007-10-02", "2007-10-04"),
        ("2.10.2007", "2007-10-02", "2007-10-02"),
        ("October 2007", "2007-10", "2007-10"),
        ("2007-10", "2007-10", "2007-10"),
        ("Oct-Nov 2007", "2007-10", "2007-11"),
        ("Nov 2007 - Jan 2008", "2007-11", "2008-01"),
        ("2007", "2007", "2007"),
        ("3 мая 2004", "2004-05-03", "2004-05-03"),
    ],
)
def test_that_dates_are_read_as_people_write_them(text: str, start: str, end: str) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["2 to 4 October", "12/10/2007", "31 April 2007", "4-2 oct 2007", "32.1.2007", "soon"]
)
def test_that_what_says_no_whole_date_is_kept_as_it_is(text: str) -> None:
    dates = read_event_dates(f"  {text} ")
    assert (dates.start, dates.end, dates.as_given) == (None, None, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("2 to 4 October", "event.year"), ("soon", "event.dates"), ("2007", None), ("", None)],
)
def test_that_what_dates_leave_open_is_said(text: str, code: str | None) -> None:
    problem = problem_of_dates(read_event_dates(text))
    assert (problem.code if problem else None) == code


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 40))
def test_that_two_days_in_words_are_read_back(first: datetime.date, days: int) -> None:
    last = first + datetime.timedelta(days=days)
    text = f"{first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"
    if last.year < 2100:
        assert span(text) == (first.isoformat(), last.isoformat())


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("9:30-17:00", ("09:30", "17:00")),
        ("9h30", ("09:30", "")),
        ("9.30 am to 5 pm", ("09:30", "17:00")),
        ("12 am", ("00:00", "")),
        ("25:00", ("", "")),
        ("all day", ("", "")),
    ],
)
def test_that_times_are_read(text: str, times: tuple[str, str]) -> None:
    assert read_times(text) == times


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13th annual", 13), ("Thirteenth", 13), ("the second", 2), ("3e", 3), ("treizième", 13),
        ("7", 7), ("annual", None), ("", None),
    ],
)  # fmt: skip
def test_that_ordinals_are_read(text: str, number: int | None) -> None:
    assert read_ordinal(text) == number


def test_that_a_title_says_its_series() -> None:
    assert series_of("13th annual workshop on rights") == (13, "annual workshop on rights")
    assert series_of("The Second Meeting of Experts") == (2, "Meeting of Experts")
    assert series_of("Workshop on rights") == (None, "")
    assert series_of("2007 review of rights") == (None, "")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("some 150", (150, None)),
        ("twenty countries", (None, 20)),
        ("150 delegates from twenty-five countries", (150, 25)),
        ("two hundred people from 40 member States", (200, 40)),
        ("many", (None, None)),
        ("une vingtaine, 12 pays", (None, 12)),
    ],
)
def test_that_expected_numbers_are_read(text: str, numbers: tuple[int | None, int | None]) -> None:
    assert read_expected(text) == numbers


@pytest.mark.parametrize(
    ("title", "ordinal", "said"),
    [
        ("13th workshop", 14, "14th workshop"),
        ("The 20th workshop", 21, "21st workshop"),
        ("10th workshop", 11, "11th workshop"),
        ("111th workshop", 112, "112th workshop"),
        ("21st workshop", 22, "22nd workshop"),
        ("thirteenth workshop", 14, "14. workshop"),
        ("22e workshop", 23, "23. workshop"),
    ],
)
def test_that_the_next_of_a_series_is_numbered_as_the_last_one(
    title: str, ordinal: int, said: str
) -> None:
    assert next_title(title, ordinal, "workshop") == said
    assert next_title(title, ordinal, "") == ""
