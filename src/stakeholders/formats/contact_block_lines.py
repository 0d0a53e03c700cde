"""Lines of a contact block: running text apart from block lines, and these cut into pieces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.formats.contact_block_channels import Mark
from stakeholders.formats.contact_block_grammar import (
    CUE,
    JOINING_WORDS,
    TRAILING,
    is_plain_key,
    is_skipped_key,
    is_street_word,
)

_LINE: Final = re.compile(r"[^\n]*\n?")
_SPLIT: Final = re.compile(r"[,;|•\t，；、،؛:：()（）<>\[\]]|\s(?:[–—]|--)\s")
_ACRONYM: Final = re.compile(r"[(（](\w[\w.\-/]{1,11})[)）]")
_END: Final = re.compile(r"[.!?]+[\"”»)]?\s+|[。！？]")
_RULE: Final = re.compile(r"[\W_]*")
_LOOSE: Final = " \t\r\n.·•*–—-_\"“”«»'’"
_PROSE_WORDS: Final = 9
_LONG_LINE: Final = 45
_CUE_TAIL: Final = 110
_REACH: Final = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two separators: `start` to `end`; `text` is their one-line form.

    `is_key` tells that a colon follows, so that they may only say what comes next.
    """

    start: int
    end: int
    text: str
    opens_line: bool = False
    in_prose: bool = False
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that announce a contact (please contact)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """A place that no contact reaches across: running text, a rule, an empty stretch."""

    start: int


Event = Piece | Cue | Break | Mark


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    marks: tuple[Mark, ...]
    blank_before: int


def events_in(text: str, marks: tuple[Mark, ...]) -> Iterator[Event]:
    """Yield the pieces, channels, cues and breaks of a text, in their order."""
    after_sentence = False
    starts, ends = [mark.start for mark in marks], [mark.end for mark in marks]
    for line in _joined(text, tuple(_lines(text, marks))):
        goes_on = bool(line.marks) and _starts_with_mark(text, line)
        if line.blank_before > 2 or (after_sentence and not goes_on):
            yield Break(line.start)
        if _is_far(line, starts, ends):
            yield Break(line.start)
        else:
            yield from _events_of_line(text, line)
        after_sentence = bool(line.marks) and _is_prose(_without_marks(text, line))


def _is_far(line: _Line, starts: list[int], ends: list[int]) -> bool:
    """Tell whether no channel is near, so that the line says nothing of a contact."""
    following, before = bisect_left(starts, line.start), bisect_right(ends, line.end)
    near_below = following < len(starts) and starts[following] - line.end < _REACH
    near_above = before > 0 and line.start - ends[before - 1] < _REACH
    return not (line.marks or near_below or near_above)


def _lines(text: str, marks: tuple[Mark, ...]) -> Iterator[_Line]:
    """Yield the lines that are not blank, each with its marks; a mark over two lines joins them."""
    cursor, blanks, position = 0, 0, 0
    while position < len(text):
        start, end = position, _line_end(text, position)
        first = cursor
        while cursor < len(marks) and marks[cursor].start < end:
            end = max(end, _line_end(text, max(marks[cursor].end - 1, start)))
            cursor += 1
        position = end
        if text[start:end].strip():
            yield _Line(start, end, marks[first:cursor], blanks)
            blanks = 0
        else:
            blanks += 1


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1


def _joined(text: str, lines: tuple[_Line, ...]) -> Iterator[_Line]:
    """Yield the lines, those of one wrapped sentence as one."""
    if not lines:
        return
    current = lines[0]
    for before, line in pairwise(lines):
        if line.blank_before == 0 and _is_wrapped(text, before, line):
            current = _Line(
                current.start, line.end, current.marks + line.marks, current.blank_before
            )
        else:
            yield current
            current = line
    yield current


def _is_wrapped(text: str, line: _Line, following: _Line) -> bool:
    first, second = text[line.start : line.end].strip(), text[following.start : following.end]
    second = second.strip()
    if first[-1] in ".:;!?：。" or (following.marks and _starts_with_mark(text, following)):
        return False
    if line.marks and not text[line.marks[-1].end : line.end].strip(" \r\n.,;"):
        return False
    if _last_word(first) in JOINING_WORDS:
        return True
    prose = len(first) >= _LONG_LINE and _lower_words(first) >= 3
    if first[-1] == ",":
        return prose
    return prose or (second[0].islower() and len(first) >= 30 and " " in second)


def _starts_with_mark(text: str, line: _Line) -> bool:
    return not text[line.start : line.marks[0].start].strip()


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2].casefold()


def _lower_words(text: str) -> int:
    words = text.split()
    return sum(word[0].islower() and word.casefold() not in JOINING_WORDS for word in words)


def _is_prose(text: str) -> bool:
    """Tell whether words are a sentence and no entry of a block."""
    words = text.split()
    if len(words) >= 30:
        return True
    ended = text.rstrip()[-1:] in {".", "!", "?", "。"}
    wanted = 3 if ended else 4
    return len(words) >= (6 if ended else _PROSE_WORDS) and _lower_words(text) >= wanted


