"""Queries: what someone typed into the search box, taken apart."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.phone import read_phone
from stakeholders.domain.text import digits, fold, latin

_PHONE: Final = re.compile(r"[+(]?[\d][\d\s()+.\-/–]*")
_TRUNK_ZERO: Final = re.compile(r"\(\s*0\s*\)")
_ALIKE_SIGN: Final = "\ue000"
_AREA_SIGN: Final = "\ue001"
_MOST_WORDS_OF_AN_AREA: Final = 8
_LONGEST_CODE: Final = 3
_REPEATED: Final = re.compile(r"(.)\1+")
_SHORTEST_ALIKE: Final = 4
_SHORTEST_NUMBER: Final = 3
_SHORTEST_WHOLE_NUMBER: Final = 7


@dataclass(frozen=True, slots=True)
class Word:
    """One word to be found as the beginning of a word: as typed, and in Latin letters.

    `area` is the code of the country, area or group that it names, alone or with its neighbours:
    who has to do with that is found as well, whatever the language.
    """

    folded: str
    latin: str
    area: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The different spellings to look for; from four letters on also what sounds the same."""
        alike = alike_form(self.latin) if len(self.latin) >= _SHORTEST_ALIKE else ""
        area = area_form(self.area) if self.area else ""
        return tuple(dict.fromkeys(form for form in (self.folded, self.latin, alike, area) if form))


@dataclass(frozen=True, slots=True)
class Query:
    """Words that must all be found, and runs of digits that must be in one phone number.

    Each of `numbers` is a choice: the number as typed, and as its country writes it in full.
    """

    text: str
    words: tuple[Word, ...] = ()
    numbers: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is meant."""
        return not (self.words or self.numbers)

    @property
    def folded(self) -> str:
        """The whole query as one folded text."""
        return fold(self.text)


def alike_form(latin_word: str) -> str:
    """Return one form for the ways in which a name is written in Latin letters: Mariya, Maria.

    It begins with a sign of its own, so that nobody finds it by typing.
    """
    plain = latin_word.replace("y", "i").replace("j", "i").replace("kh", "h")
    return _ALIKE_SIGN + _REPEATED.sub(r"\1", plain)


def area_form(code: str) -> str:
    """Return the one word for a country, area or group; nobody finds it by typing.

    It ends with the sign too, so that no other one begins with it.
    """
    return f"{_AREA_SIGN}{fold(code).replace(' ', '')}{_AREA_SIGN}"


def read_query(text: str, area_code: Callable[[str], str] = str) -> Query:
    """Return the query that a text means; three or more digits are looked for in phones.

    `area_code` gives the code of an area by its name, else the text itself.
    """
    numbers, rest = _numbers(text)
    words = [Word(word, latin(word)) for word in fold(rest).split()]
    for start, end, code in _areas(words, area_code):
        words[start:end] = [replace(word, area=code) for word in words[start:end]]
    return Query(text=text, words=tuple(words), numbers=numbers)


def _areas(words: list[Word], area_code: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """Yield the areas named in a row of words, the longest names first."""
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _MOST_WORDS_OF_AN_AREA), start, -1):
            name = " ".join(word.folded for word in words[start:end])
            is_name = len(name) > _LONGEST_CODE or not name.isascii()
            code = area_code(name) if is_name else name
            if code != name:
                yield start, end, code
                start = end - 1
                break
        start += 1


def _numbers(text: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    found = []
    rest = text
    for match in _PHONE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before.isalpha() or after.isalpha() or "@" in (before, after):
            continue
        run = match.group()
        if sum(c.isdigit() for c in run) >= _SHORTEST_NUMBER:
            found.append(_spellings(run))
            rest = rest.replace(run, " ", 1)
    return tuple(found), rest


def _spellings(run: str) -> tuple[str, ...]:
    plain = digits(_TRUNK_ZERO.sub("", run))
    choices = [plain, plain.lstrip("0")]
    if len(plain) >= _SHORTEST_WHOLE_NUMBER:
        whole = read_phone(run).normalised
        if whole:
            choices.insert(0, digits(whole))
    return tuple(dict.fromkeys(c for c in choices if len(c) >= _SHORTEST_NUMBER)) or (plain,)
