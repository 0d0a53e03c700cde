"""Countries and areas (UN M49) with their UN names, the groups they belong to, and main cities."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Final, NotRequired, TypedDict

from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.mentions import NameFinder
from stakeholders.domain.text import fold

_ELIDED_FROM: Final = frozenset("aeiouyhâàéèêîôû")


class AreaKind(StrEnum):
    """What an area is to the United Nations."""

    MEMBER_STATE = "member_state"
    OBSERVER_STATE = "observer_state"
    TERRITORY = "territory"
    OTHER = "other"


class AreaForm(StrEnum):
    """The form of a name: on its own, in a list, in running text, in formal texts."""

    SHORT = "short"
    LIST = "list"
    RUNNING = "running"
    FORMAL = "formal"
    FORMAL_RUNNING = "formal_running"
    OF = "of"


class _AreaRow(TypedDict, total=False):
    iso2: str
    iso3: str
    m49: str
    kind: str
    calling_code: str
    names: dict[str, dict[str, str]]
    formal_articles: dict[str, str]
    search: list[str]


class _GroupRow(TypedDict):
    key: str
    scheme: str
    parent: str | None
    as_of: str | None
    names: dict[str, str]
    members: list[str]
    special: NotRequired[list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Area:
    """A country or area; `names` by form and language has only what differs from the short form."""

    iso2: str
    iso3: str
    m49: str
    kind: AreaKind
    calling_code: str | None
    names: Mapping[str, Mapping[str, str]] = field(repr=False, hash=False, compare=False)
    formal_articles: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    search: tuple[str, ...] = field(repr=False, hash=False, compare=False)

    @property
    def uid(self) -> Uid:
        """The uid that this area has in every directory."""
        return fixed_uid("area", self.m49)

    def name(self, language: str = "en", form: AreaForm = AreaForm.SHORT) -> str:
        """Return the UN name in a form; a language that is not one of the six gets English."""
        spoken = language.split("-", maxsplit=1)[0]
        spoken = spoken if spoken in self.names["short"] else "en"
        if form is AreaForm.OF:
            return _of(self._named(spoken, AreaForm.RUNNING), spoken)
        if form is AreaForm.FORMAL_RUNNING:
            article = self.formal_articles.get(spoken, "")
            return _with_article(article, self._named(spoken, AreaForm.FORMAL))
        return self._named(spoken, form)

    def all_names(self) -> Iterator[str]:
        """Yield every printed name and every other word the area is found by."""
        for names in self.names.values():
            yield from names.values()
        for language in self.formal_articles:
            yield self.name(language, AreaForm.FORMAL_RUNNING)
        yield from self.search

    def _named(self, language: str, form: AreaForm) -> str:
        return self.names.get(form, {}).get(language) or self.names["short"][language]


@dataclass(frozen=True, slots=True)
class Membership:
    """A membership of a group that is dated, or counts only for some purposes, as its note says."""

    area: str
    since: str | None
    until: str | None
    note: str


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that go together: an M49 region, a regional group, a group by need, a region covered.

    `members` are ISO alpha-2 codes; `special` are memberships that need a word. A `coverage` group
    is a name that bodies use for where they work: no members are asserted.
    """

    key: str
    scheme: str
    parent: str | None
    as_of: str | None
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    members: tuple[str, ...]
    special: tuple[Membership, ...]

    @property
    def uid(self) -> Uid:
        """The uid that this group has in every directory."""
        return fixed_uid("area_group", self.key)

    def name(self, language: str = "en") -> str:
        """Return the group's name, in English where the language has none."""
        return self.names.get(language.split("-", maxsplit=1)[0]) or self.names["en"]


@dataclass(frozen=True, slots=True)
class City:
    """A capital or another city that bodies sit in; `zone` is an IANA time zone."""

    name: str
    iso2: str
    zone: str | None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaMention:
    """A name of an area in a text, from `start` to `end`, and the areas it may mean.

    A word such as `Micronesia` means one area, and yet is not `certain`: it is a region too.
    """

    areas: tuple[Area, ...]
    start: int
    end: int
    certain: bool = True

    @property
    def area(self) -> Area | None:
        """The area meant, None when that is not certain."""
        return self.areas[0] if self.certain else None


