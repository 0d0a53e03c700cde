"""Fact lives: after how many days each kind of fact is to be checked again, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.i18n import marked, translated


class FactKind(StrEnum):
    """What ages alike."""

    MOBILE = "mobile"
    PHONE = "phone"
    SWITCHBOARD = "switchboard"
    FAX = "fax"
    EMAIL = "email"
    MAILBOX = "mailbox"
    MESSAGING = "messaging"
    WEB = "web"
    POSITION = "position"
    ADDRESS = "address"

    @property
    def word(self) -> str:
        """What the kind is called."""
        return translated(_TITLES[self])


_TITLES: Final[Mapping[FactKind, str]] = MappingProxyType(
    {
        FactKind.MOBILE: marked("Mobile"),
        FactKind.PHONE: marked("Phone of a person"),
        FactKind.SWITCHBOARD: marked("Phone of an office"),
        FactKind.FAX: marked("Fax"),
        FactKind.EMAIL: marked("E-mail of a person"),
        FactKind.MAILBOX: marked("Mailbox of an office"),
        FactKind.MESSAGING: marked("Messenger"),
        FactKind.WEB: marked("Web page"),
        FactKind.POSITION: marked("Position"),
        FactKind.ADDRESS: marked("Address"),
    }
)

USUAL_LIVES: Final[Mapping[FactKind, int]] = MappingProxyType(
    {
        FactKind.MOBILE: 365,
        FactKind.PHONE: 548,
        FactKind.SWITCHBOARD: 1826,
        FactKind.FAX: 1826,
        FactKind.EMAIL: 548,
        FactKind.MAILBOX: 1096,
        FactKind.MESSAGING: 365,
        FactKind.WEB: 1096,
        FactKind.POSITION: 548,
        FactKind.ADDRESS: 1096,
    }
)
"""In days: who holds a post changes sooner than the number of a switchboard."""


@dataclass(frozen=True, slots=True)
class FactLives:
    """The lives that an office goes by: the usual ones, and those that it has set."""

    own: Mapping[FactKind, int] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, kind: FactKind) -> int:
        """Return after how many days a kind of fact is to be checked again."""
        return self.own.get(kind, USUAL_LIVES[kind])


def kind_of_channel(channel: Channel, *, personal: bool) -> FactKind:
    """Return as what a channel ages; `personal` is one of a person, not of a post or body."""
    if channel.type is ChannelType.PHONE:
        if channel.number_type in _BY_NUMBER:
            return _BY_NUMBER[channel.number_type]
        return FactKind.PHONE if personal else FactKind.SWITCHBOARD
    if channel.type is ChannelType.EMAIL:
        return FactKind.EMAIL if personal else FactKind.MAILBOX
    return FactKind.WEB if channel.type is ChannelType.WEB else FactKind.MESSAGING


_BY_NUMBER: Final[Mapping[NumberType | None, FactKind]] = MappingProxyType(
    {NumberType.MOBILE: FactKind.MOBILE, NumberType.FAX: FactKind.FAX}
)
