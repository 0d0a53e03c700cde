"""Words that contact blocks are read with: honorifics, functions, labels, particles, bodies."""

import functools
import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, TypedDict

from stakeholders.domain.mentions import UNSPACED
from stakeholders.domain.text import fold

_folded: Final = functools.lru_cache(maxsize=4096)(fold)
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_SHORTEST_STEM: Final = 5
_LABEL_ENDS: Final = " \t:：.,;-–—=(["


class HonorificKind(StrEnum):
    """What an honorific says about a person."""

    COURTESY = "courtesy"
    ACADEMIC = "academic"
    EXCELLENCY = "excellency"
    RANK = "rank"


class ChannelLabel(StrEnum):
    """What a label before a number or an address announces."""

    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    EMAIL = "email"
    WEB = "web"
    MESSAGING = "messaging"
    SOCIAL = "social"
    SATELLITE = "satellite"
    EXTENSION = "extension"
    ADDRESS = "address"


class _Listed(TypedDict, total=False):
    kind: str
    code: str
    words: dict[str, list[str]]


class Phrases:
    """Phrases that each stand for a code, found whole or inside a text, the longest first."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes

    def exactly(self, text: str) -> str | None:
        """Return the code of a text that is one phrase."""
        return self._codes.get(_folded(text))

    def inflected(self, word: str) -> str | None:
        """Return the code of a Cyrillic word in another case than it is listed in."""
        if _CYRILLIC.match(word) is None:
            return None
        stem = _stem(_folded(word))
        return self._stems.get(stem) if len(stem) >= _SHORTEST_STEM else None

    def inside(self, text: str) -> tuple[str, ...]:
        """Return the codes of the phrases in a text, in their order, each once."""
        key = fold(text)
        found = list(self._spaced(key.split()))
        if UNSPACED.search(key):
            found += self._unspaced(key)
        return tuple(dict.fromkeys(found))

    def begins(self, text: str) -> str | None:
        """Return the code of the longest phrase that a text begins with."""
        words = fold(text).split()
        length = self._longest_at(words, 0)
        if length:
            return self._codes[" ".join(words[:length])]
        folded = " ".join(words)
        return next((self._codes[p] for p in self._joined if folded.startswith(p)), None)

    def _spaced(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            length = self._longest_at(words, at)
            if length:
                yield self._codes[" ".join(words[at : at + length])]
            at += length or 1

    def _longest_at(self, words: list[str], at: int) -> int:
        for length in range(min(self._most_words, len(words) - at), 0, -1):
            if " ".join(words[at : at + length]) in self._codes:
                return length
        return 0

    def _unspaced(self, text: str) -> Iterator[str]:
        for phrase in self._joined:
            if phrase in text:
                text = text.replace(phrase, " ")
                yield self._codes[phrase]

    @cached_property
    def _most_words(self) -> int:
        return max((phrase.count(" ") + 1 for phrase in self._codes), default=0)

    @cached_property
    def _stems(self) -> dict[str, str]:
        single = (phrase for phrase in self._codes if _CYRILLIC.match(phrase) and " " not in phrase)
        return {_stem(phrase): self._codes[phrase] for phrase in single}

    @cached_property
    def _joined(self) -> tuple[str, ...]:
        unspaced = (phrase for phrase in self._codes if UNSPACED.search(phrase))
        return tuple(sorted(unspaced, key=lambda phrase: (-len(phrase), phrase)))


class Words:
    """The vocabularies of reading, in all their languages; each is built at its first use."""

    def __init__(self, content: str) -> None:
        self._content = content

    @cached_property
    def functions(self) -> Phrases:
        """Titles of posts with the code of their function, such as `spokesperson`."""
        return Phrases(_codes(self._parsed["functions"]))

    @cached_property
    def body_words(self) -> Phrases:
        """Words that names of bodies are made of, with the kind of body they tell."""
        return Phrases(_codes(self._parsed["bodies"]))

    @cached_property
    def contact_phrases(self) -> Phrases:
        """Phrases that announce a contact, with the language they are in."""
        phrases: dict[str, str] = {}
        for language, listed in self._parsed["contact_phrases"].items():
            for phrase in listed:
                phrases.setdefault(fold(phrase), language)
        return Phrases(phrases)

    @cached_property
    def honorifics(self) -> Mapping[str, HonorificKind]:
        """Honorifics exactly as they are written, with and without their full stop."""
        kinds: dict[str, HonorificKind] = {}
        for listed in self._parsed["honorifics"]:
            for words in listed["words"].values():
                for word in words:
                    for written in _spellings(word):
                        kinds.setdefault(written, HonorificKind(listed["kind"]))
        return kinds

    def honorific(self, text: str) -> HonorificKind | None:
        """Return the kind of a text that is an honorific: `HE` is one, `he` is not."""
        return self.honorifics.get(text.strip())

    def channel(self, label: str) -> ChannelLabel | None:
        """Return what a label announces, whatever stands after it: `Tel.:`, `e-mail：`."""
        kind = self._channels.exactly(label.strip(_LABEL_ENDS))
        return ChannelLabel(kind) if kind else None

    def function(self, title: str) -> str | None:
        """Return the code of the first function that a title names, if it names any."""
        return next(iter(self.functions.inside(title)), None)

    def body_kind(self, name: str) -> str | None:
        """Return the kind that the first telling word of a body's name gives it."""
        return next(iter(self.body_words.inside(name)), None)

    def is_particle(self, word: str) -> bool:
        """Tell whether a word is a particle of names, such as `van` or `bin`."""
        return word.casefold() in self._particles

    def is_suffix(self, word: str) -> bool:
        """Tell whether a word follows a name, as `Jr.` and `PhD` do."""
        return word.strip(" ,") in self._suffixes

    @cached_property
    def channel_labels(self) -> Mapping[str, ChannelLabel]:
        """Labels as they are listed, in lower case, for building patterns."""
        return {
            word.casefold(): ChannelLabel(listed["kind"])
            for listed in reversed(self._parsed["channels"])
            for words in listed["words"].values()
            for word in words
        }

    @cached_property
    def function_codes(self) -> tuple[str, ...]:
        """The codes of all functions, in the order of the list."""
        return tuple(listed["code"] for listed in self._parsed["functions"])

    @cached_property
    def _channels(self) -> Phrases:
        return Phrases(_codes(self._parsed["channels"]))

    @cached_property
    def _particles(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self._parsed["particles"])

    @cached_property
    def _suffixes(self) -> frozenset[str]:
        return frozenset(self._parsed["suffixes"])

    @cached_property
    def _parsed(self) -> "_Content":
        parsed: _Content = json.loads(self._content)
        return parsed


