"""Channel columns: a channel as the columns of its row."""

from types import MappingProxyType
from typing import Any, Final

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import EMAIL_VERSION
from stakeholders.domain.phone import PHONE_VERSION

RULE_VERSIONS: Final = MappingProxyType(
    {ChannelType.PHONE: PHONE_VERSION, ChannelType.EMAIL: EMAIL_VERSION}
)
"""The version of the rule that made the normalised value, by type."""


def channel_values(channel: Channel, owner_id: int, position: int) -> dict[str, Any]:
    """Return the columns of a channel."""
    return {
        "owner_id": owner_id,
        "uid": channel.uid,
        "type": channel.type.value,
        "raw": channel.raw,
        "normalised": channel.normalised,
        "display": channel.display,
        "is_valid": channel.valid,
        "number_type": channel.number_type.value if channel.number_type else None,
        "extension": channel.extension,
        "region": channel.region,
        "assumed_region": channel.assumed_region,
        "rule_version": RULE_VERSIONS.get(channel.type, 0),
        "label": channel.label,
        "purposes": channel.purposes,
        "state": channel.state.value,
        "state_reason": channel.state_reason,
        "visibility": channel.visibility.value,
        "as_of": channel.as_of,
        "from_date": channel.from_,
        "to_date": channel.to,
        "quote": channel.quote,
        "is_certain": channel.certain,
        "position": position,
    }
