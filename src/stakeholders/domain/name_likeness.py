"""Name likeness: whether two names can be one person's, as different hands write them."""

import functools
from collections.abc import Callable, Collection, Iterable
from enum import IntEnum
from itertools import permutations
from typing import Final

from rapidfuzz.distance import OSA

from stakeholders.domain.sound import skeleton
from stakeholders.domain.traits import NameWords

Namesakes = Callable[[str], Collection[str]]
"""Other spellings of a folded given name, and its short forms: `bob` for `robert`."""

_heard: Final = functools.lru_cache(maxsize=16384)(skeleton)
_INITIAL: Final = 1
_LONG: Final = 4
"""Shorter words differ by a letter as a rule, not by a slip."""
_MOST_PARTS: Final = 4


class Likeness(IntEnum):
    """How much two names are alike."""

    NONE = 0
    ALIKE = 1
    """One word is written with a slip, or as one hears it."""
    SHORTER = 2
    """One leaves words out, or has an initial or a short form for them."""
    EQUAL = 3
    """The same words, in whatever order."""


def no_namesakes(_word: str) -> Collection[str]:
    """Return no other form of any name."""
    return ()


def likeness(
    ours: Iterable[NameWords], theirs: Iterable[NameWords], namesakes: Namesakes = no_namesakes
) -> Likeness:
    """Return how much the most similar two of the names of two people are alike."""
    ours, theirs = frozenset(ours), frozenset(theirs)
    if ours & theirs:
        return Likeness.EQUAL
    return max(
        (_likeness(one, other, namesakes) for one in ours for other in theirs),
        default=Likeness.NONE,
    )


def _likeness(one: NameWords, other: NameWords, namesakes: Namesakes) -> Likeness:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    left, rest = short - long, long - short
    if all(_stands_for(word, rest, namesakes) for word in left):
        return Likeness.SHORTER
    if len(left) == len(rest) and _are_heard_alike(left, rest):
        return Likeness.ALIKE
    return Likeness.ALIKE if _is_in_one_word(left, rest) else Likeness.NONE


def _stands_for(word: str, others: Iterable[str], namesakes: Namesakes) -> bool:
    """Tell whether a word is the initial of one of the others, has one for it, or means it."""
    known = namesakes(word)
    return any(
        other in known
        or (len(word) == _INITIAL and other.startswith(word))
        or (len(other) == _INITIAL and word.startswith(other))
        for other in others
    )


def _are_heard_alike(words: Collection[str], others: Collection[str]) -> bool:
    """Tell whether each word sounds like one of the others, one alone also with a slip."""
    if len(words) == 1:
        (word,), (other,) = words, others
        if min(len(word), len(other)) >= _LONG and OSA.distance(word, other, score_cutoff=1) <= 1:
            return True
    heard = sorted(map(_heard, words))
    return all(heard) and heard == sorted(map(_heard, others))


def _is_in_one_word(words: Collection[str], others: Collection[str]) -> bool:
    """Tell whether one side has in one word what the other parts: `tangjiaxuan`."""
    one, parted = (words, others) if len(words) < len(others) else (others, words)
    if len(one) != 1 or not 2 <= len(parted) <= _MOST_PARTS:
        return False
    (whole,) = one
    return any("".join(order) == whole for order in permutations(parted))
