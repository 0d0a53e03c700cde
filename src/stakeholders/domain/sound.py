"""Sound: one form for the many ways in which a name is written as one hears it.

The rules are our own, made for names that reach Latin letters from Arabic, Cyrillic, Thai, Chinese
and other scripts, where vowels are often lost and the same consonant is written in several ways.
"""

import re
from typing import Final

_REPEATED: Final = re.compile(r"(.)\1+")
_ALIKE: Final = (("ou", "oy"), ("y", "i"), ("j", "i"), ("kh", "h"))
"""Greek `ου` becomes `oy` letter by letter, and `ou` by those who know how it sounds."""
_CONSONANTS: Final[tuple[tuple[str, str], ...]] = (
    ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("ph", "f"), ("ch", "C"), ("kh", "h"),
    ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("rh", "r"), ("sh", "s"), ("zh", "s"),
    ("ks", "s"), ("ck", "k"), ("x", "s"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("c", "k"), ("q", "k"), ("v", "f"), ("w", "f"), ("C", "c"),
)  # fmt: skip
_VOWELS: Final = re.compile("[aeiouy]+")
_FEWEST: Final = 3
"""Fewer consonants are shared by names that nobody takes for each other."""


def alike_form(latin_word: str) -> str:
    """Return one form for transliterations of a name that differ in a letter: Mariya, Maria."""
    plain = latin_word
    for written, heard in _ALIKE:
        plain = plain.replace(written, heard)
    return _REPEATED.sub(r"\1", plain)


def skeleton(latin_word: str) -> str:
    """Return the consonants of a name as one hears them, empty where they are too few to tell.

    `somchai` and the `smchay` of its Thai letters give `smc`; `mohamed` and `mhmd` give `mhmd`;
    `jiashuan` and `jiaxuan` give `jsn`. A vowel at the beginning stays, as `a`.
    """
    plain = latin_word
    for written, heard in _CONSONANTS:
        plain = plain.replace(written, heard)
    bare = _REPEATED.sub(r"\1", _VOWELS.sub("", plain))
    if _VOWELS.match(plain):
        bare = f"a{bare}"
    return bare if len(bare) >= _FEWEST else ""
