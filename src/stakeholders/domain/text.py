"""Text: folding for search and comparison, sort keys, and cleaning of what was pasted."""

import functools
import re
import unicodedata
from itertools import filterfalse
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

FOLD_VERSION: Final = 1
"""Rises whenever `fold` or `sort_key` gives another answer, so that stored ones are made anew."""

_BEYOND_NFKD: Final = MappingProxyType(
    str.maketrans(
        {
            "đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i",
            "ħ": "h", "ŋ": "ng", "þ": "th", "ŧ": "t", "ſ": "s", "ĸ": "k", "ŀ": "l",
            "ى": "ي", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ک": "ك", "ی": "ي",
            "ـ": None, "ё": "е",
        }
    )
)  # fmt: skip
_APOSTROPHES: Final = "'’‘ʼʻʹ`´＇ʿʾ׳"
_NO_APOSTROPHES: Final = MappingProxyType(str.maketrans("", "", _APOSTROPHES))
_WORD: Final = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff\u0e01-\u0e3e\u0e40-\u109f\u1780-\u17d3]+")
"""A word; in scripts of India and South-East Asia with the signs that Python calls no letters."""
_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")
_LETTER: Final = re.compile(r"[A-Za-z]")
_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
_BLANKS: Final = re.compile(r"\s+")
_NO_DIGITS: Final = re.compile(r"[^0-9]+")
_NUMBERS: Final = re.compile(r"\d+")
_SHORT: Final = 80
"""Names, titles and places are folded again and again, and remembered; long texts are not."""


def fold(text: str) -> str:
    """Return the text as it is compared: no case, no accents, words parted by single spaces.

    Letters that NFKD leaves alone (đ ł ø ß ı æ) are folded by a table; apostrophes vanish, all
    other punctuation parts words. The script stays: transliteration is `latin`.
    """
    return _short_fold(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    lowered = text.casefold()
    if lowered.isascii():
        return " ".join(_ASCII_WORD.findall(lowered.replace("'", "").replace("`", "")))
    lowered = unicodedata.normalize("NFKD", lowered.translate(_BEYOND_NFKD)).casefold()
    lowered = "".join(filterfalse(_is_accent, lowered))
    lowered = unicodedata.normalize("NFC", lowered.translate(_BEYOND_NFKD))
    return " ".join(_WORD.findall(lowered.translate(_NO_APOSTROPHES).replace("_", " ")))


_short_fold: Final = functools.lru_cache(maxsize=16384)(_fold)


@functools.lru_cache(maxsize=4096)
def _is_accent(character: str) -> bool:
    """Tell whether a sign can be left out; vowel signs of Thai or Hindi can not."""
    if character.isalnum():
        return False
    if unicodedata.category(character) in {"Me", "Cf"}:
        return True
    place = unicodedata.combining(character)
    return 10 <= place <= 36 or place >= 200


def latin(text: str) -> str:
    """Return the folded text in plain Latin letters, transliterated where it is not."""
    if text.isascii():
        return fold(text)
    return _short_latin(text) if len(text) <= _SHORT else _latin(text)


def _latin(text: str) -> str:
    plain = anyascii(fold(text)).lower().translate(_NO_APOSTROPHES)  # soft signs: Ol'ga
    return " ".join(_ASCII_WORD.findall(plain))


_short_latin: Final = functools.lru_cache(maxsize=4096)(_latin)


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in their order."""
    return tuple(fold(text).split())


def digits(text: str) -> str:
    """Return the decimal digits of a text in any script as ASCII digits."""
    if text.isascii():
        return _NO_DIGITS.sub("", text)
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdigit() and c.isdecimal())


def sort_key(text: str) -> bytes:
    """Return bytes that sort as people expect: letters before accents, numbers by their value.

    Latin and transliterated scripts stand together, so that one list holds all; equal keys are
    told apart by the text itself.
    """
    plain = _NUMBERS.sub(lambda match: match.group().zfill(12), latin(text))
    return f"{plain}\x00{fold(text)}\x00{text}".encode()


def clean(text: str) -> str:
    """Return a one-line value: invisible characters out, runs of blanks to one, ends trimmed."""
    if text.isprintable():  # nothing invisible, and no blank but the space
        return text.strip() if "  " not in text else _BLANKS.sub(" ", text).strip()
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()


def clean_lines(text: str) -> str:
    """Return a text of several lines without invisible characters, all line ends alike."""
    if text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return _INVISIBLE.sub("", unified.replace("\u00a0", " "))


@functools.lru_cache(maxsize=4096)
def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters are in; `Zyyy` when there are none."""
    if text.isascii():
        return "Latn" if _LETTER.search(text) else "Zyyy"
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = _script_of_letter(character)
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else "Zyyy"


_SCRIPTS: Final = (
    ("LATIN", "Latn"), ("CYRILLIC", "Cyrl"), ("ARABIC", "Arab"), ("GREEK", "Grek"),
    ("CJK", "Hani"), ("HIRAGANA", "Jpan"), ("KATAKANA", "Jpan"), ("HANGUL", "Hang"),
    ("THAI", "Thai"), ("DEVANAGARI", "Deva"), ("HEBREW", "Hebr"), ("ARMENIAN", "Armn"),
    ("GEORGIAN", "Geor"), ("BENGALI", "Beng"), ("TAMIL", "Taml"), ("ETHIOPIC", "Ethi"),
    ("LAO", "Laoo"), ("KHMER", "Khmr"), ("MYANMAR", "Mymr"), ("SINHALA", "Sinh"),
)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def _script_of_letter(character: str) -> str:
    if character.isascii():
        return "Latn"
    name = unicodedata.name(character, "")
    return next((code for prefix, code in _SCRIPTS if name.startswith(prefix)), "Zzzz")
