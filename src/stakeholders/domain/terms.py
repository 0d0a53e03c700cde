"""Codes that fields take, such as kinds of bodies and ranks, with texts in six languages.

The codes are stable: files and directories hold them. A directory may hold others too; their text
is the code itself.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, TypedDict

from stakeholders.domain.text import fold

UNRANKED: Final = 1000
"""The weight of what has no place in the order of protocol: after all that has one."""


class Vocabulary(StrEnum):
    """What a code is of."""

    BODY_KIND = "body_kind"
    RELATION = "relation"
    RELATION_BACK = "relation_back"
    FUNCTION = "function"
    RANK = "rank"
    AFFILIATION_TYPE = "affiliation_type"
    CHANNEL_PURPOSE = "channel_purpose"
    ADDRESS_PURPOSE = "address_purpose"
    STATUS_SCHEME = "status_scheme"
    STATUS = "status"
    LEGAL_BASIS = "legal_basis"
    AREA_ROLE = "area_role"
    AREA_KIND = "area_kind"
    MEMBERSHIP = "membership"
    DELEGATION_ROLE = "delegation_role"
    NAME_TYPE = "name_type"
    PARTICIPANT_SECTION = "participant_section"
    PARTICIPANT_CATEGORY = "participant_category"


class _Row(TypedDict, total=False):
    code: str
    parent: str
    weight: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its texts; the smaller the `weight`, the earlier it stands."""

    code: str
    parent: str | None
    weight: int
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)

    def name(self, language: str = "en") -> str:
        """Return the text in a language, in English where there is none."""
        return self.names.get(language.split("-", maxsplit=1)[0]) or self.names["en"]


class Terms:
    """The terms of one vocabulary, in their order."""

    def __init__(self, terms: Iterator[Term]) -> None:
        self._terms = {term.code: term for term in terms}

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def get(self, code: str) -> Term | None:
        """Return the term of a code."""
        return self._terms.get(code)

    def name(self, code: str, language: str = "en") -> str:
        """Return the text of a code, the code itself where it is none of ours."""
        term = self._terms.get(code)
        return term.name(language) if term else code

    def code_of(self, text: str) -> str | None:
        """Return the code that a text is, in any case, or names in any of the six languages."""
        return text if text in self._terms else self._by_name.get(fold(text))

    def weight(self, code: str) -> int:
        """Return the place of a code in the order of protocol; unknown ones come last."""
        term = self._terms.get(code)
        return term.weight if term else UNRANKED

    def below(self, code: str) -> tuple[Term, ...]:
        """Return the terms directly below one, such as the schools below `academic`."""
        return tuple(term for term in self if term.parent == code)

    def is_a(self, code: str, other: str) -> bool:
        """Tell whether a code is another or lies anywhere below it."""
        at: str | None = code
        while at and at != other:
            term = self._terms.get(at)
            at = term.parent if term else None
        return at == other

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        names = {fold(code): code for code in self._terms}
        for term in self:
            for name in term.names.values():
                names.setdefault(fold(name), term.code)
        return names


class Terminology:
    """All vocabularies; the file is parsed at the first question."""

    def __init__(self, content: str) -> None:
        self._content = content

    def of(self, vocabulary: Vocabulary) -> Terms:
        """Return the terms of a vocabulary."""
        return self._vocabularies[vocabulary]

    def statuses(self, scheme: str) -> tuple[Term, ...]:
        """Return the values that a scheme of status gives, such as A and B of GANHRI."""
        return self.of(Vocabulary.STATUS).below(scheme)

    def relation(self, code: str, language: str = "en", *, backwards: bool = False) -> str:
        """Return what a relation says, read from its first body or backwards from the second."""
        vocabulary = Vocabulary.RELATION_BACK if backwards else Vocabulary.RELATION
        return self.of(vocabulary).name(code, language)

    @cached_property
    def _vocabularies(self) -> Mapping[Vocabulary, Terms]:
        rows: dict[str, list[_Row]] = json.loads(self._content)
        return {Vocabulary(name): Terms(map(_term, listed)) for name, listed in rows.items()}


def _term(row: _Row) -> Term:
    return Term(row["code"], row.get("parent"), row.get("weight", UNRANKED), row["names"])
