"""Writing vCards 2.1 the way Outlook reads them: marked charset, few properties, one post.

Outlook takes what is not ASCII for the code page of Windows unless the property says otherwise,
and knows one job for a contact: posts after the first stand in the note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import BinaryIO, Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.vcard_read_channels import shown_channel, shown_parts
from stakeholders.formats.vcard_write import write_cards

_WIDTH: Final = 72
_NUMBER_TYPES: Final = MappingProxyType(
    {NumberType.MOBILE: "CELL;VOICE", NumberType.FAX: "WORK;FAX", NumberType.PAGER: "PAGER;VOICE"}
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")


def write_vcards_for_outlook(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as cards of version 2.1, one after the other."""
    write_cards(records, stream, card_for_outlook)


def card_for_outlook(record: Record) -> str:
    """Return the card of a record, every line of it ended."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:2.1", *_lines(record), "END:VCARD", ""])


def _lines(record: Record) -> Iterator[str]:
    is_person = record.kind is EntryKind.PERSON
    if record.uid or record.source_uid:
        yield _line("UID", record.uid or record.source_uid)
    yield _line("N", _structured(_parts_of_name(record)))
    yield _line("FN", record.name)
    posts = record.present_posts if is_person else ()
    if posts:
        yield from _job(posts[0])
    elif not is_person:
        yield _line("ORG", _structured((record.name,)))
    for channel in record.channels:
        yield _channel(channel)
    for address in record.addresses:
        yield from _address(address)
    if record.tags:
        yield _line("CATEGORIES", ",".join(tag.replace(",", " ") for tag in record.tags))
    note = "\n".join((*map(_in_words, posts[1:]), *record.notes))
    if note:
        yield _line("NOTE", note)


def _parts_of_name(record: Record) -> Sequence[str]:
    if record.kind is not EntryKind.PERSON:
        return (record.name,)
    name = record.names[0] if record.names else PersonName("", family=record.name)
    if not (name.family or name.given):
        return (record.name, "", "", name.honorific, name.suffix)
    return (name.family, name.given, name.additional, name.honorific, name.suffix)


def _job(post: PostLine) -> Iterator[str]:
    if post.body or post.unit:
        yield _line("ORG", _structured((post.body, post.unit) if post.unit else (post.body,)))
    if post.title:
        yield _line("TITLE", post.title)


def _in_words(post: PostLine) -> str:
    return ", ".join(text for text in (post.title, post.unit, post.body) if text)


def _channel(channel: Channel) -> str:
    shown = shown_channel(channel)
    if channel.type is ChannelType.PHONE:
        number_type = channel.number_type or NumberType.UNKNOWN
        return _line(f"TEL;{_NUMBER_TYPES.get(number_type, 'WORK;VOICE')}", shown)
    if channel.type is ChannelType.EMAIL:
        return _line("EMAIL;INTERNET", shown)
    return _line("URL;WORK" if channel.type is ChannelType.WEB else "X-MS-IMADDRESS", shown)


def _address(address: Address) -> Iterator[str]:
    yield _line("ADR;WORK", _structured(shown_parts(address)))
    if address.lines:
        yield _line("LABEL;WORK", "\n".join(address.lines))


def _structured(parts: Iterable[str]) -> str:
    return ";".join(part.replace(";", "\\;") for part in parts)


def _line(name: str, value: str) -> str:
    """Return a property; one that is not short and plain ASCII is quoted-printable."""
    value = _CONTROLS.sub("", _BREAKS.sub("\n", value))
    if value.isascii() and value.isprintable() and len(name) + len(value) < _WIDTH:
        return f"{name}:{value}"
    charset = "" if value.isascii() else ";CHARSET=UTF-8"
    return "=\r\n".join(_quoted(f"{name}{charset};ENCODING=QUOTED-PRINTABLE:", value))


def _quoted(line: str, value: str) -> Iterator[str]:
    """Yield the value behind the start of its line, in lines that break at no character."""
    for letter in value.replace("\n", "\r\n"):
        plain = " " <= letter <= "~" and letter != "="
        code = letter if plain else "".join(f"={octet:02X}" for octet in letter.encode())
        if len(line) + len(code) > _WIDTH:
            yield line
            line = ""
        line += code
    yield line
