"""The key of an encrypted directory, and its text that people print, keep and type.

The recovery key is the key itself: file and recovery key together open a directory, whatever else
is lost. Its text has 56 signs of Crockford's alphabet (digits and capitals without I, L, O and U)
in 14 groups of four: the 32 bytes of the key, then 3 bytes of their SHA-256 against slips.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

KEY_LENGTH: Final = 32
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 14

_GROUP_LENGTH: Final = 4
_CHECK_LENGTH: Final = 3
_BITS: Final = 5
_LENGTH: Final = GROUPS * _GROUP_LENGTH
_NUMBER: Final = re.compile(r"(?<!\w)\d{1,2}\s*[:：]")
"""The number that the printed sheet puts before a group."""
_MISREAD: Final = MappingProxyType(str.maketrans("ILO", "110"))
_NEARLY: Final = 6
"""How many signs too many or too few still look like a recovery key that was typed badly."""


@dataclass(frozen=True, slots=True)
class DirectoryKey:
    """The 32 random bytes that a directory file is encrypted with; never shown by accident."""

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.value) != KEY_LENGTH:
            raise ValueError("a data key has 32 bytes")


def new_data_key() -> DirectoryKey:
    """Return a key that nobody has."""
    import secrets

    return DirectoryKey(secrets.token_bytes(KEY_LENGTH))


def recovery_groups(key: DirectoryKey) -> tuple[str, ...]:
    """Return the recovery key as its groups of four signs, in order."""
    number = int.from_bytes(key.value + _check(key.value))
    places = range(_BITS * (_LENGTH - 1), -1, -_BITS)
    signs = "".join(ALPHABET[(number >> place) & 31] for place in places)
    return tuple(signs[at : at + _GROUP_LENGTH] for at in range(0, _LENGTH, _GROUP_LENGTH))


def recovery_text(key: DirectoryKey) -> str:
    """Return the recovery key in one line, its groups joined by hyphens."""
    return "-".join(recovery_groups(key))


def read_recovery_key(text: str) -> DirectoryKey | None:
    """Return the key of a text as people type it, None where it is none or has a slip.

    Capitals, spaces, hyphens and the numbers of the groups do not matter; I and L are read as 1,
    O as 0.
    """
    signs = folded_signs(_NUMBER.sub(" ", text))
    if len(signs) != _LENGTH or not _are_known(signs):
        return None
    number = 0
    for sign in signs:
        number = number << _BITS | ALPHABET.index(sign)
    value = number.to_bytes(KEY_LENGTH + _CHECK_LENGTH)
    key, check = value[:KEY_LENGTH], value[KEY_LENGTH:]
    return DirectoryKey(key) if check == _check(key) else None


def looks_like_recovery_key(text: str) -> bool:
    """Tell whether somebody seems to have typed a recovery key, be it with slips."""
    signs = folded_signs(text)
    near = abs(len(signs) - _LENGTH) <= _NEARLY
    return near and _are_known(signs) and any(sign.isdigit() for sign in text)


def folded_signs(text: str) -> str:
    """Return the signs of a typed group or key in the one way they are compared in."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_MISREAD)
    return "".join(sign for sign in plain if sign.isalnum())


def _are_known(signs: str) -> bool:
    return all(sign in ALPHABET for sign in signs)


def _check(value: bytes) -> bytes:
    import hashlib  # it loads a library of its own, which the first paint need not wait for

    return hashlib.sha256(value).digest()[:_CHECK_LENGTH]
