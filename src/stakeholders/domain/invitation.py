"""Invitations: who is asked to a meeting, in which form, and what came of it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import fold


class InvitationForm(StrEnum):
    """How somebody is asked, reminded, or answers."""

    NOTE_VERBALE = "note_verbale"
    LETTER = "letter"
    EMAIL = "email"
    PHONE = "phone"


class InvitationStatus(StrEnum):
    """How far an invitation is."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    ACKNOWLEDGED = "acknowledged"
    NOMINATED = "nominated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    APOLOGIES = "apologies"
    NO_REPLY = "no_reply"
    WITHDRAWN = "withdrawn"


class InvitationState(StrEnum):
    """The five plain words for it."""

    TO_SEND = "to_send"
    SENT = "sent"
    COMING = "coming"
    NOT_COMING = "not_coming"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class InvitationCopy:
    """Who gets a copy of an invitation: an entry, or words alone."""

    name: str
    entry: Uid | None = None
    form: InvitationForm | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A step in the life of an invitation: how it was learnt, from whom."""

    status: InvitationStatus
    on: PartialDate | None = None
    how: InvitationForm | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of an invitation that was not answered."""

    sent_on: PartialDate | None = None
    form: InvitationForm | None = None
    reference: str = ""
    deadline: PartialDate | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is asked to a meeting, for whom, through whom, and what came of it.

    The addressee (`name`, `addressee`) gets it for `represents`: a mission for its State. A gap has
    no addressee: the chain of the event led to nobody. `step` is that by which the addressee was
    found, `via` who passes it on. `is_nominee_open`: coming, but who comes is not known yet.
    """

    name: str
    uid: Uid | None = None
    addressee: Uid | None = None
    addressee_kind: EntryKind | None = None
    addressee_body_kind: str = ""
    represents: str = ""
    represents_uid: Uid | None = None
    represents_kind: EntryKind | None = None
    country: str = ""
    via: Uid | None = None
    via_name: str = ""
    delegation: Uid | None = None
    step: str = ""
    form: InvitationForm | None = None
    language: str = ""
    reference: str = ""
    dated: PartialDate | None = None
    deadline: PartialDate | None = None
    status: InvitationStatus = InvitationStatus.DRAFT
    status_on: PartialDate | None = None
    answer: str = ""
    answer_form: InvitationForm | None = None
    answered_on: PartialDate | None = None
    is_nominee_open: bool = False
    reason: str = ""
    note: str = ""
    position: int = 0
    copies: tuple[InvitationCopy, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether nobody was found to send it to."""
        return not self.name

    @property
    def whom(self) -> str:
        """Whom it is for, a uid or folded words: nobody is invited twice."""
        return str(self.represents_uid or fold(self.represents))

    @property
    def last_deadline(self) -> PartialDate | None:
        """The day by which an answer is wanted, as the newest reminder says."""
        given = [one.deadline for one in self.reminders if one.deadline]
        return given[-1] if given else self.deadline

    def state(self, day: datetime.date) -> InvitationState:
        """Return the plain word for it on a day."""
        return InvitationState.NO_ANSWER if self.is_overdue(day) else _STATES[self.status]

    def is_overdue(self, day: datetime.date) -> bool:
        """Tell whether it was sent, and not answered though its deadline is over."""
        due = self.last_deadline
        waits = _STATES[self.status] is InvitationState.SENT
        return waits and due is not None and due.last_day < day


_STATES: Final = MappingProxyType(
    {
        InvitationStatus.DRAFT: InvitationState.TO_SEND,
        InvitationStatus.READY: InvitationState.TO_SEND,
        InvitationStatus.BOUNCED: InvitationState.TO_SEND,
        InvitationStatus.SENT: InvitationState.SENT,
        InvitationStatus.DELIVERED: InvitationState.SENT,
        InvitationStatus.ACKNOWLEDGED: InvitationState.SENT,
        InvitationStatus.NOMINATED: InvitationState.COMING,
        InvitationStatus.ACCEPTED: InvitationState.COMING,
        InvitationStatus.DECLINED: InvitationState.NOT_COMING,
        InvitationStatus.APOLOGIES: InvitationState.NOT_COMING,
        InvitationStatus.WITHDRAWN: InvitationState.NOT_COMING,
        InvitationStatus.NO_REPLY: InvitationState.NO_ANSWER,
    }
)
