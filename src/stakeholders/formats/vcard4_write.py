"""Writing vCards 4.0 (RFC 6350): numbers and identities as URIs, kinds, members, photos as data.

What it has no place for stands beside, as in version 3.0.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import BinaryIO, ClassVar, Final

from typing_extensions import override

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.record import Kept, Record
from stakeholders.formats.base_fields import joined
from stakeholders.formats.vcard_read_channels import WAS, shown_channel
from stakeholders.formats.vcard_values import as_line, as_parameter, as_text
from stakeholders.formats.vcard_write import (
    CardWriting,
    kept_line,
    on_lines,
    parts_of_name,
    write_cards,
)

_BINARY: Final = ("ENCODING", "b")
_E164: Final = re.compile(r"\+[0-9]{3,}")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-\[\]-~]+")
_MEDIA: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+=*")
_DEFAULT_MEDIA: Final = MappingProxyType(
    {"PHOTO": "image/jpeg", "LOGO": "image/jpeg", "SOUND": "audio/basic"}
)
_GROUP: Final = "group"
_KINDS: Final = MappingProxyType({EntryKind.PERSON: "individual", EntryKind.LIST: _GROUP})
_OTHER_SCRIPTS: Final = frozenset({NameType.NATIVE, NameType.ROMANISED})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write_vcards4(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as cards of version 4.0, one after the other."""
    write_cards(records, stream, card4_of)


def card4_of(record: Record) -> str:
    """Return the card of a record, every line of it ended."""
    return on_lines(_CardWriting4(record).lines())


class _CardWriting4(CardWriting):
    """One record on its way to a card of version 4.0."""

    _VERSION: ClassVar = "4.0"
    _RAW_BESIDE: ClassVar = frozenset(ChannelType) - {ChannelType.EMAIL}

    @override
    def _identity(self) -> None:
        record, add = self._record, self._lines.append
        if record.uid:
            add(f"UID:urn:uuid:{record.uid}")
        elif record.source_uid:
            add(f"UID;VALUE=text:{as_text(record.source_uid)}")
        if not any(map(_is_group, record.kept)):
            add(f"KIND:{_KINDS.get(record.kind, 'org')}")

    @override
    def _list(self) -> None:
        if self._record.kind is EntryKind.LIST:
            self._lines += [f"MEMBER:{_reference(one)}" for one in self._record.members]

    @override
    def _spellings(self, main: PersonName) -> None:
        others = [name for name in self._record.names[1:] if name.type in _OTHER_SCRIPTS]
        mark = ";ALTID=1" if others else ""
        self._lines += (
            f"FN{mark}{_language(main) if others else ''}:{as_text(self._record.name)}",
            f"N{mark}{_sorted_as(main)}:{parts_of_name(main)}",
        )
        for name in others:
            self._lines.append(f"FN;ALTID=1{_language(name)}:{as_text(name.full)}")
            if name.family or name.given:
                self._lines.append(f"N;ALTID=1{_language(name)}:{parts_of_name(name)}")

    @override
    def _property(self, channel: Channel, types: str) -> str:
        shown = shown_channel(channel)
        if channel.type is ChannelType.EMAIL:
            return f"EMAIL:{as_text(shown)}"
        if channel.type is not ChannelType.PHONE:
            name = "URL" if channel.type is ChannelType.WEB else "IMPP"
            return f"{name}:{as_line(shown) if _URI.fullmatch(shown) else as_text(shown)}"
        uri = _number_uri(channel)
        kinds = types.casefold()
        return f"TEL;VALUE=uri;TYPE={kinds}:{uri}" if uri else f"TEL;TYPE={kinds}:{as_text(shown)}"

    @override
    def _as_printed(self, address: Address) -> str:
        printed = "\n".join(address.lines)
        return f";LABEL={as_parameter(printed)}" if printed else ""

    @override
    def _kept(self, kept: Kept) -> str:
        groups = [one for one in self._record.kept if _is_group(one)]
        if kept.name == "KIND":
            return kept_line(kept, stands=groups[:1] == [kept])
        return kept_line(_as_data(kept) if _BINARY in kept.parameters else kept)


def _language(name: PersonName) -> str:
    return f";LANGUAGE={name.language}" if _LANGUAGE.fullmatch(name.language) else ""


def _sorted_as(name: PersonName) -> str:
    """Return what a name is sorted as: the family name, a comma, the others (RFC 6350 §5.9)."""
    return f";SORT-AS={as_parameter(name.sort_as.replace(', ', ','))}" if name.sort_as else ""


def _reference(member: str) -> str:
    return as_line(member) if _URI.fullmatch(member) else as_text(member)


def _number_uri(channel: Channel) -> str:
    """Return the number as RFC 3966 writes it, empty where that cannot say all of it."""
    extension = channel.extension or ""
    if not _E164.fullmatch(channel.normalised or "") or not (extension + "0").isdecimal():
        return ""
    return f"tel:{channel.normalised}{extension and f';ext={extension}'}"


def _is_group(kept: Kept) -> bool:
    return kept == Kept("KIND", _GROUP)


def _as_data(kept: Kept) -> Kept:
    """Return what was in base64 as a data URI, with its old parameters for our own reader."""
    if not _BASE64.fullmatch(kept.value):
        return kept
    types = [text.casefold() for name, text in kept.parameters if name == "TYPE"]
    media = _media(kept.name, types[0] if types else "")
    was = joined([f"{name}={text}" for name, text in kept.parameters], ",")
    uri = f"data:{media};base64,{kept.value}"
    return Kept(kept.name, uri, kept.group, ((WAS, was),))


def _media(name: str, type_: str) -> str:
    kind = _DEFAULT_MEDIA.get(name, "application/octet-stream")
    named = type_ if "/" in type_ else f"{kind.partition('/')[0]}/{type_}"
    return named if type_ and _MEDIA.fullmatch(named) else kind
