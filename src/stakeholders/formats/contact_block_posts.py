"""Posts and bodies in the pieces of a contact block, and where one ends and the other begins."""

import re
from typing import Final

from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_words import BlockWords

_ARTICLES: Final = frozenset(
    "the la le les el los las l' der die das den dem des du del do da dos das o os".split()
)
_CONTRACTED: Final = frozenset("du del des do da dos das der".split())
_ELIDED: Final = re.compile(r"[dl]['’](?=\w)")
_WEAK_KINDS: Final = frozenset({"unit", "delegation", "government"})
_SPOKEN_FOR: Final = frozenset({"spokesperson", "deputy_spokesperson", "press_officer"})
_DASHES: Final = frozenset("-–—/|")
_IN: Final = frozenset("in en à au em no na i în v в".split())
_FOR: Final = frozenset("for pour para für per".split())
_LEADING: Final = frozenset("to at by via from with an bei chez contact auprès".split())
_NOT_INSIDE: Final = frozenset("of de du der des for au aux at bei beim chez".split())
_ANDS: Final = frozenset("and & et y e und и og och en i ja és".split())
_PROSE_TITLE: Final = 12
_LONGEST_WHOLE: Final = 16
_SHORT_OFFICE: Final = 2
_SHORTEST_ENDING: Final = 3


def is_title_token(token: str, words: BlockWords) -> bool:
    """Tell whether this word makes a title."""
    bare = token.strip("().,/")
    if "/" in bare:
        return any(is_title_token(part, words) for part in bare.split("/"))
    return bool(bare) and (words.is_title_word(bare) or words.grammar.is_title(bare))


def is_body_token(token: str, words: BlockWords) -> bool:
    """Tell whether this word makes a name that of a body, also at the end of a compound."""
    bare = _ELIDED.sub("", token.strip("().,"))
    if len(bare) < 2 or not bare[0].isalpha():
        return False
    if words.is_body_word(bare):
        return True
    if words.grammar.offices.is_compound(bare):
        return True
    return len(bare) > 2 and bare[:3].isupper() and words.body_called(bare) is not None


def first_title(tokens: list[str], words: BlockWords) -> int | None:
    """Return where the first words stand that make a title, alone or as a phrase."""
    for index, token in enumerate(tokens):
        phrases = (" ".join(tokens[index : index + count]) for count in (2, 3, 4))
        if is_title_token(token, words) or any(words.is_title_word(phrase) for phrase in phrases):
            return index
    return None


def first_body(tokens: list[str], words: BlockWords) -> int | None:
    """Return where the first word stands that makes the name of a body, or else a phrase."""
    alone = (index for index, token in enumerate(tokens) if is_body_token(token, words))
    phrases = (
        index
        for index in range(len(tokens))
        for count in (2, 3)
        if words.is_body_phrase(" ".join(tokens[index : index + count]))
    )
    return next(alone, next(phrases, None))


def ends_as_body(tokens: list[str], title_at: int, words: BlockWords) -> bool:
    """Tell whether a title word only describes a body: `Media Accreditation and Liaison Unit`."""
    if title_at == 0 and script_of(tokens[0]) == "Cyrl":
        return False
    last = tokens[-1]
    if last.startswith("(") and len(tokens) > 1:
        last = tokens[-2]
    between = {token.casefold() for token in tokens[title_at:]}
    return is_body_token(last, words) and not between & _NOT_INSIDE


