"""Pieces of a contact block: which are people, titles, bodies, places, and which are nothing."""

import re
from typing import Final

from stakeholders.domain.name import is_initial
from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_caseless import caseless_fields
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import (
    ACCREDITED_TO,
    COMPOUND_BODY,
    COMPOUND_TITLE,
    EDGE_WORDS,
    JOINING_WORDS,
    NO_NAME_WORDS,
    POSTAL_WORDS,
    TITLE_WORDS,
    is_street_word,
)
from stakeholders.formats.contact_block_lines import Piece
from stakeholders.formats.contact_block_words import BlockWords

_INITIAL: Final = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_CAPITALISED: Final = re.compile(r"[^\W\d_]['’]?[^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")
_PROSE_TITLE: Final = 12
_CASELESS: Final = frozenset({"Hani", "Arab", "Hebr", "Jpan", "Hang", "Thai"})


def fields_in(piece: Piece, words: BlockWords) -> tuple[Field, ...]:
    """Return what a piece says, nothing when it is no part of a contact."""
    if script_of(piece.text) in _CASELESS:
        return caseless_fields(piece, words)
    tokens = _trimmed(piece.text.split())
    if not tokens or len(tokens) > 40:
        return ()
    return (
        _honoured(piece, tokens, words)
        or _places(piece, tokens, words)
        or _titles_and_bodies(piece, tokens, words)
        or _names(piece, tokens, words)
    )


def place_in_body(name: str, words: BlockWords) -> tuple[str, str]:
    """Return city and country that the name of a body ends with; empty where it names none."""
    tokens = re.sub(r"\([^)]*\)", " ", name).split()
    for count in (3, 2, 1):
        if len(tokens) <= count:
            continue
        ending = " ".join(tokens[-count:])
        if not ending[0].isupper():
            continue
        city = words.country_of_city(ending)
        if city:
            return ending, city
        country = words.country_called(ending)
        if country and tokens[-count - 1].casefold() not in {"and", "the"}:
            return "", country
    return "", ""


def _field(
    piece: Piece, kind: FieldKind, tokens: list[str], *, honorific: str = "", country: str = ""
) -> Field:
    text, opens, prose = " ".join(tokens), piece.opens_line, piece.in_prose
    return Field(kind, text, piece.start, piece.end, honorific, country, opens, prose)


def _trimmed(tokens: list[str]) -> list[str]:
    """Return the tokens without small words at the edges; a capital article opens a place."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].casefold() in EDGE_WORDS:
        first += 1
    while last > first and tokens[last - 1] in EDGE_WORDS:
        last -= 1
    return tokens[first:last]


def _honoured(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the person whom an honorific announces, anywhere in the piece."""
    for index in range(len(tokens)):
        count = _honorific_length(tokens, index, words)
        if count:
            name = _name_run(tokens[index + count :], words)
            if name and not any(is_body_token(token, words) for token in name):
                honorific = " ".join(tokens[index : index + count])
                return (_field(piece, FieldKind.PERSON, name, honorific=honorific),)
    return ()


def _honorific_length(tokens: list[str], index: int, words: BlockWords) -> int:
    """Return how many tokens from here on are honorifics; an initial is none (John D. Smith)."""
    start = index
    if index > 0 and tokens[index - 1][0].isupper() and not tokens[index].endswith("."):
        return 0
    while index < len(tokens) - 1:
        step = next(
            (n for n in (3, 2, 1) if words.is_honorific(" ".join(tokens[index : index + n]))), 0
        )
        if not step or (step == 1 and is_initial(tokens[index]) and index > 0):
            break
        index += step
    return index - start if tokens[start][0].isupper() else 0


def _name_run(tokens: list[str], words: BlockWords) -> list[str]:
    run: list[str] = []
    for token in tokens[:6]:
        if not (_is_name_word(token) or words.is_particle(token)):
            break
        run.append(token)
    while run and not _is_name_word(run[-1]):
        run.pop()
    return run


def _is_name_word(token: str) -> bool:
    if not token[0].isupper():
        return bool(re.match(r"[a-z]{1,2}['’-][A-Z]", token))
    return bool(_INITIAL.fullmatch(token) or _CAPITALISED.fullmatch(token))


