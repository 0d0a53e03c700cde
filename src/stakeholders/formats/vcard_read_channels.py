"""Channels and addresses in vCards: TEL, EMAIL, URL, IMPP, ADR with labels and our own details."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import clean, clean_lines
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.base_channels import channel_from, owner_from, read_channel
from stakeholders.formats.base_fields import ADDRESS_FIELDS, attributes_in, read_details
from stakeholders.formats.vcard_lines import Card, Property
from stakeholders.formats.vcard_values import parts_in, text_in

CHANNEL_PROPERTIES: Final = MappingProxyType(
    {
        "TEL": ChannelType.PHONE,
        "EMAIL": ChannelType.EMAIL,
        "URL": ChannelType.WEB,
        "IMPP": ChannelType.MESSAGING,
    }
)
WAS: Final = "X-STAKEHOLDERS-WAS"
"""The parameter that says what the parameters were before the value became a data URI."""

_SAYS_NOTHING: Final = frozenset({"voice", "pref", "internet", "x400", "dom", "intl", "postal",
                                  "parcel", "text"})  # fmt: skip
_APPLE_LABEL: Final = re.compile(r"_\$!<(.*)>!\$_")
_Beside = Mapping[tuple[str, str], str]


def shown_channel(channel: Channel) -> str:
    """Return a channel as other programs are to read it: the number in full, the bare address."""
    if channel.normalised is None:
        return channel.raw
    if channel.type is ChannelType.EMAIL:
        return channel.normalised
    if channel.type is not ChannelType.PHONE:
        return channel.raw
    return f"{channel.display} ext. {channel.extension}" if channel.extension else channel.display


def shown_parts(address: Address) -> tuple[str, ...]:
    """Return the seven parts of an address; one known only as printed stands in its street."""
    if any(address.parts) or not address.lines:
        return address.parts
    return ("", "", "\n".join(address.lines), "", "", "", "")


def channel_of(
    one: Property, card: Card, beside: _Beside, context: ReadingContext, uid: Uid | None
) -> Channel:
    """Return the channel of a property; what another program edited beside our details wins."""
    means = CHANNEL_PROPERTIES[one.name]
    text = text_in(one.value, old=card.is_old).strip()
    label = _label(one, beside)
    own = beside.get((one.group, "X-STAKEHOLDERS-CHANNEL")) if one.group else None
    if own is None:
        return read_channel(means, text, context, label or types_of_property(one))
    details = {"label": label, **read_details(own)}
    channel = channel_from(means, details.get("raw", text), details, context, uid)
    if "raw" not in details or shown_channel(channel) == text:
        return channel
    edited = read_channel(means, text, context, label)
    if edited.same_as == channel.same_as:
        return channel
    details = {key: value for key, value in details.items() if key not in _OF_THE_OLD_TEXT}
    return channel_from(means, text, details, context, uid)


_OF_THE_OLD_TEXT: Final = frozenset({"raw", "assumed_region", "type", "quote", "certain"})


def address_of(
    one: Property,
    card: Card,
    beside: _Beside,
    context: ReadingContext,
    *,
    own: bool,
    uid: Uid | None,
) -> Address:
    """Return the address of a property; never more than the seven parts of RFC 6350."""
    parts = [clean_lines(text_in(part, old=card.is_old)).strip() for part in parts_in(one.value)]
    parts = [*parts, *[""] * 7][:7]
    label = _label(one, beside)
    details = beside.get((one.group, "X-STAKEHOLDERS-ADDRESS")) if one.group and own else None
    if details is None:
        printed = clean_lines(text_in(one.parameter("LABEL")))
        return _address(
            parts,
            lines=tuple(printed.split("\n")) if printed else (),
            label=label or types_of_property(one),
            visibility=context.visibility,
        )
    found = read_details(details)
    attributes = attributes_in(found, ADDRESS_FIELDS)
    address = replace(_address(parts), label=label, owner=owner_from(found, uid), **attributes)
    if "printed" not in found:
        return address
    as_printed = replace(address, street="")
    return as_printed if list(shown_parts(as_printed)) == parts else address


def _address(parts: Sequence[str], **more: Any) -> Address:  # noqa: ANN401
    po_box, extended, street, city, region, postal_code, country = parts
    return Address(
        po_box=po_box,
        extended=extended,
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        **more,
    )


def country_and_place(found: Sequence[Property], addresses: Sequence[Address]) -> dict[str, str]:
    """Return the place that the address at work says, else the first; its country has no code."""
    at_work = [a for one, a in zip(found, addresses, strict=True) if "work" in one.types]
    return {"place": next((a.city for a in (*at_work, *addresses) if a.city), "")}


def _label(one: Property, beside: _Beside) -> str:
    text = beside.get((one.group, "X-ABLABEL"), "") if one.group else ""
    label = clean(text_in(text))
    match = _APPLE_LABEL.fullmatch(label)
    return match.group(1) if match else label


def types_of_property(one: Property) -> str:
    """Return the types of a property that say something, as one label."""
    return " ".join(word for word in one.types if word not in _SAYS_NOTHING)
