"""Marks: where a channel stands in a text, and the label before it."""

import re
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import ChannelType, NumberType
from stakeholders.formats.contact_block_words import BlockLabel, BlockWords

_LABEL_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[.\-'’](?=[^\W\d_])){0,24}")
_AFTER_LABEL: Final = " \t\n\u3000.:：(（)）]-–—/*•·"
_LABEL_BEHIND: Final = re.compile(r"[ \u00a0]?[(（\[]([^\W\d_][^()（）\[\]\d\n]{0,18})[)）\]]")
_STANDS_APART: Final = re.compile(r"(?:^|\n|  |\t|[|·•/,;] ?)$")
_LONGEST_LABEL: Final = 48


@dataclass(frozen=True, slots=True)
class Mark:
    """A channel, a hidden or an empty one, in the text: `start` to `end` with its label.

    `value_start` is where the number or address itself starts; `reads` what it says without
    disguise; `gap` names the field that has a label but no value. A mark that is not `certain` is a
    number without label or plus.
    """

    start: int
    end: int
    value_start: int
    type: ChannelType
    raw: str = ""
    reads: str = ""
    label: str = ""
    is_extension: bool = False
    number_type: NumberType | None = None
    continues: bool = False
    gap: bool = False
    certain: bool = True


def label_before(
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
        if label and label.type is wanted and _is_meant(trimmed, match.start(), gap, words):
            return left + match.start(), printed, label
    return position, "", _unspaced_label(trimmed, words, wanted)


def label_behind(text: str, end: int, words: BlockWords) -> tuple[int, str, BlockLabel | None]:
    """Return where a label in brackets behind a number ends, its words, and what it says."""
    match = _LABEL_BEHIND.match(text, end)
    label = words.label_of(match.group(1)) if match else None
    if match is None or label is None or label.type is not ChannelType.PHONE:
        return end, "", None
    return match.end(), match.group(1), label


def _unspaced_label(trimmed: str, words: BlockWords, wanted: ChannelType) -> BlockLabel | None:
    """Return what the last signs announce where no blank parts them from words before them."""
    for count in (6, 5, 4, 3, 2):
        ending = trimmed[-count:]
        if len(ending) == count and "\u3040" <= ending[0] <= "\u9fff":
            label = words.label_of(ending)
            if label and label.type is wanted:
                return label
    return None


def _is_meant(trimmed: str, start: int, gap: str, words: BlockWords) -> bool:
    """Tell whether a word that also means other things (office, T) stands as a label here."""
    printed = trimmed[start:]
    is_weak = words.is_body_word(printed) or words.grammar.is_weak_label(printed)
    if len(printed.strip(".")) > 1 and not is_weak:
        return True
    before = trimmed[:start]
    if words.is_body_word(printed) and before[-2:-1].isalpha() and before[-1:] == " ":
        return False
    if len(printed) == 1 and printed.isupper() and _STANDS_APART.search(before):
        return True
    if trimmed[max(0, start - 1) : start] in {"(", "[", "（"}:
        return gap[:1] in {")", "]", "）"}
    return gap[:1] in {".", ":", "："} or "：" in gap or ": " in gap
