"""Names and posts in vCards: FN with N, ORG with TITLE, and what other programs cannot hold."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from stakeholders.domain.name import NameType, NameWords, PersonName, read_name
from stakeholders.domain.record import PostLine
from stakeholders.domain.text import clean, script_of
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.base_fields import (
    NAME_FIELDS,
    POST_FIELDS,
    attributes_in,
    read_details,
)
from stakeholders.formats.vcard_lines import Card, Property
from stakeholders.formats.vcard_values import items_in, parts_in, text_in

_NAME: Final = "X-STAKEHOLDERS-NAME"
_POST: Final = "X-STAKEHOLDERS-POST"
_NO_PARTS: Final = ("",) * 5
_LATIN: Final = "Latn"
_Found = Mapping[str, list[Property]]


def names_of(
    found: _Found,
    card: Card,
    context: ReadingContext,
    own: Mapping[str, str] | None,
) -> tuple[PersonName, ...]:
    """Return a person's names: FN with N first, then other spellings and nicknames of our own."""
    if own is not None and own.get("names") == "none":
        return ()
    shown = [clean(text_in(one.value, old=card.is_old)) for one in found.get("FN", ())]
    structured = found.get("N", [])
    if own is not None:
        main = _structured(structured[0], card) if structured else PersonName("")
        return _own_names(replace(main, full=shown[0] if shown else ""), found)
    return tuple(_foreign_names(found, card, context, [text for text in shown if text]))


def _own_names(main: PersonName, found: _Found) -> tuple[PersonName, ...]:
    names = [main]
    for one in found.get(_NAME, ()):
        details = read_details(one.value)
        attributes = attributes_in(details, NAME_FIELDS)
        if "shown" not in details:
            names.append(PersonName(**{"full": "", **attributes}))
            continue
        if details["shown"] != main.full:
            attributes.pop("full", None)
        names[0] = replace(main, **attributes)
    return tuple(names)


def foreign_name(shown: str, structured: str | None, words: NameWords) -> PersonName:
    """Return the name of a card with one FN, clean and not empty, and the value of one N or none.

    The card is not of version 2.1.
    """
    parts = _structured_parts(structured, old=False) if structured is not None else _NO_PARTS
    if not any(parts):
        return read_name(shown, words)
    family, given, additional, honorific, suffix = parts
    return PersonName(_without(honorific, shown), honorific, given, additional, family, suffix)


def _foreign_names(
    found: _Found, card: Card, context: ReadingContext, shown: list[str]
) -> Iterator[PersonName]:
    """Yield the names: every FN with the N of its language, then the N that nobody shows."""
    sounds = [one for one in found.get("N", ()) if one.parameter("PHONETIC")]
    left = [one for one in found.get("N", ()) if one not in sounds]
    if not shown:
        shown = [built] if left and (built := _built(_structured(left[0], card))) else []
    languages = [
        one.parameter("LANGUAGE")
        for one in found.get("FN", ())
        if clean(text_in(one.value, old=card.is_old))
    ]
    main = ""
    for number, full in enumerate(shown):
        language = languages[number] if number < len(languages) else ""
        parts = _taken(left, language, is_first=number == 0)
        name = replace(_named(full, parts, card, context), language=language)
        main = main or name.full
        if number == 0:
            yield replace(name, **(_phonetic(found, card) | _sounding(sounds, card)))
        else:
            yield replace(name, type=_type_beside(main, name))
    yield from _unshown(left, card, main, shown)


def _taken(left: list[Property], language: str, *, is_first: bool) -> Property | None:
    """Take the N that belongs to an FN: that of its language, else the next."""
    fits = [one for one in left if one.parameter("LANGUAGE").lower() == language.lower()]
    taken = fits[0] if fits else left[0] if left and (is_first or not language) else None
    if taken is not None:
        left.remove(taken)
    return taken


def _named(full: str, parts: Property | None, card: Card, context: ReadingContext) -> PersonName:
    name = _structured(parts, card) if parts is not None else PersonName("")
    if replace(name, sort_as="") == PersonName(""):
        return replace(read_name(full, context.words), sort_as=name.sort_as)
    return replace(name, full=_without(name.honorific, full))


def _unshown(left: list[Property], card: Card, main: str, shown: list[str]) -> Iterator[PersonName]:
    """Yield the other spellings of a name that have no FN of their own."""
    told = set(shown)
    for one in left if main else ():
        name = _structured(one, card)
        if (full := _built(name)) and full not in told:
            told.add(full)
            name = replace(name, full=full, language=one.parameter("LANGUAGE"))
            yield replace(name, type=_type_beside(main, name))


