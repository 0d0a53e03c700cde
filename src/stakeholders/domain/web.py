"""Web pages and messengers: whether a text is the address of one."""

import re
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean
from stakeholders.i18n import marked

_LETTER: Final = r"[^\x00-\x2c\x2e-\x40\x5b-\x5e\x60\x7b-\x9f\s]"
"""What no name of a host is without: Latin letters, and all that other scripts write."""
_SIGN: Final = r"[^\x00-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x9f\s]"
_LABEL: Final = rf"{_SIGN}{{1,63}}"
_LAST_LABEL: Final = rf"(?:xn--[a-z0-9-]{{1,59}}|{_LETTER}{{2,63}})"
_NUMBERS: Final = r"\d{1,3}(?:\.\d{1,3}){3}"
_ADDRESS: Final = re.compile(
    rf"(?:(?:https?|ftps?)://)?(?:(?:{_LABEL}\.){{1,30}}{_LAST_LABEL}\.?|{_NUMBERS})"
    r"(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)


def read_web(raw: str, label: str = "") -> Channel:
    """Return the web page that a text writes; never fails, the text as given is kept."""
    text = clean(raw)
    is_address = is_page(text)
    return Channel(
        ChannelType.WEB,
        raw=raw,
        display=text,
        label=label,
        valid=is_address,
        problem=None if is_address else _not_a_page(text),
    )


def is_page(raw: str) -> bool:
    """Tell whether a text is the address of a web page, by its form."""
    return _ADDRESS.fullmatch(clean(raw)) is not None


def read_message(raw: str, label: str = "") -> Channel:
    """Return the account of a messenger that a text writes; no rule is known of those."""
    return Channel(ChannelType.MESSAGING, raw=raw, display=clean(raw), label=label, valid=True)


def _not_a_page(text: str) -> Problem:
    return Problem(
        "web.no_address",
        marked("{value} is no web address such as www.un.org; it is kept as it is."),
        (("value", text),),
    )