def is_short_title(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether words in running text are a title and no sentence."""
    joining = words.grammar.small.joining
    lower = [t for t in tokens if t[0].islower() and t.casefold() not in joining]
    return len(tokens) <= _PROSE_TITLE and (not lower or is_title_token(tokens[0], words))


def title_and_body(tokens: list[str], words: BlockWords) -> tuple[list[str], list[str]]:
    """Return a title as printed, and the body it ends with ("Spokesperson of UNHCR"), if any."""
    for cut in range(1, len(tokens)):
        if first_title(tokens[:cut], words) is None:
            continue
        rest = _body_behind(tokens, cut, words)
        if rest:
            return _without_joining_end(tokens[:cut], words), _without_region(rest, words)
    return tokens, []


def _without_region(body: list[str], words: BlockWords) -> list[str]:
    """Return a known body without the region that a post is for (`HCR pour l'Afrique`)."""
    for cut in range(1, len(body) - 1):
        if body[cut] in _FOR and words.body_called(" ".join(body[:cut])):
            whole = words.body_called(" ".join(body))
            return body if whole else body[:cut]
    return body


def without_city(tokens: list[str], words: BlockWords) -> tuple[list[str], list[str]]:
    """Return the words, and the city in which somebody does what they say (`… in Geneva`)."""
    for count in (1, 2, 3):
        at = len(tokens) - count - 1
        if at > 0 and tokens[at].casefold() in _IN:
            city = tokens[at + 1 :]
            if words.city_inflected(" ".join(city))[0]:
                return tokens[:at], city
    return tokens, []


def body_before_title(tokens: list[str], words: BlockWords) -> int:
    """Return how many words before a title name a body (`UNODC Spokesperson`), 0 for none."""
    for count in range(len(tokens) - 1, 0, -1):
        if words.body_called(" ".join(tokens[:count])) and first_title(tokens[count:], words) == 0:
            return count
    return 0


def body_run(tokens: list[str], at: int, words: BlockWords) -> list[str]:
    """Return the name of a body around its body word: capitals and what joins them."""
    ends_lower = tokens[at][0].islower() and at == len(tokens) - 1
    if ends_lower and script_of(tokens[at]) == "Latn":
        return []
    if not tokens[at][0].isupper() and not tokens[0][0].isupper():
        return []
    first = at
    while first > 0 and _belongs(tokens[first - 1], words) and not _leads_to(tokens, first):
        first -= 1
    while first < at and tokens[first].casefold() in words.grammar.small.joining:
        first += 1
    last = at + 1
    whole = first == 0 and len(tokens) <= _LONGEST_WHOLE and not _is_told_of(tokens, at, words)
    while last < len(tokens) and (_belongs(tokens[last], words) or (whole and first == at)):
        last += 1
    while last > at + 1 and tokens[last - 1].casefold() in words.grammar.small.edges:
        last -= 1
    if last == at + 1 and first == at and not words.body_called(tokens[at]):
        return tokens[first:last] if len(tokens) == 1 else []
    return tokens[first:last]


def _is_told_of(tokens: list[str], at: int, words: BlockWords) -> bool:
    """Tell whether an acronym begins a sentence and no name: `OCHA releases are available`."""
    return tokens[at].isupper() and any(
        token[0].islower()
        and token.casefold() not in words.grammar.small.joining | _IN
        and not (is_body_token(token, words) or is_title_token(token, words))
        for token in tokens[at + 1 :]
    )


def _leads_to(tokens: list[str], at: int) -> bool:
    """Tell whether a sentence leads to the words from here on: `send it to the Unit`."""
    before = [token.casefold() for token in tokens[max(0, at - 2) : at]]
    return before[-1] in _LEADING or (before[-1] in _ARTICLES and before[0] in _LEADING)


def _body_behind(tokens: list[str], cut: int, words: BlockWords) -> list[str]:
    """Return the body whose name begins behind the word at `cut`, empty where none does."""
    grammar = words.grammar
    joint, before = tokens[cut].casefold(), tokens[cut - 1].casefold()
    if {joint, before} & grammar.small.accredited_to and joint not in grammar.small.at_body:
        return []
    rest = _without_article(tokens[cut:], words)
    if not rest or not rest[0][0].isupper():
        return []
    if is_body_token(tokens[cut], words) and script_of(tokens[cut]) == "Cyrl":
        return rest
    if joint in _ANDS:
        return []
    if joint not in {*grammar.small.edges, *grammar.small.of_body} and not _ELIDED.match(
        tokens[cut]
    ):
        is_known = tokens[cut].isupper() and words.body_called(tokens[cut])
        return rest if is_known else []
    if words.body_called(_without_acronym(" ".join(rest))):
        return rest
    if joint in grammar.small.at_body:
        is_place = words.country_of_city(" ".join(rest)) or words.country_called(" ".join(rest))
        is_accredited = {t.casefold() for t in tokens[:cut]} & grammar.small.accredited_to
        return [] if is_place or is_accredited else rest
    return rest if _is_whose(tokens[:cut], tokens[cut:], rest, words) else []


def _is_whose(title: list[str], behind: list[str], rest: list[str], words: BlockWords) -> bool:
    """Tell whether what stands behind `of` is the body that a post belongs to."""
    if words.grammar.is_served(" ".join(rest[:3])):
        return False
    last = max((i for i, token in enumerate(title) if token.casefold() in _ANDS), default=-1)
    if set(words.functions_of(" ".join(title[last + 1 :]))) & _SPOKEN_FOR and len(rest) > 1:
        return True
    has_article = len(behind) > len(rest) + 1 or behind[0].casefold() in _CONTRACTED
    if not has_article and not any(map(_ELIDED.match, behind[:2])):
        return False
    head = _head(rest, words)
    at = first_body(head, words)
    if at is None:
        return False
    kind = words.words.body_kind(" ".join(head)) or _kind_of_compound(head[at], words)
    if words.grammar.offices.is_weak(head[at]) or kind in _WEAK_KINDS:
        return False
    return len(rest) > (_SHORT_OFFICE if kind in {"office", "permanent_mission"} else 1)


def _kind_of_compound(word: str, words: BlockWords) -> str:
    """Return the kind of body that a compound ends with (`Presseabteilung` is a unit)."""
    listed = words.words.body_words
    endings = (word[at:] for at in range(1, len(word) - _SHORTEST_ENDING))
    return next((kind for ending in endings if (kind := listed.exactly(ending))), "")


def _head(tokens: list[str], words: BlockWords) -> list[str]:
    """Return the words of a name before its first `of` or `for`."""
    for index, token in enumerate(tokens):
        if index and token.casefold() in words.grammar.small.of_body:
            return tokens[:index]
    return tokens


def _without_article(tokens: list[str], words: BlockWords) -> list[str]:
    """Return the words behind a joint and its article; `d'` and `l'` are cut off."""
    index = 0
    known = words.grammar.small.edges | words.grammar.small.of_body | _ARTICLES
    while index < len(tokens) and tokens[index].casefold() in known:
        index += 1
    rest = tokens[index:]
    if rest and _ELIDED.match(rest[0]):
        rest = [_ELIDED.sub("", rest[0], count=1), *rest[1:]]
    return rest


def _without_joining_end(tokens: list[str], words: BlockWords) -> list[str]:
    small = words.grammar.small.joining
    while len(tokens) > 1 and (tokens[-1].casefold() in small or tokens[-1] in _DASHES):
        tokens = tokens[:-1]
    return tokens


def _belongs(token: str, words: BlockWords) -> bool:
    return (
        token[0].isupper()
        or token[0] in "(&-"
        or token.casefold() in words.grammar.small.joining
        or bool(re.match(r"(?:[dl]|dell|nell)['’]\w", token))
    )


def _without_acronym(name: str) -> str:
    return re.sub(r"\s*[(（][^()（）]{1,20}[)）]$", "", name)
