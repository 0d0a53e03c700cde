"""Channels of a contact block: where phones, e-mails and empty labels stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import read_email
from stakeholders.domain.phone import read_phone
from stakeholders.domain.phone_finder import (
    FoundNumber,
    continued_phone,
    find_numbers,
    is_surely_phone,
)
from stakeholders.formats.contact_block_words import BlockLabel, BlockWords

_AT: Final = re.compile(r" ?[\[({] ?(?:at|@|arroba|ät) ?[\])}] ?|[@＠]", re.IGNORECASE)
_LOCAL: Final = re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ._%+'\-]{0,63}$")
_DOMAIN: Final = re.compile(r"[A-Za-z0-9À-ɏ\-]{1,63}(?:\.[A-Za-z0-9À-ɏ\-]{1,63}){1,6}")
_HIDDEN: Final = re.compile(r"\[email\W{0,3}protected\]", re.IGNORECASE)
_WEB: Final = re.compile(r"(?:https?://|www\.)[^\s<>()|]{1,300}", re.IGNORECASE)
_LABEL_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[.\-'’](?=[^\W\d_])){0,24}")
_AFTER_LABEL: Final = " \t\n\u3000.:：(（-–"
_JOINER: Final = re.compile(
    r"\s{0,3}(?:[/,;，、]|[–‐\-]|\b(?:or|o|ou|oder|and|et|y|und|или|и|或)\b)\s{0,3}"
)
_COLON: Final = re.compile(r"[ \u00a0]?\.?[ \u00a0]?[:：]")
_AREA_IN_BRACKETS: Final = re.compile(r"\(0?\d{2,4}\) ?\d{3,4}[ \-]\d{3,4}")
_LONGEST_LABEL: Final = 48
_SHORTEST_NUMBER: Final = 7
_SHORTEST_CONTINUATION: Final = 2
_LONGEST_NUMBER: Final = 17


@dataclass(frozen=True, slots=True)
class Mark:
    """A channel, a hidden or an empty one, in the text: `start` to `end` with its label.

    `value_start` is where the number or address itself starts; `gap` names the field that has a
    label but no value. A mark that is not `certain` is a number without label or plus.
    """

    start: int
    end: int
    value_start: int
    type: ChannelType
    raw: str = ""
    label: str = ""
    is_extension: bool = False
    number_type: NumberType | None = None
    continues: bool = False
    gap: bool = False
    certain: bool = True


def find_marks(text: str, words: BlockWords, region: str | None) -> tuple[Mark, ...]:
    """Return every channel of a text in order, each with the label before it."""
    taken = [*_web_marks(text), *_email_marks(text, words)]
    marks = sorted([*taken, *_phone_marks(text, words, region, taken)], key=lambda m: m.start)
    gaps = _gap_marks(text, words, marks)
    return tuple(sorted([*marks, *gaps], key=lambda mark: mark.start))


def read_marks(marks: tuple[Mark, ...], regions: tuple[str, ...]) -> tuple[Channel, ...]:
    """Return the channels that the marks of one block write, in the same order."""
    channels: list[Channel] = []
    previous: Channel | None = None
    for mark in marks:
        channel = _read(mark, previous, regions)
        if channel.type is ChannelType.PHONE and channel.normalised:
            previous = channel
        channels.append(channel)
    return tuple(channels)


def _read(mark: Mark, previous: Channel | None, regions: tuple[str, ...]) -> Channel:
    if mark.type is ChannelType.EMAIL:
        return read_email(mark.raw, label=mark.label)
    if mark.type is ChannelType.WEB:
        return Channel(mark.type, mark.raw, mark.raw, valid=True, label=mark.label)
    if mark.is_extension:
        return Channel(mark.type, mark.raw, display=mark.raw, extension=mark.raw, label=mark.label)
    channel = read_phone(mark.raw, regions, mark.label)
    if previous and (mark.continues or channel.normalised is None or not channel.valid):
        continued = _continued(mark, previous)
        channel = continued if continued and _is_better(continued, channel, mark) else channel
    if mark.number_type and channel.normalised:
        channel = replace(channel, number_type=mark.number_type)
    return replace(channel, label=mark.label)


def _continued(mark: Mark, previous: Channel) -> Channel | None:
    digits = sum(c.isdigit() for c in mark.raw)
    if "+" in mark.raw or digits > _SHORTEST_NUMBER + 1:
        return None
    return continued_phone(previous, mark.raw)


def _is_better(continued: Channel, alone: Channel, mark: Mark) -> bool:
    short = sum(c.isdigit() for c in mark.raw) <= _SHORTEST_NUMBER + 1
    return continued.valid or alone.normalised is None or (short and not alone.valid)


def _web_marks(text: str) -> Iterator[Mark]:
    for match in _WEB.finditer(text):
        raw = match.group().rstrip(".,;:)")
        end = match.start() + len(raw)
        yield Mark(match.start(), end, match.start(), ChannelType.WEB, raw)


def _email_marks(text: str, words: BlockWords) -> Iterator[Mark]:
    for match in _HIDDEN.finditer(text):
        start, label, _ = _label_before(text, match.start(), words, ChannelType.EMAIL)
        yield Mark(
            start,
            match.end(),
            match.start(),
            ChannelType.EMAIL,
            label=label,
            gap=True,
        )
    for match in _AT.finditer(text):
        mark = _email_at(text, match, words)
        if mark is not None:
            yield mark


def _email_at(text: str, at: re.Match[str], words: BlockWords) -> Mark | None:
    left = max(0, at.start() - 64)
    local, domain = _LOCAL.search(text[left : at.start()]), _DOMAIN.match(text, at.end())
    if local is None or domain is None:
        return None
    begin, end = left + local.start(), domain.end()
    start, label, _ = _label_before(text, begin, words, ChannelType.EMAIL)
    if text[end : end + 1] == ">":
        end += 1
    raw = text[begin:end].rstrip(">.-")
    return Mark(start, end, begin, ChannelType.EMAIL, raw, label)


def _phone_marks(
    text: str, words: BlockWords, region: str | None, taken: list[Mark]
) -> tuple[Mark, ...]:
    spans = sorted((mark.value_start, mark.end) for mark in taken)
    cursor = 0
    marks: list[Mark] = []
    for number in find_numbers(text):
        while cursor < len(spans) and spans[cursor][1] <= number.start:
            cursor += 1
        if cursor < len(spans) and spans[cursor][0] < number.end:
            continue
        previous = marks[-1] if marks else None
        mark = _phone_at(text, number, words, region, previous)
        if mark is not None and previous and _extends(text, previous, mark):
            whole = text[previous.value_start : mark.end]
            marks[-1] = replace(previous, end=mark.end, raw=whole)
        elif mark is not None:
            marks.append(mark)
    return tuple(marks)


def _extends(text: str, previous: Mark, mark: Mark) -> bool:
    """Tell whether an extension stands right behind its number."""
    between = text[previous.end : mark.start]
    return mark.is_extension and len(between) <= 3 and not between.strip(" ,;(")


def _phone_at(
    text: str, number: FoundNumber, words: BlockWords, region: str | None, previous: Mark | None
) -> Mark | None:
    count = number.digit_count
    if previous and _joins(text, previous, number) and count >= _SHORTEST_CONTINUATION:
        return _mark(number, previous.end, previous)
    if count > _LONGEST_NUMBER:
        return None
    start, label, found = _label_before(text, number.start, words, ChannelType.PHONE)
    if found is not None and count >= (2 if found.is_extension else 4):
        mark = Mark(start, number.end, number.start, ChannelType.PHONE, number.raw, label)
        return replace(mark, number_type=found.number_type, is_extension=found.is_extension)
    if count < _SHORTEST_NUMBER:
        return None
    certain = is_surely_phone(text, number, region)
    if certain or _fills_a_line(text, number) or _AREA_IN_BRACKETS.fullmatch(number.raw):
        return replace(_mark(number, number.start, None), certain=certain)
    return None


def _mark(number: FoundNumber, start: int, like: Mark | None) -> Mark:
    mark = Mark(start, number.end, number.start, ChannelType.PHONE, number.raw)
    if like is None:
        return mark
    short = number.digit_count <= _SHORTEST_NUMBER + 1 and not number.is_international
    return replace(
        mark,
        start=like.end,
        label=like.label,
        number_type=like.number_type,
        continues=short,
        certain=like.certain,
    )


def _joins(text: str, previous: Mark, number: FoundNumber) -> bool:
    between = text[previous.end : number.start]
    return len(between) <= 8 and _JOINER.fullmatch(between) is not None


def _fills_a_line(text: str, number: FoundNumber) -> bool:
    """Tell whether a grouped number of nine digits or more is all there is on its line."""
    if not 9 <= number.digit_count <= 15 or " " not in number.raw:
        return False
    before = text[max(0, number.start - 4) : number.start]
    after = text[number.end : number.end + 4]
    alone = not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()
    return alone and ("\n" in before or number.start < 4)


def _label_before(
    text: str, position: int, words: BlockWords, wanted: ChannelType
) -> tuple[int, str, BlockLabel | None]:
    """Return where the label before a value starts, its words, and what it announces."""
    left = max(0, position - _LONGEST_LABEL)
    window = text[left:position].rstrip("<")
    trimmed = window.rstrip(_AFTER_LABEL)
    gap = window[len(trimmed) :]
    if gap.count("\n") > 2:
        return position, "", None
    found = list(_LABEL_WORD.finditer(trimmed, trimmed.rfind("\n") + 1))[-3:]
    for match in found:
        printed = trimmed[match.start() :]
        label = words.label_of(printed)
        if label and label.type is wanted and _is_meant(printed, gap, words):
            return left + match.start(), printed, label
    return position, "", None


def _is_meant(printed: str, gap: str, words: BlockWords) -> bool:
    """Tell whether a word that also means other things (office, T) stands as a label here."""
    if len(printed) > 1 and not words.is_body_word(printed):
        return True
    return gap[:1] in {".", ":", "："} or "：" in gap or ": " in gap


def _gap_marks(text: str, words: BlockWords, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the labels that nothing follows: `e-mail:,`."""
    starts = {mark.value_start for mark in marks}
    covered = sorted((mark.start, mark.end) for mark in marks)
    cursor = 0
    for colon in _COLON.finditer(text):
        while cursor < len(covered) and covered[cursor][1] <= colon.start():
            cursor += 1
        if cursor < len(covered) and covered[cursor][0] < colon.end():
            continue
        mark = _gap_at(text, colon, words)
        if mark is not None and mark.end not in starts:
            yield mark


def _gap_at(text: str, colon: re.Match[str], words: BlockWords) -> Mark | None:
    after = text[colon.end() : colon.end() + 3].lstrip(" \t\u00a0")
    if after and after[0] not in ",;.\r\n)|，；。":
        return None
    for wanted in (ChannelType.EMAIL, ChannelType.PHONE):
        start, label, found = _label_before(text, colon.start(), words, wanted)
        if found is not None:
            return Mark(
                start,
                colon.end(),
                colon.end(),
                wanted,
                label=label,
                number_type=found.number_type,
                gap=True,
            )
    return None
