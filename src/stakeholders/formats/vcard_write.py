"""Writing vCards 3.0 (RFC 2426), which every address book reads.

UTF-8 without a mark, CRLF, folded at 75 octets, N and FN. What vCard has no place for stands in
X-STAKEHOLDERS properties, in one group with what it belongs to; other programs pass them by.
"""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import BinaryIO, Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.formats.base_channels import channel_details, owner_details
from stakeholders.formats.base_fields import (
    ADDRESS_FIELDS,
    HOLDER_FIELDS,
    KEPT_FIELDS,
    NAME_FIELDS,
    POST_FIELDS,
    RECORD_FIELDS,
    SOURCE_FIELDS,
    details_of,
    joined,
    written,
)
from stakeholders.formats.vcard_read_channels import shown_channel, shown_parts
from stakeholders.formats.vcard_values import as_line, as_parameter, as_text, folded

_PRODUCT: Final = "-//Stakeholders//Directory//EN"
_NAME: Final = re.compile(r"[A-Z][A-Z0-9-]*")
_GROUP: Final = re.compile(r"[A-Za-z0-9-]*")
_OUR_GROUP: Final = re.compile(r"item(\d{1,9})", re.IGNORECASE)
_OURS: Final = frozenset(
    {
        "BEGIN", "END", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "TITLE", "TEL", "EMAIL",
        "URL", "IMPP", "ADR", "NOTE", "CATEGORIES", "X-ABSHOWAS", "X-PHONETIC-FIRST-NAME",
        "X-PHONETIC-LAST-NAME", "AGENT", "KIND",
    }
)  # fmt: skip
_PROPERTIES: Final = MappingProxyType(
    {
        ChannelType.PHONE: "TEL",
        ChannelType.EMAIL: "EMAIL;TYPE=INTERNET",
        ChannelType.WEB: "URL",
        ChannelType.MESSAGING: "IMPP",
    }
)
_NUMBER_TYPES: Final = MappingProxyType(
    {NumberType.MOBILE: "CELL,VOICE", NumberType.FAX: "FAX", NumberType.PAGER: "PAGER"}
)
_PARTS_OF_NAME: Final = frozenset({"honorific", "given", "additional", "family", "suffix"})
_PARTS_OF_ADDRESS: Final = frozenset(
    {"po_box", "extended", "street", "city", "region", "postal_code", "country", "label"}
)
_BINARY: Final = ("ENCODING", "b")
_MANY: Final = 500


