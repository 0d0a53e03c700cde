"""Pieces of the lines of a contact block: the words between two separators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.formats.contact_block_grammar import Grammar, Key

_SPLIT: Final = re.compile(r"[,;|•\t，；、،؛:：()（）<>\[\]]|\s(?:[–—]|--|/)\s|(?<=\S) {3,}(?=\S)")
_SPLIT_BESIDE_CHANNELS: Final = re.compile(rf"{_SPLIT.pattern}|\s-\s")
_ACRONYM: Final = re.compile(r"[(（](\w[\w.\-/]{1,11})[)）]")
_HOUSE_BEHIND: Final = re.compile(
    r", ?(?:n[.ºo°]{0,2} ?)?\d{1,4}[A-Za-z]?[.,;]? (?:\d{4,5} )?[^\W\d]|, ?\d{1,4}\n"
)
_BULLETS: Final = " \t.·•*–—-0123456789)("
_NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s+")
_LOOSE: Final = " \t\r\n.·•*–—-_\"“”«»'’"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two separators: `start` to `end`; `text` is their one-line form.

    `is_key` tells that a colon follows, so that they may only say what comes next; `key` what a
    word before a colon said of this; `after_address` that a street stands before it on its line,
    `before_number` that a house number stands behind it, `follows_cue` that it is what a cue
    announces, `before_cue` that it stands before one.
    """

    start: int
    end: int
    text: str
    opens_line: bool = False
    in_prose: bool = False
    is_key: bool = False
    key: Key | None = None
    after_address: bool = False
    follows_cue: bool = False
    before_cue: bool = False
    before_number: bool = False


def pieces_in(
    text: str, start: int, end: int, grammar: Grammar, *, prose: bool, has_marks: bool
) -> Iterator[Piece]:
    """Yield the pieces between two places of a text, each with what a word before it says."""
    position, key, opens, after = start, None, _opens_line(text, start), False
    inside = frozenset(grammar.offices.commas_in(text, start, end))
    cuts = (cut for cut in _cuts(text, start, end, has_marks=has_marks) if cut[0] not in inside)
    for cut_start, cut_end in [*cuts, (end, end)]:
        piece = _piece(text, position, cut_start, opens=opens, prose=prose)
        if piece is not None:
            is_key = text[cut_start:cut_end] in {":", "："}
            said = grammar.key(piece.text) if is_key else None
            if said is None and key is not Key.SKIPPED:
                is_of_street = _HOUSE_BEHIND.match(text, cut_start) is not None
                yield replace(
                    piece,
                    is_key=is_key,
                    key=key,
                    after_address=after,
                    before_number=is_of_street and piece.opens_line,
                )
            key, opens = said, False
            after = after or is_street(piece.text, grammar)
        elif text[position:cut_start].strip().isdecimal():
            after = True
        position = cut_end


def is_street(text: str, grammar: Grammar, *, both: bool = False) -> bool:
    """Tell whether words have a number or a word of streets; or even `both`."""
    has_digit = any(c.isdigit() for c in text)
    has_word = any(grammar.is_street(word) for word in text.split())
    return (has_digit and has_word) if both else (has_digit or has_word)


def _cuts(text: str, start: int, end: int, *, has_marks: bool) -> Iterator[tuple[int, int]]:
    """Yield the separators; an acronym in brackets stays with its name."""
    acronyms = [m.span() for m in _ACRONYM.finditer(text, start, end) if _is_acronym(m.group(1))]
    separators = _SPLIT_BESIDE_CHANNELS if has_marks else _SPLIT
    for cut in separators.finditer(text, start, end):
        if not any(first <= cut.start() < last for first, last in acronyms):
            yield cut.span()


def _is_acronym(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or (capitals == 0 and len(word) <= 6 and word.isascii() and word.isalpha())


def _opens_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(_BULLETS)


def _piece(text: str, start: int, end: int, *, opens: bool, prose: bool) -> Piece | None:
    raw = text[start:end]
    kept = raw.lstrip(_LOOSE)
    start += len(raw) - len(kept)
    numbered = _NUMBERED.match(kept) if opens else None
    if numbered:
        start, kept = start + numbered.end(), kept[numbered.end() :]
    kept = kept.rstrip(_LOOSE)
    if not any(c.isalpha() for c in kept):
        return None
    if text[start + len(kept) : start + len(kept) + 1] == "." and _is_abbreviation(kept):
        kept += "."
    return Piece(start, start + len(kept), clean(kept), opens, prose)


def _is_abbreviation(text: str) -> bool:
    last = text.rpartition(" ")[2]
    return len(last) <= 2 or (len(last) <= 4 and "." in last)
