"""The event that a text tells of: the sentences that name it, its days, its place, its hosts."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stakeholders.domain.named_event import NamedEvent, days_in
from stakeholders.domain.text import clean
from stakeholders.formats.contact_block_words import BlockWords

_WORD: Final = re.compile(r"\S+")
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?](?:[\"”»])?\s+(?=[A-ZÀ-Þ\"“«])|\n\s*\n")
_AT_THE: Final = re.compile(r"\b(?:at|au|à la|en el|en la|im|in der)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_ON: Final = re.compile(r"\s+(?:on|of|about|sur|sobre|zu|по|over)\s+(?:the\s+)?(?=[A-ZÀ-Þ\"“«])")
_PLACE_WORDS: Final = frozenset("in at en à in im в em".split())
_LONGEST_NAME: Final = 18
_LONGEST_TITLE: Final = 160
_HEAD: Final = 1500
_LONGEST_STORY: Final = 16_000


def event_in(text: str, title: str, words: BlockWords) -> NamedEvent | None:
    """Return the event that a text is about, None where no sentence tells its days or its host."""
    said = words.grammar.event_words
    told = [s for s in _sentences(text[:_LONGEST_STORY]) if said.event.search(s)]
    telling = [s for s in told if _tells(s, words)]
    if not telling:
        return None
    days = next((span for sentence in (*telling, *told) for span in days_in(sentence)), None)
    city, country = _city([*telling, text[:_HEAD]], words)
    return NamedEvent(
        title=_title(clean(title), told, words),
        start=days[0] if days else None,
        end=days[1] if days else None,
        venue=next((v for s in telling if (v := _venue(s, words))), ""),
        city=city,
        country=country,
        hosts=_names(telling, said.hosted_by, words),
        organisers=_names(telling, said.organised_by, words),
        collaborators=_names(telling, said.with_help_of, words),
        quote=clean(telling[0])[:1000],
    )


def _sentences(text: str) -> Iterator[str]:
    position = 0
    for match in _SENTENCE_END.finditer(text):
        yield clean(text[position : match.start()])
        position = match.end()
    yield clean(text[position:])


def _tells(sentence: str, words: BlockWords) -> bool:
    """Tell whether a sentence says who holds an event, or its days and that it is to be held."""
    said = words.grammar.event_words
    if said.hosted_by.search(sentence) or said.organised_by.search(sentence):
        return True
    return said.with_help_of.search(sentence) is not None and any(days_in(sentence))


def _names(
    sentences: Iterable[str], leading: re.Pattern[str], words: BlockWords
) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in sentences:
        for match in leading.finditer(sentence):
            name = _capitals(sentence[match.end() :], words)
            if name:
                found.append(name)
    return tuple(dict.fromkeys(found))


def _capitals(text: str, words: BlockWords) -> str:
    """Return the name that a text begins with: capitals and the small words that join them."""
    kept: list[str] = []
    joining = words.grammar.small.joining
    for match in _WORD.finditer(text):
        token = match.group()
        plain = token.strip('“”"«»')
        if not (plain[:1].isupper() or plain[:1] == "(" or plain.casefold() in joining):
            break
        kept.append(plain)
        if plain[-1:] in ",.;:" or len(kept) >= _LONGEST_NAME:
            break
    while kept and kept[-1].casefold() in joining:
        kept.pop()
    while kept and kept[0].casefold() in joining:
        kept.pop(0)
    return " ".join(kept).rstrip(",.;:")


def _venue(sentence: str, words: BlockWords) -> str:
    for match in _AT_THE.finditer(sentence):
        name = _capitals(sentence[match.end() :], words)
        if len(name.split()) > 1 and not any(c.isdigit() for c in name):
            return name
    return ""


def _city(sentences: Iterable[str], words: BlockWords) -> tuple[str, str]:
    """Return the first city that a sentence says something to be in, else the first it names."""
    for sentence in sentences:
        tokens = re.findall(r"[^\W\d_]+", sentence)
        named = [(i, city) for i in range(len(tokens)) if (city := _city_at(tokens, i, words))]
        placed = [c for i, c in named if i and tokens[i - 1].casefold() in _PLACE_WORDS]
        for city in (*placed, *(city for _, city in named)):
            return city
    return "", ""


def _city_at(tokens: list[str], at: int, words: BlockWords) -> tuple[str, str] | None:
    for count in (3, 2, 1):
        name = " ".join(tokens[at : at + count])
        country = words.country_of_city(name) if name[:1].isupper() else None
        if country:
            return (name.title() if name.isupper() else name), country
    return None


def _title(headline: str, sentences: list[str], words: BlockWords) -> str:
    """Return the name of an event: the headline that names one, else `workshop on …`."""
    event = words.grammar.event_words.event
    if event.search(headline):
        return headline
    for sentence in sentences:
        for match in event.finditer(sentence):
            about = _ON.match(sentence, match.end())
            if about:
                topic = _capitals(sentence[about.end() :], words)
                return f"{sentence[match.start() : about.end()]}{topic}"[:_LONGEST_TITLE]
    found = event.search(sentences[0])
    return found.group() if found else ""
