"""Cases of Russian names: in which form a table has what a text says (`в Москве`)."""

import re
from collections.abc import Iterator
from typing import Final

_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_FORM_OF_STATE: Final = re.compile(r"^(?:республик[аиеу]|королевств[аео])\s+", re.IGNORECASE)
_ENDINGS: Final = (
    (r"ской федерации$", "ская федерация"),
    (r"ой республик[еи]$", "ая республика"),
    (r"ого королевства$", "ое королевство"),
    (r"ии$", "ия"),
    (r"е$", "а"),
    (r"[еау]$", ""),
    (r"ы$", "а"),
    (r"и$", "ь"),
    (r"и$", "я"),
    (r"и$", "а"),
    (r"ой$", "а"),
    (r"ом$", ""),
)


def nominatives(text: str) -> Iterator[str]:
    """Yield the nominatives that a Russian word or phrase may be a case of, likeliest first."""
    if _CYRILLIC.match(text) is None:
        return
    plain = _FORM_OF_STATE.sub("", text)
    if plain != text:
        yield plain
    for ending, nominative in _ENDINGS:
        shape = re.sub(ending, nominative, plain, flags=re.IGNORECASE)
        if shape != plain:
            yield shape
