"""Types of vCard values, which jCard and xCard name and a card only where they are unusual."""

from types import MappingProxyType
from typing import Final

from stakeholders.formats.vcard_values import as_line, as_text

_USUAL: Final = MappingProxyType(
    {
        **dict.fromkeys(
            ("BDAY", "ANNIVERSARY", "BIRTHDATE", "DEATHDATE", "DDAY"), "date-and-or-time"
        ),
        **dict.fromkeys(
            ("PHOTO", "LOGO", "SOUND", "KEY", "GEO", "URL", "IMPP", "SOURCE", "MEMBER", "RELATED",
             "UID", "FBURL", "CALURI", "CALADRURI", "ORG-DIRECTORY", "SOCIALPROFILE"),
            "uri",
        ),
        "LANG": "language-tag", "REV": "timestamp", "CREATED": "timestamp",
    }
)  # fmt: skip
_ESCAPED: Final = frozenset({"text", "unknown", ""})
_UNSAID: Final = frozenset({"unknown", ""})


def value_of_type(text: str, type_: str) -> str:
    """Return a value as a card of version 4.0 writes it: texts escaped, addresses as they are."""
    return as_text(text) if type_ in _ESCAPED else as_line(text)


def type_parameter(name: str, type_: str) -> tuple[tuple[str, str], ...]:
    """Return the parameter that says the type of a value, none where it is the usual one."""
    if type_ in _UNSAID or type_ == _USUAL.get(name, "text"):
        return ()
    return (("VALUE", type_),)
