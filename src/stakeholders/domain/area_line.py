"""Area lines: a pasted line of names of countries, with what has to be asked and what is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.area import AreaChoice, Areas
from stakeholders.domain.area_names import Area, AreaKind
from stakeholders.domain.text import clean, fold

_BETWEEN: Final = re.compile(r"[\n\r\t,;•]+")
_AND: Final = re.compile(r"\s+(?:and|et|y|и|و|&)\s+", re.IGNORECASE)
_LEADS: Final = ("and ", "et ", "y ", "the ", "& ")


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name that may mean several areas: somebody has to choose."""

    text: str
    choices: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """What a line of names means.

    `texts` are names that are kept as they are written, as they are those of no State; `unknown`
    are of nothing that is known.
    """

    areas: tuple[Area, ...] = ()
    asked: tuple[AskedName, ...] = ()
    texts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_area_line(areas: Areas, text: str) -> AreaLine:
    """Return the areas that a line names, each once, in their order; groups are their members.

    Names are parted by commas, semicolons, lines, or nothing but blanks. Former and other names
    are understood; a word that means several countries, or a country and a region, is asked for.
    """
    found: dict[str, Area] = {}
    asked: dict[str, AskedName] = {}
    texts: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name in _names(areas, text):
        choices = _choices(areas, name)
        if len(choices) == 1 and choices[0].kind is AreaKind.OTHER:
            texts[name] = None
        elif choices and _is_asked(areas, name):
            asked[fold(name)] = AskedName(name, choices)
        elif choices:
            found.update((area.iso2, area) for area in choices)
        else:
            unknown[name] = None
    return AreaLine(tuple(found.values()), tuple(asked.values()), tuple(texts), tuple(unknown))


def _names(areas: Areas, text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text):
        name = _bare(piece)
        if not name:
            continue
        if _choices(areas, name):
            yield name
            continue
        yield from _in_a_row(areas, name)


def _in_a_row(areas: Areas, text: str) -> Iterator[str]:
    """Yield the names in words that nothing parts but blanks; what is left over stays one."""
    at = 0
    for mention in areas.in_text(text):
        yield from _joined(text[at : mention.start])
        yield text[mention.start : mention.end]
        at = mention.end
    yield from _joined(text[at:])


def _joined(text: str) -> Iterator[str]:
    """Yield what is left over between names, without the words that join."""
    for part in _AND.split(f" {text} "):
        if _bare(part):
            yield _bare(part)


def _bare(text: str) -> str:
    name = clean(text).strip(" .:·-–")
    lead = next((lead for lead in _LEADS if name.lower().startswith(lead)), "")
    return name[len(lead) :] if lead and lead != "the " else name


def _choices(areas: Areas, name: str) -> tuple[Area, ...]:
    """Return the areas that a name means or may mean, those of a group as well."""
    found = areas.resolve(name)
    if isinstance(found, AreaChoice):
        return found.areas
    if found is not None:
        return (found,)
    group = areas.group(name)
    members = group.members if group else ()
    return tuple(area for code in members if (area := areas.by_iso2(code)))


def _is_asked(areas: Areas, name: str) -> bool:
    return isinstance(areas.resolve(name), AreaChoice)
