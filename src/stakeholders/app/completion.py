"""Completion: how what is typed into the search may go on, after a field and its colon."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final

from stakeholders.app.facets import quoted
from stakeholders.app.reference import Reference
from stakeholders.app.search import Search
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.own_group import OwnGroup
from stakeholders.domain.query_fields import (
    FIELDS_BY_NAME,
    QUERY_FIELDS,
    QueryField,
    ValueKind,
)
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import fold
from stakeholders.i18n import current_language

_AT_THE_END: Final = re.compile(r"""(?:^|[\s(|,])[-–!]?(?:([A-Za-z]{2,20}):)?("?[^\s"()|]*)$""")
_VOCABULARIES: Final = MappingProxyType(
    {ValueKind.FUNCTION: Vocabulary.FUNCTION, ValueKind.BODY_KIND: Vocabulary.BODY_KIND}
)


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand from one place of a text up to where one types, in place of what is there."""

    start: int
    end: int
    choices: tuple[str, ...] = ()

    def applied(self, text: str, choice: str) -> str:
        """Return the text with one of the choices in it, ready to be typed on."""
        after = "" if choice.endswith(":") else " "
        return f"{text[: self.start]}{choice}{after}{text[self.end :].lstrip()}"


class Completions:
    """Knows the fields, and of each the values that are in the directory, the most common first."""

    def __init__(
        self,
        search: Search,
        reference: Reference,
        tags: Callable[[], Sequence[str]],
        lists: Callable[[], tuple[DirectoryList, ...]],
        own_groups: Callable[[], tuple[OwnGroup, ...]],
    ) -> None:
        self._search = search
        self._reference = reference
        self._tags = tags
        self._lists = lists
        self._own_groups = own_groups

    def of(self, text: str, cursor: int, *, fields: bool = False) -> Completion:
        """Return how the piece before the cursor may go on.

        Names of fields are only offered with `fields`, since most words are no beginning of one.
        """
        match = _AT_THE_END.search(text[:cursor])
        if match is None:
            return Completion(cursor, cursor)
        name, typed = match.groups()
        start = cursor - len(typed)
        if name is None:
            return Completion(start, cursor, tuple(_field_names(typed)) if fields else ())
        field = FIELDS_BY_NAME.get(name.lower())
        if field is None:
            return Completion(start, cursor)
        wanted = fold(typed)
        fitting = (value for value in self._values(field) if _fits(wanted, value))
        return Completion(start, cursor, tuple(dict.fromkeys(quoted(value) for value in fitting)))

    def _values(self, field: QueryField) -> Iterator[str]:
        """Yield the values of a field in the reader's language, those that are used first."""
        language = current_language()
        names: Iterator[str]
        match field.kind:
            case ValueKind.AREA:
                names = (self._reference.area_name(c, language) for c in self._used(field.flag))
            case ValueKind.GROUP:
                own = (group.name for group in self._own_groups())
                names = chain(own, (one.name(language) for one in self._reference.areas.groups))
            case ValueKind.LANGUAGE:
                known = self._reference.languages
                names = (known.name(code, language) for code in self._used(field.flag))
            case ValueKind.FUNCTION | ValueKind.BODY_KIND:
                terms = self._reference.terms.of(_VOCABULARIES[field.kind])
                names = (terms.name(code, language) for code in self._used(field.flag) if code)
            case ValueKind.TAG:
                names = iter(self._tags())
            case ValueKind.LIST:
                names = (one.name for one in self._lists())
            case _:
                names = iter(field.values)
        yield from names

    def _used(self, start: str) -> list[str]:
        """Return the values that some contact has, the most common first."""
        counts = self._search.flag_counts("")
        found = [flag for flag in counts if flag.startswith(start)]
        return [flag[len(start) :] for flag in sorted(found, key=lambda flag: -counts[flag])]


def _field_names(typed: str) -> Iterator[str]:
    for field in QUERY_FIELDS:
        if field.name.startswith(typed.lower()):
            yield f"{field.name}:"


def _fits(wanted: str, value: str) -> bool:
    words = fold(value).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())
