"""Which texts a few typed letters stand for, and how well."""

import unicodedata
from dataclasses import dataclass
from typing import Final

_SHORTEST_WITH_A_SLIP: Final = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A higher score fits better; `places` are those of the matched letters in the text."""

    score: int
    places: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """Return how the letters typed are found in the text, in order, None where they are not.

    Every word typed must be found: at the start of a word it counts most, inside a word less, as
    first letters of several words least. Accents and capitals make no difference.
    """
    folded = _folded_text(text)
    score, places = 0, set[int]()
    for word in typed.split():
        found = _word_match(_folded_text(word), folded)
        if found is None:
            return None
        score += found.score
        places.update(found.places)
    return Match(score - len(text) // 8, tuple(sorted(places)))


def near_match(typed: str, text: str) -> Match | None:
    """Return how words with one slip each are found in the text, None where they are not.

    A slip is a letter too many, too few, another one, or two in the wrong order; each word typed
    must be the beginning of one in the text, and short ones must be right.
    """
    folded = _folded_text(text)
    starts = _word_starts(folded)
    for word in typed.split():
        wanted = _folded_text(word)
        if not any(_begins_nearly(folded[start:], wanted) for start in starts):
            return None
    return Match(5, ())


def _begins_nearly(text: str, word: str) -> bool:
    if text.startswith(word):
        return True
    if len(word) < _SHORTEST_WITH_A_SLIP:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, text, strict=False)) if a != b), len(word))
    rest, there = word[at:], text[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return (
        there.startswith(rest[1:])  # one too many
        or there[1:].startswith(rest)  # one too few
        or there[1:].startswith(rest[1:])  # another one
        or (len(rest) > 1 and there.startswith(swapped))
    )


def _word_match(word: str, text: str) -> Match | None:
    starts = [place for place in range(len(text)) if text.startswith(word, place)]
    at_word = [place for place in starts if place == 0 or not text[place - 1].isalnum()]
    if at_word or starts:
        place = (at_word or starts)[0]
        score = 100 + 20 * (place == 0) if at_word else 40
        return Match(score, tuple(range(place, place + len(word))))
    return _initials_match(word, text) if len(word) > 1 else None


def _initials_match(word: str, text: str) -> Match | None:
    """Find the letters one after the other, each beside the last or at the start of a word."""
    places: list[int] = []
    for letter in word:
        after = places[-1] + 1 if places else 0
        if places and text[after : after + 1] == letter:
            places.append(after)
            continue
        starts = (at for at in _word_starts(text) if at >= after and text[at] == letter)
        place = next(starts, None)
        if place is None:
            return None
        places.append(place)
    return Match(30, tuple(places))


def _word_starts(text: str) -> list[int]:
    return [
        place
        for place, letter in enumerate(text)
        if letter.isalnum() and (place == 0 or not text[place - 1].isalnum())
    ]


def _folded_text(text: str) -> str:
    """Return a text as it is compared, as long as it was."""
    return text.casefold() if text.isascii() else "".join(map(_folded, text))


def _folded(character: str) -> str:
    """Return one character for one, so that places stay the same."""
    bare = unicodedata.normalize("NFKD", character.casefold())
    return bare[0] if bare else character
