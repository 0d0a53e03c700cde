"""Encodings: which one a file is in, guessed in the order that was measured to err least.

Byte order mark, the zeros of UTF-16, strict UTF-8, what the file declares, chardet, cp1252.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(rb"CHARSET=\"?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_HEAD: Final = 8192
_FALLBACK: Final = "cp1252"
_CENTRAL: Final = "cp1250"
_WESTERN: Final = frozenset({"cp1252", "iso8859-1", "iso8859-15"})
# No Spanish word has an ñ before a consonant; in cp1250 the same byte is the ń of Polish names.
_POLISH: Final = re.compile(rb"[a-z]\xf1[bcdfghjklmnpqrstvwxz]")
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u052f\u0590-\u06ff]+")
_IN_LATIN: Final = re.compile("(?<=[A-Za-z])[\u0370-\u052f\u0590-\u06ff]")
_SURE: Final = 0.05
_SAMPLE: Final = 65536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text, the encoding it was read in, and whether that was only guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Return a file as text; bytes that the encoding does not have become U+FFFD."""
    mark, body = _without_mark(data)
    known = known_encoding(encoding) or mark or _by_zeros(body)
    if known:
        return Decoded(body.decode(known, "replace"), known)
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        guess = guessed_encoding(body)
        return Decoded(body.decode(guess, "replace"), guess, guessed=True)


def telling_head(data: bytes, size: int = _HEAD) -> bytes:
    """Return some of a file from which its encoding is told: its start, or where letters begin.

    It ends with a line where it can, so that no letter is cut.
    """
    found = _BEYOND_ASCII.search(data)
    start = 0 if found is None or found.start() < size else data.rfind(b"\n", 0, found.start()) + 1
    head = data[start : start + size]
    return head if len(data) <= start + size else head[: head.rfind(b"\n") + 1] or head


def guessed_encoding(data: bytes) -> str:
    """Return the encoding of bytes that are not UTF-8: declared, else the likeliest."""
    return _declared(data) or _likeliest(data)


def known_encoding(name: str | None) -> str | None:
    """Return Python's name of a text encoding, None when there is no such."""
    if not name:
        return None
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return found.name


def wide_encoding(data: bytes) -> str | None:
    """Return the encoding of a file of two or four bytes a character, None for others."""
    mark, body = _without_mark(data)
    return mark if mark and mark != "utf-8" else _by_zeros(body)


def _without_mark(data: bytes) -> tuple[str | None, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return None, data


def _by_zeros(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zeros are."""
    sample = data[:1024]
    if len(sample) < 4 or not sample.count(0):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even < odd // 8 + 1:
        return "utf-16-le"
    if even > len(sample) // 5 and odd < even // 8 + 1:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    for name in dict.fromkeys(_DECLARED.findall(data)):
        found = known_encoding(name.decode("ascii"))
        if found and found not in {"utf-8", "ascii"} and _fits(data, found):
            return found
    return None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(data: bytes) -> str:
    import chardet

    telling = _telling(data)
    found = chardet.detect(telling)
    guess = known_encoding(found["encoding"]) if found["confidence"] > _SURE else None
    if guess and _mixes_scripts(telling.decode(guess, "replace")):
        guess = None
    if guess is None or guess in _WESTERN or guess in {"ascii", "utf-8"}:
        return _CENTRAL if _POLISH.search(telling) else _FALLBACK
    return guess


def _mixes_scripts(text: str) -> bool:
    """Tell whether most runs of another script stand inside Latin words: `Sociйtй`."""
    return len(_IN_LATIN.findall(text)) * 2 > len(_OTHER_SCRIPT.findall(text))


def _telling(data: bytes) -> bytes:
    """Return the lines with bytes beyond ASCII, which are what tells encodings apart."""
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLE] or data[:_SAMPLE]
