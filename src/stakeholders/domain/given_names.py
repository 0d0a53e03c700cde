"""Given names: common ones in the spellings of many languages, and their short forms."""

import json
from collections.abc import Mapping
from functools import cached_property

from stakeholders.domain.text import fold


class GivenNames:
    """Knows which names are one; the file is parsed at the first question."""

    def __init__(self, content: str) -> None:
        self._content = content

    def namesakes(self, folded: str) -> tuple[str, ...]:
        """Return other spellings of a folded name, its short forms, and what it is short for."""
        return self._namesakes.get(folded, ())

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
