import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.phone import read_phone
from stakeholders.domain.phone_finder import continued_phone, find_numbers, is_surely_phone


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Tel: (+662) 288-2623, ", ["(+662) 288-2623"]),
        ("(tel: 00 33 (0)1 44 78 35 00)", ["00 33 (0)1 44 78 35 00"]),
        ("Tel. +423/236 58 00, Fax", ["+423/236 58 00"]),
        ("mobile: + 33 6 75 65 82 00", ["+ 33 6 75 65 82 00"]),
        ("+98-21-2405600 – 2408800", ["+98-21-2405600", "2408800"]),
        ("+995 32 291 46 52 / 53", ["+995 32 291 46 52", "53"]),
        ("022 739 8111/022 739 8112", ["022 739 8111", "022 739 8112"]),
        ("(+41 22 739 8111", ["+41 22 739 8111"]),
        ("電話：＋81 3 5467 1212。", ["＋81 3 5467 1212"]),
    ],
)
def test_that_a_number_starts_and_ends_where_people_mean_it(text: str, raw: list[str]) -> None:
    found = list(find_numbers(text))
    assert [number.raw for number in found] == raw
    assert [text[number.start : number.end] for number in found] == raw


@pytest.mark.parametrize("text", ["A-1220", "room S-3670", "ID=27074", "MP3", "a1b2"])
def test_that_digits_inside_words_are_no_number(text: str) -> None:
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "region", "sure"),
    [
        ("call +41 22 739 8111 now", None, True),
        ("call 253-347-8800 now", "US", True),
        ("call 253-347-8800 now", None, False),
        ("from 26 to 31 August 2000 on", "US", False),
        ("on 2007-10-02 12:30", "US", False),
    ],
)
def test_that_only_the_plans_make_a_bare_number_a_phone(
    text: str, region: str | None, sure: bool
) -> None:
    found = list(find_numbers(text))
    assert any(is_surely_phone(text, number, region) for number in found) is sure


def test_that_short_digits_replace_the_end_of_the_number_before() -> None:
    first = read_phone("+995 32 291 46 52")
    second = continued_phone(first, "53")
    assert second is not None
    assert (second.normalised, second.raw, second.valid) == ("+995322914653", "53", True)


def test_that_nothing_continues_what_was_not_read() -> None:
    assert continued_phone(read_phone("ask"), "53") is None
    assert continued_phone(read_phone("+995 32 291 46 52"), "no digits") is None


@given(st.text())
def test_that_found_numbers_stand_where_they_say(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.raw
        assert number.start >= end
        end = number.end
