"""Places in the pieces of a contact block, and those that the names of bodies tell."""

import re
from types import MappingProxyType
from typing import Final

from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_pieces import Piece
from stakeholders.formats.contact_block_postcodes import country_of_postcode
from stakeholders.formats.contact_block_words import BlockWords

_LONGEST_CODE: Final = 3
_LONGEST_CITY: Final = 3
_SHORT_COUNTRIES: Final = frozenset({"UK", "US", "USA", "UAE", "DRC", "中国"})
_OFFICE_IN: Final = re.compile(r"(?:地区)?(?:办公室|办事处|代表处|联络处|分会|总部)")
_RESIDENT: Final = re.compile(r"[驻駐](\w{1,8}?)(?:总|大)?(?:代表|使|办事|領|领)")
_FORM_OF_STATE: Final = re.compile(r"(?<=.)(?:王国|共和国|联邦|大公国|公国|合众国|联合酋长国)$")
_HAN_COUNTRIES: Final = MappingProxyType(
    {
        "华": "中国",
        "美": "美国",
        "英": "英国",
        "法": "法国",
        "德": "德国",
        "俄": "俄罗斯",
        "日": "日本",
    }
)
"""What one sign stands for behind `resident in`: 驻华代表处 is an office in China."""
_POSTCODE: Final = re.compile(r"(?:[A-Z]{1,3}-)?\d{4,6}")
_PRECISE: Final = frozenset({FieldKind.PERSON, FieldKind.TITLE, FieldKind.BODY})


def field_of(
    piece: Piece, kind: FieldKind, tokens: list[str], *, honorific: str = "", country: str = ""
) -> Field:
    """Return what words of a piece are, as a field that knows where they stand."""
    text = " ".join(tokens)
    start, end = _extent(piece, kind, f"{honorific} {text}".strip())
    return Field(
        kind,
        text,
        start,
        end,
        honorific,
        country,
        piece.opens_line,
        piece.in_prose,
        is_key=piece.is_key,
        is_keyed=piece.key is not None,
        follows_cue=piece.follows_cue,
    )


def _extent(piece: Piece, kind: FieldKind, words: str) -> tuple[int, int]:
    """Return where the words of a field stand in its piece, where it is on one line."""
    at = piece.text.find(words) if kind in _PRECISE else -1
    if at < 0 or piece.end - piece.start != len(piece.text):
        return piece.start, piece.end
    return piece.start + at, piece.start + at + len(words)


def place_in_body(name: str, words: BlockWords) -> tuple[str, str]:
    """Return city and country that the name of a body ends with; empty where it names none."""
    resident = _RESIDENT.search(name)
    country = _country_of_residence(resident.group(1), words) if resident else None
    if country:
        return "", country
    office = _OFFICE_IN.search(name)
    if office:
        return _place_before(name[: office.start()], words)
    tokens = re.sub(r"\([^)]*\)", " ", name).split()
    for count in (3, 2, 1):
        if len(tokens) <= count:
            continue
        ending = " ".join(tokens[-count:])
        if ending[0].islower():
            continue
        city, written = words.city_inflected(ending)
        if city:
            return written, city
        country = words.country_inflected(ending) if _is_written_out(ending) else None
        if country and tokens[-count - 1].casefold() not in {"and", "the"}:
            return "", country
    return "", ""


def _country_of_residence(name: str, words: BlockWords) -> str | None:
    """Return the country that an office is resident in: `驻华`, `驻泰王国`, `驻泰国`."""
    short = _FORM_OF_STATE.sub("", name) or name
    shapes = (_HAN_COUNTRIES.get(name, name), short, f"{_FORM_OF_STATE.sub('', name)}国")
    return next(filter(None, map(words.country_called, shapes)), None)


def _is_written_out(name: str) -> bool:
    """Tell whether a country is named and no legal form: `GmbH & Co. KG` is not in Kyrgyzstan."""
    return len(name) > _LONGEST_CODE or name in _SHORT_COUNTRIES


