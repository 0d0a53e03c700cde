"""People and bodies that running text only names: offered, as it gives nothing to reach."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_people import is_full_name, is_name_word
from stakeholders.formats.contact_block_posts import (
    first_body,
    first_title,
    is_body_token,
    is_title_token,
    title_and_body,
)
from stakeholders.formats.contact_block_words import BlockWords

_TOKEN: Final = re.compile(r"[^\s,;:()（）“”\"«»]+")
_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_JOINTS: Final = frozenset("and the & et y e und la le les el los las den dem die и".split())
_ANDS: Final = frozenset("and & et y e und и".split())
_LONGEST_STORY: Final = 40_000
_SHORTEST_PROSE: Final = 8
_LONGEST_NAME: Final = 4
_LONGEST_TITLE: Final = 12
_MOST: Final = 12
_NEAR_ITS_START: Final = 3
_SHORTEST_BODY: Final = 2
_LONGEST_REST: Final = 6


def people_named(text: str, words: BlockWords, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the people that sentences name with a post beside them, at most a dozen.

    Those whom `groups` have already are left out, and so is what stands among their channels.
    """
    known = {group.names for group in groups}
    places = sorted(_extent(group) for group in groups if group.marks)
    found: dict[frozenset[str], Group] = {}
    for start, end in _prose(text[:_LONGEST_STORY], places):
        tokens = list(_TOKEN.finditer(text, start, end))
        for run in _runs(text, tokens, words):
            group = _named(text, tokens, run, words)
            if group is not None and group.names not in known:
                found.setdefault(group.names, group)
        if len(found) >= _MOST:
            break
    return tuple(found.values())[:_MOST]


