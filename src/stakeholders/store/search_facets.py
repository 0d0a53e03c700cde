"""Search facets: how many of what a query finds carry each flag."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.query_terms import Code, Term, words_of
from stakeholders.domain.search_row import COUNTED
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_answer import lists_resolved
from stakeholders.store.search_statements import Matching, Statement
from stakeholders.store.search_words import begun_words

_USUAL: Final = 8
_FLAGS_OF: Final = "SELECT flags FROM search_row WHERE label IN ({})"
_TOTALS: Final = "SELECT flag, total FROM search_total ORDER BY total DESC"
_NOT_COUNTED: Final = frozenset({"verified", "dated", "list", "missing", "group"})


def flag_counts(connection: sa.Connection, terms: Sequence[Term]) -> Mapping[str, int]:
    """Return the number of each flag among what holds all terms.

    Up to ten thousand rows are looked at one by one; of more, the index counts each usual flag.
    """
    if not terms:
        return dict(ask(connection, _TOTALS))
    terms = lists_resolved(connection, terms)
    matching = Matching(begun=begun_words(connection, [*words_of(terms)]))
    tier = matching.tier(terms)
    sql, values = tier.first(COUNTED + 1)
    rows = ask(connection, _FLAGS_OF.format(sql), values)
    if len(rows) > COUNTED:
        return dict(_by_index(connection, matching, terms))
    return _counted(rows)


def flag_counts_of(connection: sa.Connection, labels: Statement) -> Mapping[str, int]:
    """Return the number of each flag among the labels that a statement gives."""
    sql, values = labels
    return _counted(ask(connection, _FLAGS_OF.format(sql), values))


def _counted(rows: Sequence[tuple[str]]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for (flags,) in rows:
        found.update(flags.split(" "))
    return found


def _by_index(
    connection: sa.Connection, matching: Matching, terms: Sequence[Term]
) -> Iterator[tuple[str, int]]:
    """Yield the usual flags of each kind, and how many carry them too."""
    for flag in _usual_flags(ask(connection, _TOTALS)):
        sql, values = matching.tier((*terms, Code((flag,)))).count(COUNTED + 1)
        yield flag, ask(connection, sql, values)[0][0]


def _usual_flags(totals: Sequence[tuple[str, int]]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for flag, _ in totals:
        kind = flag.partition(":")[0]
        seen[kind] += 1
        if kind not in _NOT_COUNTED and seen[kind] <= _USUAL:
            yield flag
