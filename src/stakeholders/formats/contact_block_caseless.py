"""Pieces in scripts without capitals: Chinese, Arabic, Thai and others, read by their words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import Key
from stakeholders.formats.contact_block_lines import CASELESS, Piece
from stakeholders.formats.contact_block_words import BlockWords

_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff·•‧.]{3,16}")
_CITY_END: Final = re.compile(r"^(.{2,3}?)(?:市|省|区|县)")
_LONGEST_NAME: Final = 4


def is_caseless(text: str) -> bool:
    """Tell whether a text is in a script without capitals."""
    return script_of(text) in CASELESS


def caseless_fields(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return what a piece in a script without capitals says."""
    text = piece.text
    if " " in text and script_of(text) == "Hani":
        return tuple(found for part in _parts(piece) for found in caseless_fields(part, words))
    if words.grammar.key(text) is not None or words.label_of(text) is not None:
        return ()
    told = _keyed(piece, words) or _place(piece, words)
    if told:
        return told
    name, honorific = _caseless_honorific(text, words)
    if honorific:
        return (*_title_of(piece, name, words), _person(piece, name, honorific, words))
    is_title = _ends_with(text, words.is_title_word) or _ends_with(text, words.grammar.is_title)
    if words.body_called(text) or (not is_title and _ends_with(text, words.is_body_word)):
        return (_caseless(piece, FieldKind.BODY, text),)
    if is_title:
        return _title_and_body(piece, words)
    if (not piece.in_prose or piece.follows_cue) and _is_caseless_name(text):
        return (_caseless(piece, FieldKind.PERSON, text),)
    return ()


def _title_and_body(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return a title, and for whom a spokesperson speaks (`سخنگوی سازمان …`)."""
    tokens = piece.text.split(" ")
    for cut in range(1, min(len(tokens), _LONGEST_NAME)):
        title, body = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        speaks = words.words.functions.exactly(title) == "spokesperson"
        if speaks and (words.is_body_word(tokens[cut]) or words.body_called(body)):
            found = _caseless(piece, FieldKind.TITLE, title)
            return (found, _caseless(piece, FieldKind.BODY, body))
    return (_caseless(piece, FieldKind.TITLE, piece.text),)


def _parts(piece: Piece) -> Iterator[Piece]:
    """Yield what blanks part in a script that needs none."""
    at = 0
    for text in piece.text.split(" "):
        at = piece.text.index(text, at)
        start = min(piece.start + at, piece.end)
        opens = piece.opens_line and at == 0
        yield replace(
            piece, start=start, end=start + len(text), text=text, opens_line=opens, key=None
        )


def _keyed(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    match piece.key:
        case Key.PERSON:
            name, honorific = _caseless_honorific(piece.text, words)
            return (_caseless(piece, FieldKind.PERSON, name, honorific),)
        case Key.TITLE:
            return (_caseless(piece, FieldKind.TITLE, piece.text),)
        case Key.BODY:
            return (_caseless(piece, FieldKind.BODY, piece.text),)
        case Key.PLACE:
            return _place(piece, words) or (_caseless(piece, FieldKind.ADDRESS, piece.text),)
    return ()


def _place(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    text = piece.text
    country, city = words.country_called(text), words.country_of_city(text)
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


def _ends_with(text: str, test: Callable[[str], bool]) -> bool:
    """Tell whether a word of this kind ends a text without blanks, or stands in one with them."""
    if " " not in text:
        return any(test(text[-count:]) for count in (6, 5, 4, 3, 2, 1) if count <= len(text))
    tokens = re.split(r"[ /]+", text)
    phrases = (tokens[i : i + n] for i in range(len(tokens)) for n in (1, 2, 3))
    return any(test(" ".join(phrase)) for phrase in phrases)


def _is_caseless_name(text: str) -> bool:
    if script_of(text) == "Hani":
        return _HAN_NAME.fullmatch(text) is not None and (len(text) <= 4 or "·" in text)
    tokens = text.split()
    return 2 <= len(tokens) <= _LONGEST_NAME and all(token.isalpha() for token in tokens)
