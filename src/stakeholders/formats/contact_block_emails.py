"""E-mail addresses in a text: plain, in brackets, disguised, hidden, cut off."""

import re
from collections.abc import Iterator
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.formats.contact_block_mark import Mark, label_before
from stakeholders.formats.contact_block_words import BlockWords

_AT_WORD: Final = r"(?:at|@|arroba|ät|chez|аt|собака|arobase)"
_AT: Final = re.compile(
    rf"[ \u00a0]?[\[({{<][ ]?{_AT_WORD}[ ]?[\])}}>][ \u00a0]?|[@＠]|[ ](?:at|AT|@)[ ]|_at_",
    re.IGNORECASE,
)
_DOTS: Final = (
    r"[ ]?[\[({](?:dot|punkt|point|punto|ponto|точка|\.)[\])}][ ]?|[ ](?:dot|punto|point)[ ]"
)
_DOT_WORD: Final = re.compile(_DOTS, re.IGNORECASE)
_NAME: Final = r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ\-]{0,62}[A-Za-z0-9À-ɏ])?"
_LOCAL: Final = re.compile(
    r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ._%+'\-]|[ ]?[\[({](?:dot|punto|point)[\])}][ ]?){0,63}$",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(rf"{_NAME}(?:(?:\.|{_DOTS}){_NAME}){{1,6}}", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"\[email\W{0,3}protected\]|\[e-?mail\W{0,3}geschützt\]", re.IGNORECASE)
_GLUED_SENTENCE: Final = re.compile(r"\.[A-ZÀ-Þ][a-zß-ÿ]*$")
_GLUED_WORD: Final = re.compile(r"(?<=[a-z])[A-ZÀ-Þ][a-zß-ÿ]+$")
_CUT_OFF: Final = re.compile(r"\s|$|[,;)>\]]")


def email_marks(text: str, words: BlockWords) -> Iterator[Mark]:
    """Yield the addresses of a text, and where one is hidden or cut off."""
    for match in _HIDDEN.finditer(text):
        start, label, _ = label_before(text, match.start(), words, ChannelType.EMAIL)
        end, begin = match.end(), match.start()
        yield Mark(start, end, begin, ChannelType.EMAIL, label=label, gap=True)
    for match in _AT.finditer(text):
        mark = _email_at(text, match, words)
        if mark is not None:
            yield mark


def _email_at(text: str, at: re.Match[str], words: BlockWords) -> Mark | None:
    left = max(0, at.start() - 64)
    local = _LOCAL.search(text[left : at.start()])
    if local is None:
        return None
    begin = left + local.start()
    start, label, found = label_before(text, begin, words, ChannelType.EMAIL)
    domain = _DOMAIN.match(text, at.end())
    if domain is None:
        is_cut = at.group().strip() != "at" and _CUT_OFF.match(text, at.end()) is not None
        gap = Mark(start, at.end(), begin, ChannelType.EMAIL, label=label, gap=True)
        return gap if is_cut and (found or not at.group().startswith(" ")) else None
    if words.grammar.mail.is_nobodys(local.group()):
        return None
    end = at.end() + len(_unglued(domain.group()))
    is_disguised = _DOT_WORD.search(domain.group()) is not None
    if (
        at.group().strip() in {"at", "AT", "@"}
        and " " in at.group()
        and not (found or is_disguised)
    ):
        return None
    return _mark(text, (start, begin, end), label, _plain(text[begin:end]))


def _mark(text: str, place: tuple[int, int, int], label: str, reads: str) -> Mark:
    start, begin, end = place
    raw = text[begin:end].rstrip(">.-")
    end += text[end : end + 1] == ">"
    return Mark(start, end, begin, ChannelType.EMAIL, raw, reads.rstrip(">.-"), label)


def _unglued(domain: str) -> str:
    """Return a domain without the words that a missing blank glued to it."""
    if domain.isupper():
        return domain
    cut = _GLUED_SENTENCE.search(domain)
    if cut and "." in domain[: cut.start()]:
        return domain[: cut.start()]
    cut = _GLUED_WORD.search(domain)
    return domain[: cut.start()] if cut else domain


def _plain(disguised: str) -> str:
    """Return an address as it is meant: `a (at) b (dot) org`."""
    return _DOT_WORD.sub(".", _AT.sub("@", disguised))
