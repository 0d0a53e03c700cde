"""File names that every system takes, made from any text."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

_FORBIDDEN: Final = re.compile('[\x00-\x1f\x7f<>:"/\\\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST: Final = 120


def safe_file_name(text: str, suffix: str, used: Collection[str] = ()) -> str:
    """Return a file name for a text that is none of `used` (folded by case).

    At most 120 bytes, without controls, path separators, reserved names of Windows, leading dots
    or trailing dots and blanks.
    """
    stem = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    stem = " ".join(stem.split()).strip(". ") or "contact"
    if stem.split(".")[0].casefold() in _RESERVED:
        stem = f"_{stem}"
    number = 1
    while True:
        ending = suffix if number == 1 else f" ({number}){suffix}"
        name = f"{_cut(stem, _LONGEST - len(ending.encode()))}{ending}"
        if name.casefold() not in used:
            return name
        number += 1


def _cut(text: str, limit: int) -> str:
    return text.encode()[:limit].decode("utf-8", "ignore").rstrip(". ")
