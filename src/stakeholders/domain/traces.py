"""Traces: by which words somebody could still be found in texts, and the texts without them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stakeholders.domain.text import fold, latin

STRUCK: Final = "…"
"""What stands where a name was."""
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")
_SHORTEST: Final = 6
_WORD: Final = re.compile(r"\w+")
_BETWEEN: Final = r"[\W_]{1,3}"


@dataclass(frozen=True, slots=True)
class Traces:
    """The names of somebody, and what reaches nobody else; a single word is no trace."""

    names: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.spellings())

    def joined(self, other: "Traces") -> "Traces":
        """Return what both tell."""
        return Traces(
            tuple(dict.fromkeys((*self.names, *other.names))),
            tuple(dict.fromkeys((*self.channels, *other.channels))),
        )

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """Return how names and channels may be written: the words that follow each other."""
        named = (one for name in self.names for one in _orders(name))
        reached = ((one,) for one in self.channels if len(one) >= _SHORTEST)
        return tuple(dict.fromkeys((*named, *reached)))

    def patterns(self) -> tuple[str, ...]:
        """Return patterns of SQL, one of which every text with a trace fits."""
        return tuple("%" + "%".join(map(_escaped, words)) + "%" for words in self.spellings())

    def struck(self, text: str) -> str:
        """Return a text without the traces in it."""
        expression = self._expression()
        return expression.sub(STRUCK, text) if expression else text

    def stand_in(self, text: str) -> bool:
        """Tell whether any trace stands in a text."""
        expression = self._expression()
        return expression is not None and expression.search(text) is not None

    def in_bytes(self) -> "TracesInBytes":
        """Return what finds the traces in the bytes of a file, in the encodings that files have."""
        found: dict[bytes, list[bytes]] = {}
        for words in self.spellings():
            for encoding in _ENCODINGS:
                forms = [_forms(word, encoding) for word in words]
                for first in forms[0]:
                    found.setdefault(first, []).append(_in_bytes([(first,), *forms[1:]], encoding))
        return TracesInBytes(tuple((one, re.compile(b"|".join(r))) for one, r in found.items()))

    def _expression(self) -> re.Pattern[str] | None:
        spelt = [_BETWEEN.join(map(re.escape, words)) for words in self.spellings()]
        return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE) if spelt else None


@dataclass(frozen=True, slots=True)
class TracesInBytes:
    """By the first word of each trace in small letters, an expression for the whole of it."""

    by_first: tuple[tuple[bytes, re.Pattern[bytes]], ...]

    def stand_in(self, content: bytes) -> bool:
        """Tell whether any trace stands in these bytes."""
        small = content.lower()
        return any(first in small and rest.search(small) for first, rest in self.by_first)


def _orders(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name as it is, its first and last words, and both turned round, in each spelling."""
    spellings = (name, name.upper(), name.casefold(), fold(name), latin(name))
    for spelt in dict.fromkeys(spellings):
        words = tuple(_WORD.findall(spelt))
        if len(words) > 1 and sum(map(len, words)) >= _SHORTEST:
            yield from dict.fromkeys((words, (*words[-1:], *words[:-1])))
            yield from _pairs(words)


def _pairs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield two words of a long name after each other, in both orders."""
    long = [word for word in (words[0], words[-1]) if len(word) > 1]
    for one, other in combinations(long, 2):
        yield from ((one, other), (other, one))


def _escaped(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)


def _forms(word: str, encoding: str) -> tuple[bytes, ...]:
    """Return a word as bytes, from capitals and from small letters, as `bytes.lower` leaves it."""
    written = (word, word.upper(), word.casefold())
    return tuple(dict.fromkeys(form.encode(encoding).lower() for form in written))


def _in_bytes(forms: Sequence[Sequence[bytes]], encoding: str) -> bytes:
    """Return an expression for words after each other."""
    between = rb"[^0-9a-z\x80-\xff]{1,6}" if encoding == "utf-8" else rb"[\x00-\x2f_]{2,8}"
    return between.join(b"(?:" + b"|".join(map(re.escape, each)) + b")" for each in forms)
