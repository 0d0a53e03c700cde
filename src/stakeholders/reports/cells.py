"""Cells: what documents say of a contact in one place, the same in all of them."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.i18n import translated
from stakeholders.reports.document import Cell, KeyValues, Line, code, lines_of
from stakeholders.reports.words import Words

_MEANS: Final = (ChannelType.PHONE, ChannelType.EMAIL, ChannelType.WEB, ChannelType.MESSAGING)


def one(text: str, *, strong: bool = False, quiet: bool = False) -> Cell:
    """Return a text as a cell of one line; an empty cell for nothing."""
    return (Line(text, strong=strong, quiet=quiet),) if text else ()


def named(record: Record) -> str:
    """Return the name of a contact, with the title before it or the acronym behind."""
    if record.acronym and record.acronym != record.name:
        return translated("{name} ({acronym})", name=record.name, acronym=record.acronym)
    if record.honorific:
        return translated("{honorific} {name}", honorific=record.honorific, name=record.name)
    return record.name


def held(record: Record, day: datetime.date) -> tuple[PostLine, ...]:
    """Return the positions of a contact that hold on a day."""
    return tuple(line for line in record.posts if line.holds_on(day))


def titled(line: PostLine) -> str:
    """Return the title of a position, and whether it is held for another."""
    title = ", ".join(filter(None, (line.title, line.unit)))
    return translated("{title} (acting)", title=title) if line.acting and title else title


def holder_name(holder: Holder) -> str:
    """Return who holds a post, and whether for another."""
    return translated("{name} (acting)", name=holder.name) if holder.acting else holder.name


def reached(record: Record, means: ChannelType) -> Cell:
    """Return the phones, or what else is asked for, one a line."""
    return tuple(code(text_of(c)) for c in record.channels if c.type is means)


def text_of(channel: Channel) -> str:
    """Return a phone as it is dialled, an address as it is written to, else the text as given."""
    if channel.type is ChannelType.PHONE:
        return channel.display or channel.raw
    return channel.normalised or channel.raw


def period(from_: PartialDate | None, to: PartialDate | None) -> str:
    """Return from when to when; nothing where neither is known."""
    if from_ and to:
        return translated("{from} to {to}", **{"from": from_, "to": to})
    if from_:
        return translated("since {date}", date=from_)
    return translated("until {date}", date=to) if to else ""


def place_of(record: Record, words: Words) -> str:
    """Return the city and the country of a contact."""
    return ", ".join(filter(None, (record.place, words.country(record.country))))


def ways(record: Record, words: Words) -> KeyValues:
    """Return all ways to reach a contact: phones, e-mails, other means, addresses."""
    rows = [
        (_called(channel), (code(text_of(channel)), *_about(channel)))
        for means in _MEANS
        for channel in record.channels
        if channel.type is means
    ]
    rows += [(title, cell) for title, cell in _addresses(record, words) if cell]
    return KeyValues(tuple(rows))


def facts(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, Cell], ...]:
    """Return titles with their texts, without those that say nothing."""
    return tuple((title, lines_of(text)) for title, text in pairs if text.strip())


def _called(channel: Channel) -> str:
    if channel.type is ChannelType.PHONE:
        return translated("Phone")
    if channel.type is ChannelType.EMAIL:
        return translated("E-mail")
    return translated("Web") if channel.type is ChannelType.WEB else translated("Messenger")


def _about(channel: Channel) -> Cell:
    return one(channel.label, quiet=True)


def _addresses(record: Record, words: Words) -> Iterator[tuple[str, Cell]]:
    for address in record.addresses:
        lines = tuple(Line(line) for line in words.address(address) if line.strip())
        yield translated("Address"), (*lines, *one(address.label, quiet=True))
