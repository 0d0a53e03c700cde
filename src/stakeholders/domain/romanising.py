"""Romanising: a spelling in Latin letters that can be offered for a name in another script.

By rule alone, so that it may have to be corrected: letters are taken one by one, vowels that a
script leaves out are put between consonants, and common given names have the spelling that they
are known by. No accent is invented.
"""

import unicodedata
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.given_names import GivenNames
from stakeholders.domain.record import Record
from stakeholders.domain.text import fold, script_of

Known = Callable[[str], str]
"""Gives the usual Latin spelling of a common given name, empty where it is none."""

_ALPHABETS: Final = frozenset({"Cyrl", "Grek", "Armn", "Geor", "Jpan", "Ethi"})
"""Scripts that write their vowels, so that letter by letter will do."""
_INDIC: Final = frozenset({"Deva", "Beng", "Taml", "Sinh"})
_VOWELS: Final = "aeiou"
_TWO_FIRST: Final = frozenset(
    {"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫", "尉迟", "公孙"}
)  # fmt: skip
"""Chinese family names of two signs."""
_ARABIC: Final = MappingProxyType(
    {
        "ا": "a", "ى": "a", "ه": "h", "ع": "a", "ء": "", "و": "w", "ي": "y", "ی": "y", "ئ": "i",
        "ؤ": "u",
    }
)  # fmt: skip
_WEAK: Final = MappingProxyType({"w": "u", "y": "i"})
"""Letters that stand for a vowel unless one follows or they come first."""
_ARTICLE: Final = "ال"
_SERVANT: Final = "عبد"
_GOD: Final = "الله"
_THAI_BEFORE: Final = frozenset("เแโใไ")
_THAI_SILENT: Final = "\u0e4c"
_VIRAMAS: Final = ("VIRAMA", "AL-LAKUNA", "PULLI")


def latin_spelling(full: str, known: Known) -> str:
    """Return a spelling of a name in Latin letters, empty where it is in them or no rule tells."""
    script = script_of(full)
    spell = _SPELLERS.get(script)
    if spell is None or {script_of(letter) for letter in full} - {script, "Zyyy"}:
        return ""
    return " ".join(filter(None, spell(fold(full).split(), known)))


def missing_latin(record: Record, given_names: GivenNames) -> str:
    """Return a spelling for a person none of whose names is in Latin letters, else nothing."""
    scripts = {script_of(name.full) for name in record.names}
    if record.kind is not EntryKind.PERSON or not scripts or "Latn" in scripts:
        return ""
    return latin_spelling(record.names[0].full, given_names.usual_spelling)


def _letters(words: list[str], _known: Known) -> Iterator[str]:
    for word in words:
        plain = anyascii(word.replace("ου", "ou")).replace("'", "")
        yield _capital(plain.lower())


def _chinese(words: list[str], _known: Known) -> Iterator[str]:
    """Yield the family name in capitals, as it comes first, then the given name as one word."""
    parts = words
    if len(words) == 1 and len(words[0]) > 1:
        size = 2 if words[0][:2] in _TWO_FIRST and len(words[0]) > 2 else 1
        parts = [words[0][:size], words[0][size:]]
    yield from _family_first([anyascii(part).lower() for part in parts])


def _family_first(parts: list[str]) -> Iterator[str]:
    """Yield a name whose first part is the family's; in capitals it is read as such."""
    yield parts[0].upper() if len(parts) > 1 else _capital(parts[0])
    yield from map(_capital, parts[1:])


def _korean(words: list[str], known: Known) -> Iterator[str]:
    """Yield the family name as it is usually written, then the given name as one word."""
    whole = words[0]
    parts = [whole[:1], whole[1:]] if len(words) == 1 and len(whole) > 1 else words
    said = [(known(part) if len(part) == 1 else "") or anyascii(part).lower() for part in parts]
    yield from _family_first(said)


