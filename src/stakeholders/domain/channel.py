"""Channels: phones, e-mails and web pages of a person, a body or a post."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Problem
from stakeholders.domain.tenure import holds_on
from stakeholders.domain.visibility import Visibility


class ChannelType(StrEnum):
    """By what means a channel reaches its owner; a fax machine is a phone of `NumberType.FAX`."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    MESSAGING = "messaging"


class NumberType(StrEnum):
    """What the label or else the numbering plan says a phone number is."""

    MOBILE = "mobile"
    FIXED = "fixed"
    FIXED_OR_MOBILE = "fixed_or_mobile"
    FAX = "fax"
    TOLL_FREE = "toll_free"
    PREMIUM_RATE = "premium_rate"
    SHARED_COST = "shared_cost"
    VOIP = "voip"
    PERSONAL = "personal"
    PAGER = "pager"
    UAN = "uan"
    SATELLITE = "satellite"
    UNKNOWN = "unknown"


class ChannelState(StrEnum):
    """What is known of a channel beyond its form."""

    UNCHECKED = "unchecked"
    VALID = "valid"
    INVALID = "invalid"
    BOUNCED = "bounced"
    DO_NOT_USE = "do_not_use"


@quickly_made
@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach its owner: the text as given, and what the rules make of it.

    `normalised` is E.164 for phones and the cleaned address for e-mails, None where no rule could
    read the text. `region` is an ISO 3166 alpha-2 code; `assumed_region` the one that was guessed
    to read a number in national form. `quote` are the words of the source; a fact that is not
    `certain` was captured as the weaker reading.
    """

    type: ChannelType
    raw: str
    normalised: str | None = None
    valid: bool = False
    display: str = ""
    number_type: NumberType | None = None
    extension: str | None = None
    region: str | None = None
    assumed_region: str | None = None
    label: str = ""
    purposes: tuple[str, ...] = ()
    state: ChannelState = ChannelState.UNCHECKED
    state_reason: str = ""
    visibility: Visibility = Visibility.OFFICE
    as_of: PartialDate | None = None
    from_: PartialDate | None = None
    to: PartialDate | None = None
    owner: Uid | None = None
    uid: Uid | None = None
    quote: str = ""
    certain: bool = True
    problem: Problem | None = None

    def is_used_on(self, day: datetime.date) -> bool:
        """Tell whether it is in use on a day, as far as its dates tell."""
        return holds_on(self.from_, self.to, day)

    @property
    def same_as(self) -> tuple[str, str, str]:
        """What makes two channels of one owner the same: type, number or address, extension."""
        return (self.type, self.normalised or self.raw, self.extension or "")
