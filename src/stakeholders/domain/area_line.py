"""Area lines: a pasted line of names of countries, with what has to be asked and what is none."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.area import AreaChoice, Areas
from stakeholders.domain.area_names import Area, AreaKind
from stakeholders.domain.text import clean, fold

_BETWEEN: Final = re.compile(r"[\n\r\t;•]+")
_COMMA: Final = re.compile(r"[,،，、]+")
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

    `texts` are names that are kept as they are written, as they are those of no State; `others` are
    of something else that is known, such as an organisation; `unknown` are of nothing that is.
    """

    areas: tuple[Area, ...] = ()
    asked: tuple[AskedName, ...] = ()
    texts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


Groups = Mapping[str, tuple[str, ...]]
"""The codes of the members of groups of one's own, by their folded names."""
_NO_GROUPS: Final[Groups] = MappingProxyType({})


def _nothing_else(_name: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Known:
    """What names may mean: areas, groups of one's own, and what else is known."""

    areas: Areas
    groups: Groups
    is_other: Callable[[str], bool]

    def choices(self, name: str) -> tuple[Area, ...]:
        """Return the areas that a name means or may mean, those of a group as well."""
        own = self.groups.get(fold(name))
        found = self.areas.resolve(name) if own is None else None
        if isinstance(found, AreaChoice):
            return found.areas
        if found is not None:
            return (found,)
        group = self.areas.group(name) if own is None else None
        members = own or (group.members if group else ())
        return tuple(area for code in members if (area := self.areas.by_iso2(code)))

    def is_asked(self, name: str) -> bool:
        """Tell whether somebody has to choose."""
        own = fold(name) in self.groups
        return not own and isinstance(self.areas.resolve(name), AreaChoice)


def read_area_line(
    areas: Areas,
    text: str,
    groups: Groups = _NO_GROUPS,
    is_other: Callable[[str], bool] = _nothing_else,
) -> AreaLine:
    """Return the areas that a line names, each once, in their order; groups are their members.

    Names are parted by commas, semicolons, lines, or nothing but blanks. Former and other names
    are understood; a word that means several countries, or a country and a region, is asked for.
    `is_other` tells whether something that is no area is called so: such a name stays whole, also
    with a comma or the name of a country in it.
    """
    known = _Known(areas, groups, is_other)
    found: dict[str, Area] = {}
    asked: dict[str, AskedName] = {}
    texts: dict[str, None] = {}
    unknown: dict[str, None] = {}
    others: dict[str, None] = {}
    for name in _names(known, text):
        choices = known.choices(name)
        if len(choices) == 1 and choices[0].kind is AreaKind.OTHER:
            texts[name] = None
        elif choices and known.is_asked(name):
            asked[fold(name)] = AskedName(name, choices)
        elif choices:
            found.update((area.iso2, area) for area in choices)
        else:
            (others if is_other(name) else unknown)[name] = None
    questions = tuple(asked.values())
    return AreaLine(tuple(found.values()), questions, tuple(texts), tuple(unknown), tuple(others))


def _names(known: _Known, text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text):
        name = _bare(piece)
        if name and (known.choices(name) or known.is_other(name)):
            yield name
            continue
        for part in _COMMA.split(name):
            yield from _of_part(known, _bare(part))


def _of_part(known: _Known, name: str) -> Iterator[str]:
    if name and (known.choices(name) or known.is_other(name)):
        yield name
    elif name:
        yield from _in_a_row(known.areas, name)


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
