"""Facets: by what the contacts that are shown can be narrowed, and how many would be left."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.app.search import Search
from stakeholders.domain.narrowing import narrowed
from stakeholders.domain.query_fields import NEVER, tag_flag
from stakeholders.domain.search_row import COUNTED
from stakeholders.domain.terms import Vocabulary
from stakeholders.i18n import current_language, marked, translated
from stakeholders.store.dropping import Wanted

_REGIONAL: Final = "regional_group"
_SUMS: Final = ("group:", "type:")
_MOST: Final = 12
_YEARS: Final = 2
_KINDS: Final = (
    ("person", marked("People")), ("body", marked("Organisations")), ("post", marked("Posts")),
)  # fmt: skip
_HAS: Final = (
    ("email", marked("Has e-mail")), ("phone", marked("Has phone")),
    ("mobile", marked("Has mobile")), ("address", marked("Has address")),
    ("note", marked("Has notes")), ("photo", marked("Has photo")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: the words of a query that say it, what it is called, and how many it leaves.

    `dimension` is what kind of way it is, in the reader's language. Where `is_counted` is false
    more are left than ten thousand, and nobody knows how many.
    """

    dimension: str
    name: str
    query: str
    count: int
    is_counted: bool = True

    @property
    def label(self) -> str:
        """The facet as it stands alone, such as `Country: Thailand`."""
        if self.query.startswith(("has:", "kind:")):
            return self.name
        return translated("{field}: {value}", field=self.dimension, value=self.name)


class Facets:
    """Counts the ways to narrow what a query finds."""

    def __init__(
        self,
        search: Search,
        reference: Reference,
        tags: Callable[[], Sequence[str]],
        today: Callable[[], datetime.date],
    ) -> None:
        self._search = search
        self._reference = reference
        self._tags = tags
        self._today = today

    def of(
        self, text: str, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> tuple[Facet, ...]:
        """Return the facets of what a text finds, dimension by dimension, the fullest first.

        One that all have narrows nothing and is left out.

        Raises:
            DroppedError: when they are not `wanted` any more.
        """
        counts = self._search.flag_counts(text, flags=flags, wanted=wanted)
        everyone = sum(counts.get(kind, 0) for kind, _ in _KINDS)
        most = everyone if everyone <= COUNTED else everyone + 1
        found = (
            facet
            for dimension in (
                self._kinds, self._having, self._countries, self._groups, self._functions,
                self._types, self._tagged, self._ages,
            )
            for facet in dimension(counts)
        )  # fmt: skip
        if everyone > COUNTED and (text.strip() or flags):
            total = partial(self._search.total, flags=flags, most=COUNTED, wanted=wanted)
            found = (_of_many(facet, text, total) for facet in found)
        return tuple(facet for facet in found if 0 < facet.count < most)

    def _kinds(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        found = [(kind, name) for kind, name in _KINDS if counts.get(kind)]
        for kind, name in found if len(found) > 1 else ():
            yield Facet(translated("Kind"), translated(name), f"kind:{kind}", counts[kind])

    def _having(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        for what, name in _HAS:
            count = counts.get(f"has:{what}", 0)
            yield Facet(translated("Filled in"), translated(name), f"has:{what}", count)

    def _countries(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        for code, count in _fullest(counts, "country:"):
            name = self._reference.area_name(code, current_language())
            yield Facet(translated("Country"), name, f"country:{quoted(code)}", count)

    def _groups(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        day = self._today().isoformat()
        for group in self._reference.areas.groups:
            if group.scheme == _REGIONAL:
                count = sum(counts.get(f"country:{code}", 0) for code in group.members_on(day))
                name = group.name(current_language())
                yield Facet(translated("Group"), name, f"group:{quoted(group.key)}", count)

    def _functions(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        yield from self._terms(counts, "function", Vocabulary.FUNCTION, translated("Function"))

    def _types(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        kinds = self._reference.terms.of(Vocabulary.BODY_KIND)
        above: Counter[str] = Counter()
        for flag, count in counts.items():
            kind, _, code = flag.partition(":")
            if kind == "body" and code:
                above.update(
                    {t.code: count for t in kinds if kinds.is_a(code, t.code)} or {code: count}
                )
        for code, count in above.most_common(_MOST):
            name = kinds.name(code, current_language())
            yield Facet(translated("Kind of organisation"), name, f"type:{quoted(code)}", count)

    def _terms(
        self, counts: Mapping[str, int], field: str, vocabulary: Vocabulary, dimension: str
    ) -> Iterator[Facet]:
        terms = self._reference.terms.of(vocabulary)
        for code, count in _fullest(counts, f"{field}:"):
            name = terms.name(code, current_language())
            yield Facet(dimension, name, f"{field}:{quoted(code)}", count)

    def _tagged(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        names = {tag_flag(name): name for name in self._tags()}
        for code, count in _fullest(counts, "tag:"):
            name = names.get(f"tag:{code}", code.replace("_", " "))
            yield Facet(translated("Tag"), name, f"tag:{quoted(name, always=True)}", count)

    def _ages(self, counts: Mapping[str, int]) -> Iterator[Facet]:
        """Yield how old the newest fact is: this year, the years before, older, not dated."""
        dated = {flag[6:10]: 0 for flag in counts if flag.startswith("dated:")}
        for flag, count in counts.items():
            if flag.startswith("dated:"):
                dated[flag[6:10]] += count
        year, dimension = self._today().year, translated("Newest fact")
        if not dated:
            return
        for back in range(_YEARS + 1):
            one = str(year - back)
            yield Facet(dimension, one, f"dated:{one}", dated.get(one, 0))
        oldest = str(year - _YEARS)
        older = sum(count for one, count in dated.items() if one < oldest)
        name = translated("before {year}", year=oldest)
        yield Facet(dimension, name, f"dated:<{oldest}", older)
        everyone = sum(counts.get(kind, 0) for kind, _ in _KINDS)
        undated = everyone - sum(dated.values())
        yield Facet(dimension, translated("not dated"), f"dated:{NEVER}", undated)


def _of_many(facet: Facet, text: str, total: Callable[[str], int]) -> Facet:
    """Return a facet of more than ten thousand, of which only the usual flags are known.

    What is the sum of several flags is counted once more.
    """
    count = facet.count
    if facet.query.startswith(_SUMS):
        count = total(narrowed(text, facet.query))
    return replace(facet, count=count, is_counted=count <= COUNTED)


def _fullest(counts: Mapping[str, int], start: str) -> list[tuple[str, int]]:
    """Return the values of a kind of flag, without its name, the fullest first."""
    found = ((flag[len(start) :], n) for flag, n in counts.items() if flag.startswith(start))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def quoted(value: str, *, always: bool = False) -> str:
    """Return a value as it stands in a query, in quotes where it has more than letters."""
    return (
        value if value.replace("_", "").replace("-", "").isalnum() and not always else f'"{value}"'
    )
