"""Pieces of a contact block: which are people, titles, bodies, places, and which are nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from stakeholders.domain.partial_date import dates_in
from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_caseless import caseless_fields, is_caseless
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import Key
from stakeholders.formats.contact_block_people import (
    Mailboxes,
    honorific_length,
    is_full_name,
    name_run,
)
from stakeholders.formats.contact_block_pieces import Piece, is_street
from stakeholders.formats.contact_block_places import field_of, keyed_place, places_in
from stakeholders.formats.contact_block_posts import (
    body_run,
    first_body,
    first_title,
    is_body_token,
    is_title_token,
)
from stakeholders.formats.contact_block_titles import is_acronym, title_fields, titles_and_bodies
from stakeholders.formats.contact_block_words import BlockWords

_AND: Final = frozenset("and & und et y e и og och en i".split())
_WITH: Final = _AND | frozenset("or ou o oder или of või".split())
_LONGEST: Final = 40
_TOPICS: Final = frozenset("on about regarding concerning sur concernant sobre über о об".split())
_PATRONYMIC: Final = re.compile(r"(?:ович|евич|ьич|овна|евна|ична)$")
_LONGEST_KEYED_NAME: Final = 6


def fields_in(piece: Piece, words: BlockWords, mailboxes: Mailboxes) -> tuple[Field, ...]:
    """Return what a piece says, nothing when it is no part of a contact.

    Before a cue only a body counts: whose contact it announces.
    """
    found = _said(piece, words, mailboxes)
    for first, second in _at_dash(piece, words):
        found = (*_said(first, words, mailboxes), *_said(second, words, mailboxes))
    return tuple(f for f in found if f.kind is FieldKind.BODY) if piece.before_cue else found


def _at_dash(piece: Piece, words: BlockWords) -> Iterator[tuple[Piece, Piece]]:
    """Yield a name and what stands behind its dash (`Ana Pires - Press Officer`)."""
    name, dash, rest = piece.text.partition(" - ")
    tokens = name.split()
    count = honorific_length(tokens, 0, words) if dash else 0
    if not dash or not (is_full_name(tokens[count:], words) or is_caseless(name)):
        return
    at = piece.start + len(name)
    first = replace(piece, end=at, text=name)
    yield first, replace(piece, start=min(at + 3, piece.end), text=rest, opens_line=False)


def _said(piece: Piece, words: BlockWords, mailboxes: Mailboxes) -> tuple[Field, ...]:
    if is_caseless(piece.text):
        return caseless_fields(piece, words)
    tokens = _trimmed(piece.text.split(), words)
    if not tokens or len(tokens) > _LONGEST:
        return ()
    whole = " ".join(tokens)
    if words.is_honorific(whole) and not words.is_title_word(whole):
        return (field_of(piece, FieldKind.HONORIFIC, tokens),)
    if piece.opens_line and not piece.in_prose and words.grammar.heads_offices(whole):
        return (field_of(piece, FieldKind.HEADING, tokens),)
    if _is_nothing(piece, whole, words):
        return ()
    if piece.key is None and _opens_street(piece, words):
        return (field_of(piece, FieldKind.ADDRESS, tokens),)
    return (
        _keyed(piece, tokens, words)
        or _honoured(piece, tokens, words)
        or places_in(piece, tokens, words)
        or _name_at_body(piece, tokens, words)
        or _titled_name(piece, tokens, words, mailboxes)
        or titles_and_bodies(piece, tokens, words)
        or _names(piece, tokens, words, mailboxes)
    )


def _is_nothing(piece: Piece, whole: str, words: BlockWords) -> bool:
    """Tell whether words are no part of a contact: keys, languages, topics, for whom one speaks."""
    grammar = words.grammar
    if words.words.is_suffix(whole) or grammar.key(whole) is not None or grammar.is_tongue(whole):
        return True
    return grammar.offices.is_on_behalf(piece.text) or _is_topic(piece)


def _is_topic(piece: Piece) -> bool:
    """Tell whether words say what a contact is asked about (`for information on the Treaty …`)."""
    first, _, rest = piece.text.partition(" ")
    announced = piece.follows_cue or piece.before_cue
    return announced and bool(rest) and first.casefold() in _TOPICS


def _opens_street(piece: Piece, words: BlockWords) -> bool:
    """Tell whether a line begins as an address does, also where a word of it means a post."""
    first = piece.text.split(maxsplit=1)[0]
    is_line = piece.opens_line and not piece.in_prose and len(piece.text) > len(first)
    if is_line and is_street(piece.text, words.grammar, both=True) and " No" in piece.text:
        return True
    return is_line and first[0].isupper() and words.grammar.opens_street(first)


def _trimmed(tokens: list[str], words: BlockWords) -> list[str]:
    """Return the tokens without small words at the edges; a capital article opens a place."""
    first, last, edges = 0, len(tokens), words.grammar.small.edges
    while first < last and tokens[first].casefold() in edges:
        first += 1
    while last > first and tokens[last - 1] in edges:
        last -= 1
    return tokens[first:last]


def _keyed(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return what a word before a colon says that this is (`Position: …`)."""
    match piece.key:
        case Key.PERSON:
            if len(tokens) <= _LONGEST_KEYED_NAME and not any(c.isdigit() for c in piece.text):
                return _honoured(piece, tokens, words) or (
                    field_of(piece, FieldKind.PERSON, tokens),
                )
        case Key.TITLE:
            return (field_of(piece, FieldKind.TITLE, tokens),)
        case Key.BODY if not words.country_called(" ".join(tokens)):
            return (field_of(piece, FieldKind.BODY, tokens),)
        case Key.PLACE:
            return keyed_place(piece, tokens, words)
    return ()


