"""Mappings of tables: which column holds what, made by hand and kept for files with those headers.

Meanings are the codes in `MEANINGS`; a channel may say its label behind a colon (`phone:mobile`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.text import fold
from stakeholders.formats.csv_table_layout import RowPer
from stakeholders.i18n import marked

KEPT_AS_IS: Final = ""
IGNORED: Final = "-"
MEANINGS: Final = MappingProxyType(
    {
        KEPT_AS_IS: marked("Kept as it is"),
        IGNORED: marked("Left out"),
        "name": marked("Name"),
        "honorific": marked("Title before the name"),
        "given": marked("Given name"),
        "additional": marked("Further given names"),
        "family": marked("Family name"),
        "suffix": marked("Suffix of the name"),
        "title": marked("Position"),
        "body": marked("Organisation"),
        "unit": marked("Department"),
        "phone": marked("Phone"),
        "phone:work": marked("Phone, work"),
        "phone:mobile": marked("Phone, mobile"),
        "phone:home": marked("Phone, private"),
        "phone:fax": marked("Fax"),
        "email": marked("E-mail"),
        "web": marked("Web page"),
        "messaging": marked("Messenger"),
        "channel": marked("Phone or e-mail"),
        "street": marked("Address"),
        "postal_code": marked("Postal code"),
        "city": marked("City"),
        "region": marked("Region"),
        "country": marked("Country"),
        "languages": marked("Languages"),
        "tags": marked("Tags"),
        "note": marked("Note"),
        "id": marked("Number of the contact"),
    }
)
"""What a column may hold, with the title of each, marked for the catalogue."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What each column holds, by its place in a table with these headers.

    Without headers the first row is a contact already. `sheet` names one of a workbook; `rows`
    says what one row stands for.
    """

    meanings: tuple[str, ...]
    headers: tuple[str, ...] = ()
    rows: RowPer = RowPer.PERSON
    sheet: str = ""

    def is_for(self, headers: Sequence[str]) -> bool:
        """Tell whether a table has just these headers."""
        return bool(self.headers) and _plain(headers) == _plain(self.headers)

    def meanings_in(self, headers: Sequence[str]) -> list[str]:
        """Return what the columns of a table hold: by place, else by the header of the same name.

        Of two that are called alike, the second is the second.
        """
        if not self.headers or self.is_for(headers):
            return list(self.meanings)
        known: dict[str, list[str]] = {}
        for header, meaning in zip(_plain(self.headers), self.meanings, strict=False):
            known.setdefault(header, []).append(meaning)
        return [
            known[header].pop(0) if known.get(header) else KEPT_AS_IS for header in _plain(headers)
        ]

    def alike(self, headers: Sequence[str]) -> int:
        """Return how many of its headers a row has."""
        return len(set(_plain(headers)) & set(_plain(self.headers)) - {""})


def _plain(headers: Sequence[str]) -> list[str]:
    found = [fold(header) for header in headers]
    while found and not found[-1]:
        found.pop()
    return found