def _place_before(name: str, words: BlockWords) -> tuple[str, str]:
    """Return city and country that stand before the word for an office: `…北京办公室`."""
    for count in (5, 4, 3, 2):
        ending = name[-count:]
        city, country = words.country_of_city(ending), words.country_called(ending)
        if city or country:
            return (ending, city) if city else ("", country or "")
    return "", ""


def keyed_place(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the place or the address that a word before a colon announces."""
    found = places_in(piece, tokens, words)
    if found or len(tokens) > 3 or any(c.isdigit() for c in piece.text):
        return found or (field_of(piece, FieldKind.ADDRESS, tokens),)
    return (field_of(piece, FieldKind.PLACE, tokens),)


def places_in(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the country or the city that a piece is, or the city of an address line."""
    whole = " ".join(tokens)
    country = words.country_called(whole) or words.country_called(whole.replace(". ", "."))
    if country and (len(whole) > 2 or whole in _SHORT_COUNTRIES):
        return (field_of(piece, FieldKind.PLACE, [], country=country),)
    if words.body_called(whole):
        return ()
    city = words.country_of_city(whole)
    if city:
        return (field_of(piece, FieldKind.PLACE, tokens, country=city),)
    coded = _coded_place(piece, tokens, words)
    if coded:
        return coded
    is_postal = any(t.casefold() in words.grammar.small.postal for t in tokens)
    if is_postal or any(c.isdigit() for c in whole):
        return _postal_place(piece, tokens, words)
    return ()


def _is_of_street(tokens: list[str], city: str, words: BlockWords) -> bool:
    """Tell whether a street is called after a city: `Via del Porto 9`."""
    before = tokens[: tokens.index(city)]
    return any(map(words.grammar.is_street, before)) and before[-1].islower()


def _coded_place(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the address line whose postal code tells the country: `Leeds LS1 6HW`, `MN 55802`."""
    country = country_of_postcode(" ".join(tokens))
    if not country:
        return ()
    postal = words.grammar.small.postal
    kept = [t for t in tokens if t.isalpha() and not t.isupper() and t.casefold() not in postal]
    is_city = 0 < len(kept) <= _LONGEST_CITY and not any(map(words.grammar.is_street, tokens))
    if (is_city and tokens[0] == kept[0]) or words.country_of_city(" ".join(kept)) == country:
        return (field_of(piece, FieldKind.PLACE, kept, country=country),)
    address = field_of(piece, FieldKind.ADDRESS, tokens)
    return (address, field_of(piece, FieldKind.PLACE, [], country=country))


def _postal_place(piece: Piece, tokens: list[str], words: BlockWords) -> tuple[Field, ...]:
    """Return the city of an address line: `A-1220 Vienna`, `Bogotá D.C.`, `Ginebra 10`."""
    kept = [
        token
        for token in tokens
        if token[0].isalpha()
        and not any(c.isdigit() for c in token)
        and token.casefold() not in words.grammar.small.postal
    ]
    for count in (3, 2, 1):
        ending = kept[-count:]
        country = words.country_of_city(" ".join(ending)) if len(kept) >= count else None
        if country and not _is_of_street(tokens, ending[0], words):
            return (field_of(piece, FieldKind.PLACE, ending, country=country),)
    if any(words.grammar.is_street(token) for token in tokens):
        return ()
    for count in (2, 1):
        country = words.country_of_city(" ".join(kept[:count])) if len(kept) > count else None
        if country:
            return (field_of(piece, FieldKind.PLACE, kept[:count], country=country),)
    if _POSTCODE.fullmatch(tokens[0]) and kept == tokens[1:] and len(kept) in {1, 2}:
        country = words.country_of_city(kept[0].partition("-")[0]) or ""
        return (field_of(piece, FieldKind.PLACE, kept, country=country),)
    return ()
