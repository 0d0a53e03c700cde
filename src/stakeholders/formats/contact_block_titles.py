"""Titles and bodies that pieces of a contact block are, told by their words."""

import re
from dataclasses import replace
from typing import Final

from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_people import is_abstract
from stakeholders.formats.contact_block_pieces import Piece
from stakeholders.formats.contact_block_places import field_of
from stakeholders.formats.contact_block_posts import (
    body_before_title,
    body_run,
    ends_as_body,
    first_body,
    first_title,
    is_body_token,
    is_short_title,
    is_title_token,
    title_and_body,
    without_city,
)
from stakeholders.formats.contact_block_words import BlockWords

_PARTS: Final = frozenset({"unit", "office"})
_LONGEST_CITY: Final = 4


def titles_and_bodies(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return what words of posts and bodies a piece is, which of them it is, and both if it is."""
    if (piece.follows_cue or piece.in_prose) and _is_press_office(tokens, words):
        return _office_and_city(piece, tokens, words)
    is_known = words.body_called(_without_acronym(" ".join(tokens))) is not None
    if is_known or _is_company(tokens, words) or _is_known_in_country(tokens, words):
        return (field_of(piece, FieldKind.BODY, tokens),)
    parted = _body_and_city(piece, tokens, words)
    if parted:
        return parted
    title_at, body_at = first_title(tokens, words), first_body(tokens, words)
    if body_at is None:
        return () if title_at is None else title_fields(piece, tokens, words)
    is_of = body_at == 0 and len(tokens) > 1 and tokens[1].casefold() in words.grammar.small.of_body
    if title_at is None or is_of or ends_as_body(tokens, title_at, words):
        return _body(piece, tokens, body_at, words)
    if title_at < body_at:
        return title_fields(piece, tokens, words)
    if is_title_token(tokens[-1], words) and not is_abstract(tokens[-1]):
        return _title_after_body(piece, tokens, words)
    return _body(piece, tokens, body_at, words)


def _is_known_in_country(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether a known body is named with the country of its office: `UN Women Nigeria`."""
    return any(
        words.body_called(" ".join(tokens[:cut])) and words.country_called(" ".join(tokens[cut:]))
        for cut in range(1, len(tokens))
        if len(tokens) - cut <= _LONGEST_CITY
    )


def _is_company(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether words end with the legal form of a company: `Harrow Minerals plc`."""
    return (
        len(tokens) > 1
        and tokens[0][0].isupper()
        and any(words.grammar.offices.is_legal_form("".join(tokens[-count:])) for count in (1, 2))
    )


def _body_and_city(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the known body and the city behind it: `ICRC New Delhi`, `WFP/New York`."""
    if len(tokens) <= _LONGEST_CITY and is_acronym(tokens[0]) and words.body_called(tokens[0]):
        country = words.country_of_city(" ".join(tokens[1:]))
        if country:
            place = field_of(piece, FieldKind.PLACE, tokens[1:], country=country)
            return (field_of(piece, FieldKind.BODY, tokens[:1]), place)
    whole = " ".join(tokens)
    body, slash, city = whole.partition("/")
    if not slash and is_acronym(whole.partition("-")[0]):
        body, slash, city = whole.partition("-")
    country = words.country_of_city(city.strip()) if slash else None
    if country is None or words.body_called(body.strip()) is None:
        return ()
    place = field_of(piece, FieldKind.PLACE, city.split(), country=country)
    return (field_of(piece, FieldKind.BODY, body.split()), place)


def title_fields(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return a title as printed, with the body or the city that it ends with."""
    if piece.in_prose and not is_short_title(tokens, words):
        return ()
    tokens, city = without_city(tokens, words)
    title, body = title_and_body(tokens, words)
    if piece.is_key and words.words.body_kind(" ".join(body)) in _PARTS:
        title, body = tokens, []
    found = [field_of(piece, FieldKind.TITLE, title)]
    if body:
        found.append(field_of(piece, FieldKind.BODY, body))
    if city:
        country, name = words.city_inflected(" ".join(city))
        place = field_of(piece, FieldKind.PLACE, city, country=country or "")
        found.append(replace(place, text=name))
    return tuple(found)


def _title_after_body(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return `UNODC Spokesperson` as a body and a title, other such titles whole."""
    count = body_before_title(tokens, words)
    if count:
        return (
            field_of(piece, FieldKind.TITLE, tokens[count:]),
            field_of(piece, FieldKind.BODY, tokens[:count]),
        )
    return (field_of(piece, FieldKind.TITLE, tokens),)


def _body(piece: Piece, tokens: list[str], at: int, words: BlockWords) -> tuple[Field, ...]:
    if piece.opens_line and not piece.in_prose and _is_of_many(tokens, words):
        return ()
    run = body_run(tokens, at, words)
    run = _without_site(run, words) if piece.in_prose else run
    is_told = at == 0 and (piece.in_prose or piece.before_cue)
    if not run and (is_told or _is_russian(tokens, at)):
        run = tokens if _is_named_by_its_house(tokens[at:], words) else []
    if not run and piece.follows_cue and at == 0 and any(t[0].isupper() for t in tokens):
        run = tokens
    if run and words.grammar.offices.is_weak(tokens[at]) and _is_spoken(run, words):
        return ()
    if len(run) < 3 and any(c.isdigit() for token in run for c in token):
        return ()
    if len(run) == 1 and not _names_alone(run[0], words):
        return ()
    return (field_of(piece, FieldKind.BODY, run),) if run else ()


def _is_russian(tokens: list[str], at: int) -> bool:
    """Tell whether only adjectives stand before a Russian body: `региональная делегация …`."""
    return script_of(tokens[at]) == "Cyrl" and all(
        token.endswith(("ая", "ое", "ый", "ий", "ой")) for token in tokens[:at]
    )


def _is_named_by_its_house(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether small words lead to a name in capitals: `the secretariat of the Lake Forum`."""
    capital = next((i for i, token in enumerate(tokens) if token[0].isupper()), 0)
    small = words.grammar.small
    led = {token.casefold() for token in tokens[1:capital]} & small.of_body
    is_led = bool(led) or script_of(tokens[0]) == "Cyrl"
    return bool(capital and is_led) and all(
        token[0].isupper() or is_body_token(token, words) or token.casefold() in small.joining
        for token in (_unelided(token) for token in tokens)
    )


def _unelided(token: str) -> str:
    return re.sub(r"^[dl]['’](?=\w)", "", token)


def _without_site(run: list[str], words: BlockWords) -> list[str]:
    """Return an office without the house in which a sentence says it is: `… at UN Headquarters`."""
    for at in range(2, len(run) - 1):
        rest = " ".join(run[at + 1 :])
        is_house = rest.casefold().endswith("headquarters") or words.body_called(rest) is not None
        if run[at] == "at" and is_house and not words.body_called(" ".join(run)):
            return run[:at]
    return run


def _is_of_many(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether a line heads many offices and names none: `Regional Offices`."""
    return len(tokens) <= _LONGEST_CITY and fold(tokens[-1]) in words.grammar.offices.plurals


def _is_spoken(run: list[str], words: BlockWords) -> bool:
    """Tell whether words hold small ones that join nothing, as headings do (`… at a glance`)."""
    joining = words.grammar.small.joining
    return any(token[0].islower() and token.casefold() not in joining for token in run)


def _office_and_city(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    office, city = without_city(tokens, words)
    found = (field_of(piece, FieldKind.BODY, office),)
    country = words.country_of_city(" ".join(city)) if city else None
    return (*found, field_of(piece, FieldKind.PLACE, city, country=country)) if country else found


def _is_press_office(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether words name an office as sentences do: `the Open Rivers press office`."""
    tokens = without_city(tokens, words)[0]
    endings = (" ".join(tokens[-count:]) for count in (2, 3) if len(tokens) > count)
    is_said = tokens[0][0].isupper() and tokens[-1][0].islower()
    return is_said and any(map(words.grammar.offices.is_generic, endings))


def _names_alone(word: str, words: BlockWords) -> bool:
    return words.body_called(word) is not None or (len(word) > 8 and word[0].isupper())


def is_acronym(token: str) -> bool:
    """Tell whether a word is written as acronyms of bodies are."""
    return token.isalpha() and token.isupper() and 3 <= len(token) <= 7


def _without_acronym(name: str) -> str:
    return re.sub(r"\s*[(（][^()（）]{1,20}[)）]$", "", name)
