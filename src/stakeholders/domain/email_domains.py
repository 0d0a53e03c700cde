"""Known e-mail domains: which one of them a domain that is not among them very likely means."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

_LONG_ENOUGH: Final = 6
"""Shorter domains are one slip away from too many others."""


@dataclass(frozen=True, slots=True)
class KnownDomains:
    """Domains laid out for look-up: by their name without ending, and with one letter left out.

    Two texts that are one slip apart are the same once a letter is left out of one or of both.
    """

    all: frozenset[str]
    by_name: Mapping[str, tuple[str, ...]]
    nearly: Mapping[str, tuple[tuple[int, str], ...]]

    def meant_by(self, domain: str) -> str | None:
        """Return the known domain that a cut or mistyped one means, None also for a known one."""
        if not domain or domain in self.all:
            return None
        return self._completed(domain) or self._one_slip_from(domain)

    def _completed(self, domain: str) -> str | None:
        """Return the domain whose ending was cut: `unodc.org` of `unodc.o`."""
        name, dot, ending = domain.rpartition(".")
        if not dot:
            return None
        same = self.by_name.get(name, ())
        return next((each for each in same if each.rpartition(".")[2].startswith(ending)), None)

    def _one_slip_from(self, domain: str) -> str | None:
        """Return the first domain that one letter too many, too few, wrong or swapped made this."""
        if len(domain) < _LONG_ENOUGH:
            return None
        texts = [domain, *[domain[:n] + domain[n + 1 :] for n in range(len(domain))]]
        near = {found for text in self.nearly.keys() & texts for found in self.nearly[text]}
        if not near:
            return None
        close = (known for _, known in sorted(near) if _is_one_slip(domain, known))
        return next(close, None)


@functools.lru_cache(maxsize=8)
def known_domains(domains: tuple[str, ...]) -> KnownDomains:
    """Return domains laid out for look-up; the earlier ones are preferred."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    nearly: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, domain in enumerate(domains):
        by_name[domain.rpartition(".")[0]].append(domain)
        for text in _nearly(domain):
            nearly[text].append((place, domain))
    return KnownDomains(
        frozenset(domains),
        {name: tuple(found) for name, found in by_name.items()},
        {text: tuple(found) for text, found in nearly.items()},
    )


def _nearly(domain: str) -> Iterator[str]:
    yield domain
    for place in range(len(domain)):
        yield domain[:place] + domain[place + 1 :]


def _is_one_slip(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
