"""Search statements: the SQL of each tier of an answer, from the narrowest to the widest."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query_terms import (
    ALL_COLUMNS,
    BODY_COLUMNS,
    OWN_COLUMNS,
    POST_COLUMNS,
    Address,
    All,
    Any,
    Code,
    Labelled,
    Not,
    Number,
    Phrase,
    Term,
    Word,
    code_form,
)

Statement = tuple[str, tuple[str | int, ...]]

TIERS: Final = (OWN_COLUMNS, POST_COLUMNS, BODY_COLUMNS, ALL_COLUMNS)
"""Where words may stand: in names, then also in posts, then in bodies, then anywhere."""
FOUND_KINDS: Final = (EntryKind.PERSON, EntryKind.BODY, EntryKind.POST, EntryKind.EVENT)
_EVERYBODY: Final = Code(tuple(kind.value for kind in FOUND_KINDS))
_MOST_TERMS: Final = 32
_OWNERS: Final = (
    "SELECT s.label FROM channel c JOIN search_row s ON s.entry_id = c.owner_id "
    "WHERE c.normalised IN (?, ?) AND c.type = 'email' AND c.deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Tier:
    """Labels that match in one way: the statement that gives them."""

    sql: str
    values: tuple[str | int, ...]

    def first(self, limit: int, offset: int = 0) -> Statement:
        """Return the statement of the first labels; all of them when the limit is 0."""
        if not limit:
            return f"{self.sql} ORDER BY 1", self.values
        if not offset:
            return f"{self.sql} ORDER BY 1 LIMIT ?", (*self.values, limit)
        return f"{self.sql} ORDER BY 1 LIMIT ? OFFSET ?", (*self.values, limit, offset)

    def count(self, most: int = 0) -> Statement:
        """Return the statement that counts the labels, up to a number unless that is 0."""
        if not most:
            return f"SELECT count(*) FROM ({self.sql})", self.values  # noqa: S608
        return f"SELECT count(*) FROM ({self.sql} LIMIT ?)", (*self.values, most)  # noqa: S608


def flag_terms(flags: Sequence[str]) -> tuple[Term, ...]:
    """Return what flags ask for: one of the kinds, and all others."""
    kinds = tuple(flag for flag in flags if flag in set(EntryKind))
    others = tuple(Code((flag,)) for flag in flags if flag not in kinds)
    return (Code(kinds), *others) if kinds else others


@dataclass(frozen=True, slots=True)
class Matching:
    """How terms are put as statements on one table of words.

    `begun` are all words that begin with a spelling, for those of which this is known: these are
    sought one by one, which is far quicker. `more` are whole words that will do in place of a word.
    `columns` are where words may stand.
    """

    table: str = "search_text"
    columns: tuple[str, ...] = ALL_COLUMNS
    begun: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    more: Mapping[Word, tuple[str, ...]] = field(default_factory=dict)

    def tier(self, terms: Sequence[Term]) -> Tier:
        """Return the labels of which all terms hold."""
        distinct = tuple(dict.fromkeys(terms))[:_MOST_TERMS]
        if not distinct:
            return Tier("SELECT label FROM search_row", ())
        return self._all(distinct)

    def beyond(self, inner: "Matching | None", terms: Sequence[Term]) -> Tier:
        """Return the labels of which all terms hold here, but not where `inner` looks for them."""
        outer = self.tier(terms)
        if inner is None:
            return outer
        if all(map(_is_plain, terms)):
            distinct = All(tuple(dict.fromkeys(terms))[:_MOST_TERMS])
            sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH ?"  # noqa: S608
            within = inner._expression(distinct)  # noqa: SLF001 - one of its own kind
            return Tier(sql, (f"({self._expression(distinct)} NOT {within})",))
        less = inner.tier(terms)
        sql = f"SELECT rowid FROM ({outer.sql}) WHERE rowid NOT IN ({less.sql})"  # noqa: S608
        return Tier(sql, (*outer.values, *less.values))

    def _all(self, terms: Sequence[Term]) -> Tier:
        plain = [term for term in terms if _is_plain(term)]
        others = [term for term in terms if not _is_plain(term)]
        asks_only_flags = all(isinstance(term, Code) for term in plain)
        if others and asks_only_flags and not isinstance(others[0], Not):
            return self._numbers_first(others, [term for term in plain if isinstance(term, Code)])
        sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH ?"  # noqa: S608
        values: tuple[str | int, ...] = (self._expression(All(tuple(plain))),)
        for term in others:
            clause = self._clause("rowid", term)
            sql, values = f"{sql} AND {clause.sql}", (*values, *clause.values)
        return Tier(sql, values)

    def _numbers_first(self, terms: Sequence[Term], flags: Iterable[Code]) -> Tier:
        """Return labels by numbers, which few have; the flags are looked up one by one."""
        first = self._labels(terms[0])
        clauses = [self._clause("n.rowid", term) for term in terms[1:]]
        clauses += [Tier(*carries("n.rowid", code)) for code in flags]
        where = "".join(f" AND {clause.sql}" for clause in clauses)
        values = tuple(value for clause in clauses for value in clause.values)
        return Tier(
            f"SELECT n.rowid FROM ({first.sql}) n WHERE 1{where}",  # noqa: S608
            (*first.values, *values),
        )

    def _clause(self, label: str, term: Term) -> Tier:
        is_negated = isinstance(term, Not)
        inner = self._labels(term.term if isinstance(term, Not) else term)
        return Tier(f"+{label} {'NOT ' if is_negated else ''}IN ({inner.sql})", inner.values)

    def _labels(self, term: Term) -> Tier:
        match term:
            case Number():
                return self._number(term)
            case Labelled(labels=labels):
                return Tier("SELECT value AS rowid FROM json_each(?)", (json.dumps(labels),))
            case Any(terms=terms):
                tiers = [self._labels(each) for each in terms]
                return Tier(
                    " UNION ".join(f"SELECT * FROM ({tier.sql})" for tier in tiers),  # noqa: S608
                    tuple(value for tier in tiers for value in tier.values),
                )
            case All(terms=terms):
                return self._all(terms)
            case _:
                return self._all((term,))

    def _number(self, number: Number) -> Tier:
        """Return who has a number in a phone, or as the beginning of a word."""
        digits = " OR ".join(f'"{spelling}"' for spelling in number.spellings)
        in_phones = "SELECT rowid FROM search_digits WHERE search_digits MATCH ?"
        if number.is_phone:
            return Tier(in_phones, (digits,))
        words = " OR ".join(f'"{spelling}"*' for spelling in number.spellings)
        in_words = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH ?"  # noqa: S608
        return Tier(f"{in_phones} UNION {in_words}", (digits, words))

    # expressions of FTS5

    def _expression(self, term: Term) -> str:
        match term:
            case Word():
                return self._in(term.columns or self.columns, _either(self._forms(term)))
            case Phrase(words=words, columns=columns):
                every = " AND ".join(f'"{word.folded}"' for word in words)
                where = [c for c in columns or ALL_COLUMNS if columns or c in self.columns]
                return _either(self._in((column,), f"({every})") for column in where)
            case Code(flags=flags, is_beginning=is_beginning):
                star = "*" if is_beginning else ""
                forms = (f'"{code_form(flag, is_beginning=is_beginning)}"{star}' for flag in flags)
                return self._in(("flags",), _either(forms))
            case Address(parts=parts):
                return self._every(parts.terms)
            case Any(terms=terms):
                return _either(map(self._expression, terms))
            case All(terms=terms):
                return self._every(terms)
            case _:
                return self._every((term,))

    def _every(self, terms: Sequence[Term]) -> str:
        negated = [term.term for term in terms if isinstance(term, Not)]
        held = [term for term in terms if not isinstance(term, Not)] or [_EVERYBODY]
        every = " AND ".join(map(self._expression, held))
        if not negated:
            return f"({every})"
        anywhere = Matching(self.table, begun=self.begun)
        return f"(({every}) NOT {_either(map(anywhere._expression, negated))})"

    def _forms(self, word: Word) -> Iterator[str]:
        for form in word.forms:
            begun = (form,) if word.is_whole else self.begun.get(form)
            yield from (f'"{one}"' for one in begun) if begun is not None else (f'"{form}"*',)
        yield from (f'"{other}"' for other in self.more.get(word, ()))

    @staticmethod
    def _in(columns: Sequence[str], expression: str) -> str:
        return f"{{{' '.join(columns)}}} : {expression}"


def carries(label: str, code: Code) -> Statement:
    """Return the condition that the row of a label carries one of several flags."""
    end = "" if code.is_beginning else " "
    each = " OR ".join("instr(' ' || r.flags || ' ', ?)" for _ in code.flags)
    sql = f"EXISTS (SELECT 1 FROM search_row r WHERE r.label = {label} AND ({each}))"  # noqa: S608
    return sql, tuple(f" {flag}{end}" for flag in code.flags)


def exact_tier(folded: str, flags: Iterable[Code]) -> Tier:
    """Return who is called exactly so, among those who carry the flags."""
    sql, values = "SELECT label FROM search_exact WHERE folded = ?", (folded,)
    for code in flags:
        clause, more = carries("search_exact.label", code)
        sql, values = f"{sql} AND {clause}", (*values, *more)  # type: ignore[assignment]
    return Tier(sql, values)


def address_tier(address: str, flags: Iterable[Code]) -> Tier:
    """Return whose very own an address is, among those who carry the flags."""
    sql, values = _OWNERS, (address, address.lower())
    for code in flags:
        clause, more = carries("s.label", code)
        sql, values = f"{sql} AND {clause}", (*values, *more)  # type: ignore[assignment]
    return Tier(sql, values)


def _either(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _is_plain(term: Term) -> bool:
    """Tell whether a term can be asked of the index of words alone."""
    match term:
        case Number() | Labelled():
            return False
        case Not(term=inner):
            return _is_plain(inner)
        case All(terms=terms) | Any(terms=terms):
            return all(map(_is_plain, terms))
        case _:
            return True
