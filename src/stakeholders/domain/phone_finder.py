"""Finding phone numbers in running text: where a number starts and ends, before it is read.

What the library's own finder misses is found here: continuations ("46 52 / 53 / 54"), country
codes in brackets, and numbers of older plans, which are kept and flagged where a label names them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher

from stakeholders.domain.channel import Channel
from stakeholders.domain.phone import is_country_code, read_phone

_BETWEEN: Final = r"(?: ?[()（）\[\]]{1,2}[ \-‐‑./]{0,2}|[\-‐‑–·.] ?|/|[ \u00a0\u2009])"
_LETTER: Final = r"[^\W\d_\u0590-\u06ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]"
"""A letter of a script that parts words; others may stand right beside a number."""
_NUMBER: Final = re.compile(
    rf"(?:[(（\[]?(?<!\d)[+＋] ?[(（]?|(?<!{_LETTER})(?<![\d_@=&#$€£])(?<!\w[\-‐/])[(（\[]?)"
    rf"\d(?:{_BETWEEN}?\d){{1,31}}(?![\d_]|(?!x\d|ext){_LETTER})"
)
_NEXT_LINE: Final = re.compile(r"[ \t]?\n[ \t]{0,8}(\d[\d \-]{0,12}\d)(?!\w)")
_CODE_IN_BRACKETS: Final = re.compile(r"[(\[]\d{2,3}[ \-]\d")
_CODE_ALONE: Final = re.compile(r"\((\d{1,3})\) ?\d")
_DIGIT: Final = re.compile(r"\d")
_SURROUNDINGS: Final = 12
_FULL_NUMBER: Final = 7


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """Digits that may be a phone number, and where they stand."""

    start: int
    end: int
    raw: str

    @property
    def digit_count(self) -> int:
        """How many digits it has."""
        return len(_DIGIT.findall(self.raw))

    @property
    def is_international(self) -> bool:
        """Tell whether a plus is written before it."""
        return self.raw.lstrip("(（[")[:1] in {"+", "＋"}


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield every run of digits that is written as phone numbers are, in their order.

    Dates, postcodes and rooms are among them: the caller knows which have a label, and asks
    `is_surely_phone` for those without.
    """
    reached = 0
    for match in _NUMBER.finditer(text):
        if match.start() >= reached:
            end = _wrapped_end(text, match)
            reached = end
            yield from _parted(match.start(), text[match.start() : end])


def is_surely_phone(text: str, number: FoundNumber, region: str | None = None) -> bool:
    """Tell whether the numbering plans know a number that no label announces."""
    if _CODE_IN_BRACKETS.match(number.raw) and read_phone(number.raw).valid:
        return True
    if region is None and _begins_with_code(number):
        return True
    if "\n" in number.raw:
        return read_phone(number.raw).valid
    if not number.is_international and region is None:
        return False
    start = max(0, number.start - _SURROUNDINGS)
    window = text[start : number.end + _SURROUNDINGS]
    found = PhoneNumberMatcher(window, region or "ZZ", leniency=Leniency.VALID)
    return any(
        start + match.start < number.end and number.start < start + match.end for match in found
    )


def _begins_with_code(number: FoundNumber) -> bool:
    """Tell whether a country code stands in brackets without its plus: `(33) 6 99 39 41 41`."""
    code = _CODE_ALONE.match(number.raw)
    if code is None or number.digit_count <= _FULL_NUMBER + 2 or not is_country_code(code[1]):
        return False
    return read_phone(f"+{number.raw[1:]}").valid


def continued_phone(previous: Channel, raw: str) -> Channel | None:
    """Return the number that short digits after a full one mean: `/ 53` after `291 46 52`.

    They replace the last digits of the number before them; None when that is not a number.
    """
    ending = "".join(_DIGIT.findall(raw))
    if previous.normalised is None or not 0 < len(ending) < len(previous.normalised) - 3:
        return None
    channel = read_phone(previous.normalised[: -len(ending)] + ending, label=previous.label)
    if channel.normalised is None:
        return None
    return replace(channel, raw=raw, assumed_region=previous.assumed_region)


def _wrapped_end(text: str, match: re.Match[str]) -> int:
    """Return where a number ends that a line break cuts in two, if only both halves are one."""
    tail = _NEXT_LINE.match(text, match.end())
    if tail is None or not match.group().lstrip("(（[").startswith(("+", "＋")):
        return match.end()
    if read_phone(match.group()).valid or not read_phone(f"{match.group()} {tail[1]}").valid:
        return match.end()
    return tail.end()


def _parted(start: int, raw: str) -> Iterator[FoundNumber]:
    """Yield one number, or several where slashes part numbers that are complete."""
    begin = 0
    for slash in [place for place, character in enumerate(raw) if character == "/"]:
        if len(_DIGIT.findall(raw[begin:slash])) >= _FULL_NUMBER or begin > 0:
            yield _trimmed(start + begin, raw[begin:slash])
            begin = slash + 1
    yield _trimmed(start + begin, raw[begin:])


def _trimmed(start: int, raw: str) -> FoundNumber:
    """Return the number without an opening bracket that nothing closes."""
    lonely = raw[:1] in {"(", "（", "["} and not {")", "）", "]"} & set(raw)
    kept = raw[1:] if lonely else raw
    begin = start + len(raw) - len(kept)
    opened = max(kept.rfind(bracket) for bracket in "(（[")
    if opened > 0 and not {")", "）", "]"} & set(kept[opened:]):
        kept = kept[:opened].rstrip(" -./")
    return FoundNumber(begin, begin + len(kept), kept)
