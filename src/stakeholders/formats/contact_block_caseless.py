"""Pieces in scripts without capitals: Chinese, Arabic, Thai and others, read by their words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import Key
from stakeholders.formats.contact_block_lines import CASELESS
from stakeholders.formats.contact_block_pieces import Piece
from stakeholders.formats.contact_block_words import BlockWords

_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff·•‧.]{3,16}")
_CITY_END: Final = re.compile(r"^(?:.{2,3}省|.{2,6}自治区)?(.{2,3}?)(?:市|省|区|县)")
_SPELLED_OUT: Final = re.compile("[·•‧]")
_LONGEST_NAME: Final = 4
_CITY_WORDS: Final = 3
_ROLES: Final = frozenset(
    {"المستشار", "المستشارة", "السفير", "السفيرة", "القاضي", "النائب", "النائبة"}
)
_HOUSES: Final = frozenset(
    {"organization", "company", "ministry", "embassy", "permanent_mission", "government", "media"}
)
_NOWHERE: Final = 1000


def is_caseless(text: str) -> bool:
    """Tell whether a text is in a script without capitals."""
    return script_of(text) in CASELESS


def caseless_fields(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return what a piece in a script without capitals says."""
    piece = _without_edges(piece, words)
    text = piece.text
    if " " in text and script_of(text) == "Hani":
        return tuple(
            found for part in _parts(piece, words) for found in caseless_fields(part, words)
        )
    if words.grammar.key(text) is not None or words.label_of(text) is not None:
        return ()
    if piece.key is None and words.grammar.is_street(text.split(" ")[0]):
        return (_caseless(piece, FieldKind.ADDRESS, text),)
    return (
        _keyed(piece, words)
        or _place(piece, words)
        or _body_and_city(piece, words)
        or _honoured(piece, words)
        or _title_or_body(piece, words)
        or _name(piece, words)
    )


