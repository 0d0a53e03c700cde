"""Lines of a contact block: running text apart from block lines, sentence by sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from stakeholders.domain.email import is_role_address
from stakeholders.domain.text import clean, script_of
from stakeholders.formats.contact_block_grammar import Key
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_people import is_full_name
from stakeholders.formats.contact_block_pieces import Piece, is_street, pieces_in
from stakeholders.formats.contact_block_words import BlockWords

_LINE: Final = re.compile(r"[^\n]*\n?")
_END: Final = re.compile(r"[.!?]+[\"”»)]?\s+|[。！？]")
_RULE: Final = re.compile(r"[\W_]*")
_KEY: Final = re.compile(r"([^\W\d_][^:：\n]{0,30})[:：]")
CASELESS: Final = frozenset({"Hani", "Arab", "Hebr", "Jpan", "Hang", "Thai"})
"""Scripts in which nothing is told by capitals."""
_ELIDED: Final = re.compile(r"[dl]['’]\w")
_CARE_OF: Final = frozenset({"c/o", "p/a", "a/c"})
_PROSE_WORDS: Final = 9
_LONG_LINE: Final = 45
_UNSPACED_PROSE: Final = 34
_SPACED_PROSE: Final = 12
_SHORT_SUBJECT: Final = 10
_PARTED: Final = re.compile(r"[،,;؛:()]|\s[-–—]\s")
_LONGEST_PART: Final = 8
_CUE_TAIL: Final = 110
_LONGEST_CUE: Final = 40
_CELL: Final = re.compile(r"[ \u00a0]{2,}|\t|[ ]?[|;][ ]?")
_FEW_CELLS: Final = 2
_SHORTEST_BETWEEN: Final = 2
_SHORT_STREET: Final = 3
_REACH: Final = 1500


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


def events_in(text: str, marks: tuple[Mark, ...], words: BlockWords) -> Iterator[Event]:
    """Yield the pieces, channels, cues and breaks of a text, in their order."""
    after_sentence = False
    starts, ends = [mark.start for mark in marks], [mark.end for mark in marks]
    reading = _Reading(text, words)
    for line in reading.joined(tuple(_lines(text, marks))):
        goes_on = bool(line.marks) and _starts_with_mark(text, line)
        if line.blank_before > 2 or (after_sentence and not goes_on):
            yield Break(line.start)
        if marks and _is_far(line, starts, ends):
            yield Break(line.start)
        else:
            yield from reading.events_of_line(line)
        after_sentence = bool(line.marks) and reading.is_prose(_without_marks(text, line))


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


class _Reading:
    """Reads the lines of one text by the words of their languages."""

    def __init__(self, text: str, words: BlockWords) -> None:
        self._text = text
        self._words = words
        self._grammar = words.grammar
        self._is_mail = words.grammar.mail.sender.search(text) is not None

    def joined(self, lines: tuple[_Line, ...]) -> Iterator[_Line]:
        """Yield the lines, those of one wrapped sentence as one."""
        if not lines:
            return
        current = lines[0]
        for before, line in pairwise(lines):
            if line.blank_before == 0 and self._is_wrapped(before, line):
                marks = current.marks + line.marks
                current = _Line(current.start, line.end, marks, current.blank_before)
            else:
                yield current
                current = line
        yield current

    def events_of_line(self, line: _Line) -> Iterator[Event]:
        """Yield what one line says."""
        content = self._text[line.start : line.end]
        is_rule = _RULE.fullmatch(content.strip()) or content.lstrip()[:1] in {"#", "@"}
        is_rule = is_rule or (not line.marks and self._is_header(content))
        if is_rule or (self._is_mail and self._grammar.mail.receiver.match(content)):
            yield Break(line.start)
        elif self._is_mail and line.marks and self._grammar.mail.sender.match(content):
            yield from self._sender(line)
        elif line.marks:
            yield from self._events_beside_marks(line)
        else:
            yield from self._events_without_mark(line)

    def _is_header(self, content: str) -> bool:
        """Tell whether a line names the columns of a table below it (`Country  Name  E-mail`)."""
        cells = [cell for cell in _CELL.split(content.strip()) if cell]
        known = sum(self._says_a_key(cell) for cell in cells)
        return len(cells) > _FEW_CELLS and known >= len(cells) - 1

    def _sender(self, line: _Line) -> Iterator[Event]:
        """Yield who sent an e-mail, by the name in its head: `From: "Lim, Mei Ling" <…>`."""
        yield Break(line.start)
        head = self._grammar.mail.sender.match(self._text, line.start)
        start, mark = head.end() if head else line.start, line.marks[0]
        raw = self._text[start : mark.value_start]
        name = clean(raw).strip(" \"'<([")
        family, _, given = name.partition(",")
        begin = start + raw.find(name[:1]) if name else start
        if any(c.isalpha() for c in name):
            text = clean(f"{given} {family}")
            is_office = is_role_address(mark.raw)
            key = None if is_office else Key.PERSON
            yield Piece(begin, begin + len(name), text, opens_line=True, key=key)
        yield replace(mark, start=mark.value_start)
        yield Break(line.end)

    def is_prose(self, text: str) -> bool:
        """Tell whether words are a sentence and no entry of a block."""
        words = text.split()
        if len(words) >= 30:
            return True
        if script_of(text) in CASELESS:
            longest = max(len(part.split()) for part in _PARTED.split(text))
            is_said = len(words) >= _SPACED_PROSE and longest >= _LONGEST_PART
            return is_said or any(len(w) >= _UNSPACED_PROSE for w in words)
        ended = text.rstrip()[-1:] in {".", "!", "?", "。"}
        wanted = 3 if ended else 4
        enough = len(words) >= (6 if ended else _PROSE_WORDS)
        return enough and self._lower_words(text) >= wanted

    def _is_wrapped(self, line: _Line, following: _Line) -> bool:
        text = self._text
        first = text[line.start : line.end].strip()
        second = text[following.start : following.end].strip()
        if self._opens_anew(second):
            return False
        if first[-1] in ".:;!?：。" or (following.marks and _starts_with_mark(text, following)):
            return False
        if line.marks and not text[line.marks[-1].end : line.end].strip(" \r\n.,;"):
            return False
        return self._goes_on(first, second, has_marks=bool(line.marks))

    def _goes_on(self, first: str, second: str, *, has_marks: bool) -> bool:
        """Tell whether a line is the rest of a sentence or a name above it."""
        if not has_marks and self._names_body_over_two_lines(first, second):
            return True
        if first.rpartition(" ")[2].casefold() in self._grammar.small.joining and " " in first:
            return True
        if first[0].isupper() and second[0].isupper() and self._is_entry(first):
            return False
        if second[0].islower() and len(first) < _LONG_LINE and self._is_entry(second):
            return False
        prose = len(first) >= _LONG_LINE and self._lower_words(first) >= 3
        if first[-1] == ",":
            return prose
        return prose or (second[0].islower() and len(first) >= 30 and " " in second)

    def _names_body_over_two_lines(self, first: str, second: str) -> bool:
        """Tell whether the name of a body goes on below: `… / TO THE UNITED …`."""
        tokens, small = second.split(), self._grammar.small
        word = tokens[0].casefold()
        goes_on = word in small.of_body or word in small.accredited_to or _ELIDED.match(word)
        if not goes_on or len(tokens) == 1 or len(tokens) > _PROSE_WORDS:
            return False
        if tokens[0][0].isupper() and not (first.isupper() and second.isupper()):
            return False
        names = any(token[0].isupper() for token in tokens[1:]) or bool(_ELIDED.match(word))
        return (
            names and self._holds_body(first) and next(self._grammar.cues_in(second), None) is None
        )

    def _holds_body(self, line: str) -> bool:
        return any(self._words.is_body_word(word.strip("(),.")) for word in line.split())

    def _opens_anew(self, line: str) -> bool:
        """Tell whether a line begins with a key or a street, so that it continues nothing."""
        key = _KEY.match(line)
        is_word = key is not None and " " not in key.group(1).strip() and line[0].isupper()
        if key and (is_word or self._says_a_key(key.group(1))):
            return True
        word = line.split(maxsplit=1)[0]
        if word.casefold() in _CARE_OF or self._opens_with_city(line):
            return True
        if line[0].isupper() and (self._words.is_body_word(word) or self._is_street_word(word)):
            return True
        if word.endswith(".") and self._grammar.is_street(word):
            return True
        if self._words.is_honorific(word) and (line[0].isupper() or "." in word):
            return True
        piece = re.split(r"[,;]", line, maxsplit=1)[0]
        opens = line[0].isupper() or line[0].isdigit()
        return opens and is_street(piece, self._grammar, both=True)

    def _opens_with_city(self, line: str) -> bool:
        """Tell whether a line begins with a city and a comma: `Варшава, Польша`."""
        city, comma, _ = line.partition(",")
        return bool(comma) and self._words.country_of_city(city.strip()) is not None

    def _is_street_word(self, word: str) -> bool:
        return len(word) > _SHORT_STREET and self._grammar.is_street(word)

    def _is_entry(self, line: str) -> bool:
        """Tell whether a line begins as a post or a body does, and so ends where it ends."""
        word = re.split(r"[\s,]", line, maxsplit=1)[0]
        is_title = self._words.is_title_word(word) or self._grammar.is_title(word)
        return is_title or self._words.is_body_word(word)

    def _says_a_key(self, word: str) -> bool:
        return self._grammar.key(word) is not None or self._words.label_of(word) is not None

    def _lower_words(self, text: str) -> int:
        words = text.split()
        joining = self._grammar.small.joining
        return sum(word[0].islower() and word.casefold() not in joining for word in words)

    def _events_beside_marks(self, line: _Line) -> Iterator[Event]:
        text = self._text
        position, prose = line.start, self.is_prose(_without_marks(text, line))
        for mark in line.marks:
            yield from self._segment(position, mark.start, prose=prose, has_marks=True)
            yield mark
            position = mark.end
        yield from self._segment(position, line.end, prose=prose, has_marks=True)

    def _events_without_mark(self, line: _Line) -> Iterator[Event]:
        content = self._text[line.start : line.end]
        key = _KEY.match(content.strip())
        is_entry = (key and self._grammar.key(key.group(1))) or self._names_holder(content)
        prose = self.is_prose(content) and not is_entry
        leads_on = prose and self._ends_with_cue(content)
        if (prose and not leads_on) or self._grammar.ends_letter(content):
            yield Break(line.start)
        else:
            yield from self._segment(line.start, line.end, prose=prose, has_marks=False)

    def _names_holder(self, content: str) -> bool:
        """Tell whether a line is a name, a comma and a post, however long the rest is."""
        name, comma, rest = content.strip().partition(",")
        if not comma or content.rstrip()[-1:] == "." or not is_full_name(name.split(), self._words):
            return False
        words = rest.split()
        phrases = (" ".join(words[:count]) for count in (1, 2, 3) if count <= len(words))
        return any(self._words.is_title_word(p) or self._grammar.is_title(p) for p in phrases)

    def _ends_with_cue(self, content: str) -> bool:
        """Tell whether a sentence announces a contact at its very end."""
        tail = clean(content)[-_CUE_TAIL - _LONGEST_CUE :]
        cue = self._last_cue(tail)
        return cue is not None and len(tail) - cue.end() <= _CUE_TAIL

    def _last_cue(self, content: str) -> re.Match[str] | None:
        found = None
        for match in self._grammar.cues_in(content):
            found = match
        return found

    def _pieces_before(self, start: int, end: int) -> Iterator[Piece]:
        found = pieces_in(self._text, start, end, self._grammar, prose=False, has_marks=False)
        return (replace(piece, before_cue=True) for piece in found)

    def _segment(self, start: int, end: int, *, prose: bool, has_marks: bool) -> Iterator[Event]:
        """Yield what stands between two channels: sentence by sentence, what a cue announces."""
        position = start
        for finish in self._sentence_ends(start, end):
            if not self._text[finish:end].strip():
                break
            yield from self._sentence(position, finish, prose=prose, has_marks=has_marks)
            yield Break(finish)
            position = finish
        yield from self._sentence(position, end, prose=prose, has_marks=has_marks)

    def _sentence_ends(self, start: int, end: int) -> Iterator[int]:
        text = self._text
        for match in _END.finditer(text, start, end):
            before = text[max(start, match.start() - 24) : match.start()]
            following = text[match.end() : match.end() + 1]
            if match.group()[0] in "。！？" or (
                following.isupper() and (before[-1:] in {")", "”"} or self._ends_a_word(before))
            ):
                yield match.end()

    def _ends_a_word(self, before: str) -> bool:
        """Tell whether a full stop here ends a sentence, and no abbreviation (Brgy., Ave.)."""
        word = re.split(r"[\s(\"“]", before)[-1]
        grammar = self._grammar
        if self._words.is_honorific(f"{word}.") or grammar.is_street(word):
            return False
        if grammar.is_abbreviation(word):
            return False
        long_enough = len(word) > 4 if word[:1].isupper() else len(word) > 2
        return long_enough and word[-3:].isalpha()

    def _sentence(self, start: int, end: int, *, prose: bool, has_marks: bool) -> Iterator[Event]:
        text = self._text
        content = text[start:end]
        cues = list(self._grammar.cues_in(content))
        if len(cues) > 1 and _stands_behind(content, cues[-2], cues[-1]):
            end = start + cues[-1].start()
            content, cues = text[start:end], cues[:-1]
        cue = cues[-1] if cues else None
        if cue is not None:
            is_subject = len(cues) == 1 and len(content[: cue.start()].split()) <= _SHORT_SUBJECT
            if not prose or is_subject:
                begin = cues[-2].end() if len(cues) > 1 else 0
                yield from self._pieces_before(start + begin, start + cue.start())
            yield Cue(start + cue.start(), start + cue.end())
            start = _after_cue(text, start + cue.end(), end)
        trailing = self._grammar.trailing.search(text[start:end])
        end = start + trailing.start() if trailing else end
        pieces = pieces_in(text, start, end, self._grammar, prose=prose, has_marks=has_marks)
        for number, piece in enumerate(pieces):
            yield replace(piece, follows_cue=cue is not None and number == 0)


def _starts_with_mark(text: str, line: _Line) -> bool:
    return not text[line.start : line.marks[0].start].strip()


def _without_marks(text: str, line: _Line) -> str:
    parts, position = [], line.start
    for mark in line.marks:
        parts.append(text[position : mark.start])
        position = mark.end
    return "".join([*parts, text[position : line.end]])


def _stands_behind(content: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Tell whether a verb at the end of a sentence announces whom its beginning is about."""
    between = content[first.end() : last.start()]
    names = any(c.isupper() for c in between) or (
        script_of(between) in CASELESS and len(between.split()) > _SHORTEST_BETWEEN
    )
    return names and not any(c.isalpha() for c in content[last.end() :])


def _after_cue(text: str, start: int, end: int) -> int:
    """Return where the words after a cue begin: behind its colon, unless a name stands before."""
    colon = re.compile(r"[:：]").search(text, start, end)
    if colon and not any(c.isupper() for c in text[start : colon.start()]):
        return colon.end()
    return start
