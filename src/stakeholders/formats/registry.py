"""The formats that the program reads and writes: a new one is one module, one line here.

Those that are surest of their own start come first.
"""

from pathlib import PurePath
from typing import Final

from stakeholders.formats.base import Format
from stakeholders.formats.csv_table import CSV, CSV_FOR_EXCEL, CSV_FOR_PROGRAMS
from stakeholders.formats.email_list import EMAIL_LIST
from stakeholders.formats.jcard import JCARD
from stakeholders.formats.json_lines import JSON_LINES
from stakeholders.formats.ldif import LDIF
from stakeholders.formats.vcard import VCARD, VCARD_4, VCARD_FOR_IPHONE, VCARD_FOR_OUTLOOK
from stakeholders.formats.windows_contact import WINDOWS_CONTACT
from stakeholders.formats.xcard import XCARD
from stakeholders.formats.xlsx import XLSX

FORMATS: Final = (
    VCARD,
    WINDOWS_CONTACT,
    XCARD,
    JCARD,
    JSON_LINES,
    LDIF,
    XLSX,
    EMAIL_LIST,
    CSV,
    CSV_FOR_EXCEL,
    VCARD_4,
    VCARD_FOR_OUTLOOK,
    VCARD_FOR_IPHONE,
    *CSV_FOR_PROGRAMS,
)
WRITTEN_FORMATS: Final = tuple(one for one in FORMATS if one.write is not None)


def format_of(name: str) -> Format | None:
    """Return the format of this name, None when there is no such."""
    return next((one for one in FORMATS if one.name == name), None)


def recognised(file_name: str, head: bytes) -> Format | None:
    """Return the format of a file by what it starts with, else by its name.

    Of several that know the start, the one that the name speaks for is taken.
    """
    suffix = PurePath(file_name).suffix.casefold()
    knowing = [one for one in FORMATS if one.recognises(head)]
    named = [one for one in FORMATS if suffix in one.suffixes]
    both = [one for one in named if one in knowing]
    return next(iter((*both, *knowing, *named)), None)