def _events_of_line(text: str, line: _Line) -> Iterator[Event]:
    content = text[line.start : line.end]
    if _RULE.fullmatch(content.strip()) or content.lstrip()[:1] in {"#", "@"}:
        yield Break(line.start)
        return
    if not line.marks:
        yield from _events_without_mark(text, line)
        return
    position, prose = line.start, _is_prose(_without_marks(text, line))
    for mark in line.marks:
        yield from _segment(text, position, mark.start, prose=prose)
        yield mark
        position = mark.end
    yield from _segment(text, position, line.end, prose=prose)


def _without_marks(text: str, line: _Line) -> str:
    parts, position = [], line.start
    for mark in line.marks:
        parts.append(text[position : mark.start])
        position = mark.end
    return "".join([*parts, text[position : line.end]])


def _events_without_mark(text: str, line: _Line) -> Iterator[Event]:
    content = text[line.start : line.end]
    prose = _is_prose(content)
    cue = _last_cue(content) if prose else None
    if prose and (cue is None or len(clean(content[cue.end() :])) > _CUE_TAIL):
        yield Break(line.start)
        return
    yield from _segment(text, line.start, line.end, prose=prose)


def _last_cue(content: str) -> re.Match[str] | None:
    found = None
    for match in CUE.finditer(content):
        found = match
    return found


def _segment(text: str, start: int, end: int, *, prose: bool) -> Iterator[Event]:
    """Yield what stands between two channels: sentence by sentence, what a cue announces."""
    position = start
    for finish in _sentence_ends(text, start, end):
        if not text[finish:end].strip():
            break
        yield from _sentence(text, position, finish, prose=prose)
        yield Break(finish)
        position = finish
    yield from _sentence(text, position, end, prose=prose)


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        before = text[max(start, match.start() - 24) : match.start()]
        following = text[match.end() : match.end() + 1]
        if match.group()[0] in "。！？" or (
            following.isupper() and (before[-1:] in {")", "”"} or _ends_a_word(before))
        ):
            yield match.end()


def _ends_a_word(before: str) -> bool:
    """Tell whether a full stop after this ends a sentence, and no abbreviation (Brgy., Ave.)."""
    word = re.split(r"[\s(\"“]", before)[-1]
    long_enough = len(word) > 4 if word[:1].isupper() else len(word) > 2
    return long_enough and word[-3:].isalpha() and not is_street_word(word)


def _sentence(text: str, start: int, end: int, *, prose: bool) -> Iterator[Event]:
    content = text[start:end]
    cue = _last_cue(content)
    if cue is not None:
        yield Cue(start + cue.start(), start + cue.end())
        start = _after_cue(text, start + cue.end(), end)
    else:
        trailing = TRAILING.search(content)
        end = start + trailing.start() if trailing else end
    yield from _pieces(text, start, end, prose=prose)


def _after_cue(text: str, start: int, end: int) -> int:
    """Return where the words after a cue begin: behind its colon, unless a name stands before."""
    colon = re.compile(r"[:：]").search(text, start, end)
    if colon and not any(c.isupper() for c in text[start : colon.start()]):
        return colon.end()
    return start


def _pieces(text: str, start: int, end: int, *, prose: bool) -> Iterator[Piece]:
    position, skipped, opens = start, False, _opens_line(text, start)
    for cut_start, cut_end in [*_cuts(text, start, end), (end, end)]:
        piece = _piece(text, position, cut_start, opens=opens, prose=prose)
        if piece is not None:
            is_key = text[cut_start:cut_end] in {":", "："}
            if is_key and is_skipped_key(piece.text):
                skipped = True
            elif is_key and is_plain_key(piece.text):
                skipped = False
            elif not skipped:
                yield replace(piece, is_key=is_key)
            else:
                skipped = False
            opens = False
        position = cut_end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the separators; an acronym in brackets stays with its name."""
    acronyms = [m.span() for m in _ACRONYM.finditer(text, start, end) if _is_acronym(m.group(1))]
    for cut in _SPLIT.finditer(text, start, end):
        if not any(first <= cut.start() < last for first, last in acronyms):
            yield cut.span()


def _is_acronym(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or (capitals == 0 and len(word) <= 6 and word.isascii() and word.isalpha())


def _opens_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _piece(text: str, start: int, end: int, *, opens: bool, prose: bool) -> Piece | None:
    raw = text[start:end]
    kept = raw.lstrip(_LOOSE)
    start += len(raw) - len(kept)
    kept = kept.rstrip(_LOOSE)
    if not any(c.isalpha() for c in kept):
        return None
    if text[start + len(kept) : start + len(kept) + 1] == "." and _is_abbreviation(kept):
        kept += "."
    return Piece(start, start + len(kept), clean(kept), opens, prose)


def _is_abbreviation(text: str) -> bool:
    return len(text.rpartition(" ")[2]) <= 2
