"""Search statements: the SQL of each tier of an answer, from the narrowest to the widest."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query import Query, Word

Statement = tuple[str, tuple[str | int, ...]]

_COLUMNS: Final = ("{names} : ", "{names works} : ", "")
_MOST_WORDS: Final = 32
_FEW: Final = 4096
"""Up to so many rows of a flag are gathered first; of a more common one each row is asked."""


@dataclass(frozen=True, slots=True)
class Tier:
    """Labels that match in one way: a statement that gives them, and the name of their column."""

    sql: str
    values: tuple[str | int, ...]

    def first(self, limit: int) -> Statement:
        """Return the statement of the first labels; all of them when the limit is 0."""
        if not limit:
            return f"{self.sql} ORDER BY 1", self.values
        return f"{self.sql} ORDER BY 1 LIMIT ?", (*self.values, limit)

    def count(self) -> Statement:
        """Return the statement that counts the labels."""
        return f"SELECT count(*) FROM ({self.sql})", self.values  # noqa: S608


def statements(
    query: Query,
    flags: Sequence[str],
    totals: Mapping[str, int],
    whole: AbstractSet[str] = frozenset(),
) -> list[Tier]:
    """Return the tiers of an answer; each holds all labels of those before it.

    `whole` are spellings with which no longer word begins: they are sought as they are.
    """
    if query.is_empty:
        return [_everything(flags, totals)]
    if not query.words:
        return [_narrowed(_numbers_only(query), "n.rowid", flags, totals)]
    tiers = [_text(query, columns, whole) for columns in _COLUMNS]
    narrowed = [_narrowed(tier, "search_text.rowid", flags, totals) for tier in tiers]
    return narrowed if query.numbers else [_exact(query, flags, totals), *narrowed]


def _exact(query: Query, flags: Sequence[str], totals: Mapping[str, int]) -> Tier:
    tier = Tier("SELECT label FROM search_exact WHERE folded = ?", (query.folded,))
    return _narrowed(tier, "search_exact.label", flags, totals)


def _text(query: Query, columns: str, whole: AbstractSet[str]) -> Tier:
    words = list(dict.fromkeys(query.words))[:_MOST_WORDS]
    match = f"{columns}({' AND '.join(_match(word, whole) for word in words)})"
    sql = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
    numbers = [_number(spellings) for spellings in query.numbers[:_MOST_WORDS]]
    clauses = "".join(f" AND +rowid IN ({number.sql})" for number in numbers)
    return Tier(sql + clauses, (match, *(v for number in numbers for v in number.values)))


def _numbers_only(query: Query) -> Tier:
    first, *others = (_number(spellings) for spellings in query.numbers[:_MOST_WORDS])
    clauses = "".join(f" AND +n.rowid IN ({number.sql})" for number in others)
    values = (*first.values, *(v for number in others for v in number.values))
    return Tier(f"SELECT n.rowid FROM ({first.sql}) n WHERE 1{clauses}", values)  # noqa: S608


def _number(spellings: Sequence[str]) -> Tier:
    """Return who has a number in a phone, or as the beginning of a word."""
    digits = " OR ".join(f'"{spelling}"' for spelling in spellings)
    words = " OR ".join(f'"{spelling}"*' for spelling in spellings)
    return Tier(
        "SELECT rowid FROM search_digits WHERE search_digits MATCH ? "
        "UNION SELECT rowid FROM search_text WHERE search_text MATCH ?",
        (digits, words),
    )


def _match(word: Word, whole: AbstractSet[str]) -> str:
    forms = " OR ".join(f'"{form}"{"" if form in whole else "*"}' for form in word.forms)
    return f"({forms})"


def _everything(flags: Sequence[str], totals: Mapping[str, int]) -> Tier:
    """Return all labels, or those of the rarest flag that carry the others too."""
    kinds, others = _parted(flags)
    if not flags:
        return Tier("SELECT label FROM search_row", ())
    if others:
        rarest = min(others, key=lambda flag: totals.get(flag, 0))
        rest = [flag for flag in flags if flag != rarest]
        first = Tier("SELECT label FROM search_flag f WHERE flag = ?", (rarest,))
        return _narrowed(first, "f.label", rest, totals)
    each = " UNION ALL ".join("SELECT label FROM search_flag WHERE flag = ?" for _ in kinds)
    return Tier(each, tuple(kinds))


def _narrowed(tier: Tier, label: str, flags: Sequence[str], totals: Mapping[str, int]) -> Tier:
    """Return those of a tier that carry all flags, and one of the kinds if there are any."""
    kinds, others = _parted(flags)
    sql, values = tier.sql, tier.values
    for wanted in ([kinds] if kinds else []) + [[flag] for flag in others]:
        marks = ", ".join("?" * len(wanted))
        few = sum(totals.get(flag, 0) for flag in wanted) <= _FEW
        sql += (
            f" AND +{label} IN (SELECT label FROM search_flag WHERE flag IN ({marks}))"  # noqa: S608
            if few
            else f" AND EXISTS (SELECT 1 FROM search_flag g WHERE g.flag IN ({marks}) "  # noqa: S608
            f"AND g.label = {label})"
        )
        values = (*values, *wanted)
    return Tier(sql, values)


def _parted(flags: Sequence[str]) -> tuple[list[str], list[str]]:
    kinds = [flag for flag in flags if flag in set(EntryKind)]
    return kinds, [flag for flag in flags if flag not in kinds]
