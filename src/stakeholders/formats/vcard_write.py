"""Writing vCards 3.0 (RFC 2426), which every address book reads.

UTF-8 without a mark, CRLF, folded at 75 octets, N and FN. What vCard has no place for stands in
X-STAKEHOLDERS properties, in one group with what it belongs to; other programs pass them by.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO, ClassVar, Final

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
from stakeholders.formats.base_parts import part_details
from stakeholders.formats.vcard_read_channels import shown_channel, shown_parts
from stakeholders.formats.vcard_values import as_line, as_parameter, as_text, folded

_NAME: Final = re.compile(r"[A-Z][A-Z0-9-]*")
_GROUP: Final = re.compile(r"[A-Za-z0-9-]*")
_OUR_GROUP: Final = re.compile(r"item(\d{1,9})", re.IGNORECASE)
_OURS: Final = frozenset(
    {
        "BEGIN", "END", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "TITLE", "TEL", "EMAIL",
        "URL", "IMPP", "ADR", "NOTE", "CATEGORIES", "X-ABSHOWAS", "X-PHONETIC-FIRST-NAME",
        "X-PHONETIC-LAST-NAME", "AGENT", "KIND", "SORT-STRING",
        "REV",
    }
)  # fmt: skip
"""Kept properties of these names stand in our own words: a REV of the file that a contact came from
would tell other programs that it has not changed since.
"""
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
_PLAIN_LABELS: Final = frozenset(
    "tel phone telephone fax mobile mob cell email e-mail mail web website".split()
)
"""Labels that only say the type again, which address books would show as words of their own."""
_PARTS_OF_ADDRESS: Final = frozenset(
    {"po_box", "extended", "street", "city", "region", "postal_code", "country", "label"}
)
_BINARY: Final = ("ENCODING", "b")
_MANY: Final = 500


def write_vcards(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as cards of version 3.0, one after the other."""
    write_cards(records, stream, card_of)


def write_cards(
    records: Iterable[Record], stream: BinaryIO, card_of: Callable[[Record], str]
) -> None:
    """Write the cards that are made of the records, many at a time."""
    batch: list[str] = []
    for record in records:
        batch.append(card_of(record))
        if len(batch) == _MANY:
            stream.write("".join(batch).encode("utf-8", "replace"))
            batch.clear()
    stream.write("".join(batch).encode("utf-8", "replace"))


def card_of(record: Record) -> str:
    """Return the card of a record, every line of it ended."""
    return on_lines(CardWriting(record).lines())


def on_lines(lines: Iterable[str]) -> str:
    """Return the lines folded and ended."""
    short = [line if len(line) <= 75 and line.isascii() else folded(line) for line in lines]
    return "\r\n".join([*short, ""])