class Areas:
    """All areas, groups and cities, to be looked up; built once, never changed.

    The index of names is built at the first look-up of a name.
    """

    def __init__(
        self,
        areas: Iterable[Area],
        groups: Iterable[AreaGroup] = (),
        cities: Iterable[City] = (),
        ambiguous: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        not_areas: Iterable[str] = (),
    ) -> None:
        self.all = tuple(areas)
        self.groups = tuple(groups)
        self.cities = tuple(cities)
        self._ambiguous = ambiguous
        self._not_areas = frozenset(not_areas)
        self._by_iso2 = {area.iso2: area for area in self.all}

    def by_iso2(self, code: str) -> Area | None:
        """Return the area of an ISO alpha-2 code in any case."""
        return self._by_iso2.get(code.upper())

    def by_m49(self, code: str) -> Area | None:
        """Return the area of an M49 code, with or without leading zeros."""
        return self._by_code.get(code.zfill(3))

    def find(self, text: str) -> Area | None:
        """Return the area that a text names, by code in capitals or by any of its names.

        A word that may mean several areas, such as `Korea`, finds none: ask `ambiguous`.
        """
        stripped = text.strip()
        found = self._by_iso2.get(stripped) or self._by_code.get(stripped)
        if found:
            return found
        key = fold(stripped)
        return None if key in self._ambiguous else self._by_name.get(key, (None,))[0]

    def ambiguous(self, text: str) -> tuple[Area, ...]:
        """Return the areas that an ambiguous word may mean; none when the word is clear."""
        key = fold(text)
        return self._by_name[key] if key in self._ambiguous else ()

    def city(self, text: str) -> City | None:
        """Return the city of this name in any language."""
        return self._by_city.get(fold(text))

    def group(self, text: str) -> AreaGroup | None:
        """Return the group of this key or name in any language, M49 regions first."""
        return self._by_group.get(text) or self._by_group.get(fold(text))

    def groups_of(self, iso2: str, scheme: str) -> tuple[AreaGroup, ...]:
        """Return the groups of a scheme, such as `regional_group`, that an area is a member of."""
        return tuple(
            group for group in self.groups if group.scheme == scheme and iso2 in group.members
        )

    def in_text(self, text: str) -> tuple[AreaMention, ...]:
        """Return the areas named in running text, in their order, the longest names first.

        Codes are no names here; a word that has a capital must be written with one (`Turkey` is a
        country, `turkey` is not); an area inside the name of a region is not meant, such as
        `America` in `North America`.
        """
        return tuple(
            AreaMention(
                self._by_name[span.name], span.start, span.end, span.name not in self._ambiguous
            )
            for span in self._finder.spans(text)
            if span.name in self._by_name
        )

    @cached_property
    def _by_code(self) -> dict[str, Area]:
        codes = {area.iso3: area for area in self.all}
        return codes | {area.m49: area for area in self.all}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Area, ...]]:
        names: dict[str, tuple[Area, ...]] = {}
        for area in self.all:
            for name in area.all_names():
                names.setdefault(fold(name), (area,))
        for word, codes in self._ambiguous.items():
            names[word] = tuple(self._by_iso2[code] for code in codes)
        return names

    @cached_property
    def _finder(self) -> NameFinder:
        written = chain.from_iterable(area.all_names() for area in self.all)
        regions = (fold(name) for group in self.groups for name in group.names.values())
        names = self._by_name.keys() | self._not_areas | set(regions)
        return NameFinder(names, written, lambda name: not name[0].islower())

    @cached_property
    def _by_city(self) -> dict[str, City]:
        cities: dict[str, City] = {}
        for city in self.cities:
            cities[fold(city.name)] = city
        for city in self.cities:
            for name in city.other_names:
                cities.setdefault(fold(name), city)
        return cities

    @cached_property
    def _by_group(self) -> dict[str, AreaGroup]:
        groups: dict[str, AreaGroup] = {}
        for group in self.groups:
            groups.setdefault(group.key, group)
            for name in group.names.values():
                groups.setdefault(fold(name), group)
        return groups


def read_areas(areas_json: str, groups_json: str = "", cities_json: str = "") -> Areas:
    """Read areas, groups and cities from the JSON texts of the reference data."""
    content = json.loads(areas_json)
    groups = json.loads(groups_json)["groups"] if groups_json else ()
    cities = json.loads(cities_json)["cities"] if cities_json else ()
    return Areas(
        map(_area, content["areas"]),
        map(_group, groups),
        (City(row["city"], row["iso2"], row["tz"], tuple(row["names"])) for row in cities),
        {row["word"]: tuple(row["areas"]) for row in content["ambiguous"]},
        content["not_areas"],
    )


def _area(row: _AreaRow) -> Area:
    return Area(
        row["iso2"],
        row["iso3"],
        row["m49"],
        AreaKind(row["kind"]),
        row.get("calling_code"),
        row["names"],
        row["formal_articles"],
        tuple(row["search"]),
    )


def _group(row: _GroupRow) -> AreaGroup:
    return AreaGroup(
        row["key"],
        row["scheme"],
        row["parent"],
        row["as_of"],
        row["names"],
        tuple(row["members"]),
        tuple(
            Membership(each["area"], each.get("from"), each.get("to"), each["note"])
            for each in row.get("special", ())
        ),
    )


def _with_article(article: str, name: str) -> str:
    return article + name if article.endswith("'") else f"{article} {name}".strip()


def _of(running: str, language: str) -> str:
    """Return a running name after `of`, with the contractions of French and Spanish."""
    if language == "fr":
        return _of_in_french(running)
    if language == "es":
        return f"del {running[3:]}" if running.startswith("el ") else f"de {running}"
    return f"of {running}" if language == "en" else running


def _of_in_french(running: str) -> str:
    if running.startswith("le "):
        return f"du {running[3:]}"
    if running.startswith("les "):
        return f"des {running[4:]}"
    if not running.startswith(("la ", "l'")) and running[0].lower() in _ELIDED_FROM:
        return f"d'{running}"
    return f"de {running}"
