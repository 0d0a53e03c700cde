"""Parcels give back what was put into them, loose or packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.app.parcels import Parcels, pack, unpack
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import PostLine, Record


def filled(values: list[int], size: int) -> Parcels[int]:
    parcels: Parcels[int] = Parcels(size)
    for value in values:
        parcels.add(value)
    return parcels


@given(st.lists(st.integers(), max_size=40), st.integers(min_value=1, max_value=7))
def test_that_every_value_stands_at_its_place(values: list[int], size: int) -> None:
    parcels = filled(values, size)
    assert len(parcels) == len(values)
    assert [parcels[place] for place in range(len(values))] == values


@given(st.lists(st.integers(), max_size=40), st.integers(min_value=1, max_value=7))
def test_that_emptying_yields_all_in_order_and_leaves_nothing(values: list[int], size: int) -> None:
    parcels = filled(values, size)
    assert [value for some in parcels.emptied() for value in some] == values
    assert len(parcels) == 0


def test_that_there_is_nothing_behind_the_last_value() -> None:
    with pytest.raises(IndexError):
        filled([1, 2, 3], 2)[3]


def test_that_records_come_out_of_a_parcel_as_they_went_in() -> None:
    line = PostLine("Director", "World Bank", from_=PartialDate(2024, 3))
    names = (PersonName("Ada Berg", family="Berg"),)
    record = Record(EntryKind.PERSON, "Ada Berg", names=names, posts=(line,))
    assert unpack(pack((record, record))) == (record, record)


def test_that_what_is_the_same_in_a_parcel_stays_one() -> None:
    line = PostLine("Director")
    first, second = unpack(pack((line, line)))
    assert first is second
