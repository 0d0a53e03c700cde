"""All countries and areas (UN M49) to be looked up: by code, name, city and group."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NotRequired, TypedDict

from stakeholders.domain.area_group import AreaGroup, read_group
from stakeholders.domain.area_names import (
    Area,
    AreaRow,
    City,
    PastRow,
    PastState,
    UnlistedName,
    UnlistedRow,
    read_area,
    read_past,
    read_unlisted,
)
from stakeholders.domain.json_table import JsonTable, Rebuilding
from stakeholders.domain.mentions import NameFinder
from stakeholders.domain.text import fold


class _AmbiguousRow(TypedDict):
    word: str
    areas: list[str]


class _CityRow(TypedDict):
    city: str
    iso2: str
    tz: str | None
    names: list[str]
    capital: NotRequired[bool]


class _ZoneRow(TypedDict):
    iso2: str
    tz: str


class _Content(TypedDict):
    areas: list[AreaRow]
    ambiguous: list[_AmbiguousRow]
    not_areas: list[str]
    dissolved: list[PastRow]
    unlisted: list[UnlistedRow]
    alike: list[list[str]]


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """Several areas that a word may mean, the likeliest first: somebody has to choose."""

    areas: tuple[Area, ...]


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


@dataclass(frozen=True, slots=True)
class AreaWords:
    """Words that are not simply the name of an area.

    `ambiguous` words mean several areas; `not_areas` are phrases that hold a country's name and do
    not mean it; `alike` are areas that are easily taken for each other.
    """

    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_areas: tuple[str, ...] = ()
    past: tuple[PastState, ...] = ()
    unlisted: tuple[UnlistedName, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()


class Areas(Rebuilding):
    """All areas, groups and cities, to be looked up; built once, never changed.

    The index of names is built at the first look-up of a name.
    """

    def __init__(
        self,
        areas: Iterable[Area],
        groups: Iterable[AreaGroup] = (),
        cities: Iterable[City] = (),
        words: AreaWords | None = None,
        zones: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.all = tuple(areas)
        self._given_groups = groups
        self._given_cities = cities
        self._words = words or AreaWords()
        self._given_zones = zones
        self._by_iso2 = {area.iso2: area for area in self.all}

    @cached_property
    def groups(self) -> tuple[AreaGroup, ...]:
        """All groups, M49 regions first."""
        return tuple(self._given_groups)

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """All cities."""
        return tuple(self._given_cities)

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
        key = self._key(stripped)
        return None if key in self._choices else self._by_name.get(key, (None,))[0]

    def resolve(self, text: str) -> Area | AreaChoice | None:
        """Return the area that a text names, several where somebody has to choose, None unknown.

        Short names of the United Nations are clear (`Guinea`, `Niger`): what else they may have
        been meant to say is in `alike`.
        """
        candidates = self.ambiguous(text)
        return AreaChoice(candidates) if candidates else self.find(text)

    def alike(self, area: Area) -> tuple[Area, ...]:
        """Return the areas that are easily taken for this one, such as Nigeria for the Niger."""
        return tuple(
            self._by_iso2[code]
            for codes in self._words.alike
            if area.iso2 in codes
            for code in codes
            if code != area.iso2
        )

    def past(self, text: str) -> PastState | None:
        """Return the State that is no more, such as Czechoslovakia, that a text names."""
        return self._by_past_name.get(fold(text))

    def unlisted(self, text: str) -> UnlistedName | None:
        """Return the name that is no area of the M49 standard, such as Kosovo, by name or code."""
        return self._by_unlisted_name.get(fold(text))

    def ambiguous(self, text: str) -> tuple[Area, ...]:
        """Return the areas that an ambiguous word may mean; none when the word is clear."""
        key = self._key(text)
        return self._by_name[key] if key in self._choices else ()

    def city(self, text: str) -> City | None:
        """Return the city of this name in any language."""
        return self._by_city.get(fold(text))

    def zone_of(self, place: str, iso2: str) -> str:
        """Return the IANA time zone of a city, else of a country that has one only; else nothing.

        A city of that name in another country than the one that is told does not count.
        """
        city = self.city(place) if place else None
        if city is not None and city.zone and iso2 in {"", city.iso2}:
            return city.zone
        return self._zones.get(iso2.upper(), "")

    def capitals_of(self, iso2: str) -> tuple[City, ...]:
        """Return the capitals of an area: one, rarely more, none where none is named."""
        return tuple(city for city in self.cities if city.is_capital and city.iso2 == iso2)

    def group(self, text: str) -> AreaGroup | None:
        """Return the group of this key or name in any language, M49 regions first."""
        return self._by_group.get(text) or self._by_group.get(fold(text))

    def groups_of(self, iso2: str, scheme: str, date: str = "") -> tuple[AreaGroup, ...]:
        """Return the groups of a scheme, such as `regional_group`, that an area is a member of.

        With a day (`2019-05-01`) those it was a member of then, as far as dates are known.
        """
        return tuple(
            group
            for group in self.groups
            if group.scheme == scheme
            and iso2 in (group.members_on(date) if date else group.members)
        )

    def in_text(self, text: str) -> tuple[AreaMention, ...]:
        """Return the areas named in running text, in their order, the longest names first.

        Codes are no names here; a word that has a capital must be written with one (`Turkey` is a
        country, `turkey` is not); an area inside the name of a region is not meant, such as
        `America` in `North America`.
        """
        return tuple(
            AreaMention(
                self._by_name[span.name], span.start, span.end, span.name not in self._choices
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
                names.setdefault(self._folded[name], (area,))
        for past in self._words.past:
            areas = tuple(self._by_iso2[code] for code in past.areas)
            for name in past.all_names():
                names.setdefault(self._folded[name], areas)
        for word, codes in self._words.ambiguous.items():
            names[word] = tuple(self._by_iso2[code] for code in codes)
        return names

    def _key(self, text: str) -> str:
        """Return a text folded; names as they are listed are not folded again, which is slow."""
        return self._folded.get(text) or fold(text)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name: fold(name) for name in self._written_names()}

    def _written_names(self) -> Iterator[str]:
        named: tuple[Area | PastState, ...] = (*self.all, *self._words.past)
        return chain.from_iterable(each.all_names() for each in named)

    @cached_property
    def _choices(self) -> frozenset[str]:
        """The folded words that name no single area for certain."""
        several = (name for name, areas in self._by_name.items() if len(areas) > 1)
        return frozenset((*several, *self._words.ambiguous))

    @cached_property
    def _by_past_name(self) -> dict[str, PastState]:
        return {fold(name): past for past in self._words.past for name in past.all_names()}

    @cached_property
    def _by_unlisted_name(self) -> dict[str, UnlistedName]:
        return {
            fold(name): unlisted
            for unlisted in self._words.unlisted
            for name in (unlisted.code, *unlisted.names.values(), *unlisted.other_names)
        }

    @cached_property
    def _finder(self) -> NameFinder:
        regions = (fold(name) for group in self.groups for name in group.names.values())
        names = self._by_name.keys() | set(self._words.not_areas) | set(regions)
        return NameFinder(names, self._written_names(), lambda name: not name[0].islower())

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
    def _zones(self) -> dict[str, str]:
        return dict(self._given_zones)

    @cached_property
    def _by_group(self) -> dict[str, AreaGroup]:
        groups: dict[str, AreaGroup] = {}
        for group in self.groups:
            groups.setdefault(group.key, group)
            for name in group.names.values():
                groups.setdefault(fold(name), group)
        return groups


def read_areas(areas_json: str, groups_json: str = "", cities_json: str = "") -> Areas:
    """Read areas, groups and cities from the JSON texts of the reference data.

    Groups and cities are parsed when they are first asked for.
    """
    content: _Content = json.loads(areas_json)
    return Areas(
        map(read_area, content["areas"]),
        JsonTable(groups_json, "groups", read_group) if groups_json else (),
        JsonTable(cities_json, "cities", _city) if cities_json else (),
        AreaWords(
            {row["word"]: tuple(row["areas"]) for row in content["ambiguous"]},
            tuple(content["not_areas"]),
            tuple(map(read_past, content["dissolved"])),
            tuple(map(read_unlisted, content["unlisted"])),
            tuple(map(tuple, content["alike"])),
        ),
        JsonTable(cities_json, "zones", _zone) if cities_json else (),
    )


def _zone(row: _ZoneRow) -> tuple[str, str]:
    return row["iso2"], row["tz"]


def _city(row: _CityRow) -> City:
    names, is_capital = tuple(row["names"]), row.get("capital", False)
    return City(row["city"], row["iso2"], row["tz"], names, is_capital)