def bodies_named(text: str, words: BlockWords, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the bodies that sentences name, at most a dozen, but for those of `groups`."""
    known = {_key(group.body.text, words) for group in groups if group.body}
    places = sorted(_extent(group) for group in groups if group.marks)
    found: dict[str, Group] = {}
    for start, end in _prose(text[:_LONGEST_STORY], places):
        tokens = list(_TOKEN.finditer(text, start, end))
        for run in _runs(text, tokens, words):
            whole = tokens[slice(*_with_rest(tokens, run, words))]
            for part in _parted(whole, words):
                body = _body_in(part, words)
                if body is not None and _key(body.text, words) not in known:
                    found.setdefault(_key(body.text, words), Group(body=body, is_certain=False))
        if len(found) >= _MOST:
            break
    return tuple(found.values())[:_MOST]


def _parted(tokens: list[re.Match[str]], words: BlockWords) -> list[list[re.Match[str]]]:
    """Return apart two bodies that `and` joins, unless it is a word of one."""
    for at in range(1, len(tokens) - 1):
        parts = tokens[:at], tokens[at + 1 :]
        if tokens[at].group() in _ANDS and all(_body_in(part, words) for part in parts):
            return [parts[0], *_parted(parts[1], words)]
    return [tokens]


def _key(name: str, words: BlockWords) -> str:
    body = words.body_called(name)
    return body.uid if body else fold(name)


def _with_rest(
    tokens: list[re.Match[str]], run: tuple[int, int], words: BlockWords
) -> tuple[int, int]:
    """Return a run with the small words behind it that a known name holds (`Office on Drugs …`)."""
    start, end = run
    if end == len(tokens) or tokens[end].group() not in words.grammar.small.joining:
        return run
    for last in range(min(len(tokens), end + _LONGEST_REST), end, -1):
        if tokens[last - 1].group()[0].isalpha() and words.body_called(
            " ".join(token.group() for token in tokens[start:last]).rstrip(".")
        ):
            return start, last
    return run


def _body_in(tokens: list[re.Match[str]], words: BlockWords) -> Field | None:
    """Return the body that a run of capitals is: a known one, or one with a telling word."""
    plain = [token.group().rstrip(".") for token in tokens]
    while plain and plain[0].casefold() in _JOINTS:
        plain, tokens = plain[1:], tokens[1:]
    name = " ".join(plain)
    if not plain or not (words.body_called(name) or _tells_a_body(plain, words)):
        return None
    end = tokens[-1].start() + len(plain[-1])
    return _field(FieldKind.BODY, plain, tokens[0].start(), end)


def _tells_a_body(name: list[str], words: BlockWords) -> bool:
    """Tell whether capitals are the name of a body, and neither an event nor half of one."""
    capitals = [word for word in name if word[0].isupper()]
    whole = " ".join(name)
    if len(capitals) < _SHORTEST_BODY or words.grammar.event_words.event.search(whole):
        return False
    at = first_body(name, words)
    if at is None or words.grammar.offices.is_weak(name[at]) or not name[at][0].isupper():
        return False
    return first_title(name, words) is None and words.country_called(whole) is None


def _extent(group: Group) -> tuple[int, int]:
    places = [(found.start, found.end) for found in group.fields]
    places += [(mark.start, mark.end) for mark in group.marks]
    return min(start for start, _ in places), max(end for _, end in places)


def _prose(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs of sentences begin and end, but for those that hold a contact."""
    for match in _PARAGRAPH.finditer(text):
        words = match.group().split()
        small = sum(word[0].islower() for word in words)
        if len(words) < _SHORTEST_PROSE or small * 5 < len(words) * 2:
            continue
        if all(end <= match.start() or start >= match.end() for start, end in places):
            yield match.span()


def _runs(text: str, tokens: list[re.Match[str]], words: BlockWords) -> Iterator[tuple[int, int]]:
    """Yield where words in capitals stand together, joined by small ones."""
    start = 0
    while start < len(tokens):
        if not tokens[start].group()[0].isupper():
            start += 1
            continue
        end = start + 1
        while end < len(tokens) and _goes_on(text, tokens, end, words):
            end += 1
        while end > start + 1 and not tokens[end - 1].group()[0].isupper():
            end -= 1
        yield start, end
        start = end


def _goes_on(text: str, tokens: list[re.Match[str]], at: int, words: BlockWords) -> bool:
    between = text[tokens[at - 1].end() : tokens[at].start()]
    before, token = tokens[at - 1].group(), tokens[at].group()
    if between.strip() or "\n\n" in between or _ends_sentence(before):
        return False
    small = token.casefold()
    return token[0].isupper() or small in _JOINTS or small in words.grammar.small.of_body


def _ends_sentence(token: str) -> bool:
    return token[-1:] in ".!?" and len(token.rstrip(".")) > 3


def _named(
    text: str, tokens: list[re.Match[str]], run: tuple[int, int], words: BlockWords
) -> Group | None:
    """Return the person at the end of a run of capitals, with the post before or behind."""
    start, end = run
    for first in range(max(start, end - _LONGEST_NAME), end - 1):
        name = [token.group().rstrip(".,") for token in tokens[first:end]]
        if not _is_person(name, words):
            continue
        person = _field(FieldKind.PERSON, name, tokens[first].start(), tokens[end - 1].end())
        title = _title_before(tokens, start, first, words) or (
            _title_behind(text, tokens, end, words)
            if first == start or not tokens[first - 1].group()[0].isupper()
            else None
        )
        if title is not None:
            return _group(text, person, title, words)
    return None


def _is_person(name: list[str], words: BlockWords) -> bool:
    if not all(is_name_word(word) for word in (name[0], name[-1])):
        return False
    whole = " ".join(name)
    if words.country_called(whole) or words.country_of_city(whole) or words.body_called(whole):
        return False
    if any(is_title_token(word, words) or is_body_token(word, words) for word in name):
        return False
    return is_full_name(name, words) and not words.grammar.is_region(whole)


def _title_before(
    tokens: list[re.Match[str]], start: int, first: int, words: BlockWords
) -> Field | None:
    """Return the title in capitals right before a name, or the last small word that is one."""
    before = [token.group() for token in tokens[start:first]]
    if before and words.is_honorific(" ".join(before)):
        return None
    while before and before[-1].casefold() in words.grammar.small.joining:
        return None
    if before and first_title(before, words) is not None:
        return _field(FieldKind.TITLE, before, tokens[start].start(), tokens[first - 1].end())
    if not before and start and is_title_token(tokens[start - 1].group(), words):
        word = tokens[start - 1]
        return _field(FieldKind.TITLE, [word.group()], word.start(), word.end())
    return None


def _title_behind(
    text: str, tokens: list[re.Match[str]], end: int, words: BlockWords
) -> Field | None:
    """Return the title that a comma parts from the name before it (`…, State Councillor of X`)."""
    if end >= len(tokens) or text[tokens[end - 1].end() : tokens[end].start()].strip() != ",":
        return None
    kept: list[re.Match[str]] = []
    joining = words.grammar.small.joining
    for at in range(end, min(len(tokens), end + _LONGEST_TITLE)):
        token = tokens[at].group()
        between = text[tokens[at - 1].end() : tokens[at].start()]
        if at > end and (between.strip() or _ends_sentence(tokens[at - 1].group())):
            break
        if not (token[0].isupper() or token in joining or is_title_token(token, words)):
            break
        kept.append(tokens[at])
    plain = [token.group().rstrip(".,") for token in kept]
    while plain and plain[0].casefold() in joining:
        plain, kept = plain[1:], kept[1:]
    while plain and plain[-1].casefold() in joining:
        plain, kept = plain[:-1], kept[:-1]
    at_title = first_title(plain, words)
    if at_title is None or at_title > _NEAR_ITS_START:
        return None
    return _field(FieldKind.TITLE, plain, kept[0].start(), kept[-1].end())


def _group(text: str, person: Field, title: Field, words: BlockWords) -> Group:
    said, behind = title_and_body(title.text.split(), words)
    group = Group(person=person, title=title, is_certain=False)
    if behind:
        begin = max(text.find(behind[0], title.start, title.end), title.start)
        end = title.start + len(" ".join(said))
        group.title = _field(FieldKind.TITLE, said, title.start, min(end, begin))
        group.body = _field(FieldKind.BODY, behind, begin, title.end)
    return group


def _field(kind: FieldKind, words: list[str], start: int, end: int) -> Field:
    return Field(kind, " ".join(words), start, end, in_prose=True)