def write_vcards(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as cards, one after the other."""
    batch: list[str] = []
    for record in records:
        batch.append(card_of(record))
        if len(batch) == _MANY:
            stream.write("".join(batch).encode("utf-8", "replace"))
            batch.clear()
    stream.write("".join(batch).encode("utf-8", "replace"))


def card_of(record: Record) -> str:
    """Return the card of a record, every line of it ended."""
    lines = [
        line if len(line) <= 75 and line.isascii() else folded(line)
        for line in _CardWriting(record).lines()
    ]
    return "\r\n".join([*lines, ""])


class _CardWriting:
    """One record on its way to a card."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._group = max((_number(kept.group) for kept in record.kept), default=0)

    def lines(self) -> Iterator[str]:
        """Yield the lines, not yet folded."""
        record = self._record
        yield from ("BEGIN:VCARD", "VERSION:3.0", f"PRODID:{_PRODUCT}")
        if record.uid or record.source_uid:
            yield f"UID:{as_text(record.uid or record.source_uid)}"
        yield f"FN:{as_text(record.name)}"
        yield from self._names()
        for post in record.posts:
            yield from self._post(post)
        if record.kind is not EntryKind.PERSON:
            if record.kind is EntryKind.BODY:
                yield f"ORG:{as_text(record.name)}"
            yield "X-ABShowAs:COMPANY"
        for channel in record.channels:
            yield from self._channel(channel)
        for address in record.addresses:
            yield from self._address(address)
        if record.tags:
            yield f"CATEGORIES:{','.join([as_text(tag) for tag in record.tags])}"
        for note in record.notes:
            yield f"NOTE:{as_text(note)}"
        yield from self._of_our_own()
        yield "END:VCARD"

    def _names(self) -> Iterator[str]:
        names = self._record.names
        main = names[0] if names else PersonName("")
        if self._record.kind is not EntryKind.PERSON:
            main = PersonName("", family=self._record.name)
        parts = (main.family, main.given, main.additional, main.honorific, main.suffix)
        yield f"N:{';'.join([as_text(part) for part in parts])}"
        if main.phonetic_given:
            yield f"X-PHONETIC-FIRST-NAME:{as_text(main.phonetic_given)}"
        if main.phonetic_family:
            yield f"X-PHONETIC-LAST-NAME:{as_text(main.phonetic_family)}"
        if names:
            yield from self._beyond_parts(names[0])
        for name in names[1:]:
            yield f"X-STAKEHOLDERS-NAME:{as_line(written(details_of(name, NAME_FIELDS)))}"

    def _beyond_parts(self, name: PersonName) -> Iterator[str]:
        """Yield what N cannot say of the first name, with the FN it was written beside."""
        details = details_of(name, NAME_FIELDS)
        if details["full"] == self._record.name:
            del details["full"]
        rest = {key: text for key, text in details.items() if key not in _PARTS_OF_NAME}
        if rest:
            rest["shown"] = self._record.name
            yield f"X-STAKEHOLDERS-NAME:{as_line(written(rest))}"

    def _post(self, post: PostLine) -> Iterator[str]:
        group = self._next_group()
        if post.body or post.unit:
            unit = f";{as_text(post.unit)}" if post.unit else ""
            yield f"{group}.ORG:{as_text(post.body)}{unit}"
        if post.title:
            yield f"{group}.TITLE:{as_text(post.title)}"
        details = details_of(post, POST_FIELDS)
        for key in ("title", "body", "unit"):
            details.pop(key, None)
        yield f"{group}.X-STAKEHOLDERS-POST:{as_line(written(details))}"

    def _channel(self, channel: Channel) -> Iterator[str]:
        group, shown = self._next_group(), shown_channel(channel)
        details = channel_details(channel, self._record)
        label = details.pop("label", "")
        if channel.raw != shown or channel.type in {ChannelType.WEB, ChannelType.MESSAGING}:
            details = {"raw": channel.raw, **details}
        is_uri = channel.type is ChannelType.WEB and "\\" not in shown
        value = as_line(shown) if is_uri else as_text(shown)
        yield f"{group}.{_PROPERTIES[channel.type]}{_types_of(channel, details)}:{value}"
        if label:
            yield f"{group}.X-ABLabel:{as_text(label)}"
        yield f"{group}.X-STAKEHOLDERS-CHANNEL:{as_line(written(details))}"

    def _address(self, address: Address) -> Iterator[str]:
        group = self._next_group()
        details = {
            key: text
            for key, text in details_of(address, ADDRESS_FIELDS).items()
            if key not in _PARTS_OF_ADDRESS
        }
        if address.lines and not any(address.parts):
            details["printed"] = "yes"
        details |= owner_details(address.owner, self._record)
        yield f"{group}.ADR:{';'.join([as_text(part) for part in shown_parts(address)])}"
        if address.label:
            yield f"{group}.X-ABLabel:{as_text(address.label)}"
        yield f"{group}.X-STAKEHOLDERS-ADDRESS:{as_line(written(details))}"

    def _of_our_own(self) -> Iterator[str]:
        record = self._record
        details = details_of(record, RECORD_FIELDS)
        if record.kind is EntryKind.PERSON and not record.names:
            details["names"] = "none"
        if record.uid is None and record.source_uid:
            details["foreign_uid"] = "yes"
        yield f"X-STAKEHOLDERS-RECORD:{as_line(written(details))}"
        for source in record.sources:
            yield f"X-STAKEHOLDERS-SOURCE:{as_line(written(details_of(source, SOURCE_FIELDS)))}"
        for holder in record.holders:
            yield f"X-STAKEHOLDERS-HOLDER:{as_line(written(details_of(holder, HOLDER_FIELDS)))}"
        for kept in record.kept:
            yield _kept(kept)

    def _next_group(self) -> str:
        self._group += 1
        return f"item{self._group}"


def _types_of(channel: Channel, details: dict[str, str]) -> str:
    if channel.type is not ChannelType.PHONE:
        return ""
    what = _NUMBER_TYPES.get(channel.number_type, "VOICE") if channel.number_type else "VOICE"
    where = "WORK," if details.get("owner") in {"post", "body"} else ""
    return f";TYPE={where}{what}"


def _number(group: str) -> int:
    match = _OUR_GROUP.fullmatch(group)
    return int(match.group(1)) if match else 0


def _kept(kept: Kept) -> str:
    """Return a kept property as it was, or in our own words where its name is no such name."""
    if not _can_stand(kept):
        details = details_of(kept, KEPT_FIELDS)
        if kept.parameters:
            details["parameters"] = joined([f"{n}={v}" for n, v in kept.parameters], ",")
        return f"X-STAKEHOLDERS-KEPT:{as_line(written(details))}"
    group = f"{kept.group}." if kept.group else ""
    parameters = "".join(f";{name}={_parameter(name, text)}" for name, text in kept.parameters)
    return f"{group}{kept.name}{parameters}:{as_line(kept.value)}"


def _parameter(name: str, text: str) -> str:
    plain = name == "TYPE" and text.replace(",", "").replace("-", "").isalnum() and text.isascii()
    return text if plain else as_parameter(text)


def _can_stand(kept: Kept) -> bool:
    return bool(
        _NAME.fullmatch(kept.name)
        and kept.name not in _OURS
        and not kept.name.startswith("X-STAKEHOLDERS-")
        and _GROUP.fullmatch(kept.group)
        and "\n" not in kept.value
        and kept.value.strip() == kept.value
        and all((_NAME.fullmatch(n) and n not in {"CHARSET", "ENCODING"}) or (n, v) == _BINARY
                for n, v in kept.parameters)
    )  # fmt: skip
