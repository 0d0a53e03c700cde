"""Body duplicates: organisations and posts as other hands write them, and those just alike."""

import random
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stakeholders.domain.duplicates import find_duplicates
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.matching import Certainty
from stakeholders.domain.text import fold
from stakeholders.domain.traits import Traits, body_words
from tests.benchmarks.measure import Figure, Figures

_SUBJECTS: Final = (
    "Justice", "Health", "Labour", "Foreign Affairs", "Trade", "Energy", "Fisheries", "Transport",
    "Education", "Agriculture", "Interior", "Environment", "Tourism", "Social Welfare",
)  # fmt: skip
_FORMS: Final = (
    "Ministry of {subject}", "Institute for {subject}", "Commission on {subject}",
    "Centre for {subject}", "Council of {subject}",
)  # fmt: skip
_COUNTRIES: Final = tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "XYZ")
_FALSE_SHARE: Final = 0.01
_MISSED_SHARE: Final = 0.05
_TITLES: Final = ("Director", "Spokesperson", "Press Officer", "Registrar", "Legal Adviser",
                  "Head of Unit", "Focal Point", "Deputy Director")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """Which share of what is certain is wrong, and which share of the pairs was not found."""

    wrong: float
    missed: float


@dataclass(frozen=True, slots=True)
class _Written:
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    country: str
    root: int


def find_bodies_and_posts(size: int) -> Figures:
    """Judge what is found among invented organisations and posts."""
    bodies, posts = judge_bodies(size), judge_posts(size)
    return (
        Figure("other organisations called certain, share", bodies.wrong, "x", _FALSE_SHARE),
        Figure("organisations not found, share", bodies.missed, "x", _MISSED_SHARE),
        Figure("other posts called certain, share", posts.wrong, "x", _FALSE_SHARE),
        Figure("posts not found, share", posts.missed, "x", _MISSED_SHARE),
    )


def judge_bodies(size: int, seed: int = 1) -> Judged:
    """Return how well organisations are found that are there twice."""
    rng = random.Random(seed)  # noqa: S311 - invented data
    written = _bodies(size, rng)
    traits = [
        Traits(EntryKind.BODY, body_words(one.names), body_words(one.acronyms), country=one.country)
        for one in written
    ]
    return _judged(traits, [one.root for one in written])


def judge_posts(size: int, seed: int = 1) -> Judged:
    """Return how well posts are found that are there twice at one organisation."""
    rng = random.Random(seed)  # noqa: S311 - invented data
    traits, roots = [], []
    for number in range(size):
        body, title = f"body {number // len(_TITLES)}", _TITLES[number % len(_TITLES)]
        for text in (title, _other_title(title, rng)) if rng.random() < 0.2 else (title,):
            traits.append(Traits(EntryKind.POST, body_words((text,)), bodies=frozenset((body,))))
            roots.append(number)
    return _judged(traits, roots)


def _bodies(size: int, rng: random.Random) -> list[_Written]:
    found = []
    for root in range(size):
        subject, form = rng.choice(_SUBJECTS), rng.choice(_FORMS)
        country = _COUNTRIES[root % len(_COUNTRIES)]
        name = f"{form.format(subject=subject)} of Country {country} {root}"
        acronym = "".join(word[0] for word in name.split() if word[0].isupper()) + str(root)
        one = _Written((name,), (acronym,), country, root)
        found.append(one)
        if rng.random() < 0.2:
            found.append(rng.choice(_HANDS)(one, rng))
    return found


def _same(one: _Written, _rng: random.Random) -> _Written:
    return _Written((fold(one.names[0]),), (), one.country, one.root)


def _with_acronym_in_the_name(one: _Written, _rng: random.Random) -> _Written:
    return _Written((f"The {one.names[0]}",), one.acronyms, "", one.root)


def _renamed(one: _Written, _rng: random.Random) -> _Written:
    """Return a body that was renamed and knows its former name."""
    new = f"Department {one.root} of Renewal"
    return _Written((new, one.names[0]), (), one.country, one.root)


def _reordered(one: _Written, _rng: random.Random) -> _Written:
    first, _, rest = one.names[0].partition(" of Country ")
    return _Written((f"Country {rest}, {first}",), (), one.country, one.root)


_HANDS: Final = (_same, _with_acronym_in_the_name, _renamed, _reordered)


def _other_title(title: str, rng: random.Random) -> str:
    return rng.choice((title.upper(), f"{title}.", f"The {title}", title.lower()))


def _judged(traits: list[Traits], roots: list[int]) -> Judged:
    found = list(find_duplicates(traits))
    certain = [one for one in found if one.certainty is Certainty.CERTAIN]
    wrong = sum(roots[one.first] != roots[one.second] for one in certain) / max(len(certain), 1)
    groups: dict[int, list[int]] = {}
    for place, root in enumerate(roots):
        groups.setdefault(root, []).append(place)
    true = {pair for group in groups.values() for pair in combinations(group, 2)}
    missed = len(true - {(one.first, one.second) for one in found}) / max(len(true), 1)
    return Judged(wrong, missed)
