"""Delegations: what a State or a body sends to a meeting."""

from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate


class Credentials(StrEnum):
    """How far the paper is that empowers a delegation or a delegate; empty while there is none."""

    NONE = ""
    AWAITED = "awaited"
    COPY = "copy"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Delegation:
    """The representatives of a State or a body at one meeting.

    `represents` is the entry of the area or body, None where it is words alone; `country` its ISO
    alpha-2 code (of a body: where it sits), `kind` what it is. `sort_as` overrides its place in
    the order, `position` is the order in which delegations were put in.
    """

    name: str
    category: str = ""
    represents: Uid | None = None
    kind: EntryKind | None = None
    country: str = ""
    body_kind: str = ""
    credentials: Credentials = Credentials.NONE
    credentials_on: PartialDate | None = None
    credentials_reference: str = ""
    reference: str = ""
    quota: int | None = None
    sort_as: str = ""
    note: str = ""
    position: int = 0
    uid: Uid | None = None
