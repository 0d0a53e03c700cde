"""Duplicates: entries of one directory that are the same contact, found without comparing all.

Two entries are compared only where they share a key: a mailbox, a mobile, a number with a word of
the name, the words of the name, or an organisation with a word of the name and the letter another
one begins with. Whether they are one is up to `domain.matching`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.matching import Certainty, compare
from stakeholders.domain.name_likeness import Likeness, Namesakes, likeness, no_namesakes
from stakeholders.domain.traits import NameWords, Traits

_FEWEST_WORDS: Final = 2
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likely:
    """Two entries by their place in what was compared, how surely they are one, and why."""

    first: int
    second: int
    certainty: Certainty
    reasons: tuple[str, ...]


def find_duplicates(
    entries: Sequence[Traits], namesakes: Namesakes = no_namesakes
) -> Iterator[Likely]:
    """Yield the pairs that are or may be one contact, in the order of what was given."""
    for first, second in sorted(pairs_with_a_key(entries)):
        ours, theirs = entries[first], entries[second]
        certainty, reasons = compare(ours, theirs, namesakes)
        if certainty is Certainty.CERTAIN or (
            certainty is Certainty.LIKELY and not _speaks_against(ours, theirs)
        ):
            yield Likely(first, second, certainty, reasons)


def pairs_with_a_key(entries: Sequence[Traits]) -> set[_Pair]:
    """Return the pairs that are worth comparing, the smaller place first."""
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for place, traits in enumerate(entries):
        for key in keys_of(traits):
            before = first.setdefault(key, place)
            if before != place:
                groups.setdefault(key, [before]).append(place)
    return {pair for group in groups.values() for pair in combinations(dict.fromkeys(group), 2)}


def keys_of(traits: Traits) -> list[int]:
    """Return what an entry has to share with another to be compared with it, as hashes."""
    kind, names = traits.kind, traits.names
    keys = [hash((kind, words)) for words in names | traits.acronyms]
    keys += [hash((kind, value)) for value in traits.emails | traits.mobiles]
    for words in names if traits.phones or traits.bodies else ():
        for word in words:
            keys += [hash((kind, number, word)) for number in traits.phones]
            keys += _keys_of_staff(traits, word, words)
    return keys


def _keys_of_staff(traits: Traits, word: str, words: NameWords) -> Iterable[int]:
    """Return keys of one of many at a body: a word, and how another word of the name begins."""
    initials = {other[0] for other in words if other != word}
    return [
        hash((traits.kind, body, word, initial)) for body in traits.bodies for initial in initials
    ]


def _speaks_against(ours: Traits, theirs: Traits) -> bool:
    """Tell whether what is known of two people makes them likelier namesakes, or colleagues.

    That is an equal name where both have organisations and channels and share none, a shared
    mailbox or mobile under names that are not alike, and colleagues of whom one has one name.
    """
    if ours.kind is not EntryKind.PERSON:
        return False
    likeness_of_names = likeness(ours.names, theirs.names)
    if likeness_of_names is Likeness.EQUAL:
        return all((ours.bodies, theirs.bodies, _channels(ours), _channels(theirs)))
    if likeness_of_names is Likeness.NONE:
        return ours.emails.isdisjoint(theirs.emails) or ours.mobiles.isdisjoint(theirs.mobiles)
    return min(map(len, ours.names | theirs.names)) < _FEWEST_WORDS and not _channels(
        ours
    ) & _channels(theirs)


def _channels(traits: Traits) -> frozenset[str]:
    return traits.emails | traits.phones
