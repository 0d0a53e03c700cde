import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.partial_date import PartialDate, dates_in


@pytest.mark.parametrize("text", ["2007", "2007-10", "2007-10-02"])
def test_that_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.from_text(text)) == text


@pytest.mark.parametrize("text", ["", "07", "2007-13", "2007-02-30", "2007-1", "0000", "x2007"])
def test_that_what_no_calendar_has_is_no_date(text: str) -> None:
    assert PartialDate.from_text(text) is None


def test_that_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(ValueError, match="2007"):
        PartialDate(2007, None, 3)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (PartialDate(2007), (2007, 1, 1), (2007, 12, 31)),
        (PartialDate(2008, 2), (2008, 2, 1), (2008, 2, 29)),
        (PartialDate(2007, 12), (2007, 12, 1), (2007, 12, 31)),
        (PartialDate(2007, 5, 4), (2007, 5, 4), (2007, 5, 4)),
        (PartialDate(9999), (9999, 1, 1), (9999, 12, 31)),
        (PartialDate(9999, 2), (9999, 2, 1), (9999, 2, 28)),
    ],
)
def test_that_a_partial_date_spans_its_days(
    date: PartialDate, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert (date.first_day, date.last_day) == (datetime.date(*first), datetime.date(*last))


def test_that_dates_are_ordered_by_their_first_day() -> None:
    assert PartialDate(2006, 12) < PartialDate(2007) < PartialDate(2007, 1, 2)


@given(st.dates())
def test_that_a_full_date_is_kept_whole(date: datetime.date) -> None:
    full = PartialDate.of(date)
    assert full.first_day == full.last_day == date
    assert PartialDate.from_text(str(full)) == full


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1 September 2005", ["2005-09-01"]),
        ("GENEVA, 30 août 2005 --", ["2005-08-30"]),
        ("September 1, 2005", ["2005-09-01"]),
        ("el 3 de mayo de 2004", ["2004-05-03"]),
        ("am 3. März 2004", ["2004-03-03"]),
        ("1er mars 2004", ["2004-03-01"]),
        ("3rd May 2004", ["2004-05-03"]),
        ("5 мая 2010 года", ["2010-05-05"]),
        ("2005年9月1日", ["2005-09-01"]),
        ("2005年9月", ["2005-09"]),
        ("1 سبتمبر 2005", ["2005-09-01"]),
        ("in May 2004 and June 2005", ["2004-05", "2005-06"]),
        ("from 13 to 15 February 2008", ["2008-02-15"]),
        ("from 2 to 4 October", []),
        ("31 February 2008", ["2008-02"]),
        ("we may 2 meet", []),
        ("2007", []),
    ],
)
def test_that_written_dates_with_a_year_are_found(text: str, dates: list[str]) -> None:
    assert [str(date) for date in dates_in(text)] == dates


@given(st.text())
def test_that_no_text_is_too_strange(text: str) -> None:
    dates_in(text)
    PartialDate.from_text(text)
