"""Search nearby: what holds a part of a word, and what is spelt or sounds much like it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import OWN_COLUMNS, Term, Word, skeleton_form
from stakeholders.store.search_statements import Matching
from stakeholders.store.search_words import words_with_part, words_with_slip

_MOST_ROWS: Final = 200
_MOST_WORDS: Final = 6


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

    def similar(self) -> list[int]:
        """Return the first labels where some word is only similar, the closest ones first."""
        found: dict[int, None] = {}
        more = self._parts
        for alike in (self._called, self._mistyped, self._heard):
            others = {word: alike(word) for word in self._words}
            more = {word: (*more[word], *others[word]) for word in self._words}
            if any(others.values()):
                for columns in (OWN_COLUMNS, self._matching.columns):
                    near = replace(self._matching, columns=columns)
                    found.update(dict.fromkeys(self._found(more, near)))
        return list(found)

    def _found(
        self, more: dict[Word, tuple[str, ...]], matching: Matching | None = None
    ) -> list[int]:
        wider = replace(matching or self._matching, more=more)
        statement = wider.tier(self._terms).first(_MOST_ROWS)
        return list(self._connection.exec_driver_sql(*statement).scalars())

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
