"""Fields: the simple facts of a contact, one row each; forms, files and search follow the table.

A field holds one value of a contact. Names, channels, addresses and parts are not fields. Every
value has one text form, the same in files, in the history and on the command line: codes as
they are, dates as ISO 8601, yes and no as `yes` and the empty text.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked

_PERSON: Final = (EntryKind.PERSON,)
_BODY: Final = (EntryKind.BODY,)
_POST: Final = (EntryKind.POST,)
_CONTACTS: Final = (EntryKind.PERSON, EntryKind.BODY, EntryKind.POST)


class FieldType(StrEnum):
    """What a value is."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    FLAG = "flag"
    COUNTRY = "country"
    LANGUAGE = "language"
    CODE = "code"
    """A code of the reference words; those that are not known are kept."""
    ZONE = "zone"
    """A time zone by its name in the tz database; those that are not known are kept."""


@dataclass(frozen=True, slots=True)
class BuiltInField:
    """One field: the code is its column; `table` is where it stands, that of the kind or `entry`.

    `vocabulary` names the reference words that its codes come from.
    """

    code: str
    title: str
    kinds: tuple[EntryKind, ...]
    type: FieldType = FieldType.TEXT
    table: str = "entry"
    vocabulary: str = ""
    visibility: Visibility = Visibility.ANYONE

    def read(self, text: str) -> str | None:
        """Return the text form of what was typed; None where it is no such value."""
        text = text.strip() if self.type is not FieldType.LONG_TEXT else text
        if not text:
            return ""
        if self.type is FieldType.DATE:
            date = PartialDate.from_text(text)
            return str(date) if date else None
        if self.type is FieldType.FLAG:
            return {"yes": "yes", "true": "yes", "1": "yes", "no": ""}.get(text.casefold())
        return text


FIELDS: Final = (
    BuiltInField("pronouns", marked("Pronouns"), _PERSON, table="person"),
    BuiltInField("gender", marked("Gender, for the form of address"), _PERSON, table="person",
                 visibility=Visibility.OFFICE),
    BuiltInField("born", marked("Born"), _PERSON, FieldType.DATE, "person",
                 visibility=Visibility.NAMED),
    BuiltInField("died", marked("Died"), _PERSON, FieldType.DATE, "person"),
    BuiltInField("founded", marked("Founded"), _BODY, FieldType.DATE, "body"),
    BuiltInField("ended", marked("Ended"), _BODY, FieldType.DATE, "body"),
    BuiltInField("time_zone", marked("Time zone"), _BODY, FieldType.ZONE, "body"),
    BuiltInField("rank", marked("Rank"), _POST, FieldType.CODE, "post", "ranks"),
    BuiltInField("several_seats", marked("Several hold it at a time"), _POST, FieldType.FLAG,
                 "post"),
    BuiltInField("correspondence_language", marked("Language of correspondence"), _CONTACTS,
                 FieldType.LANGUAGE),
    BuiltInField("do_not_contact", marked("Do not contact, because"), _CONTACTS,
                 visibility=Visibility.OFFICE),
)  # fmt: skip
"""All of them, in the order in which forms and files show them."""

FIELDS_BY_CODE: Final = MappingProxyType({field.code: field for field in FIELDS})


def fields_of(kind: EntryKind) -> tuple[BuiltInField, ...]:
    """Return the fields that this kind of contact has."""
    return tuple(field for field in FIELDS if kind in field.kinds)
