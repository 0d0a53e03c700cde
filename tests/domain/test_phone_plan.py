"""The short way to phone numbers against the library: it may never give another answer."""

from dataclasses import replace

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from stakeholders.domain.phone import read_phone
from stakeholders.domain.phone_plan import PlannedNumber, planned_international, planned_national

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
_CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
_SEPARATORS = st.sampled_from(("", "", "", "", " ", "-", ".", "/", ") ", " (", "‑", "–", " - "))
_LONG_WAY = " ~"
"""What the library overlooks behind a number, and the short way does not take."""


def _examples(region: str) -> tuple[str, ...]:
    """Return one national number of each type that the region has."""
    found = (
        phonenumbers.example_number_for_type(region, each) for each in PhoneNumberType.values()
    )
    return tuple(phonenumbers.national_significant_number(each) for each in found if each)


@st.composite
def _nationals(draw: st.DrawFn, region: str) -> str:
    """Return digits that are nearly a number of the region, sometimes too few or too many."""
    example = draw(st.sampled_from(_examples(region)))
    kept = draw(st.integers(0, len(example)))
    length = len(example) + draw(st.sampled_from((0, 0, 0, 0, -2, -1, 1, 2)))
    tail = draw(st.text(alphabet="0123456789", min_size=length, max_size=length))
    return (example[:kept] + tail)[:length]


@st.composite
def _spellings(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """Return a number as people write it, and the countries to try."""
    region = draw(st.sampled_from(_REGIONS))
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    trunk = (metadata and metadata.national_prefix) or "0"
    code = str(phonenumbers.country_code_for_region(region))
    start = draw(
        st.sampled_from(
            (f"+{code} ", f"(+{code}) ", f"00{code} ", f"+{code} ({trunk})", f"+{code}{trunk}",
             f"({code} ", f"{code} ", code, trunk, f"({trunk})", "", "00", "0", "1")
        )
    )  # fmt: skip
    digits = draw(_nationals(region))
    rest = "".join(digit + draw(_SEPARATORS) for digit in digits)
    return start + rest, draw(st.sampled_from(((region,), (), (region, "TH"), ("US", region))))


def _of_library(text: str, region: str | None) -> PlannedNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return PlannedNumber(
        number.country_code or 0,
        phonenumbers.national_significant_number(number),
        phonenumbers.number_type(number),
        phonenumbers.region_code_for_number(number) or "",
        phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
    )


@given(_spellings())
def test_that_the_short_way_gives_every_answer_of_the_library(
    case: tuple[str, tuple[str, ...]],
) -> None:
    raw, regions = case
    short, long = read_phone(raw, regions), read_phone(raw + _LONG_WAY, regions)
    if not short.valid:  # an impossible number is shown as it was given
        short, long = replace(short, display=""), replace(long, display="")
    assert short == replace(long, raw=raw)


@pytest.mark.parametrize("code", _CODES)
def test_that_every_country_code_has_the_plan_of_the_library(code: int) -> None:
    for region in phonenumbers.region_codes_for_country_code(code):
        abroad = region == "001"
        example = phonenumbers.example_number_for_non_geo_entity(code) if abroad else None
        numbers = _examples(region) if not abroad else ()
        numbers += (phonenumbers.national_significant_number(example),) if example else ()
        for number in numbers:
            for national in (number, number[:-1], number + "0", number[::-1]):
                found = planned_international(f"{code}{national}")
                assert found == _of_library(f"+{code}{national}", None)


@given(st.text(alphabet="0123456789", min_size=7, max_size=20))
def test_that_any_digits_are_valid_only_where_the_library_says_so(digits: str) -> None:
    assert planned_international(digits) == _of_library(f"+{digits}", None)


@given(st.data(), st.sampled_from(_REGIONS), st.sampled_from(("", "0", "1", "8", "00", "66")))
def test_that_a_national_number_is_only_taken_as_the_library_takes_it(
    data: st.DataObject, region: str, start: str
) -> None:
    digits = start + data.draw(_nationals(region))
    found = planned_national(digits, region)
    assert found is None or found == _of_library(digits, region)


def test_that_a_country_that_is_none_has_no_plan() -> None:
    assert planned_national("0792173009", "ZZ") is None
    assert planned_international("9991234567") is None
    assert planned_international("0041792173009") is None
