"""Long words: where a line may break in what has no spaces, such as an address of mail."""

import re
from typing import Final

BREAK: Final = "\u200b"
"""A place where a line may end, and that nobody sees."""

NO_BREAK: Final = "\u2060"
"""A place where no line may end, and that nobody sees."""

_AFTER_ONE_LETTER: Final = re.compile(r"(?<=\b[^\W\d_]-)(?=[^\W\d_])")
# Nothing breaks a word of this length but a break that nobody sees.
_LONG_WORD: Final = re.compile(r"\S{24}(?=\S)")
_JOINTS: Final = re.compile(r"(?<=[@/])(?=\S)|(?=\.)(?<=\w)")
_LONG_ADDRESS: Final = 22


def breakable(text: str) -> str:
    """Return a text whose words can be broken where they are longer than a line.

    One letter and a hyphen stay with what follows (`e-mail`).
    """
    return _LONG_WORD.sub(rf"\g<0>{BREAK}", _AFTER_ONE_LETTER.sub(NO_BREAK, text))


def breakable_address(text: str) -> str:
    """Return an address of mail or of the web that breaks behind its signs, a short one nowhere."""
    if len(text) <= _LONG_ADDRESS:
        return text
    return breakable(_JOINTS.sub(BREAK, text))