def _body_and_city(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return a body and the city that a slash parts (`برنامج الأغذية العالمي/ القاهرة`)."""
    body, slash, city = (part.strip() for part in piece.text.partition("/"))
    country = words.country_of_city(city) if slash else None
    if country is None or not (is_spaced_body(body, words) or words.body_called(body)):
        return ()
    place = replace(_caseless(piece, FieldKind.PLACE, city), country=country)
    return (_caseless(piece, FieldKind.BODY, body), place)


def _honoured(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return the person beside an honorific; before a body it is a post (`استاد دانشکده …`)."""
    name, honorific = _caseless_honorific(piece.text, words)
    if not honorific:
        return ()
    if is_spaced_body(name, words) or _is_construct(honorific, name):
        return (_caseless(piece, FieldKind.TITLE, piece.text),)
    return (*_title_of(piece, name, words), _person(piece, name, honorific, words))


def _is_construct(honorific: str, name: str) -> bool:
    """Tell whether a professor is of something (`أستاذة القانون`): both would have the article."""
    is_role = honorific.startswith("أستاذ") or honorific in _ROLES
    return is_role and name.startswith("ال")


def _title_or_body(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return a title or a body, by which of their words comes first."""
    text = piece.text
    title_at, body_at = _title_at(text, words), _first(text, words.is_body_word)
    if words.body_called(text) or body_at <= min(title_at, _NOWHERE - 1):
        return (_caseless(piece, FieldKind.BODY, text),)
    if 0 < title_at < _NOWHERE == body_at and _is_named_like_title(text, title_at):
        return ()
    return _title_and_body(piece, words) if title_at < _NOWHERE else ()


def _name(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    if (not piece.in_prose or piece.follows_cue) and _is_caseless_name(piece.text, words):
        return (_caseless(piece, FieldKind.PERSON, piece.text),)
    return ()


def _is_named_like_title(text: str, title_at: int) -> bool:
    """Tell whether a word that also is a title stands inside a name: `رولا أمين السعدي`."""
    tokens = text.split(" ")
    is_short = len(tokens) <= _LONGEST_NAME and all(token.isalpha() for token in tokens)
    return script_of(text) == "Arab" and is_short and not tokens[title_at].startswith("ال")


def is_spaced_body(text: str, words: BlockWords) -> bool:
    """Tell whether words parted by blanks begin as the name of a body does."""
    return " " in text and _first(text, words.is_body_word) == 0


def _without_edges(piece: Piece, words: BlockWords) -> Piece:
    """Return a piece without the small word that joins it to a sentence (`با …`, `مع …`)."""
    first, _, rest = piece.text.partition(" ")
    if not rest or first not in words.grammar.small.edges:
        return piece
    return replace(piece, start=min(piece.start + len(first) + 1, piece.end), text=rest)


def _title_and_body(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return a title, and whose it is: `سخنگوی سازمان …`, `المتحدث باسم …`, `مدير … في …`."""
    tokens = piece.text.split(" ")
    for cut in range(1, len(tokens)):
        title, body = tokens[:cut], " ".join(tokens[cut:])
        if not (words.is_body_word(tokens[cut]) or words.body_called(body)):
            continue
        joined = title[-1] in words.grammar.small.at_body
        plain = " ".join(title[:-1] if joined and cut > 1 else title)
        if _is_key_of_house(piece, body, words):
            break
        if joined or _belongs_to_house(plain, body, words):
            found = _caseless(piece, FieldKind.TITLE, plain)
            return (found, _caseless(piece, FieldKind.BODY, body))
    return (_caseless(piece, FieldKind.TITLE, piece.text),)


def _is_key_of_house(piece: Piece, body: str, words: BlockWords) -> bool:
    """Tell whether a key names a post at the body above, and the body by its kind alone."""
    return piece.is_key and " " not in body and words.body_called(body) is None


def _belongs_to_house(title: str, body: str, words: BlockWords) -> bool:
    """Tell whether a body behind a title is whose post it is and no part of what the post is."""
    if words.words.functions.exactly(title) == "spokesperson":
        return True
    is_post = bool(words.functions_of(title)) or words.grammar.is_title(
        title.split(" ", maxsplit=1)[0]
    )
    return is_post and " " in body and words.words.body_kind(body) in _HOUSES


def _parts(piece: Piece, words: BlockWords) -> Iterator[Piece]:
    """Yield what blanks part in a script that needs none; an honorific stays with its name."""
    at, parts = 0, piece.text.split(" ")
    for number, text in enumerate(parts):
        if number and words.is_honorific(text):
            continue
        behind = parts[number + 1] if number + 1 < len(parts) else ""
        whole = f"{text}{behind}" if behind and words.is_honorific(behind) else text
        at = piece.text.index(text, at)
        start = min(piece.start + at, piece.end)
        end = start + len(text) + (len(behind) + 1 if whole != text else 0)
        key = piece.key if number == 0 and piece.key is Key.PERSON else None
        opens = piece.opens_line and at == 0
        yield replace(piece, start=start, end=end, text=whole, opens_line=opens, key=key)


def _keyed(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    match piece.key:
        case Key.PERSON:
            name, honorific = _caseless_honorific(piece.text, words)
            return (_caseless(piece, FieldKind.PERSON, name, honorific),)
        case Key.TITLE:
            return (_caseless(piece, FieldKind.TITLE, piece.text),)
        case Key.BODY:
            return (_caseless(piece, FieldKind.BODY, piece.text),)
        case Key.PLACE if words.grammar.is_street(piece.text.split(" ")[0]):
            return (_caseless(piece, FieldKind.ADDRESS, piece.text),)
        case Key.PLACE:
            short = len(piece.text.split()) <= _CITY_WORDS and script_of(piece.text) != "Hani"
            is_city = short and not any(c.isdigit() for c in piece.text)
            kind = FieldKind.PLACE if is_city else FieldKind.ADDRESS
            return _place(piece, words) or (_caseless(piece, kind, piece.text),)
    return ()


def _place(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    text = piece.text
    first, _, rest = text.partition(" ")
    if rest and piece.opens_line and first in words.grammar.small.at_body:
        text = rest if words.country_of_city(rest) else text
    country, city = words.country_called(text), words.country_of_city(text)
    country = None if words.grammar.spelt.is_city(text) else country
    if country or city:
        shown = text if city else ""
        found = _caseless(piece, FieldKind.PLACE, shown)
        return (replace(found, country=country or city or ""),)
    opening = _CITY_END.match(text)
    city = words.country_of_city(opening.group(1)) if opening else None
    if opening and city:
        place = replace(_caseless(piece, FieldKind.PLACE, opening.group(1)), country=city)
        return (_caseless(piece, FieldKind.ADDRESS, text), place)
    return ()


def _title_of(piece: Piece, name: str, words: BlockWords) -> tuple[Field, ...]:
    """Return the title that stands unparted before an honoured name."""
    title = _title_before(name, words)
    return (_caseless(piece, FieldKind.TITLE, title),) if title else ()


def _person(piece: Piece, name: str, honorific: str, words: BlockWords) -> Field:
    title = _title_before(name, words)
    bare = name[len(title) :].strip(" ·") if title else name
    return _caseless(piece, FieldKind.PERSON, bare, honorific)


def _title_before(name: str, words: BlockWords) -> str:
    if " " in name or script_of(name) != "Hani":
        return ""
    for count in range(len(name) - 2, 1, -1):
        if words.is_title_word(name[:count]):
            return name[:count]
    return ""


def _caseless(piece: Piece, kind: FieldKind, text: str, honorific: str = "") -> Field:
    return Field(
        kind,
        text,
        piece.start,
        piece.end,
        honorific,
        opens_line=piece.opens_line,
        in_prose=piece.in_prose,
        is_key=piece.is_key,
        is_keyed=piece.key is not None,
    )


def _caseless_honorific(text: str, words: BlockWords) -> tuple[str, str]:
    """Return name and honorific: after the name in Chinese, before it elsewhere."""
    if " " not in text:
        for count in (3, 2):
            if len(text) > count + 1 and words.is_honorific(text[-count:]):
                return text[:-count], text[-count:]
        return text, ""
    before, _, last = text.rpartition(" ")
    if words.is_honorific(last):
        return before, last
    tokens = text.split(" ")
    count = 0
    while count < len(tokens) - 1:
        step = next(
            (n for n in (2, 1) if words.is_honorific(" ".join(tokens[count : count + n]))), 0
        )
        if not step or count + step >= len(tokens):
            break
        count += step
    return " ".join(tokens[count:]), " ".join(tokens[:count])


def _title_at(text: str, words: BlockWords) -> int:
    return min(_first(text, words.is_title_word), _first(text, words.grammar.is_title))


def _first(text: str, test: Callable[[str], bool]) -> int:
    """Return where the first word of a kind stands; without blanks it has to end the text."""
    if " " not in text:
        ends = [count for count in (6, 5, 4, 3, 2, 1) if count <= len(text)]
        return next((-count for count in ends if test(text[-count:])), _NOWHERE)
    tokens = re.split(r"[ /]+", text)
    for at in range(len(tokens)):
        if any(test(" ".join(tokens[at : at + count])) for count in (1, 2, 3)):
            return at
    return _NOWHERE


def _is_caseless_name(text: str, words: BlockWords) -> bool:
    if script_of(text) == "Hani":
        is_told = _SPELLED_OUT.search(text) or words.grammar.spelt.begins_with_family(text)
        return _HAN_NAME.fullmatch(text) is not None and bool(is_told)
    tokens = text.split()
    if any(fold(token) in words.grammar.no_names for token in tokens):
        return False
    letters = (token.replace("\u200c", "") for token in tokens)
    return 2 <= len(tokens) <= _LONGEST_NAME and all(map(str.isalpha, letters))