def _places(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    whole = " ".join(tokens)
    country = words.country_called(whole) or words.country_called(whole.replace(". ", "."))
    if country:
        return (_field(piece, FieldKind.PLACE, [], country=country),)
    if words.body_called(whole):
        return ()
    city = words.country_of_city(whole)
    if city:
        return (_field(piece, FieldKind.PLACE, tokens, country=city),)
    if any(c.isdigit() for c in whole) or any(t.casefold() in POSTAL_WORDS for t in tokens):
        return _postal_place(piece, tokens, words)
    return ()


def _postal_place(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the city of an address line: `A-1220 Vienna`, `Bogotá D.C.`, `Ginebra 10`."""
    kept = [
        token
        for token in tokens
        if token[0].isalpha()
        and not any(c.isdigit() for c in token)
        and token.casefold() not in POSTAL_WORDS
    ]
    for count in (3, 2, 1):
        ending = kept[-count:]
        country = words.country_of_city(" ".join(ending)) if len(kept) >= count else None
        if country:
            return (_field(piece, FieldKind.PLACE, ending, country=country),)
    if any(is_street_word(token) for token in tokens):
        return ()
    for count in (2, 1):
        country = words.country_of_city(" ".join(kept[:count])) if len(kept) > count else None
        if country:
            return (_field(piece, FieldKind.PLACE, kept[:count], country=country),)
    return ()


def _titles_and_bodies(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    if words.body_called(_without_acronym(" ".join(tokens))):
        return (_field(piece, FieldKind.BODY, tokens),)
    if len(tokens) == 2 and words.body_called(tokens[0]) and _is_acronym(tokens[0]):
        city = words.country_of_city(tokens[1])
        if city:
            body = _field(piece, FieldKind.BODY, tokens[:1])
            return (body, _field(piece, FieldKind.PLACE, tokens[1:], country=city))
    title_at = _first_title(tokens, words)
    body_at = next((i for i, token in enumerate(tokens) if is_body_token(token, words)), None)
    if body_at is None:
        return () if title_at is None else _title(piece, tokens, words)
    if title_at is None or _ends_as_body(tokens, title_at, words):
        return _body(piece, tokens, body_at, words)
    if title_at < body_at:
        return _title(piece, tokens, words)
    if _is_title_token(tokens[-1], words):
        return _title_after_body(piece, tokens, words)
    return _body(piece, tokens, body_at, words)


def _first_title(tokens: list[str], words: BlockWords) -> int | None:
    """Return where the first words stand that make a title, alone or as a phrase."""
    for index, token in enumerate(tokens):
        phrases = (" ".join(tokens[index : index + count]) for count in (2, 3, 4))
        if _is_title_token(token, words) or any(words.is_title_word(phrase) for phrase in phrases):
            return index
    return None


def _is_title_token(token: str, words: BlockWords) -> bool:
    bare = token.strip("().,")
    return (
        words.is_title_word(bare)
        or fold(bare) in TITLE_WORDS
        or COMPOUND_TITLE.fullmatch(bare) is not None
    )


def _ends_as_body(tokens: list[str], title_at: int, words: BlockWords) -> bool:
    """Tell whether a title word only describes a body: `Media Accreditation and Liaison Unit`."""
    last = tokens[-1] if not tokens[-1].startswith("(") else tokens[-2]
    between = {token.casefold() for token in tokens[title_at:]}
    return is_body_token(last, words) and not between & {"of", "de", "du", "der", "des", "for"}


def is_body_token(token: str, words: BlockWords) -> bool:
    """Tell whether this word makes a name that of a body, also at the end of a German compound."""
    bare = token.strip("().,")
    if len(bare) < 2 or not bare[0].isalpha():
        return False
    if words.is_body_word(bare) or COMPOUND_BODY.fullmatch(bare):
        return True
    return len(bare) > 2 and bare[:3].isupper() and words.body_called(bare) is not None


def _title(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return a title as printed, and the known body it ends with ("Spokesperson of UNHCR")."""
    if piece.in_prose and not _is_short_title(tokens, words):
        return ()
    for cut in range(1, len(tokens)):
        rest = _trimmed(tokens[cut:])
        if {tokens[cut].casefold(), tokens[cut - 1].casefold()} & ACCREDITED_TO:
            continue
        if rest and tokens[cut].casefold() in {*EDGE_WORDS, "de", "des"}:
            known = words.body_called(_without_acronym(" ".join(rest)))
        else:
            known = words.body_called(tokens[cut]) if tokens[cut].isupper() else None
        if known and _first_title(tokens[:cut], words) is not None:
            title = _field(piece, FieldKind.TITLE, _without_joining_end(tokens[:cut]))
            return (title, _field(piece, FieldKind.BODY, rest))
    return (_field(piece, FieldKind.TITLE, tokens),)


def _without_joining_end(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[-1].casefold() in JOINING_WORDS:
        tokens = tokens[:-1]
    return tokens


def _is_short_title(tokens: list[str], words: BlockWords) -> bool:
    lower = [t for t in tokens if t[0].islower() and t.casefold() not in JOINING_WORDS]
    return len(tokens) <= _PROSE_TITLE and (not lower or _is_title_token(tokens[0], words))


def _title_after_body(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return `UNODC Spokesperson` as a body and a title, other such titles whole."""
    if words.body_called(tokens[0]) and len(tokens) > 1:
        return (
            _field(piece, FieldKind.TITLE, tokens[1:]),
            _field(piece, FieldKind.BODY, tokens[:1]),
        )
    return (_field(piece, FieldKind.TITLE, tokens),)


def _body(piece: Piece, tokens: list[str], at: int, words: BlockWords) -> tuple[Field, ...]:
    run = _body_run(tokens, at, words)
    if len(run) < 3 and any(c.isdigit() for token in run for c in token):
        return ()
    if len(run) == 1 and not _names_alone(run[0], words):
        return ()
    return (_field(piece, FieldKind.BODY, run),) if run else ()


def _names_alone(word: str, words: BlockWords) -> bool:
    return words.body_called(word) is not None or (len(word) > 8 and word[0].isupper())


def _body_run(tokens: list[str], at: int, words: BlockWords) -> list[str]:
    """Return the name of a body around its body word: capitals and what joins them."""
    ends_lower = tokens[at][0].islower() and at == len(tokens) - 1
    if ends_lower and script_of(tokens[at]) == "Latn":
        return []
    if not tokens[at][0].isupper() and not tokens[0][0].isupper():
        return []
    first = at
    while first > 0 and _belongs(tokens[first - 1]):
        first -= 1
    while first < at and tokens[first].casefold() in JOINING_WORDS:
        first += 1
    last = at + 1
    whole = first == 0 and len(tokens) <= 16
    while last < len(tokens) and (_belongs(tokens[last]) or (whole and first == at)):
        last += 1
    while last > at + 1 and tokens[last - 1].casefold() in EDGE_WORDS:
        last -= 1
    if last == at + 1 and first == at and not words.body_called(tokens[at]):
        return tokens[first:last] if len(tokens) == 1 else []
    return tokens[first:last]


def _belongs(token: str) -> bool:
    return (
        token[0].isupper()
        or token[0] in "(&-"
        or token.casefold() in JOINING_WORDS
        or bool(re.match(r"(?:[dl]|dell|nell)['’]\w", token))
    )


def _names(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return a person's name without honorific, an acronym, or capitals of unknown meaning."""
    if any(c.isdigit() for t in tokens for c in t) or any(is_street_word(t) for t in tokens):
        return ()
    if len(tokens) == 2 and _is_acronym(tokens[0]) and words.country_of_city(tokens[1]):
        return (_field(piece, FieldKind.BODY, tokens),)
    if len(tokens) == 1 and _is_acronym(tokens[0]):
        return (_field(piece, FieldKind.BODY, tokens),)
    if _is_full_name(tokens, words):
        return (_field(piece, FieldKind.PERSON, tokens),)
    whole = " ".join(tokens)
    if piece.is_key:
        return ()
    if tokens[0][0].isupper() and not (words.label_of(whole) or words.is_honorific(whole)):
        return (_field(piece, FieldKind.UNKNOWN, tokens),)
    return ()


def _is_full_name(tokens: list[str], words: BlockWords) -> bool:
    if not 2 <= len(tokens) <= 6:
        return False
    names = [token for token in tokens if _is_name_word(token)]
    if len(names) < 2 or not (_is_name_word(tokens[-1]) and _is_name_word(tokens[0])):
        return False
    if any(not _is_name_word(t) and not words.is_particle(t) for t in tokens):
        return False
    if all(len(token.rstrip(".")) <= 2 for token in names):
        return False
    folded = {fold(token) for token in tokens}
    if folded & NO_NAME_WORDS or folded & (JOINING_WORDS - _PARTICLES_TOO):
        return False
    return not any(words.label_of(token) for token in tokens)


_PARTICLES_TOO: Final = frozenset(
    {"de", "du", "des", "la", "le", "el", "del", "da", "do", "dos", "van", "von", "y", "e", "a"}
)


def _is_acronym(token: str) -> bool:
    return token.isalpha() and token.isupper() and 3 <= len(token) <= 7


def _without_acronym(name: str) -> str:
    return re.sub(r"\s*[(（][^()（）]{1,20}[)）]$", "", name)
