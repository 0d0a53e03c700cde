"""Ownership: whose number it is, the person's or that of the post or body."""

from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import is_role_address

_OF_THE_OFFICE: Final = frozenset(
    {
        NumberType.FIXED,
        NumberType.FAX,
        NumberType.TOLL_FREE,
        NumberType.SHARED_COST,
        NumberType.PREMIUM_RATE,
        NumberType.UAN,
    }
)


def belongs_to_office(channel: Channel) -> bool:
    """Tell whether a channel stays when people change: landlines and role mailboxes do."""
    if channel.type is ChannelType.EMAIL:
        return is_role_address(channel.normalised or channel.raw)
    return channel.number_type in _OF_THE_OFFICE
