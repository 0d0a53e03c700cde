"""Languages by their ISO 639 codes, with their names in the six languages of the United Nations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from stakeholders.domain.text import fold


class _Row(TypedDict, total=False):
    code: str
    code3: str
    names: dict[str, str]
    un: bool


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its shortest ISO 639 code, the one of three letters, and its names."""

    code: str
    code3: str
    is_official: bool
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)

    def name(self, language: str = "en") -> str:
        """Return the name in a language, in English where there is none."""
        return self.names.get(language.split("-", maxsplit=1)[0]) or self.names["en"]


class Languages:
    """All languages; the file is parsed at the first question."""

    def __init__(self, content: str) -> None:
        self._content = content

    @cached_property
    def all(self) -> tuple[Language, ...]:
        """All languages by code."""
        rows: list[_Row] = json.loads(self._content)["languages"]
        return tuple(
            Language(row["code"], row["code3"], row.get("un", False), row["names"]) for row in rows
        )

    @cached_property
    def official(self) -> tuple[Language, ...]:
        """The six official languages of the United Nations."""
        return tuple(language for language in self.all if language.is_official)

    def find(self, text: str) -> Language | None:
        """Return the language of a code (`fr`, `fra`, `fr-CH`) or a name in the six languages."""
        key = text.strip().casefold()
        found = self._by_code.get(key) or self._by_name.get(fold(text))
        return found or self._by_code.get(key.replace("_", "-").partition("-")[0])

    def name(self, code: str, language: str = "en") -> str:
        """Return the name of a code, the code itself where it is none of ours."""
        found = self.find(code)
        return found.name(language) if found else code

    @cached_property
    def _by_code(self) -> Mapping[str, Language]:
        codes = {language.code3: language for language in self.all}
        return codes | {language.code: language for language in self.all}

    @cached_property
    def _by_name(self) -> Mapping[str, Language]:
        names: dict[str, Language] = {}
        for language in self.all:
            for name in language.names.values():
                names.setdefault(fold(name), language)
        return names
