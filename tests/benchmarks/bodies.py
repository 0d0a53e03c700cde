"""Bodies: invented offices of every country that many contacts share, and the posts in them."""

import csv
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.dice import dice
from tests.benchmarks.numbers import NumberPlan
from tests.benchmarks.records import Body

_DATA: Final = Path(__file__).parent / "data"
_LOCAL_SHARE: Final = 0.6
_TRANSLATED_SUBJECTS: Final = 6


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a country: ISO 3166 alpha-2 code, name, main city, the codes of its tongues."""

    code: str
    name: str
    city: str
    tongues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold the words that bodies, posts, notes and tags are made of."""

    subjects: tuple[str, ...]
    seats: tuple[tuple[str, str], ...]
    united_nations: tuple[tuple[str, str], ...]
    media: tuple[str, ...]
    ngos: tuple[str, ...]
    ministries: Mapping[str, tuple[str, ...]]
    units: tuple[str, ...]
    notes: tuple[str, ...]
    tags: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]


def read_areas() -> tuple[Area, ...]:
    """Return the 195 countries."""
    with (_DATA / "areas.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Area(code, name, city, tuple(tongues.split()))
            for code, name, city, tongues in csv.reader(file)
        )


def read_vocabulary() -> Vocabulary:
    """Return the words for bodies and posts; `titles` pairs each title with its function."""
    with (_DATA / "bodies.toml").open("rb") as file:
        words = tomllib.load(file)
    return Vocabulary(
        subjects=tuple(words["subjects"]),
        seats=tuple(_pairs(words["seats"])),
        united_nations=tuple(_pairs(words["united_nations"])),
        media=tuple(words["media"]),
        ngos=tuple(_ngo_names(words["ngo_first"], words["ngo_second"], words["ngo_third"])),
        ministries={code: tuple(text.split("|")) for code, text in words["ministries"].items()},
        units=tuple(words["units"]),
        notes=tuple(words["notes"]),
        tags=tuple(words["tags"]),
        titles=tuple(
            (function, title)
            for function, titles in words["functions"].items()
            for title in titles.split("|")
        ),
    )


def _pairs(rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        first, _, second = row.partition("|")
        yield first, second


def _ngo_names(firsts: list[str], seconds: list[str], thirds: list[str]) -> Iterator[str]:
    for place, first in enumerate(firsts):
        for second in seconds:
            yield f"{first} {second} {thirds[(place + len(second)) % len(thirds)]}"


def invent_bodies(
    area: Area,
    words: Vocabulary,
    plan: NumberPlan,
    seed: int,
    limit: int,
    countries: dict[str, str],
) -> tuple[Body, ...]:
    """Return up to `limit` different bodies of the area, the same ones for the same seed."""
    rng = dice(f"{seed} {area.code}")
    drafts = [*_ministries(area, words, rng), *_missions(area, words), *_offices(area, words, rng)]
    rng.shuffle(drafts)
    return tuple(draft.settle(area, plan, rng, countries) for draft in drafts[:limit])


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: str
    name: str
    domain: str
    city: str
    region: str
    alias: str | None = None
    acronym: str | None = None

    def settle(
        self, area: Area, plan: NumberPlan, rng: random.Random, countries: dict[str, str]
    ) -> Body:
        """Return the body with a domain that nobody can own (RFC 2606) and a switchboard."""
        return Body(
            name=self.name,
            alias=self.alias,
            acronym=self.acronym,
            kind=self.kind,
            area=area.code,
            region=self.region,
            city=self.city,
            country=countries[self.region],
            domain=f"{self.domain}.{area.code.lower()}.example",
            switchboard=plan.invent(self.region, "work", rng),
        )


def _ministries(area: Area, words: Vocabulary, rng: random.Random) -> Iterator[_Draft]:
    local = words.ministries.get(area.tongues[0])
    for place, subject in enumerate(words.subjects):
        name = f"Ministry of {subject} of {area.name}"
        domain = "ministry-" + subject.lower().replace(" ", "-")
        alias = None
        if local and place < _TRANSLATED_SUBJECTS and rng.random() < _LOCAL_SHARE:
            name, alias = _local_ministry(area.tongues[0], local, place), name
        yield _Draft("ministry", name, domain, area.city, area.code, alias=alias)


def _local_ministry(tongue: str, local: tuple[str, ...], place: int) -> str:
    ministry, subject = local[0], local[place + 1]
    if tongue in {"zh", "ja", "ko"}:
        return subject + ministry
    if tongue == "hi":
        return f"{subject} {ministry}"
    return ministry + ("" if tongue == "th" else " ") + subject


def _missions(area: Area, words: Vocabulary) -> Iterator[_Draft]:
    for city, region in words.seats:
        name = f"Permanent Mission of {area.name} to the United Nations in {city}"
        yield _Draft("mission", name, "mission-" + city.lower().replace(" ", "-"), city, region)


def _offices(area: Area, words: Vocabulary, rng: random.Random) -> Iterator[_Draft]:
    city, region = area.city, area.code
    yield _Draft(
        "nhri", f"National Human Rights Commission of {area.name}", "nhri", city, region,
        acronym=f"NHRC-{region}",
    )  # fmt: skip
    for acronym, name in words.united_nations:
        yield _Draft(
            "united-nations", f"{name}, {city}", acronym.lower(), city, region, acronym=acronym
        )
    for name in words.media:
        yield _Draft("media", f"{name} ({city})", name.lower().replace(" ", "-"), city, region)
    for name in rng.sample(words.ngos, 30):
        acronym = "".join(word[0] for word in name.split())
        domain = name.lower().replace(" ", "-")
        yield _Draft("ngo", f"{name}, {city}", domain, city, region, acronym=f"{acronym}-{region}")
