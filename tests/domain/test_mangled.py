"""Mangled cells: a spreadsheet's numbers and dates are known again."""

import pytest

from stakeholders.domain.mangled import date_of, same_date, same_number
from stakeholders.domain.partial_date import PartialDate

KNOWN = "+41792173009"


@pytest.mark.parametrize(
    "cell",
    ["+41 79 217 30 09", "41792173009", "0041792173009", "4.1792E+10", "4,1792173E+10",
     "079 217 30 09", "792173009", "4.1792173009E10"],
)  # fmt: skip
def test_that_a_mangled_number_is_the_same(cell: str) -> None:
    assert same_number(KNOWN, cell)


@pytest.mark.parametrize("cell", ["+41792173008", "79217", "4.1793E+10", "4.1792E+9", "", "none",
                                  "+792173009"])  # fmt: skip
def test_that_another_number_is_another(cell: str) -> None:
    assert not same_number(KNOWN, cell)


@pytest.mark.parametrize(
    "cell",
    ["2026-05-01", "01.05.2026", "5/1/2026", "1/5/2026", "1.5.26", "46143", "2026-05-01T00:00:00",
     "2026-05-01 00:00:00"],
)  # fmt: skip
def test_that_a_mangled_date_is_the_same(cell: str) -> None:
    assert same_date(PartialDate(2026, 5, 1), cell)


def test_that_another_date_is_another_and_is_read() -> None:
    assert not same_date(PartialDate(2026, 5, 1), "02.05.2026")
    assert same_date(PartialDate(2026), "2026-01-01")
    assert date_of("02.05.2026") == PartialDate(2026, 5, 2)
    assert date_of("46143") == PartialDate(2026, 5, 1)
    assert date_of("2026-05") == PartialDate(2026, 5)
    assert date_of("soon") is None
    assert date_of("31.31.2026") is None
