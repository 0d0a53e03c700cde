"""Channels in files: read anew from the text as given, with what only the directory knows."""

from collections.abc import Mapping
from dataclasses import replace

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Record
from stakeholders.domain.web import read_message, read_web
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.base_fields import CHANNEL_FIELDS, attributes_in, details_of


def read_channel(means: ChannelType, raw: str, context: ReadingContext, label: str = "") -> Channel:
    """Return the channel of a text that says nothing of itself."""
    channel = _read(means, raw, context.regions, context.domains, label)
    if channel.visibility is context.visibility:
        return channel
    return replace(channel, visibility=context.visibility)


def channel_details(channel: Channel, record: Record) -> dict[str, str]:
    """Return what a file says of a channel beside its text."""
    return details_of(channel, CHANNEL_FIELDS) | owner_details(channel.owner, record)


def channel_from(
    means: ChannelType,
    raw: str,
    details: Mapping[str, str],
    context: ReadingContext,
    own: Uid | None,
) -> Channel:
    """Return the channel of a text with the details that `channel_details` gave.

    A number in national form is read with the country that was assumed for it, or none. `own` is
    the uid of the record.
    """
    region = details.get("assumed_region")
    regions = (region,) if region else ()
    channel = _read(means, raw, regions, context.domains, details.get("label", ""))
    changes = attributes_in(details, CHANNEL_FIELDS)
    changes.pop("assumed_region", None)
    return replace(channel, owner=owner_from(details, own), **changes)


def owner_details(owner: Uid | None, record: Record) -> dict[str, str]:
    """Return who owns a channel or address: the record itself, its post, its body, another."""
    if owner is None:
        return {}
    if owner == record.uid:
        return {"owner": record.kind.value}
    if any(owner == post.uid for post in record.posts):
        return {"owner": EntryKind.POST.value, "of": owner}
    if any(owner == post.body_uid for post in record.posts):
        return {"owner": EntryKind.BODY.value, "of": owner}
    return {"of": owner}


def owner_from(details: Mapping[str, str], own: Uid | None) -> Uid | None:
    """Return the uid of the owner that `owner_details` told."""
    if details.get("of"):
        return uid_from_text(details["of"])
    return own if details.get("owner") else None


def _read(
    means: ChannelType, raw: str, regions: tuple[str, ...], domains: tuple[str, ...], label: str
) -> Channel:
    if means is ChannelType.PHONE:
        return read_phone(raw, regions, label)
    if means is ChannelType.EMAIL:
        return read_email(raw, domains, label)
    if means is ChannelType.WEB:
        return read_web(raw, label)
    return read_message(raw, label)