class _Content(TypedDict):
    honorifics: list[_Listed]
    functions: list[_Listed]
    channels: list[_Listed]
    bodies: list[_Listed]
    particles: list[str]
    suffixes: list[str]
    contact_phrases: dict[str, list[str]]


def _stem(word: str) -> str:
    """Return a folded Cyrillic word without the letter that cases change."""
    return word[:-1] if word[-1:] in set("аеиоуыэюяйь") else word


def read_words(words_json: str) -> Words:
    """Read the vocabularies from the JSON text of the reference data."""
    return Words(words_json)


def _codes(listed: list[_Listed]) -> dict[str, str]:
    """Return the code of every folded phrase; where lists overlap, the earlier list wins."""
    codes: dict[str, str] = {}
    for entry in listed:
        code = entry.get("code") or entry["kind"]
        for phrases in entry["words"].values():
            for phrase in phrases:
                codes.setdefault(fold(phrase), code)
    codes.pop("", None)
    return codes


def _spellings(word: str) -> Iterator[str]:
    """Yield an honorific as listed, without its full stop, and in capitals."""
    yield word
    if len(word) > len("M.") and word.endswith("."):
        yield word[:-1]
    if word.isascii() and len(word) > 1 and word[0].isupper():
        yield word.upper()
        yield word.upper().rstrip(".")
