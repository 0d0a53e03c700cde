"""The text in a PDF, as it is copied out of it: letters and blanks as they were typed.

Qt notes for each shape the first character that it can stand for (seen with Qt 6.11): a tab for
the blank, which would cut phones into cells, and forms of Arabic letters that no search finds.
"""

import re
import unicodedata
from typing import Final

_MAP: Final = re.compile(rb"begincmap\n/CIDSystemInfo.*?endcmap", re.DOTALL)
_SHAPES: Final = re.compile(rb"\[[<>0-9A-F ]*\]")
_CHARACTER: Final = re.compile(rb"<([0-9A-F]{4})>")


def with_legible_text(pdf: bytes) -> bytes:
    """Return a PDF written by Qt, whose text is copied as it was; nothing in it changes place."""
    return _MAP.sub(_corrected_map, pdf)


def _corrected_map(found: re.Match[bytes]) -> bytes:
    return _SHAPES.sub(_corrected_shapes, found.group())


def _corrected_shapes(found: re.Match[bytes]) -> bytes:
    return _CHARACTER.sub(_corrected_character, found.group())


def _corrected_character(found: re.Match[bytes]) -> bytes:
    """Return the plain form of a character; one that stands for two letters stays."""
    character = chr(int(found.group(1), 16))
    if character == "\t":
        return b"<0020>"
    plain = unicodedata.normalize("NFKC", character) if character >= "\ufb50" else character
    return b"<%04X>" % ord(plain) if len(plain) == 1 else found.group()