def _type_beside(main: str, other: PersonName) -> NameType:
    """Return what another name is beside the first: the same in another script, or an alias."""
    scripts = script_of(main), other.script
    if len(set(scripts)) == 1 or "Zyyy" in scripts or _LATIN not in scripts:
        return NameType.ALIAS
    return NameType.ROMANISED if other.script == _LATIN else NameType.NATIVE


def _sounding(sounds: list[Property], card: Card) -> dict[str, Any]:
    """Return how a name sounds, where an N says that (RFC 9554 §4.6)."""
    if not sounds:
        return {}
    name = _structured(sounds[0], card)
    return {"phonetic_given": name.given, "phonetic_family": name.family}


def _phonetic(found: _Found, card: Card) -> dict[str, Any]:
    names = {
        "phonetic_given": "X-PHONETIC-FIRST-NAME",
        "phonetic_family": "X-PHONETIC-LAST-NAME",
        "sort_as": "SORT-STRING",
    }
    return {
        attribute: clean(text_in(found[name][0].value, old=card.is_old))
        for attribute, name in names.items()
        if name in found
    }


def _without(honorific: str, full: str) -> str:
    rest = full.removeprefix(honorific).strip() if honorific else full
    return rest or full


def _built(name: PersonName) -> str:
    return clean(f"{name.given} {name.additional} {name.family} {name.suffix}")


def _structured(one: Property, card: Card) -> PersonName:
    family, given, additional, honorific, suffix = _structured_parts(one.value, old=card.is_old)
    sorted_as = [clean(part) for part in one.parameter("SORT-AS").split(",")]
    name = PersonName("", honorific, given, additional, family, suffix)
    return replace(name, sort_as=", ".join(part for part in sorted_as if part))


def _structured_parts(value: str, *, old: bool) -> list[str]:
    """Return family name, given name, further ones, titles before and after the name."""
    parts = parts_in(value)[:5]
    if old or "\\" in value or "," in value:
        parts = [
            " ".join(text_in(item, old=old) for item in ([part] if old else items_in(part)))
            for part in parts
        ]
    return [*map(clean, parts), *[""] * (5 - len(parts))]


def other_words(properties: list[Property]) -> list[Property]:
    """Return bodies and titles that say in other words what one before them says (ALTID)."""
    seen, others = set[tuple[str, str, str]](), []
    for one in properties:
        key = (one.name, one.group, one.parameter("ALTID"))
        if one.name in {"ORG", "TITLE"} and key[2]:
            if key in seen:
                others.append(one)
            seen.add(key)
    return others


def posts_of(found: _Found, card: Card) -> tuple[PostLine, ...]:
    """Return the posts: ORG and TITLE of one group together, the others by their order."""
    pairs = (*found.get("ORG", ()), *found.get("TITLE", ()))
    own = {one.group for one in found.get(_POST, ()) if one.group}
    posts = [_own_post(one, pairs, card) for one in found.get(_POST, ())]
    rest = [one for one in pairs if one.group not in own]
    return (*posts, *_paired(rest, card))


def _own_post(one: Property, pairs: tuple[Property, ...], card: Card) -> PostLine:
    together = [other for other in pairs if other.group == one.group]
    post = PostLine(**attributes_in(read_details(one.value), POST_FIELDS))
    for other in together:
        post = replace(post, **_words(other, card))
    return post


def _paired(rest: list[Property], card: Card) -> Iterator[PostLine]:
    bodies = [_words(one, card) for one in rest if one.name == "ORG"]
    titles = [_words(one, card) for one in rest if one.name == "TITLE"]
    bodies = [words for words in bodies if any(words.values())]
    titles = [words for words in titles if any(words.values())]
    for number in range(max(len(bodies), len(titles))):
        words = bodies[min(number, len(bodies) - 1)] if bodies else {}
        title = titles[number] if number < len(titles) else {}
        yield PostLine(**{"title": "", **words, **title})


def post_of(org: str | None, title: str | None) -> PostLine | None:
    """Return the post of a card with at most one ORG and one TITLE, not of version 2.1."""
    body, unit = _body_and_unit(org) if org is not None else ("", "")
    name = clean(text_in(title)) if title is not None else ""
    return PostLine(name, body, unit=unit) if body or unit or name else None


@functools.lru_cache(8192)
def _body_and_unit(org: str, *, old: bool = False) -> tuple[str, str]:
    """Return what an ORG names; colleagues share theirs."""
    body, *units = (clean(text_in(part, old=old)) for part in parts_in(org))
    return body, ", ".join(unit for unit in units if unit)


def _words(one: Property, card: Card) -> dict[str, Any]:
    if one.name == "TITLE":
        return {"title": clean(text_in(one.value, old=card.is_old))}
    body, unit = _body_and_unit(one.value, old=card.is_old)
    return {"body": body, "unit": unit}
