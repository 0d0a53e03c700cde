"""Queries: what someone typed into the search box, taken apart."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from stakeholders.domain.phone import read_phone
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.query_fields import (
    FIELDS_BY_NAME,
    KnownValues,
    NothingKnown,
    value_term,
    words_term,
)
from stakeholders.domain.query_grammar import Piece, PieceKind, number_at, pieces
from stakeholders.domain.query_terms import Address, All, Any, Code, Not, Number, Term, Word
from stakeholders.domain.text import digits, fold, latin
from stakeholders.i18n import marked

_TRUNK_ZERO: Final = re.compile(r"\(\s*0\s*\)")
_UNKNOWN_FIELD: Final = re.compile(r"(?!mailto:)([A-Za-z]{2,20}):(?!//)\S")
_AROUND_AN_ADDRESS: Final = "<>,;:."
_MOST_WORDS_OF_AN_AREA: Final = 8
_LONGEST_CODE: Final = 3
_SHORTEST_NUMBER: Final = 3
_SHORTEST_WHOLE_NUMBER: Final = 7
_DEEPEST: Final = 16
_TAG: Final = "tag:"


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What makes no sense in a query, and where in the text it stands; it is found as words."""

    start: int
    end: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Query:
    """What must hold of everything that is found."""

    text: str
    term: All = All()  # noqa: RUF009 - frozen
    problems: tuple[QueryProblem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is meant."""
        return not self.term.terms

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that must be found anywhere."""
        return tuple(t for t in self.term.terms if isinstance(t, Word) and not t.columns)

    @property
    def numbers(self) -> tuple[tuple[str, ...], ...]:
        """The spellings of each number that must be found."""
        return tuple(t.spellings for t in self.term.terms if isinstance(t, Number))

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The e-mail addresses that must be found."""
        return tuple(t for t in self.term.terms if isinstance(t, Address))

    @property
    def loosened(self) -> "Query":
        """The same with the words of addresses found anywhere, as the beginnings of words."""
        loose = (t.words if isinstance(t, Address) else (t,) for t in self.term.terms)
        return replace(self, term=All(tuple(chain.from_iterable(loose))))

    @property
    def address(self) -> str:
        """The address that is asked for, empty when something else is beside flags."""
        terms = [term for term in self.term.terms if not isinstance(term, Code)]
        return self.addresses[0].text if len(terms) == len(self.addresses) == 1 else ""

    @property
    def folded(self) -> str:
        """The words as one folded text, empty when something else is asked for beside flags."""
        terms = [term for term in self.term.terms if not isinstance(term, Code)]
        return " ".join(w.folded for w in self.words) if len(terms) == len(self.words) else ""


def read_query(text: str, known: KnownValues | None = None) -> Query:
    """Return the query that a text means; three or more digits are looked for in phones.

    `known` tells what the values of fields mean, and which words name countries or people.
    """
    reading = _Reading(list(pieces(text)), known or NothingKnown())
    return Query(text, reading.whole(), tuple(reading.problems))


class _Reading:
    """Puts pieces together: `or` binds less than standing beside each other, `not` the most."""

    def __init__(self, found: list[Piece], known: KnownValues) -> None:
        self._pieces = found
        self._at = 0
        self._known = known
        self.problems: list[QueryProblem] = []

    def whole(self) -> All:
        """Return what all pieces mean."""
        terms: list[Term] = []
        while self._at < len(self._pieces):
            terms += self._choice(0)
            self._skip(PieceKind.CLOSE)
        return All(tuple(terms))

    def _choice(self, depth: int) -> list[Term]:
        """Return terms up to the end or a closing parenthesis; several ways become one term."""
        ways = [self._row(depth)]
        while self._skip(PieceKind.OR):
            ways.append(self._row(depth))
        ways = [way for way in ways if way]
        if len(ways) < 2:
            return ways[0] if ways else []
        return [Any(tuple(way[0] if len(way) == 1 else All(tuple(way)) for way in ways))]

    def _row(self, depth: int) -> list[Term]:
        terms: list[Term] = []
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if piece.kind is PieceKind.CLOSE or (piece.kind is PieceKind.OR and self._joins(terms)):
                break
            terms += self._term(depth)
        return list(self._with_areas(terms))

    def _joins(self, before: Sequence[Term]) -> bool:
        """Tell whether `or` stands between two things; else it is a word like others."""
        following = self._pieces[self._at + 1 : self._at + 2]
        is_last = not following or following[0].kind in {PieceKind.CLOSE, PieceKind.OR}
        return bool(before) and not is_last

    def _term(self, depth: int) -> list[Term]:
        piece = self._pieces[self._at]
        self._at += 1
        match piece.kind:
            case PieceKind.NOT if self._at < len(self._pieces) and depth < _DEEPEST:
                negated = self._term(depth + 1)
                return [Not(All(tuple(map(_exactly, negated))))] if negated else []
            case PieceKind.OPEN if depth < _DEEPEST:
                inside = self._choice(depth + 1)
                self._skip(PieceKind.CLOSE)
                return inside
            case PieceKind.NUMBER:
                return [Number(spellings_of(piece.text))]
            case PieceKind.FIELD:
                return self._field(piece)
            case PieceKind.QUOTED:
                return self._quoted(piece)
            case PieceKind.AND if self._at < len(self._pieces) and self._at > 1:
                return []
            case PieceKind.OPEN | PieceKind.CLOSE:
                return []
            case _:
                return self._words(piece)

    def _skip(self, kind: PieceKind) -> bool:
        if self._at < len(self._pieces) and self._pieces[self._at].kind is kind:
            self._at += 1
            return True
        return False

    def _words(self, piece: Piece) -> list[Term]:
        unknown = _UNKNOWN_FIELD.match(piece.text)
        if unknown:
            text = marked("There is no field “{name}”. It is searched for as a word.")
            self._report(piece, "query.field", text, name=unknown.group(1))
        address = self._address(piece.text)
        return [self._word(word) for word in fold(piece.text).split()] if not address else [address]

    def _address(self, text: str) -> Address | None:
        """Return an address that a text begins, None where nothing stands before or after the sign.

        A program that writes mails puts `mailto:` before it.
        """
        text = text.removeprefix("mailto:").strip(_AROUND_AN_ADDRESS)
        mailbox, _, domain = text.rpartition("@")
        if not (fold(mailbox) and fold(domain)):
            return None
        return Address(text, tuple(self._word(word) for word in fold(text).split()))

    def _word(self, folded: str) -> Word:
        return Word(folded, latin(folded), namesakes=self._known.namesakes(folded))

    def _quoted(self, piece: Piece) -> list[Term]:
        self._mind_quotes(piece)
        term = words_term(piece.text, is_quoted=not piece.is_open)
        return _flat(term)

    def _field(self, piece: Piece) -> list[Term]:
        self._mind_quotes(piece)
        field = piece.field or FIELDS_BY_NAME[piece.name]
        number = number_at(piece.text, 0) if field.name == "phone" else None
        if number is not None:
            return [Number(spellings_of(number.text), is_phone=True)]
        found = value_term(
            field, piece.text, self._known, is_quoted=piece.is_quoted and not piece.is_open
        )
        if isinstance(found, Problem):
            self.problems.append(QueryProblem(piece.start, piece.end, found))
            return [self._word(word) for word in fold(piece.text).split()]
        return _flat(found)

    def _mind_quotes(self, piece: Piece) -> None:
        if piece.is_open:
            self._report(piece, "query.quote", marked("The quotation mark is not closed."))

    def _report(self, piece: Piece, code: str, text: str, **values: str) -> None:
        problem = Problem(code, text, tuple(values.items()), Severity.INFO)
        self.problems.append(QueryProblem(piece.start, piece.end, problem))

    def _with_areas(self, terms: list[Term]) -> Iterator[Term]:
        """Yield the terms; words that name a country or area together know its code."""
        run: list[Word] = []
        for term in terms:
            if isinstance(term, Word) and not term.columns and not term.is_whole:
                run.append(term)
                continue
            yield from self._named(run)
            run = []
            yield term
        yield from self._named(run)

    def _named(self, words: list[Word]) -> list[Word]:
        for start, end, code in _areas(words, self._known.area_code):
            words[start:end] = [replace(word, area=code) for word in words[start:end]]
        return words


def _exactly(term: Term) -> Term:
    """Return a term that leaves out; of a tag it means no other that begins so."""
    if isinstance(term, Code) and all(flag.startswith(_TAG) for flag in term.flags):
        return replace(term, is_beginning=False)
    return term


def _flat(term: Term | None) -> list[Term]:
    if term is None:
        return []
    return list(term.terms) if isinstance(term, All) else [term]


def _areas(words: list[Word], area_code: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """Yield the areas named in a row of words, the longest names first."""
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _MOST_WORDS_OF_AN_AREA), start, -1):
            name = " ".join(word.folded for word in words[start:end])
            is_name = len(name) > _LONGEST_CODE or not name.isascii()
            code = area_code(name) if is_name else name
            if code != name:
                yield start, end, code
                start = end - 1
                break
        start += 1


def spellings_of(run: str) -> tuple[str, ...]:
    """Return the digits of a number as typed, without the zero, and as its country writes it."""
    plain = digits(_TRUNK_ZERO.sub("", run))
    choices = [plain, plain.lstrip("0")]
    if len(plain) >= _SHORTEST_WHOLE_NUMBER:
        whole = read_phone(run).normalised
        if whole:
            choices.insert(0, digits(whole))
    return tuple(dict.fromkeys(c for c in choices if len(c) >= _SHORTEST_NUMBER)) or (plain,)