def _honoured(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the person whom an honorific announces, with the title before and the body behind."""
    for index in range(len(tokens)):
        count = honorific_length(tokens, index, words)
        name = name_run(tokens[index + count :], words) if count else []
        if not name or any(is_body_token(token, words) for token in name):
            continue
        if fold(name[0]) in words.grammar.no_names:
            continue
        honorific = " ".join(tokens[index : index + count])
        person = field_of(piece, FieldKind.PERSON, name, honorific=honorific)
        before = _trimmed(tokens[:index], words)
        is_said = piece.in_prose and tokens[:index] != tokens[: len(before)]
        others = () if is_said else _before_honoured(piece, before, words)
        rest = tokens[index + count + len(name) :]
        return (*others, person, *(_partner(piece, rest, words) or _body_of(piece, rest, words)))
    return ()


def _before_honoured(piece: Piece, before: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the title before an honorific; in a sentence only one that it begins with."""
    at = first_title(before, words) if before else None
    if at is None or (piece.in_prose and at > 0):
        return ()
    if piece.in_prose:
        return title_fields(replace(piece, in_prose=False), before, words)
    return (field_of(piece, FieldKind.TITLE, before),)


def _partner(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the second of two people who are named in one breath (`Ms. A and Mr. B`)."""
    if len(tokens) < 3 or tokens[0].casefold() not in _WITH:
        return ()
    people = [f for f in _honoured(piece, tokens[1:], words) if f.kind is FieldKind.PERSON]
    return tuple(replace(person, joins=True) for person in people)


def _body_of(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the body that stands behind a name with `of` or `at`."""
    if (
        not tokens
        or tokens[0].casefold() not in words.grammar.small.at_body | words.grammar.small.of_body
    ):
        return ()
    rest = _trimmed(tokens[1:], words)
    is_office = words.grammar.offices.is_generic(" ".join(rest[:2]))
    if not rest or (first_title(rest, words) == 0 and not is_office):
        return ()
    at = first_body(rest, words)
    if at is None:
        return (field_of(piece, FieldKind.BODY, rest),) if words.body_called(" ".join(rest)) else ()
    run = body_run(rest, at, words)
    return (field_of(piece, FieldKind.BODY, run),) if run else ()


def _name_at_body(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return person and body that `at` joins (`Ana Pires at WHO Angola`)."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].casefold() in words.grammar.small.at_body:
            body = _body_of(piece, tokens[at:], words) if is_full_name(tokens[:at], words) else ()
            return (field_of(piece, FieldKind.PERSON, tokens[:at]), *body) if body else ()
        if piece.follows_cue and _is_of_house(tokens, at, words):
            body = _body_of(piece, tokens[at:], words)
            return (field_of(piece, FieldKind.PERSON, tokens[:at]), *body) if body else ()
    return ()


def _is_of_house(tokens: list[str], at: int, words: BlockWords) -> bool:
    """Tell whether `of the` parts a name from a body (`Ana Pires of the Lake Foundation`)."""
    name, joint = tokens[:at], tokens[at].casefold()
    if joint not in words.grammar.small.of_body or not is_full_name(name, words):
        return False
    if any(is_body_token(token, words) or is_title_token(token, words) for token in name):
        return False
    return tokens[at + 1].casefold() in {"the", "la", "las", "los", "l'"} or joint in {"del", "du"}


def _titled_name(
    piece: Piece, tokens: list[str], words: BlockWords, mailboxes: Mailboxes
) -> tuple[Field, ...]:
    """Return title and person where a name follows its title unparted (`Pressesjef Ida Lie`)."""
    for cut in range(len(tokens) - 2, 0, -1):
        before, name = tokens[:cut], tokens[cut:]
        if not is_title_token(before[-1], words) or not is_full_name(name, words):
            continue
        if any(is_title_token(t, words) or is_body_token(t, words) for t in name):
            continue
        sure = mailboxes.name(name) or words.is_title_word(" ".join(before))
        sure = sure or (piece.follows_cue and words.grammar.is_title(before[-1]))
        if sure and not words.grammar.is_region(" ".join(name)):
            title = titles_and_bodies(piece, before, words)
            return (*title, field_of(piece, FieldKind.PERSON, name))
    return _name_and_title(piece, tokens, words) or _name_behind_body(piece, tokens, words)


def _name_behind_body(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return title, body and name of a Russian line (`Пресс-секретарь Форума городов Анна Ким`).

    There only the first word of a body has a capital, so that two at the end are a name.
    """
    count = 3 if any(map(_PATRONYMIC.search, tokens[-2:])) else 2
    before, name = tokens[:-count], tokens[-count:]
    if len(before) < 2 or script_of(name[0]) != "Cyrl" or not is_full_name(name, words):
        return ()
    if not before[-1][0].islower() or not is_title_token(tokens[0], words):
        return ()
    if any(is_title_token(t, words) or is_body_token(t, words) for t in name):
        return ()
    title = titles_and_bodies(piece, before, words)
    return (*title, field_of(piece, FieldKind.PERSON, name))


def _name_and_title(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return person and title where a small title follows unparted (`Nagy Péter szóvivő`)."""
    cut = next((i for i, token in enumerate(tokens) if token[0].islower()), 0)
    name, title = tokens[:cut], tokens[cut:]
    if not title or not is_title_token(title[0], words) or not is_full_name(name, words):
        return ()
    if any(is_body_token(t, words) or is_title_token(t, words) for t in name):
        return ()
    return (field_of(piece, FieldKind.PERSON, name), *title_fields(piece, title, words))


def _names(
    piece: Piece, tokens: list[str], words: BlockWords, mailboxes: Mailboxes
) -> tuple[Field, ...]:
    """Return a person's name without honorific, an acronym, or capitals of unknown meaning."""
    if _is_of_address(tokens, words):
        is_told = piece.in_prose and not any(words.grammar.is_street(t) for t in tokens)
        is_date = bool(dates_in(" ".join(tokens)))
        return () if is_told or is_date else (field_of(piece, FieldKind.ADDRESS, tokens),)
    if len(tokens) == 2 and is_acronym(tokens[0]) and words.country_of_city(tokens[1]):
        return (field_of(piece, FieldKind.BODY, tokens),)
    if len(tokens) == 1 and is_acronym(tokens[0]) and fold(tokens[0]) not in words.grammar.no_names:
        return (field_of(piece, FieldKind.BODY, tokens),)
    people = _people(piece, tokens, words, mailboxes)
    whole = " ".join(tokens)
    if people or piece.is_key or words.grammar.is_region(whole):
        return people
    if tokens[0][0].isupper() and not words.label_of(whole):
        return (field_of(piece, FieldKind.UNKNOWN, tokens),)
    return ()


def _people(
    piece: Piece, tokens: list[str], words: BlockWords, mailboxes: Mailboxes
) -> tuple[Field, ...]:
    """Return one person, two joined by `and`, or one with the body behind."""
    joined = tuple(_joined(piece, tokens, words))
    if joined:
        return joined
    if is_full_name(tokens, words):
        is_of_address = piece.after_address or piece.before_number
        if is_of_address and not mailboxes.name(tokens):
            return (field_of(piece, FieldKind.ADDRESS, tokens),)
        return (field_of(piece, FieldKind.PERSON, tokens),)
    for at in range(1, len(tokens) - 1):
        body = _body_of(piece, tokens[at:], words) if is_full_name(tokens[:at], words) else ()
        if body:
            return (field_of(piece, FieldKind.PERSON, tokens[:at]), *body)
    return ()


def _joined(piece: Piece, tokens: list[str], words: BlockWords) -> Iterator[Field]:
    """Yield two people whom `and` or `or` joins, both with given and family name."""
    for at in range(2, len(tokens) - 2):
        names = tokens[:at], tokens[at + 1 :]
        if tokens[at].casefold() in _WITH and all(is_full_name(name, words) for name in names):
            first, second = (field_of(piece, FieldKind.PERSON, name) for name in names)
            yield first
            yield replace(second, joins=True)
            return


def _is_of_address(tokens: list[str], words: BlockWords) -> bool:
    has_digit = any(c.isdigit() for token in tokens for c in token)
    return has_digit or any(words.grammar.is_street(token) for token in tokens)
