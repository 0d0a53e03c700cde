"""Words of offices: press offices that every house has, legal forms, names that list things."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final, TypedDict

from stakeholders.domain.text import fold

_EDGES: Final = ".,()"
_PARTS: Final = re.compile(r"[\s\-/&]+")
_LEAD: Final = r"(?:(?:de la|de las|de los|de l['’]|des|du|de|da|das|do|dos|del|e|y) ?|d['’])?"
_ITEM: Final = rf"{_LEAD}[^\W\d_][\w'’\-]*"
_LONGEST_ITEM: Final = 4
_JOINING: Final = frozenset(
    "and of the for with de la le les du des et y e com los las el do da und für der die".split()
) | {"", "l'", "avec", "con"}


class OfficeContent(TypedDict):
    """The lists that offices are told by."""

    generic_offices: list[str]
    press_words: list[str]
    press_office_words: list[str]
    legal_forms: list[str]
    listing_bodies: list[str]
    no_compounds: list[str]
    on_behalf: list[str]
    plural_offices: list[str]
    compound_bodies: list[str]
    weak_bodies: list[str]


class OfficeWords:
    """Knows what the names of offices are made of, in all languages."""

    def __init__(self, content: OfficeContent, pattern: Callable[[list[str]], str]) -> None:
        self._content = content
        self._pattern = pattern

    def is_generic(self, name: str) -> bool:
        """Tell whether every body has an office of this name (`Press Office`)."""
        folded = fold(name)
        if folded in self._generic:
            return True
        words = [word for word in _PARTS.split(name.casefold()) if word not in _JOINING]
        is_of_press = any(word in self._press for word in words)
        return is_of_press and all(word in self._press_offices for word in words)

    def is_legal_form(self, word: str) -> bool:
        """Tell whether a company is called so at its end (`GmbH`, `plc`)."""
        bare = word.strip(_EDGES).casefold()
        return bare in self._legal_forms

    def is_on_behalf(self, words: str) -> bool:
        """Tell whether words say for whom somebody else speaks (`on behalf of the Alliance`)."""
        return words.casefold().startswith(tuple(self._content["on_behalf"]))

    def is_compound(self, word: str) -> bool:
        """Tell whether a compound names a body (`Presseamt`), and is no name (`Christelle`)."""
        return self._compound.fullmatch(word) is not None and fold(word) not in self._no_compounds

    def is_weak(self, word: str) -> bool:
        """Tell whether a body word more often says what a post is about (`Programme`)."""
        return fold(word) in self._weak

    def commas_in(self, text: str, start: int, end: int) -> Iterator[int]:
        """Yield the commas that stand inside a name: `Ministry of Agriculture, Fisheries and Food`.

        Between them stands one word each, and `and` before the last. So does that of `Lakes, Inc.`.
        """
        yield from (match.start() for match in self._before_form.finditer(text, start, end))
        for match in self._listing.finditer(text, start, end):
            for at in range(match.start("list"), match.end("list")):
                if text[at] == ",":
                    yield at

    @cached_property
    def _listing(self) -> re.Pattern[str]:
        heads = self._pattern(self._content["listing_bodies"])
        return re.compile(
            rf"\b(?:{heads})\s[^,;:|()\n@\d]{{3,70}}?"
            rf"(?!,\s(?:{self._pattern(self._content['press_words'] + ['information'])})\b)"
            rf"(?P<list>(?:,\s{{1,2}}{_ITEM}){{1,{_LONGEST_ITEM}}},?)"
            rf"\s(?:and|et|y|e|und|и|&)\s(?={_LEAD}[^\W\d_]\w)",
            re.IGNORECASE,
        )

    @cached_property
    def _before_form(self) -> re.Pattern[str]:
        forms = self._pattern([form for form in self._content["legal_forms"] if len(form) > 1])
        return re.compile(rf",(?=\s(?:{forms})\b)", re.IGNORECASE)

    @cached_property
    def _generic(self) -> frozenset[str]:
        return frozenset(map(fold, self._content["generic_offices"]))

    @cached_property
    def _press(self) -> frozenset[str]:
        return frozenset(self._content["press_words"])

    @cached_property
    def _press_offices(self) -> frozenset[str]:
        return self._press | frozenset(self._content["press_office_words"])

    @cached_property
    def _legal_forms(self) -> frozenset[str]:
        return frozenset(self._content["legal_forms"])

    @cached_property
    def plurals(self) -> frozenset[str]:
        """Words for several offices at once, folded."""
        return frozenset(map(fold, self._content["plural_offices"]))

    @cached_property
    def _compound(self) -> re.Pattern[str]:
        endings = self._pattern(self._content["compound_bodies"])
        return re.compile(rf"[^\W\d_][\w-]{{2,40}}(?:{endings})(?:s|es|e|en|et)?", re.IGNORECASE)

    @cached_property
    def _weak(self) -> frozenset[str]:
        return frozenset(map(fold, self._content["weak_bodies"]))

    @cached_property
    def _no_compounds(self) -> frozenset[str]:
        return frozenset(self._content["no_compounds"])
