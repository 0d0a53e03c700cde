"""Search nearby: what holds a part of a word, and what is spelt or sounds much like it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import OWN_COLUMNS, Term, Word, skeleton_form
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_statements import Matching
from stakeholders.store.search_words import words_with_part, words_with_slip

_MOST_ROWS: Final = 200
_MOST_WORDS: Final = 6
_Others = Mapping[Word, tuple[str, ...]]


class Nearby:
    """Looks for other words in place of those that were typed."""

    def __init__(
        self, connection: sa.Connection, matching: Matching, query: Query, terms: Sequence[Term]
    ) -> None:
        self._connection = connection
        self._matching = matching
        self._terms = terms
        self._words = query.words[:_MOST_WORDS]
        self._parts = {word: self._holding(word) for word in self._words}

    def parts(self) -> list[int]:
        """Return the first labels where each word begins a word or is a part of one."""
        return self._found(self._parts) if any(self._parts.values()) else []

    def similar(self, known: AbstractSet[int], most: int) -> list[int]:
        """Return labels that are not known where some word is only similar, the closest first."""
        steps = list(self._alike())
        tiers: Sequence[Sequence[str]] = (OWN_COLUMNS, self._matching.columns)
        if len(self._words) > 1:  # which seldom stand in a name together
            tiers = tiers[1:]
            if steps and not self._found(steps[-1], most=1):
                return []
        found: dict[int, None] = {}
        for more in steps:
            for columns in tiers:
                near = replace(self._matching, columns=tuple(columns))
                labels = self._found(more, near, most=len(known) + len(found) + most)
                found.update(dict.fromkeys(one for one in labels if one not in known))
                if len(found) >= most:
                    return list(found)[:most]
        return list(found)

    def _alike(self) -> Iterator[_Others]:
        """Yield what will do in place of each word, each time something further away as well."""
        more = self._parts
        for alike in (self._called, self._mistyped, self._heard):
            others = {word: alike(word) for word in self._words}
            if any(others.values()):
                more = {word: (*more[word], *others[word]) for word in self._words}
                yield more

    def _found(
        self, more: _Others, matching: Matching | None = None, most: int = _MOST_ROWS
    ) -> list[int]:
        wider = replace(matching or self._matching, more=more)
        return [row[0] for row in ask(self._connection, *wider.tier(self._terms).first(most))]

    def _holding(self, word: Word) -> tuple[str, ...]:
        return self._each(word, words_with_part)

    def _mistyped(self, word: Word) -> tuple[str, ...]:
        return self._each(word, words_with_slip)

    @staticmethod
    def _called(word: Word) -> tuple[str, ...]:
        """Return other spellings and short forms of a common given name."""
        return word.namesakes

    @staticmethod
    def _heard(word: Word) -> tuple[str, ...]:
        form = skeleton_form(word.latin)
        return (form,) if form else ()

    def _each(
        self, word: Word, words: Callable[[sa.Connection, str], list[str]]
    ) -> tuple[str, ...]:
        if word.is_whole:
            return ()
        found = (
            other for spelling in word.spellings for other in words(self._connection, spelling)
        )
        return tuple(dict.fromkeys(found))
