"""Channels of a contact block: where phones, e-mails and empty labels stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import read_email
from stakeholders.domain.phone import is_country_code, read_phone
from stakeholders.domain.phone_finder import (
    FoundNumber,
    continued_phone,
    find_numbers,
    is_surely_phone,
)
from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_emails import email_marks
from stakeholders.formats.contact_block_mark import Mark, label_before, label_behind
from stakeholders.formats.contact_block_words import BlockWords

_WEB: Final = re.compile(r"(?:https?://|www\.)[^\s<>()|]{1,300}", re.IGNORECASE)
_JOINER: Final = re.compile(
    r"\s{0,3}(?:[/,;，、]|[–‐\-]|\b(?:or|o|ou|oder|and|et|y|und|или|и|或)\b)\s{0,3}"
)
_EXTENSION_BEHIND: Final = re.compile(r"(.*\d{7,8})-(\d{2,5})")
_LAST_GROUP: Final = re.compile(r"(?:^|(?<=[-‐–]))\d+$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TRUNK_EIGHT: Final = re.compile(r"8(?=[ \-(])")
_NEAR: Final = 60
_SLASH: Final = re.compile(r"\s{0,3}[/／]\s{0,3}")
_LOST_LABEL: Final = re.compile(r"[ .,:;|/]{1,6}")
_LOCAL_NUMBER: Final = re.compile(r"\d{3}-\d{4}")
_HOUSE_EXTENSIONS: Final = re.compile(
    r"^[ \t\u3000]*(\d\.\d{4}(?:[ \t]*[/,、][ \t]*\d\.\d{4}){0,9})[ \t\u3000]*$", re.MULTILINE
)
_HOUSE_EXTENSION: Final = re.compile(r"\d\.\d{4}")
_FIRST_GROUP: Final = re.compile(r"\(?(\d{1,3})[ \-.)(]")
_COLON: Final = re.compile(r"[ \u00a0]?\.?[ \u00a0]?[:：]")
_AREA_IN_BRACKETS: Final = re.compile(r"\(0?\d{2,4}\) ?\d{3,4}[ \-]\d{3,4}")
_AREA_BEHIND: Final = re.compile(r"\d{6,8}[ \-]0\d{1,3}")
_CODE_BEHIND: Final = re.compile(r"00\d{1,3}")
_AREA_ALONE: Final = re.compile(r"\(?0\d{1,5}\)?")
_AREA_SIGN: Final = re.compile(r"\s?[/\-–]\s?")
_AREA: Final = re.compile(r"(?:^|\s)[(（](0?\d{2,4})[)）]")
_PAID: Final = frozenset({NumberType.PREMIUM_RATE, NumberType.SHARED_COST, NumberType.TOLL_FREE})
_EXTENSION: Final = re.compile(
    r"[ ,;]{1,3}\(?(?:ext|int|anexo|poste|ramal|доб|внутр)[^\d\n]{0,9}\d{1,6}\)?[ ]*", re.IGNORECASE
)
_CODED: Final = re.compile(r"(\d{1,3})-\d{1,4}-\d{5,8}")
_LED: Final = re.compile(r"\b(?:on|at|au|al|unter)\s$")
_LED_LENGTH: Final = 8
_EXTENSION_LENGTH: Final = 30
_SHORTEST_NUMBER: Final = 7
_FULL_NUMBER: Final = 9
_SHORTEST_ENDING: Final = 2
_SHORTEST_CONTINUATION: Final = 5
_LONGEST_NUMBER: Final = 17


def find_marks(text: str, words: BlockWords, region: str | None) -> tuple[Mark, ...]:
    """Return every channel of a text in order, each with the label before it."""
    taken = [*_web_marks(text), *email_marks(text, words)]
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
        return replace(read_email(mark.reads or mark.raw, label=mark.label), raw=mark.raw)
    if mark.type is ChannelType.WEB:
        return Channel(mark.type, mark.raw, mark.raw, valid=True, label=mark.label)
    if mark.is_extension:
        return Channel(mark.type, mark.raw, display=mark.raw, extension=mark.raw, label=mark.label)
    channel = replace(_read_number(mark.reads or mark.raw, regions, mark.label), raw=mark.raw)
    if previous and (mark.continues or channel.normalised is None or not channel.valid):
        continued = _in_same_area(mark, previous, regions) or _continued(mark, previous)
        channel = continued if continued and _is_better(continued, channel, mark) else channel
    if mark.number_type and channel.normalised:
        channel = replace(channel, number_type=mark.number_type)
    return replace(channel, label=mark.label)


def _read_number(raw: str, regions: tuple[str, ...], label: str) -> Channel:
    """Return a number, also one whose country code stands apart without its plus (`43-1- 478`)."""
    channel = read_phone(raw, regions, label)
    behind = _EXTENSION_BEHIND.fullmatch(raw)
    if behind and not channel.valid:
        number = read_phone(behind.group(1), regions, label)
        if number.valid:
            return replace(number, raw=raw, extension=behind.group(2))
    group = _FIRST_GROUP.match(raw)
    if channel.valid or group is None or "+" in raw or not is_country_code(group.group(1)):
        return channel
    with_plus = read_phone(f"+{raw.lstrip('(')}", (), label)
    return replace(with_plus, raw=raw) if with_plus.valid else channel


def _in_same_area(mark: Mark, previous: Channel, regions: tuple[str, ...]) -> Channel | None:
    """Return a full local number with the area that stands in brackets in the one before it."""
    area = _AREA.search(previous.raw)
    if area is None or not mark.raw[:1].isdigit():
        return None
    channel = read_phone(f"({area[1]}) {mark.raw}", regions, mark.label)
    return replace(channel, raw=mark.raw) if channel.valid else None


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


def _phone_marks(
    text: str, words: BlockWords, region: str | None, taken: list[Mark]
) -> tuple[Mark, ...]:
    inside = tuple(_house_extensions(text, words))
    spans = sorted((mark.value_start, mark.end) for mark in (*taken, *inside))
    cursor = 0
    marks: list[Mark] = []
    for number in find_numbers(text):
        while cursor < len(spans) and spans[cursor][1] <= number.start:
            cursor += 1
        if cursor < len(spans) and spans[cursor][0] < number.end:
            continue
        previous = marks[-1] if marks else None
        mark = _phone_at(text, number, words, region, previous)
        if mark is not None and previous and _belongs_to(text, previous, mark):
            whole = text[previous.value_start : mark.end]
            marks[-1] = replace(previous, end=mark.end, raw=whole)
        elif mark is not None:
            marks.append(mark)
    return (*marks, *inside)


def _house_extensions(text: str, words: BlockWords) -> Iterator[Mark]:
    """Yield extensions as houses write them on a line of their own (`3.6417`), if the text has any.

    They are told by a heading that says so; digits alone would be too little.
    """
    if words.has_extension_word(text):
        for line in _HOUSE_EXTENSIONS.finditer(text):
            for found in _HOUSE_EXTENSION.finditer(text, line.start(1), line.end(1)):
                start, end = found.span()
                yield Mark(start, end, start, ChannelType.PHONE, found.group(), is_extension=True)


def _belongs_to(text: str, previous: Mark, mark: Mark) -> bool:
    """Tell whether digits are the rest of those before: an extension, or all but the area."""
    between = text[previous.end : mark.value_start]
    is_area = _AREA_ALONE.fullmatch(previous.raw) and _AREA_SIGN.fullmatch(between)
    return bool(is_area) or _extends(text, previous, mark)


def _extends(text: str, previous: Mark, mark: Mark) -> bool:
    """Tell whether an extension stands right behind its number."""
    between = text[previous.end : mark.start]
    return mark.is_extension and len(between) <= 3 and not between.strip(" ,;(")


def _phone_at(
    text: str, number: FoundNumber, words: BlockWords, region: str | None, previous: Mark | None
) -> Mark | None:
    count = number.digit_count
    if previous and _joins(text, previous, number):
        return _labelled_behind(text, _mark(number, previous.end, previous), words)
    if count > _LONGEST_NUMBER:
        return None
    start, label, found = label_before(text, number.start, words, ChannelType.PHONE)
    if found is not None and count >= (2 if found.is_extension else 4):
        mark = Mark(start, number.end, number.start, ChannelType.PHONE, number.raw, label=label)
        mark = replace(mark, number_type=found.number_type, is_extension=found.is_extension)
        return _with_code_for_eight(text, _unmirrored(text, mark))
    if count < _SHORTEST_NUMBER:
        return None
    turned = _unmirrored(text, _mark(number, number.start, None))
    if turned.end > number.end or _is_dialled_abroad(number.raw):
        return turned
    certain = (
        is_surely_phone(text, number, region)
        or _lost_its_label(text, number, previous)
        or (number.is_international and count >= _FULL_NUMBER)
        or _is_led_to(text, number)
    )
    if certain or _fills_a_line(text, number) or _AREA_IN_BRACKETS.fullmatch(number.raw):
        mark = replace(_mark(number, number.start, None), certain=certain)
        return _labelled_behind(text, _with_code_for_eight(text, mark), words)
    return None


def _is_dialled_abroad(raw: str) -> bool:
    """Tell whether two noughts stand for the plus (`00 800 67 89 10 91`)."""
    return raw.startswith("00") and read_phone(f"+{raw[2:].strip()}").valid


def _is_led_to(text: str, number: FoundNumber) -> bool:
    """Tell whether `on` or `at` leads to an old number with its country code: `on 260-1-228487`."""
    code = _CODED.fullmatch(number.raw)
    led = _LED.search(text, max(0, number.start - _LED_LENGTH), number.start)
    return code is not None and led is not None and is_country_code(code[1])


def _with_code_for_eight(text: str, mark: Mark) -> Mark:
    """Return a number of a Cyrillic text whose 8 stands for the country code (`8 (495) …`)."""
    near = text[max(0, mark.start - _NEAR) : mark.value_start]
    if _TRUNK_EIGHT.match(mark.raw) is None or script_of(near) != "Cyrl":
        return mark
    reads = _TRUNK_EIGHT.sub("+7", mark.raw, count=1)
    return replace(mark, reads=reads) if read_phone(reads).valid else mark


def _unmirrored(text: str, mark: Mark) -> Mark:
    """Return a number that a copy from right to left turned round: `123 71 961+`."""
    groups = re.split(r"[ \-]+", mark.raw)
    if len(groups) > 1 and _CODE_BEHIND.fullmatch(groups[-1]) and not read_phone(mark.raw).valid:
        turned = " ".join((groups[-1], *groups[:-1]))
        return replace(mark, reads=turned) if read_phone(turned).valid else mark
    if _AREA_BEHIND.fullmatch(mark.raw) and _is_arabic(text, mark):
        return replace(mark, reads=" ".join((groups[-1], *groups[:-1])))
    if text[mark.end : mark.end + 1] not in {"+", "＋"} or "+" in mark.raw:
        return mark
    turned = _with_plus_before(groups)
    return replace(mark, end=mark.end + 1, reads=turned) if turned else mark


def _with_plus_before(groups: list[str]) -> str:
    """Return a number whose plus stands behind it; its groups may stand the other way round too."""
    orders = [order for order in (groups, groups[::-1]) if is_country_code(order[0])]
    written = ["+" + " ".join(order) for order in (*orders, groups[::-1])]
    valid = [each for each in written if read_phone(each).valid]
    plain = [each for each in valid if read_phone(each).number_type not in _PAID]
    return next(iter((*plain, *valid)), "")


def _is_arabic(text: str, mark: Mark) -> bool:
    return script_of(text[max(0, mark.start - _NEAR) : mark.value_start]) == "Arab"


def _labelled_behind(text: str, mark: Mark, words: BlockWords) -> Mark:
    """Return a number with the label that stands in brackets behind it."""
    end, label, found = label_behind(text, mark.end, words)
    if found is None or found.is_extension:
        return mark
    return replace(mark, end=end, label=label, number_type=found.number_type)


def _lost_its_label(text: str, number: FoundNumber, previous: Mark | None) -> bool:
    """Tell whether a local number stands between channels, its label lost (`ext. 35. : 963-61`)."""
    if previous is None or _LOCAL_NUMBER.fullmatch(number.raw) is None:
        return False
    return _LOST_LABEL.fullmatch(text, previous.end, number.start) is not None


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
    if len(between) > 8 or previous.is_extension:
        return False
    if _SLASH.fullmatch(between):
        return number.digit_count >= _SHORTEST_ENDING
    if not _JOINER.fullmatch(between):
        return False
    return number.digit_count >= _SHORTEST_CONTINUATION or _ends_like(previous.raw, number.raw)


def _mask(digits: str) -> str:
    return re.sub(r"\d", "0", digits)


def _ends_like(before: str, ending: str) -> bool:
    """Tell whether digits are as many as the last group of the number before, and no year."""
    if " " in ending and _mask(ending) == _mask(before[-len(ending) :]):
        return True
    last = _LAST_GROUP.search(before)
    same = last is not None and ending.isdecimal() and len(ending) == len(last.group())
    return same and len(ending) > _SHORTEST_ENDING and not _YEAR.fullmatch(ending)


def _fills_a_line(text: str, number: FoundNumber) -> bool:
    """Tell whether a grouped number of nine digits or more is all there is on its line."""
    if not 9 <= number.digit_count <= 15 or " " not in number.raw:
        return False
    before = text[max(0, number.start - 4) : number.start]
    after = text[number.end : number.end + 4]
    behind = text[number.end : number.end + _EXTENSION_LENGTH].partition("\n")[0]
    is_last = not after.partition("\n")[0].strip() or _EXTENSION.fullmatch(behind) is not None
    alone = not before.rpartition("\n")[2].strip() and is_last
    return alone and ("\n" in before or number.start < 4)


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
        start, label, found = label_before(text, colon.start(), words, wanted)
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