class CardWriting:
    """One record on its way to a card; what another version says otherwise is a method of it."""

    _VERSION: ClassVar = "3.0"
    _RAW_BESIDE: ClassVar = frozenset({ChannelType.WEB, ChannelType.MESSAGING})

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lines: list[str] = []
        self._group = max((_number(kept.group) for kept in record.kept), default=0)

    def lines(self) -> list[str]:
        """Return the lines, not yet folded."""
        record, add = self._record, self._lines.append
        self._lines += (
            "BEGIN:VCARD",
            f"VERSION:{self._VERSION}",
            "PRODID:-//Stakeholders//Directory//EN",
        )
        self._identity()
        self._names()
        self._list()
        for post in record.posts:
            self._post(post)
        if record.kind is EntryKind.BODY:
            add(f"ORG:{as_text(record.name)}")
        if record.kind not in {EntryKind.PERSON, EntryKind.LIST}:
            add("X-ABShowAs:COMPANY")
        for channel in record.channels:
            self._channel(channel)
        for address in record.addresses:
            self._address(address)
        if record.tags:
            add(f"CATEGORIES:{','.join([as_text(tag) for tag in record.tags])}")
        for note in record.notes:
            add(f"NOTE:{as_text(note)}")
        self._of_our_own()
        add("END:VCARD")
        return self._lines

    def _identity(self) -> None:
        uid = self._record.uid or self._record.source_uid
        if uid:
            self._lines.append(f"UID:{as_text(uid)}")

    def _list(self) -> None:
        if self._record.kind is EntryKind.LIST:
            self._lines.append("X-ADDRESSBOOKSERVER-KIND:group")
            self._lines += [
                f"X-ADDRESSBOOKSERVER-MEMBER:{as_text(one)}" for one in self._record.members
            ]

    def _names(self) -> None:
        add = self._lines.append
        names = self._record.names
        main = names[0] if names else PersonName("")
        if self._record.kind is not EntryKind.PERSON:
            main = PersonName("", family=self._record.name)
        self._spellings(main)
        if main.phonetic_given:
            add(f"X-PHONETIC-FIRST-NAME:{as_text(main.phonetic_given)}")
        if main.phonetic_family:
            add(f"X-PHONETIC-LAST-NAME:{as_text(main.phonetic_family)}")
        if names:
            self._beyond_parts(names[0])
        for name in names[1:]:
            add(f"X-STAKEHOLDERS-NAME:{as_line(written(details_of(name, NAME_FIELDS)))}")

    def _spellings(self, main: PersonName) -> None:
        """Add the name as it is shown, in its parts, and as it is sorted."""
        self._lines += (f"FN:{as_text(self._record.name)}", f"N:{parts_of_name(main)}")
        if main.sort_as:
            self._lines.append(f"SORT-STRING:{as_text(main.sort_as)}")

    def _beyond_parts(self, name: PersonName) -> None:
        """Add what N cannot say of the first name, with the FN it was written beside."""
        details = details_of(name, NAME_FIELDS)
        if details["full"] == self._record.name:
            del details["full"]
        rest = {key: text for key, text in details.items() if key not in _PARTS_OF_NAME}
        if rest:
            add = self._lines.append
            rest["shown"] = self._record.name
            add(f"X-STAKEHOLDERS-NAME:{as_line(written(rest))}")

    def _post(self, post: PostLine) -> None:
        add = self._lines.append
        group = self._next_group()
        if post.body or post.unit:
            unit = f";{as_text(post.unit)}" if post.unit else ""
            add(f"{group}.ORG:{as_text(post.body)}{unit}")
        if post.title:
            add(f"{group}.TITLE:{as_text(post.title)}")
        details = details_of(post, POST_FIELDS)
        for key in ("title", "body", "unit"):
            details.pop(key, None)
        add(f"{group}.X-STAKEHOLDERS-POST:{as_line(written(details))}")

    def _channel(self, channel: Channel) -> None:
        add = self._lines.append
        group, shown = self._next_group(), shown_channel(channel)
        details = channel_details(channel, self._record)
        label = details.pop("label", "")
        if label and label.casefold().rstrip(".:") in _PLAIN_LABELS:
            details["label"], label = label, ""
        if channel.raw != shown or channel.type in self._RAW_BESIDE:
            details = {"raw": channel.raw, **details}
        add(f"{group}.{self._property(channel, types_of(channel, details))}")
        if label:
            add(f"{group}.X-ABLabel:{as_text(label)}")
        add(f"{group}.X-STAKEHOLDERS-CHANNEL:{as_line(written(details))}")

    def _property(self, channel: Channel, types: str) -> str:
        shown = shown_channel(channel)
        is_uri = channel.type is ChannelType.WEB and "\\" not in shown
        value = as_line(shown) if is_uri else as_text(shown)
        return f"{_PROPERTIES[channel.type]}{types and f';TYPE={types}'}:{value}"

    def _address(self, address: Address) -> None:
        add = self._lines.append
        group = self._next_group()
        details = {
            key: text
            for key, text in details_of(address, ADDRESS_FIELDS).items()
            if key not in _PARTS_OF_ADDRESS
        }
        if address.lines and not any(address.parts):
            details["printed"] = "yes"
        details |= owner_details(address.owner, self._record)
        parts = ";".join([as_text(part) for part in shown_parts(address)])
        add(f"{group}.ADR{self._as_printed(address)}:{parts}")
        if address.label:
            add(f"{group}.X-ABLabel:{as_text(address.label)}")
        add(f"{group}.X-STAKEHOLDERS-ADDRESS:{as_line(written(details))}")

    def _as_printed(self, address: Address) -> str:  # noqa: ARG002 (3.0 has no place for it)
        return ""

    def _kept(self, kept: Kept) -> str:
        return kept_line(kept)

    def _of_our_own(self) -> None:
        record, add = self._record, self._lines.append
        details = details_of(record, RECORD_FIELDS)
        if record.kind is EntryKind.PERSON and not record.names:
            details["names"] = "none"
        if record.uid is None and record.source_uid:
            details["foreign_uid"] = "yes"
        add(f"X-STAKEHOLDERS-RECORD:{as_line(written(details | dict(record.details)))}")
        for part in record.telling_parts:
            add(f"X-STAKEHOLDERS-PART:{as_line(written(part_details(part)))}")
        for source in record.sources:
            add(f"X-STAKEHOLDERS-SOURCE:{as_line(written(details_of(source, SOURCE_FIELDS)))}")
        for holder in record.holders:
            add(f"X-STAKEHOLDERS-HOLDER:{as_line(written(details_of(holder, HOLDER_FIELDS)))}")
        for kept in record.kept:
            add(self._kept(kept))

    def _next_group(self) -> str:
        self._group += 1
        return f"item{self._group}"


def parts_of_name(name: PersonName) -> str:
    """Return the value of N."""
    parts = (name.family, name.given, name.additional, name.honorific, name.suffix)
    return ";".join([as_text(part) for part in parts])


def types_of(channel: Channel, details: Mapping[str, str]) -> str:
    """Return the types of a phone, empty for other channels."""
    if channel.type is not ChannelType.PHONE:
        return ""
    what = _NUMBER_TYPES.get(channel.number_type, "VOICE") if channel.number_type else "VOICE"
    where = "WORK," if details.get("owner") in {"post", "body"} else ""
    return f"{where}{what}"


def _number(group: str) -> int:
    match = _OUR_GROUP.fullmatch(group)
    return int(match.group(1)) if match else 0


def kept_line(kept: Kept, *, stands: bool = False) -> str:
    """Return a kept property as it was, or in our own words where its name is no such name.

    `stands` says that the name may be used although it is one of ours.
    """
    if not stands and not can_stand(kept):
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


def can_stand(kept: Kept) -> bool:
    """Tell whether a kept property can be written as it was."""
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
