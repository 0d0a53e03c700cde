"""Query terms: what a query is made of once it was read, each found or not by an engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.sound import alike_form, skeleton
from stakeholders.domain.text import fold

_ALIKE_SIGN: Final = "\ue000"
_AREA_SIGN: Final = "\ue001"
_CODE_SIGN: Final = "\ue002"
_SKELETON_SIGN: Final = "\ue003"
_OTHER_SIGNS: Final = 0xE100
"""Signs of their own, so that nobody finds by typing what only the program asks for."""
_SHORTEST_ALIKE: Final = 4

OWN_COLUMNS: Final = ("names",)
POST_COLUMNS: Final = ("names", "titles")
BODY_COLUMNS: Final = ("names", "titles", "bodies", "holders")
MAIL_COLUMNS: Final = ("mails",)
ALL_COLUMNS: Final = (*BODY_COLUMNS, "places", "tags", "notes", *MAIL_COLUMNS, "others")
"""What entries are found by, in the order in which it counts."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word to be found as the beginning of a word: as typed, and in Latin letters.

    `area` is the code of the country, area or group that it names, alone or with its neighbours:
    who has to do with that is found as well, whatever the language. `columns` are where it must
    stand, anywhere when there are none; an `is_whole` word is no beginning. `namesakes` are other
    spellings and short forms of the given name that it is.
    """

    folded: str
    latin: str
    area: str = ""
    columns: tuple[str, ...] = ()
    is_whole: bool = False
    namesakes: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The different spellings that a word may begin with."""
        return tuple(dict.fromkeys(form for form in (self.folded, self.latin) if form))

    @property
    def forms(self) -> tuple[str, ...]:
        """The different spellings to look for; from four letters on also what sounds the same."""
        if self.is_whole:
            return self.spellings
        alike = sound_form(self.latin) if len(self.latin) >= _SHORTEST_ALIKE else ""
        area = area_form(self.area) if self.area else ""
        return tuple(form for form in (*self.spellings, alike, area) if form)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotes: as they are written, all of them in one column."""

    words: tuple[Word, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address, or as much of it as was typed beyond the at-sign.

    `words` are what it is made of; they stand in addresses, all but the last one in full.
    """

    text: str
    words: tuple[Word, ...]

    @property
    def parts(self) -> "All":
        """The words as they stand in an address."""
        last = len(self.words) - 1
        return All(
            tuple(
                replace(word, columns=MAIL_COLUMNS, is_whole=place < last)
                for place, word in enumerate(self.words)
            )
        )


@dataclass(frozen=True, slots=True)
class Code:
    """One of several flags that an entry carries, or with `is_beginning` what they begin with."""

    flags: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A run of digits in a phone: as typed, and as its country writes it in full.

    Unless `is_phone`, it may also begin a word.
    """

    spellings: tuple[str, ...]
    is_phone: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class Any:
    """One of several terms."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class All:
    """All of several terms; none is everything."""

    terms: tuple["Term", ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Who is on a list: found by its rule or always included, and not left out.

    `terms` are what the rule asks for, `rule` its text; a list by hand has none.
    """

    uid: str
    terms: tuple["Term", ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Those who have one of these labels, where an engine knows them already."""

    labels: tuple[int, ...]


Term = Word | Phrase | Address | Code | Number | Not | Any | All | Listed | Labelled


def sound_form(latin_word: str) -> str:
    """Return the word for all transliterations of a name that differ in a letter."""
    return _ALIKE_SIGN + alike_form(latin_word)


def skeleton_form(latin_word: str) -> str:
    """Return the word for all names that sound alike, empty for those too short to tell."""
    bones = skeleton(latin_word)
    return _SKELETON_SIGN + bones if bones else ""


def area_form(code: str) -> str:
    """Return the one word for a country, area or group.

    It ends with the sign too, so that no other one begins with it.
    """
    return f"{_AREA_SIGN}{fold(code).replace(' ', '')}{_AREA_SIGN}"


def code_form(flag: str, *, is_beginning: bool = False) -> str:
    """Return the one word for a flag; of `is_beginning`, what the words of such flags begin with.

    Letters and digits stay, everything else of ASCII becomes a sign that does not part words.
    """
    plain = "".join(
        c if c.isalnum() or not c.isascii() else chr(_OTHER_SIGNS + ord(c)) for c in flag.lower()
    )
    return f"{_CODE_SIGN}{plain}{'' if is_beginning else _CODE_SIGN}"


def is_sign(word: str) -> bool:
    """Tell whether a word of the index is none that people type."""
    return word[:1] in {_ALIKE_SIGN, _AREA_SIGN, _CODE_SIGN, _SKELETON_SIGN}


def words_of(terms: Iterable[Term]) -> Iterator[Word]:
    """Yield all words that terms are made of, but for those of a list."""
    for term in terms:
        match term:
            case Word():
                yield term
            case Address():
                yield from words_of((term.parts,))
            case Not(term=inner):
                yield from words_of((inner,))
            case Any(terms=inner) | All(terms=inner):
                yield from words_of(inner)
            case _:
                pass