def _arabic(words: list[str], known: Known) -> Iterator[str]:
    at = 0
    while at < len(words):
        word, joined = words[at], "".join(words[at : at + 2])
        if word == _SERVANT and known(joined):
            yield _capital(known(joined))
            at += 2
            continue
        at += 1
        if word == _GOD:
            yield "Allah"
        elif word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1 and not known(word):
            yield f"Al-{_capital(_arabic_word(word.removeprefix(_ARTICLE), known))}"
        else:
            yield _capital(_arabic_word(word, known))


def _arabic_word(word: str, known: Known) -> str:
    """Return a word as it is known, or its consonants with vowels between them."""
    stem = known(word[:-1]) if word.endswith("ي") else ""
    usual = known(word) or (f"{stem}i" if stem else "")
    if usual:
        return usual
    sounds = [_ARABIC.get(letter, anyascii(letter).strip("'`").lower()) for letter in word]
    sounds = [sound for sound in sounds if sound]
    said = ""
    for place, sound in enumerate(sounds):
        follows_vowel = said[-1:] and said[-1:] in _VOWELS
        leads_to_vowel = place + 1 < len(sounds) and sounds[place + 1] == "a"
        if sound in _WEAK and place and not leads_to_vowel:
            said += "" if said.endswith(_WEAK[sound]) else _WEAK[sound]
        else:
            needs_vowel = place and sound[:1] not in _VOWELS and not follows_vowel
            said += f"a{sound}" if needs_vowel else sound
    return said


def _thai(words: list[str], known: Known) -> Iterator[str]:
    for word in words:
        yield _capital(known(word) or _thai_word(word))


def _thai_word(word: str) -> str:
    """Return the letters in the order in which they are spoken, with an `o` where none is."""
    spoken: list[str] = []
    waiting = ""
    for place, letter in enumerate(word):
        if letter in _THAI_BEFORE:
            waiting = anyascii(letter).lower()
        elif word[place + 1 : place + 2] != _THAI_SILENT and letter != _THAI_SILENT:
            sound = anyascii(letter).lower()
            if sound:
                spoken += [sound, waiting] if waiting else [sound]
                waiting = ""
    return "".join(_with_vowels([sound for sound in spoken if sound], "o"))


def _with_vowels(sounds: list[str], vowel: str) -> Iterator[str]:
    """Yield sounds; between a consonant that begins a syllable and one that ends it is a vowel."""
    is_open = False
    for place, sound in enumerate(sounds):
        is_vowel = sound[:1] in _VOWELS
        next_is_vowel = place + 1 < len(sounds) and sounds[place + 1][:1] in _VOWELS
        if is_open and not is_vowel and not next_is_vowel:
            yield vowel
        is_open = not is_vowel and (next_is_vowel or not is_open)
        yield sound


def _indic(words: list[str], known: Known) -> Iterator[str]:
    for word in words:
        yield _capital(known(word) or _indic_word(word))


def _indic_word(word: str) -> str:
    """Return the consonants, each with an `a` unless a vowel, a sign or the end follows."""
    said = ""
    for place, letter in enumerate(word):
        name = unicodedata.name(letter, "")
        if name.endswith(_VIRAMAS):
            continue
        sound = "sh" if name.endswith((" SHA", " SSA")) else anyascii(letter).strip("'").lower()
        said += sound
        following = word[place + 1 : place + 2]
        bare = following and unicodedata.category(following) == "Lo"
        if bare and unicodedata.category(letter) == "Lo" and sound[:1] not in _VOWELS:
            said += "a"
    return said


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


_Spell = Callable[[list[str], Known], Iterator[str]]
_SPELLERS: Final = MappingProxyType[str, _Spell](
    {
        **dict.fromkeys(_ALPHABETS, _letters), **dict.fromkeys(_INDIC, _indic),
        "Hani": _chinese, "Hang": _korean, "Arab": _arabic, "Thai": _thai,
    }
)  # fmt: skip
