"""A recovery key can be printed, typed by people, and never be mistaken for another."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.recovery_key import (
    ALPHABET,
    GROUPS,
    DirectoryKey,
    looks_like_recovery_key,
    new_data_key,
    read_recovery_key,
    recovery_groups,
    recovery_text,
)

KEYS = st.binary(min_size=32, max_size=32).map(DirectoryKey)


@given(KEYS)
def test_that_what_was_printed_is_read_again(key: DirectoryKey) -> None:
    assert read_recovery_key(recovery_text(key)) == key
    assert [len(group) for group in recovery_groups(key)] == [4] * GROUPS


@given(KEYS)
def test_that_it_is_read_with_the_numbers_of_the_sheet(key: DirectoryKey) -> None:
    sheet = "".join(f"{n:>2}: {group}  \n" for n, group in enumerate(recovery_groups(key), 1))
    assert read_recovery_key(sheet) == key


@given(KEYS, st.sampled_from(["-", " ", "\n", "", " – ", "\u00a0"]), st.booleans())
def test_that_it_is_read_however_it_is_spaced_and_in_any_case(
    key: DirectoryKey, between: str, lower: bool
) -> None:
    text = between.join(recovery_groups(key))
    assert read_recovery_key(text.lower() if lower else text) == key


@given(KEYS, st.sampled_from([("0", "O"), ("0", "o"), ("1", "I"), ("1", "l")]))
def test_that_letters_that_look_like_digits_are_read_as_digits(
    key: DirectoryKey, swap: tuple[str, str]
) -> None:
    assert read_recovery_key(recovery_text(key).replace(*swap)) == key


@given(KEYS, st.integers(0, 55), st.sampled_from(ALPHABET))
def test_that_one_wrong_sign_is_noticed(key: DirectoryKey, at: int, sign: str) -> None:
    signs = "".join(recovery_groups(key))
    wrong = f"{signs[:at]}{sign}{signs[at + 1 :]}"
    assert read_recovery_key(wrong) == (key if wrong == signs else None)
    assert looks_like_recovery_key(wrong)


@given(KEYS, st.integers(0, 12))
def test_that_two_groups_in_the_wrong_order_are_noticed(key: DirectoryKey, at: int) -> None:
    groups = list(recovery_groups(key))
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    same = groups[at] == groups[at + 1]
    assert read_recovery_key("-".join(groups)) == (key if same else None)


@given(KEYS)
def test_that_a_missing_group_is_noticed(key: DirectoryKey) -> None:
    assert read_recovery_key("-".join(recovery_groups(key)[1:])) is None
    assert looks_like_recovery_key("-".join(recovery_groups(key)[1:]))


@given(st.text())
def test_that_no_text_breaks_the_reading(text: str) -> None:
    assert read_recovery_key(text) is None
    looks_like_recovery_key(text)


def test_that_wide_signs_of_an_east_asian_keyboard_are_read() -> None:
    key = new_data_key()
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in string.ascii_uppercase + string.digits}
    assert read_recovery_key(recovery_text(key).translate(wide)) == key


def test_that_a_passphrase_does_not_look_like_a_recovery_key() -> None:
    words = "the tall green horse sat between nine hedges beside the barn"
    assert not looks_like_recovery_key(words)
    assert not looks_like_recovery_key("")


def test_that_a_key_is_never_shown_by_accident() -> None:
    key = new_data_key()
    assert key.value.hex() not in repr(key)
    assert str(key.value) not in repr(key)
    assert new_data_key() != key


def test_that_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        DirectoryKey(b"short")
