"""A passphrase gives the key free, any other text does not, and every wrapping is another one."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.recovery_key import DirectoryKey, new_data_key
from stakeholders.store.encryption_errors import EncryptionMissingError
from stakeholders.store.key_file import Cost, WrappedKey
from stakeholders.store.key_wrapping import unwrap, wrap
from tests.store.encrypted import CHEAP

# Made once by argon2-cffi and, with the same outcome, by the Argon2id of OpenSSL.
KNOWN = WrappedKey(
    bytes(range(16)),
    Cost(passes=3, memory_kib=32, lanes=4),
    bytes.fromhex(
        "f0772927b62c5ec56ef7c9de61894daf349fe250aab597d959c1596fb92f4c13033ddf7e11d8ea28"
    ),
)


@given(st.text(), st.text())
def test_that_only_the_passphrase_gives_the_key_free(passphrase: str, other: str) -> None:
    key = new_data_key()
    wrapped = wrap(key, passphrase, CHEAP)
    assert unwrap(wrapped, passphrase) == key
    if passphrase != other:
        assert unwrap(wrapped, other) in {None, key}
        assert unwrap(wrapped, f"{passphrase} ") is None


def test_that_letters_typed_in_another_way_are_the_same() -> None:
    key = new_data_key()
    assert unwrap(wrap(key, "Zu\u0308rich", CHEAP), "Z\u00fcrich") == key


def test_that_every_wrapping_has_a_salt_of_its_own() -> None:
    key = new_data_key()
    first, second = wrap(key, "words", CHEAP), wrap(key, "words", CHEAP)
    assert first.salt != second.salt
    assert first.wrapped != second.wrapped


def test_that_a_guess_costs_by_rule_what_rfc_9106_recommends() -> None:
    cost = wrap(new_data_key(), "words").cost
    assert cost.passes * cost.memory_kib >= 3 * 64 * 1024
    assert cost.is_bearable


def test_that_a_key_wrapped_long_ago_is_found_again() -> None:
    assert unwrap(KNOWN, "password") == DirectoryKey(bytes(range(32)))


@pytest.mark.parametrize("missing", ["argon2.low_level", "cryptography"])
def test_that_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    wrapped = wrap(new_data_key(), "words", CHEAP)
    monkeypatch.setitem(sys.modules, missing, None)
    for work in (lambda: wrap(new_data_key(), "words", CHEAP), lambda: unwrap(wrapped, "words")):
        with pytest.raises(EncryptionMissingError, match="recovery key"):
            work()
