"""Search answers: the labels that answer one query, tier by tier, and the whole order of them."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_to_bytes
from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import (
    All,
    Any,
    Code,
    Labelled,
    Listed,
    Not,
    Term,
    Word,
    words_of,
)
from stakeholders.store.plain_cursor import ask, ask_numbers
from stakeholders.store.search_documents import RECENT
from stakeholders.store.search_nearby import Nearby
from stakeholders.store.search_statements import (
    FOUND_KINDS,
    TIERS,
    Matching,
    Statement,
    address_tier,
    exact_tier,
    flag_terms,
)
from stakeholders.store.search_words import begun_words

FEW: Final = 50
"""Where a word finds fewer, parts of words and what is only similar are looked for as well.

Of several words only where they find nothing together.
"""
_MANY_WORDS: Final = 1000
"""Up to so many answers to several words are read at once, and need not be counted."""
_SEVERAL: Final = 2
_ANY_NEAR: Final = "SELECT 1 FROM search_near_docsize LIMIT 1"
_LATEST: Final = (
    "SELECT s.label FROM recent r JOIN search_row s ON s.entry_id = r.entry_id "
    "ORDER BY r.at DESC, r.entry_id LIMIT ? OFFSET ?"
)
_LEFT_OUT: Final = (
    "SELECT s.label FROM entry l JOIN list_member m ON m.list_id = l.id "
    "JOIN search_row s ON s.entry_id = m.member_id "
    "WHERE l.uid = ? AND m.is_left_out AND m.deleted_at IS NULL"
)
_TOTALS: Final = "SELECT flag, total FROM search_total WHERE flag IN ({})"


class Answer:
    """The labels that answer one query."""

    def __init__(
        self, connection: sa.Connection, query: Query, flags: tuple[str, ...], *, similar: bool
    ) -> None:
        self._connection = connection
        self._query = query
        self._flags = flags
        self._wants_similar = similar
        self._terms = (*lists_resolved(connection, query.term.terms), *flag_terms(flags))
        self._matching = Matching(begun=begun_words(connection, [*words_of(self._terms)]))
        self._widest = self._matching.tier(self._terms)
        self._few = self._all_if_few()
        self.parts: list[int] = []
        self.similar: list[int] = []
        if self._few is not None and self._wants_nearby(len(self._few)):
            self._look_nearby()
        elif self._few is not None and not self._few and query.addresses:
            self._look_loosely()

    def _wants_nearby(self, found: int) -> bool:
        """Tell whether other words may be meant: several that are found together are not.

        Nor are those that find enough by themselves, and are only narrowed.
        """
        words = len(self._query.words)
        if not words or self._query.addresses or found >= FEW:
            return False
        return not found or (words < _SEVERAL and not self._words_suffice())

    def _words_suffice(self) -> bool:
        """Tell whether the words find enough without what narrows them."""
        words = [term for term in self._terms if isinstance(term, Word)]
        if len(words) == len(self._terms):
            return False
        return len(self._run(self._matching.tier(words).first(FEW))) >= FEW

    @property
    def is_short(self) -> bool:
        """Whether all labels are known already."""
        return self._few is not None or self._flags == (RECENT,)

    @property
    def key(self) -> object:
        """What makes the answer the same as another one, unless something is written."""
        return (self._query, self._flags)

    @property
    def _is_ranked(self) -> bool:
        """Whether it matters where words stand, and not only that an entry has something."""
        return bool(self._query.words or self._query.addresses)

    @property
    def _tiers(self) -> Sequence[tuple[str, ...]]:
        """Where words may stand, tier by tier; those of an address stand in addresses only."""
        return TIERS if self._query.words else TIERS[-1:]

    def labels(self, limit: int, offset: int) -> list[int]:
        """Return the labels of a page, tier by tier; all from the offset when the limit is 0."""
        if self._query.is_empty and self._flags == (RECENT,):
            return self._run((_LATEST, (limit or -1, offset)))
        if not self._is_ranked:
            if self._few is not None:
                return self._few[offset : offset + limit] if limit else self._few[offset:]
            return self._run(self._widest.first(limit or -1, offset))
        end = offset + limit if limit else 0
        found = self._ranked(end)
        found += [*self.parts, *self.similar]
        return found[offset:end] if limit else found[offset:]

    def _ranked(self, limit: int) -> list[int]:
        wanted = limit if self._few is None else min(limit or len(self._few), len(self._few))
        if self._few is not None and wanted < _SEVERAL:
            return list(self._few)
        found: dict[int, None] = dict.fromkeys(self._exact(wanted))
        has_near = bool(self._run((_ANY_NEAR, ())))
        for columns in self._tiers:
            if wanted and len(found) >= wanted:
                break
            matching = replace(self._matching, columns=columns)
            if has_near:
                found.update(dict.fromkeys(self._near(matching)))
            # Whoever is in a tier is in all that follow.
            found.update(dict.fromkeys(self._tier(matching, wanted and wanted + len(found))))
        return list(found)[:limit] if limit else list(found)

    def _exact(self, limit: int) -> list[int]:
        """Return who is called exactly as the query says, or has this very address."""
        codes = [term for term in self._terms if isinstance(term, Code)]
        if self._query.address:
            return self._run(address_tier(self._query.address, codes).first(limit))
        if not self._query.folded:
            return []
        return self._run(exact_tier(self._query.folded, codes).first(limit))

    def _tier(self, matching: Matching, limit: int) -> list[int]:
        """Return the first labels of a tier; of the widest one they may be known."""
        if self._few is not None and matching.columns == self._matching.columns:
            return self._few
        return self._run(matching.tier(self._terms).first(limit))

    def _all_if_few(self) -> list[int] | None:
        """Return all labels when there are few; each tier would seek each word again."""
        if not self._query.term.terms:
            return None
        several = len(self._query.words) + len(self._query.numbers) >= _SEVERAL
        reach = _MANY_WORDS if several else FEW
        labels = self._run(self._widest.first(reach))
        return labels if len(labels) < reach else None

    def _look_nearby(self) -> None:
        """Find what holds a part of a word, then what is only similar, each once."""
        nearby = Nearby(self._connection, self._matching, self._query, self._terms)
        known = set(self._few or ())
        self.parts = [label for label in nearby.parts() if label not in known]
        if self._wants_similar:
            self.similar = nearby.similar(known.union(self.parts), FEW)

    def _look_loosely(self) -> None:
        """Find who has the words of an address that nobody has, or what is similar to them."""
        wants = self._wants_similar
        loose = Answer(self._connection, self._query.loosened, self._flags, similar=wants)
        if loose.few is not None:
            self.parts, self.similar = list(loose.few), loose.similar

    def known_total(self, limit: int, offset: int, labels: Sequence[int]) -> int | None:
        """Return how many there are in all, None where that must be counted."""
        if self._few is not None:
            return len(self._few) + len(self.parts) + len(self.similar)
        if not limit or (labels and len(labels) < limit):
            return offset + len(labels)
        asks_kinds = set(self._flags) <= set(EntryKind)
        if self._query.is_empty and (len(self._flags) < _SEVERAL or asks_kinds):
            return sum(totals(self._connection, self._flags or FOUND_KINDS).values())
        return None

    def total(self, most: int = 0) -> int:
        """Count all labels, or a few more than `most`."""
        return self._run(self._widest.count(most and most + 1))[0]

    @property
    def few(self) -> tuple[int, ...] | None:
        """All labels where there are few, None of many."""
        return None if self._few is None else (*self._few, *self.parts)

    def whole(self) -> Statement:
        """Return the statement of all labels, in no order."""
        if self._few is None:
            return self._widest.sql, self._widest.values
        return "SELECT value FROM json_each(?)", (json.dumps(self.few),)

    def order(self) -> "array[int]":
        """Return the labels of all in their order, to be kept for pages far down."""
        if self._few is not None or (self._query.is_empty and self._flags == (RECENT,)):
            return array("q", self.labels(0, 0))
        if not self._is_ranked:
            return ask_numbers(self._connection, *self._widest.first(-1, 0))
        order = array("q", self._exact(0))
        known = set(order)
        inner: Matching | None = None
        for columns in self._tiers:
            outer = replace(self._matching, columns=columns)
            near = [label for label in self._near(outer) if label not in known]
            known.update(near)
            order.extend(near)
            beyond = ask_numbers(self._connection, *outer.beyond(inner, self._terms).first(0))
            order.extend(label for label in beyond if label not in known)
            inner = outer
        return order

    def _near(self, matching: Matching) -> list[int]:
        """Return what is starred or was used lately, which comes first among equals."""
        return self._run(replace(matching, table="search_near").tier(self._terms).first(0))

    def _run(self, statement: Statement) -> list[int]:
        return ask_numbers(self._connection, *statement).tolist()


def totals(connection: sa.Connection, flags: Sequence[str]) -> dict[str, int]:
    """Return how many entries carry each of some flags."""
    query = _TOTALS.format(", ".join("?" * len(flags)))
    return dict(ask(connection, query, tuple(flags)))


def lists_resolved(connection: sa.Connection, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms in which each list is what finds its members."""
    found: list[Term] = []
    for term in terms:
        one = _resolved(connection, term)
        found += one.terms if isinstance(one, All) else (one,)
    return tuple(found)


def _resolved(connection: sa.Connection, term: Term) -> Term:
    match term:
        case Listed():
            return _members(connection, term)
        case Not(term=inner):
            return Not(_resolved(connection, inner))
        case Any(terms=terms):
            return Any(tuple(_resolved(connection, each) for each in terms))
        case All(terms=terms):
            return All(lists_resolved(connection, terms))
        case _:
            return term


def _members(connection: sa.Connection, one: Listed) -> Term:
    """Return what finds who is on a list: whom the rule finds as it would be typed, and the pins.

    Of few the labels are known, parts of words included.
    """
    pinned = Code((f"list:{one.uid}",))
    if not one.rule:
        return pinned
    few = Answer(connection, Query("", All(one.terms)), (), similar=False).few
    by_rule = All(lists_resolved(connection, one.terms)) if few is None else Labelled(few)
    either = Any((by_rule, pinned))
    rows = ask(connection, _LEFT_OUT, (uid_to_bytes(Uid(one.uid)),))
    left_out = tuple(row[0] for row in rows)
    return All((either, Not(Labelled(left_out)))) if left_out else either
