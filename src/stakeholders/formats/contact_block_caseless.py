"""Pieces in scripts without capitals: Chinese, Arabic, Thai and others, read by their words."""

import re
from collections.abc import Callable

from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_lines import Piece
from stakeholders.formats.contact_block_words import BlockWords


def caseless_fields(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return what a piece in a script without capitals says."""
    text = piece.text
    country = words.country_called(text) or words.country_of_city(text)
    if country:
        city = "" if words.country_called(text) else text
        return (Field(FieldKind.PLACE, city, piece.start, piece.end, country=country),)
    name, honorific = _caseless_honorific(text, words)
    if honorific:
        return (_caseless(piece, FieldKind.PERSON, name, honorific),)
    is_title = _ends_with(text, words.is_title_word)
    if words.body_called(text) or (not is_title and _ends_with(text, words.is_body_word)):
        return (_caseless(piece, FieldKind.BODY, text),)
    if is_title:
        return (_caseless(piece, FieldKind.TITLE, text),)
    if words.label_of(text) is None and _is_caseless_name(text):
        return (_caseless(piece, FieldKind.PERSON, text),)
    return ()


def _caseless(piece: Piece, kind: FieldKind, text: str, honorific: str = "") -> Field:
    return Field(kind, text, piece.start, piece.end, honorific, opens_line=piece.opens_line)


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
    first, _, rest = text.partition(" ")
    return (rest, first) if words.is_honorific(first) else (text, "")


def _ends_with(text: str, test: Callable[[str], bool]) -> bool:
    """Tell whether a word of this kind ends a text without blanks, or stands in one with them."""
    if " " not in text:
        return any(test(text[-count:]) for count in (5, 4, 3, 2, 1) if count <= len(text))
    tokens = re.split(r"[ /]+", text)
    phrases = (tokens[i : i + n] for i in range(len(tokens)) for n in (1, 2, 3))
    return any(test(" ".join(phrase)) for phrase in phrases)


def _is_caseless_name(text: str) -> bool:
    if script_of(text) == "Hani":
        return 2 <= len(text) <= 4 or ("·" in text and len(text) <= 16)
    tokens = text.split()
    return 2 <= len(tokens) <= 4 and all(token.isalpha() for token in tokens)
