"""A small vCard 3.0 for a QR code: what a phone takes over, in as few bytes as it can be said.

Lines are not folded and have no groups: readers of codes on phones know neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.reach import phones_in_order
from stakeholders.domain.record import Record
from stakeholders.formats.vcard_values import as_line, as_text

ROOM: Final = 500
"""Bytes that a code of some 6 cm still shows in squares that a phone makes out (version 18, M)."""

_NAME_ROOM: Final = 200


@dataclass(frozen=True, slots=True)
class SmallCard:
    """The text of a card, and what it had no room for, as kinds of facts such as `phone`."""

    text: str
    without: tuple[str, ...] = ()


def write_small_vcard(record: Record, room: int = ROOM) -> SmallCard:
    """Return a card of so many bytes at most; what counts less is left out first."""
    begin, end = ["BEGIN:VCARD", "VERSION:3.0", *_names(record)], ["END:VCARD"]
    left = room - _size([*begin, *end])
    lines, without = list[str](), list[str]()
    for fact, line in _facts(record):
        if _size([line]) <= left:
            left -= _size([line])
            lines.append(line)
        else:
            without.append(fact)
    return SmallCard("\r\n".join([*begin, *lines, *end, ""]), tuple(without))


def _names(record: Record) -> Iterator[str]:
    name = record.names[0] if record.names else PersonName("")
    if record.kind is not EntryKind.PERSON:
        name = PersonName("", family=record.name)
    elif not (name.family or name.given):
        name = PersonName("", given=record.name)
    parts = (name.family, name.given, name.additional, name.honorific, name.suffix)
    yield f"N:{';'.join(as_text(_short(part)) for part in parts)}"
    yield f"FN:{as_text(_short(record.name))}"


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the facts with their kinds, those first that are wanted most."""
    phones, emails = phones_in_order(record), record.emails
    yield from (("phone", _phone(one)) for one in phones[:1])
    yield from (("email", f"EMAIL:{as_text(one.normalised or one.raw)}") for one in emails[:1])
    yield from _work(record)
    yield from (("phone", _phone(one)) for one in phones[1:])
    yield from (("email", f"EMAIL:{as_text(one.normalised or one.raw)}") for one in emails[1:])
    for one in record.channels:
        if one.type is ChannelType.WEB:
            yield "web", f"URL:{as_line(one.normalised or one.raw)}"
    for address in record.addresses:
        if any(address.parts):
            yield "address", f"ADR;TYPE=WORK:{';'.join(as_text(one) for one in address.parts)}"
        elif address.lines:
            yield "address", f"ADR;TYPE=WORK:;;{as_text(', '.join(address.lines))};;;;"


def _work(record: Record) -> Iterator[tuple[str, str]]:
    if record.kind is EntryKind.BODY:
        yield "body", f"ORG:{as_text(record.name)}"
        return
    posts = record.present_posts[:1]
    yield from (("body", f"ORG:{as_text(post.body)}") for post in posts if post.body)
    yield from (("title", f"TITLE:{as_text(post.title)}") for post in posts if post.title)


def _phone(phone: Channel) -> str:
    kinds = {NumberType.MOBILE: "CELL", NumberType.FAX: "FAX"}
    number = phone.normalised or phone.raw
    # A comma is a pause before the extension wherever phones dial.
    extension = f"\\,{phone.extension}" if phone.normalised and phone.extension else ""
    kind = kinds.get(phone.number_type, "WORK") if phone.number_type else "WORK"
    return f"TEL;TYPE={kind}:{as_text(number)}{extension}"


def _short(text: str) -> str:
    """Return a name that leaves room for what reaches whom it names."""
    octets = text.encode("utf-8", "replace")[: _NAME_ROOM // 2]
    return octets.decode("utf-8", "ignore")


def _size(lines: list[str]) -> int:
    return sum(len(line.encode("utf-8", "replace")) + 2 for line in lines)
