"""Column words: the columns of our tables as people read them; files have them in one language."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked, translated

COLUMN_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Honorific": marked("Honorific"),
        "Name": marked("Name"),
        "Given name": marked("Given name"),
        "Family name": marked("Family name"),
        "Position - Title": marked("Position - Title"),
        "Position - Organisation": marked("Position - Organisation"),
        "Position - Unit": marked("Position - Unit"),
        "Place": marked("Place"),
        "Country": marked("Country"),
        "Phone": marked("Phone"),
        "Phone - Label": marked("Phone - Label"),
        "Phone - Type": marked("Phone - Type"),
        "E-mail": marked("E-mail"),
        "Web": marked("Web"),
        "Address - Street": marked("Address - Street"),
        "Address - City": marked("Address - City"),
        "Address - Postal code": marked("Address - Postal code"),
        "Address - Country": marked("Address - Country"),
        "Note": marked("Note"),
        "Languages": marked("Languages"),
        "Tags": marked("Tags"),
        "Source": marked("Source"),
        "Kind": marked("Kind"),
        "UID": marked("UID"),
    }
)


_NUMBERED: Final = re.compile(r"(.+?) (\d+)((?: - .+)?)")


def column_title(name: str) -> str:
    """Return a column as people read it; one that is not offered as it is."""
    title = COLUMN_TITLES.get(name)
    return translated(title) if title else name


def header_title(header: str) -> str:
    """Return a header of a table as people read it, with its number where it bears one."""
    numbered = _NUMBERED.fullmatch(header)
    if numbered is None:
        return column_title(header)
    family, number, part = numbered.groups()
    title = COLUMN_TITLES.get(f"{family}{part}")
    if title is None:
        return header
    return translated("{column} {number}", column=translated(title), number=number)


def columns_as_shown(columns: str) -> str:
    """Return the columns of a line as people read them."""
    return ", ".join(column_title(name) for name in _names(columns))


def columns_as_named(shown: str) -> str:
    """Return the columns of a line as files have them, in whichever words they were typed."""
    words = {translated(title).casefold(): name for name, title in COLUMN_TITLES.items()}
    return ", ".join(words.get(text.casefold(), text) for text in _names(shown))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace("،", ",").split(",") if name.strip()]
