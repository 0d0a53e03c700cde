"""UN-system bodies and well-known partners: their names and acronyms in six languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypedDict

from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.json_table import JsonTable, Rebuilding
from stakeholders.domain.mentions import NameFinder
from stakeholders.domain.text import fold


class _BodyRow(TypedDict):
    key: str
    kind: str
    parent: str | None
    system: bool
    names: dict[str, str]
    acronyms: dict[str, str]
    aliases: list[str]
    seat: str | None
    iso2: str | None
    domains: list[str]
    ended: str | None


class _AmbiguousRow(TypedDict):
    word: str
    bodies: list[str]


@dataclass(frozen=True, slots=True)
class ReferenceBody:
    """A body that is known beforehand; `is_of_un` is false for partners outside the UN system.

    `names` and `acronyms` are official ones by language; `domains` are those of its e-mail.
    """

    key: str
    kind: str
    parent: str | None
    is_of_un: bool
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    acronyms: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    aliases: tuple[str, ...] = field(repr=False, hash=False, compare=False)
    seat: str | None
    iso2: str | None
    domains: tuple[str, ...]
    ended: str | None

    @property
    def uid(self) -> Uid:
        """The uid that this body has in every directory."""
        return fixed_uid("body", self.key)

    def name(self, language: str = "en") -> str:
        """Return the official name, in English where the language has none."""
        return self.names.get(language.split("-", maxsplit=1)[0]) or self.names["en"]

    def acronym(self, language: str = "en") -> str | None:
        """Return the acronym of a language, else the English one, if there is any."""
        spoken = language.split("-", maxsplit=1)[0]
        return self.acronyms.get(spoken) or self.acronyms.get("en")

    def all_names(self) -> Iterator[str]:
        """Yield every name, acronym and alias."""
        yield from self.names.values()
        yield from self.acronyms.values()
        yield from self.aliases


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A known body named in a text, from `start` to `end`."""

    body: ReferenceBody
    start: int
    end: int


class ReferenceBodies(Rebuilding):
    """All bodies known beforehand, to be looked up; the index is built at the first look-up."""

    def __init__(
        self,
        bodies: Iterable[ReferenceBody],
        ambiguous: Iterable[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        self._given = bodies
        self._given_ambiguous = ambiguous

    @cached_property
    def all(self) -> tuple[ReferenceBody, ...]:
        """All bodies."""
        return tuple(self._given)

    def by_key(self, key: str) -> ReferenceBody | None:
        """Return the body of a key such as `ohchr`."""
        return self._by_key.get(key)

    def by_uid(self, uid: Uid) -> ReferenceBody | None:
        """Return the body of a fixed uid."""
        return self._by_uid.get(uid)

    def find(self, text: str) -> ReferenceBody | None:
        """Return the body that a whole text names, by name, acronym or alias in any language.

        Case and accents do not matter, and an acronym in brackets after the name is understood.
        An acronym of several bodies, such as CIJ, finds none: ask `ambiguous`.
        """
        key = fold(text)
        return self._found(key) or self._found_without_acronym(text)

    def acronym(self, word: str) -> ReferenceBody | None:
        """Return the body of an acronym as it is written: `WHO` is one, `who` is not."""
        return self._by_acronym.get(word.strip())

    def in_text(self, text: str) -> tuple[BodyMention, ...]:
        """Return the bodies named in running text, in their order, the longest names first.

        Acronyms count as they are written only. The first mention in `UNODC Advocacy Section` tells
        the body above that section.
        """
        return tuple(
            BodyMention(self._by_name[span.name], span.start, span.end)
            for span in self._finder.spans(text)
        )

    def ambiguous(self, text: str) -> tuple[ReferenceBody, ...]:
        """Return the bodies that an acronym of several may mean."""
        return tuple(self._by_key[key] for key in self._ambiguous.get(fold(text), ()))

    def by_domain(self, domain: str) -> ReferenceBody | None:
        """Return the body that an e-mail domain, or the one above it, belongs to."""
        rest = domain.casefold().strip().rpartition("@")[2]
        while "." in rest:
            if rest in self._by_domain:
                return self._by_domain[rest]
            rest = rest.partition(".")[2]
        return None

    def parts_of(self, key: str) -> tuple[ReferenceBody, ...]:
        """Return the bodies directly below one."""
        return tuple(body for body in self.all if body.parent == key)

    def _found(self, key: str) -> ReferenceBody | None:
        return None if key in self._ambiguous else self._by_name.get(key)

    def _found_without_acronym(self, text: str) -> ReferenceBody | None:
        name, opened, rest = text.rpartition("(")
        if not opened or not rest.rstrip().endswith(")"):
            return None
        named = self._found(fold(name))
        inside = self._found(fold(rest))
        return named if inside is None or inside is named else None

    @cached_property
    def _ambiguous(self) -> dict[str, tuple[str, ...]]:
        return dict(self._given_ambiguous)

    @cached_property
    def _by_key(self) -> dict[str, ReferenceBody]:
        return {body.key: body for body in self.all}

    @cached_property
    def _by_name(self) -> dict[str, ReferenceBody]:
        names: dict[str, ReferenceBody] = {}
        for body in self.all:
            for name in body.all_names():
                names.setdefault(fold(name), body)
        return names

    @cached_property
    def _by_acronym(self) -> dict[str, ReferenceBody]:
        return {
            acronym: body
            for body in self.all
            for acronym in (*body.acronyms.values(), *filter(_looks_like_acronym, body.aliases))
            if fold(acronym) not in self._ambiguous
        }

    @cached_property
    def _finder(self) -> NameFinder:
        clear = self._by_name.keys() - self._ambiguous.keys()
        written = chain.from_iterable(body.all_names() for body in self.all)
        return NameFinder(clear, written, self._is_written_as_name)

    def _is_written_as_name(self, text: str) -> bool:
        if fold(text) in self._folded_acronyms:
            return text in self._by_acronym
        return not text[0].islower()

    @cached_property
    def _folded_acronyms(self) -> frozenset[str]:
        return frozenset(map(fold, self._by_acronym))

    @cached_property
    def _by_domain(self) -> dict[str, ReferenceBody]:
        return {domain: body for body in self.all for domain in body.domains}

    @cached_property
    def _by_uid(self) -> dict[Uid, ReferenceBody]:
        return {body.uid: body for body in self.all}


def read_bodies(bodies_json: str) -> ReferenceBodies:
    """Read the bodies known beforehand; their JSON text is parsed when they are first asked for."""
    return ReferenceBodies(
        JsonTable(bodies_json, "bodies", _body), JsonTable(bodies_json, "ambiguous", _word)
    )


def _word(row: _AmbiguousRow) -> tuple[str, tuple[str, ...]]:
    return row["word"], tuple(row["bodies"])


def _body(row: _BodyRow) -> ReferenceBody:
    return ReferenceBody(
        row["key"],
        row["kind"],
        row["parent"],
        row["system"],
        row["names"],
        row["acronyms"],
        tuple(row["aliases"]),
        row["seat"],
        row["iso2"],
        tuple(row["domains"]),
        row["ended"],
    )


def _looks_like_acronym(text: str) -> bool:
    return " " not in text and sum(letter.isupper() for letter in text) > 1
