"""Query grammar: the pieces that a typed query falls into, and how they belong together.

    ohchr sp                     both words, in any order, as beginnings of words
    "focal point"                as it is written, in one field
    body:unodc -tag:press        a field, and what must not hold
    geneva or vienna             one of them; `|` will do as well
    (geneva or vienna) press     together
    +66 2 288                    digits of a phone

Whatever makes no sense as a query is searched for as words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.query_fields import FIELDS_BY_NAME, QueryField, ValueKind

_BLANKS: Final = re.compile(r"\s+")
_FIELD: Final = re.compile(r"([A-Za-z]{2,20}):")
_NUMBER: Final = re.compile(r"\(?\+?\(?\d[\d\s()+.\-/–]*")
_WORD: Final = re.compile(r"[^\s()\"“”«»|]+")
_VALUE: Final = re.compile(r"[^\s()\"“”«»|]+")
_SIGN: Final = re.compile(r"[<>]=?|=")
_QUOTES: Final = MappingProxyType({'"': '"', "“": "”", "«": "»", "„": "“"})
_CLOSING: Final = frozenset("”»")
_NEGATIONS: Final = "-–!"
_SHORTEST_NUMBER: Final = 3
_LONGEST: Final = 20_000
"""Of a longer text, such as a page that was pasted, only the beginning is searched for."""


class PieceKind(StrEnum):
    """What a piece is."""

    WORD = "word"
    QUOTED = "quoted"
    NUMBER = "number"
    FIELD = "field"
    OPEN = "open"
    CLOSE = "close"
    OR = "or"
    NOT = "not"
    AND = "and"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query with its place in the text; of a field, `text` is the value."""

    kind: PieceKind
    text: str
    start: int
    end: int
    field: QueryField | None = None
    name: str = ""
    is_quoted: bool = False
    is_open: bool = False
    """Whether a quotation mark was not closed."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a query from left to right."""
    text = text[:_LONGEST]
    at = 0
    while at < len(text):
        blank = _BLANKS.match(text, at)
        if blank:
            at = blank.end()
            continue
        piece = _piece(text, at)
        yield piece
        at = max(piece.end, at + 1)


def _piece(text: str, at: int) -> Piece:
    field = _field(text, at)
    if field is not None:
        return field
    number = number_at(text, at)
    if number is not None:
        return number
    sign = text[at]
    if sign in _QUOTES:
        return _quoted(text, at)
    if sign in "()" or sign in _CLOSING:
        kinds = {"(": PieceKind.OPEN, ")": PieceKind.CLOSE}
        return Piece(kinds.get(sign, PieceKind.WORD), "", at, at + 1)
    if sign == "|":
        return Piece(PieceKind.OR, sign, at, at + 1)
    if sign in _NEGATIONS and text[at + 1 : at + 2].strip() and not _inside_word(text, at):
        return Piece(PieceKind.NOT, sign, at, at + 1)
    return _word(text, at)


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _word(text: str, at: int) -> Piece:
    match = _WORD.match(text, at)
    word = match.group() if match else text[at]
    operators = {"or": PieceKind.OR, "not": PieceKind.NOT, "and": PieceKind.AND}
    kind = operators.get(word.lower(), PieceKind.WORD)
    return Piece(kind, word, at, at + len(word))


def _quoted(text: str, at: int) -> Piece:
    end = text.find(_QUOTES[text[at]], at + 1)
    is_open = end < 0
    inside = text[at + 1 :] if is_open else text[at + 1 : end]
    stop = len(text) if is_open else end + 1
    return Piece(PieceKind.QUOTED, inside, at, stop, is_quoted=True, is_open=is_open)


def _field(text: str, at: int) -> Piece | None:
    match = _FIELD.match(text, at)
    if match is None or text.startswith("//", match.end()):
        return None
    name = match.group(1).lower()
    field = FIELDS_BY_NAME.get(name)
    if field is None:
        return None
    start = match.end()
    if field.kind is ValueKind.PHONE:
        number = number_at(text, start)
        if number is not None:
            return Piece(PieceKind.FIELD, number.text, at, number.end, field, name)
    sign = _SIGN.match(text, start)
    if sign:
        start = sign.end()
    before = sign.group() if sign else ""
    if text[start : start + 1] in _QUOTES:
        inner = _quoted(text, start)
        value = before + inner.text
        return replace(inner, kind=PieceKind.FIELD, text=value, start=at, field=field, name=name)
    value_match = _VALUE.match(text, start)
    value = value_match.group() if value_match else ""
    return Piece(PieceKind.FIELD, before + value, at, start + len(value), field, name)


def number_at(text: str, at: int) -> Piece | None:
    """Return the run of at least three digits that begins here, None where there is none."""
    match = _NUMBER.match(text, at)
    if match is None or (at > 0 and (text[at - 1].isalnum() or text[at - 1] == "@")):
        return None
    run = _balanced(match.group())
    after = text[at + len(run) : at + len(run) + 1]
    if after.isalpha() or after == "@" or sum(c.isdigit() for c in run) < _SHORTEST_NUMBER:
        return None
    return Piece(PieceKind.NUMBER, run, at, at + len(run))


def _balanced(run: str) -> str:
    """Return a run of digits without what follows the last one, or a parenthesis of others."""
    run = run.rstrip(" \t\n+.-/–(")
    if run.startswith("(") and ")" not in run:
        return ""
    while run.count(")") > run.count("("):
        run = run[: run.rindex(")")].rstrip(" \t\n+.-/–(")
    return run
