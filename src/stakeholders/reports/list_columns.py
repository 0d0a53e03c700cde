"""The columns of lists of contacts: one table for those that are printed and that of the window."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS, BuiltInField
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.parts import CustomValue
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, translated
from stakeholders.reports.cells import held, named, one, place_of, reached, titled
from stakeholders.reports.document import Cell, Line
from stakeholders.reports.words import Words

_GAPS: Final = MappingProxyType(
    {
        "email": marked("e-mail"),
        "phone": marked("phone"),
        "place": marked("place"),
        "body": marked("organisation"),
        "role": marked("position"),
    }
)
_SEEN_BY: Final = MappingProxyType(
    {
        Visibility.ANYONE: marked("Anyone"),
        Visibility.PARTICIPANTS: marked("Participants"),
        Visibility.OFFICE: marked("The office"),
        Visibility.NAMED: marked("Named staff"),
    }
)

_CellOf = Callable[[Record, datetime.date, Words], Cell]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column to choose: its name on the command line, its title, its share, what it says."""

    code: str
    title: str
    weight: int
    cell: _CellOf


def _name(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return one(named(record), strong=True)


def _position(record: Record, day: datetime.date, words: Words) -> Cell:
    if record.kind is EntryKind.BODY:
        return one(words.kind(record.body_kind))
    lines = _once(titled(line) for line in held(record, day))
    return tuple(Line(text) for text in lines)


def _organisation(record: Record, day: datetime.date, _words: Words) -> Cell:
    if record.kind is EntryKind.BODY:
        return one(record.parent)
    return tuple(Line(text) for text in _once(line.body for line in held(record, day)))


def _phone(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return reached(record, ChannelType.PHONE)


def _email(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return reached(record, ChannelType.EMAIL)


def _web(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return reached(record, ChannelType.WEB)


def _place(record: Record, _day: datetime.date, words: Words) -> Cell:
    return one(place_of(record, words))


def _country(record: Record, _day: datetime.date, words: Words) -> Cell:
    return one(words.country(record.country))


def _address(record: Record, _day: datetime.date, words: Words) -> Cell:
    return tuple(Line(line) for address in record.addresses for line in words.address(address))


def _languages(record: Record, _day: datetime.date, words: Words) -> Cell:
    return one(", ".join(words.language(code) for code in record.languages))


def _honorific(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return one(record.honorific)


def _tags(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return one(", ".join(record.tags))


def _missing(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return one(", ".join(gap_text(gap) for gap in record.missing))


def _as_of(record: Record, _day: datetime.date, _words: Words) -> Cell:
    """Return the day of the newest phone or e-mail."""
    days = [str(channel.as_of) for channel in record.channels if channel.as_of]
    return one(max(days, default=""))


def _seen_by(record: Record, _day: datetime.date, _words: Words) -> Cell:
    return one(translated(_SEEN_BY[record.visibility]))


def _fact(field: BuiltInField, record: Record, _day: datetime.date, words: Words) -> Cell:
    return one(dict(words.facts(record)).get(translated(field.title), ""))


def _own(field: OwnField, record: Record, _day: datetime.date, _words: Words) -> Cell:
    values = (part.value for part in record.parts_of(CustomValue) if part.field == field.uid)
    return tuple(Line(value) for value in values)


def gap_text(code: str) -> str:
    """Return what is missing, in words."""
    return translated(_GAPS[code]) if code in _GAPS else code


def own_column(field: OwnField) -> ListColumn:
    """Return the column of a field of one's own."""
    return ListColumn(f"own:{field.uid}", field.name, 8, partial(_own, field))


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


LIST_COLUMNS: Final = (
    ListColumn("name", marked("Name"), 9, _name),
    ListColumn("position", marked("Position"), 9, _position),
    ListColumn("organisation", marked("Organisation"), 10, _organisation),
    ListColumn("phone", marked("Phone"), 10, _phone),
    ListColumn("email", marked("E-mail"), 12, _email),
    ListColumn("place", marked("Place"), 8, _place),
    ListColumn("country", marked("Country"), 8, _country),
    ListColumn("address", marked("Address"), 10, _address),
    ListColumn("languages", marked("Languages"), 6, _languages),
    ListColumn("web", marked("Web"), 10, _web),
    ListColumn("honorific", marked("Title before the name"), 4, _honorific),
    ListColumn("tags", marked("Tags"), 8, _tags),
    ListColumn("missing", marked("Missing"), 6, _missing),
    ListColumn("as_of", marked("As of"), 5, _as_of),
    ListColumn("visibility", marked("Who may see it"), 6, _seen_by),
    *(ListColumn(field.code, field.title, 8, partial(_fact, field)) for field in FIELDS),
)
"""All columns, in the order in which they are offered."""
