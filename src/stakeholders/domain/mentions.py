"""Known names in running text: the longest of them, with the place where they stand."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stakeholders.domain.text import fold

UNSPACED: Final = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that do not part words: Thai, Lao, Chinese, Japanese, and Korean endings."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ‘`][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A known name, folded, and where it stands in a text."""

    name: str
    start: int
    end: int


class NameFinder:
    """Finds names in text; `accepts` has the last word on a name as it is written there."""

    def __init__(
        self, names: AbstractSet[str], written: Iterable[str], accepts: Callable[[str], bool]
    ) -> None:
        self._names = names
        self._written = written
        self._accepts = accepts

    def spans(self, text: str) -> tuple[NameSpan, ...]:
        """Return the known names in a text in their order, the longest first at each place."""
        found = list(self._spaced(text))
        if UNSPACED.search(text):
            found += self._unspaced(text)
        return tuple(sorted(found, key=lambda span: span.start))

    def _spaced(self, text: str) -> Iterator[NameSpan]:
        words = list(_WORD.finditer(text))
        folded = [fold(word.group()) for word in words]
        at = 0
        while at < len(words):
            span = self._longest_at(text, words, folded, at)
            if span:
                yield span
            at += span.name.count(" ") + 1 if span else 1

    def _longest_at(
        self, text: str, words: list[re.Match[str]], folded: list[str], at: int
    ) -> NameSpan | None:
        most = self._first_words.get(folded[at], 0)
        for length in range(min(most, len(words) - at), 0, -1):
            name = " ".join(folded[at : at + length])
            start, end = words[at].start(), words[at + length - 1].end()
            if name in self._names and self._accepts(text[start:end]):
                return NameSpan(name, start, end)
        return None

    def _unspaced(self, text: str) -> Iterator[NameSpan]:
        taken = [False] * len(text)
        for name in self._unspaced_names:
            for match in re.finditer(re.escape(name), text):
                start, end = match.span()
                if not any(taken[start:end]):
                    taken[start:end] = [True] * (end - start)
                    yield NameSpan(fold(name), start, end)

    @cached_property
    def _first_words(self) -> dict[str, int]:
        """The first word of every name, and the most words of a name that begins with it."""
        most: dict[str, int] = {}
        for name in self._names:
            if not UNSPACED.search(name):
                first = name.partition(" ")[0]
                most[first] = max(most.get(first, 0), name.count(" ") + 1)
        return most

    @cached_property
    def _unspaced_names(self) -> tuple[str, ...]:
        unspaced = {name for name in self._written if UNSPACED.search(name)}
        return tuple(sorted(unspaced, key=lambda name: (-len(name), name)))
