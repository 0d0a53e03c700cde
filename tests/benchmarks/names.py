"""Names: invented people's names in many tongues and scripts, put together from short lists."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.records import Name

_FILE: Final = Path(__file__).parent / "data" / "names.toml"
_UNITED_NATIONS_HONORIFICS: Final = (("Ms.", "H.E. Ms.", "Dr."), ("Mr.", "H.E. Mr.", "Prof."))


class Word(NamedTuple):
    """A part of a name, as written and in Latin letters."""

    native: str
    latin: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """Hold the parts from which the names of one language are put together."""

    code: str
    script: str
    givens: tuple[tuple[Word, ...], tuple[Word, ...]]
    given_tails: tuple[Word, ...]
    middles: tuple[Word, ...]
    families: tuple[Word, ...]
    family_tails: tuple[Word, ...]
    honorifics: tuple[str, ...]
    joiner: str
    family_first: bool


def read_tongues() -> dict[str, Tongue]:
    """Return every tongue by its code."""
    with _FILE.open("rb") as file:
        return {code: _tongue(code, row) for code, row in tomllib.load(file).items()}


def _tongue(code: str, row: Mapping[str, str | bool]) -> Tongue:
    return Tongue(
        code=code,
        script=str(row["script"]),
        givens=(_words(row["female"]), _words(row["male"])),
        given_tails=_words(row.get("given_tails", "-")),
        middles=_words(row.get("middles", "")),
        families=_words(row["family"]),
        family_tails=_words(row["tails"]),
        honorifics=tuple(str(row["honorifics"]).split()),
        joiner=str(row.get("joiner", " ")),
        family_first=bool(row.get("family_first", False)),
    )


def _words(text: str | bool) -> tuple[Word, ...]:
    return tuple(_split_words(str(text)))


def _split_words(text: str) -> Iterator[Word]:
    for item in text.split():
        native, _, latin = item.partition("=")
        yield Word("", "") if item == "-" else Word(native, latin or native)


def invent_name(tongue: Tongue, rng: random.Random, *, long: bool = False) -> Name:
    """Return a name of the tongue; a long one has six given and four family names."""
    sex = rng.randrange(2)
    plain = bool(tongue.joiner) and tongue.given_tails == (Word("", ""),)
    second_given = plain and rng.random() < 0.4
    second_family = tongue.script == "Latn" and not tongue.family_first and rng.random() < 0.15
    drawn = [_given(tongue, sex, rng) for _ in range(6 if long else 1 + second_given)]
    givens = list(dict.fromkeys(drawn))
    if tongue.middles and rng.random() < 0.7:
        givens.insert(0 if tongue.family_first else 1, rng.choice(tongue.middles))
    families = [_family(tongue, rng) for _ in range(4 if long else 1 + second_family)]
    return _assemble(tongue, givens, families, _honorific(tongue, sex, rng))


def _given(tongue: Tongue, sex: int, rng: random.Random) -> Word:
    return _join(rng.choice(tongue.givens[sex]), rng.choice(tongue.given_tails))


def _family(tongue: Tongue, rng: random.Random) -> Word:
    return _join(rng.choice(tongue.families), rng.choice(tongue.family_tails))


def _join(head: Word, tail: Word) -> Word:
    return Word(head.native + tail.native, head.latin + tail.latin)


def _honorific(tongue: Tongue, sex: int, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.15:
        return ""
    if draw < 0.45:
        return tongue.honorifics[sex]
    return rng.choice(_UNITED_NATIONS_HONORIFICS[sex])


def _assemble(tongue: Tongue, givens: list[Word], families: list[Word], honorific: str) -> Name:
    given, family = _spaced([w.native for w in givens]), "-".join(w.native for w in families)
    latin_given = _spaced([w.latin for w in givens])
    latin_family = "-".join(w.latin for w in families)
    order = (family, given) if tongue.family_first else (given, family)
    latin_order = (
        (latin_family, latin_given) if tongue.family_first else (latin_given, latin_family)
    )
    return Name(
        given=given,
        family=family,
        full=tongue.joiner.join(order),
        latin_given=latin_given,
        latin_family=latin_family,
        latin=None if tongue.script == "Latn" else " ".join(latin_order),
        honorific=honorific,
        tongue=tongue.code,
        script=tongue.script,
    )


def _spaced(words: list[str]) -> str:
    return " ".join(word for word in words if word)
