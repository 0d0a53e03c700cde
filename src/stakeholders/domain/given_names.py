"""Given names: common ones in the spellings of many languages, and their short forms."""

import json
from collections.abc import Mapping
from functools import cached_property

from stakeholders.domain.text import fold, script_of


class GivenNames:
    """Knows which names are one; the file is parsed at the first question."""

    def __init__(self, content: str) -> None:
        self._content = content

    def namesakes(self, folded: str) -> tuple[str, ...]:
        """Return other spellings of a folded name, its short forms, and what it is short for."""
        return self._namesakes.get(folded, ())

    def usual_spelling(self, folded: str) -> str:
        """Return the Latin spelling that a folded name in another script is best known by."""
        return self._usual.get(folded, "")

    @cached_property
    def _usual(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for spellings in json.loads(self._content)["spellings"]:
            latin = next((one for one in spellings if one.isascii()), "")
            for name in spellings:
                if not name.isascii() and script_of(name) != "Latn":
                    found.setdefault(_word(name), latin)
        return found

    @cached_property
    def _namesakes(self) -> Mapping[str, tuple[str, ...]]:
        rows = json.loads(self._content)
        found: dict[str, dict[str, None]] = {}
        for spellings in rows["spellings"]:
            folded = tuple(map(_word, spellings))
            for name in folded:
                found.setdefault(name, {}).update(dict.fromkeys(folded))
        for name, short_forms in rows["short_forms"].items():
            for short in map(_word, short_forms):
                found.setdefault(_word(name), {})[short] = None
                found.setdefault(short, {})[_word(name)] = None
        return {name: tuple(set(others) - {name}) for name, others in found.items()}


def _word(name: str) -> str:
    return fold(name).replace(" ", "")
