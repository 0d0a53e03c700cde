"""Participations: one person's part in a meeting, with name, title and body as they were then."""

from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.delegation import Credentials
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility


class Nomination(StrEnum):
    """How far it is that somebody was named for a meeting; empty while nobody was."""

    NONE = ""
    NOMINATED = "nominated"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Registration(StrEnum):
    """How far the registration of a participant is; empty before it."""

    NONE = ""
    REGISTERED = "registered"
    APPROVED = "approved"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """Whether a participant was there on a day."""

    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class DayAttendance:
    """Whether a participant was there on one day."""

    day: PartialDate
    state: Attendance


@dataclass(frozen=True, slots=True)
class Participation:
    """One person's part in a meeting; the name, title and body stay as they were then.

    A nominee who is not known yet has no name. `replaced_by` is who came instead: who was replaced
    stays in the history and on no list or badge. `values` are those of the event's own columns, by
    the name of the column, in their text form. `gender` is for address and balance: `f`, `m`, `x`.
    """

    name: str
    uid: Uid | None = None
    person: Uid | None = None
    post: Uid | None = None
    body_uid: Uid | None = None
    delegation: Uid | None = None
    invitation: Uid | None = None
    replaced_by: Uid | None = None
    replaced_on: PartialDate | None = None
    honorific: str = ""
    given: str = ""
    family: str = ""
    family_first: bool = False
    badge_name: str = ""
    title: str = ""
    body: str = ""
    unit: str = ""
    rank: str = ""
    gender: str = ""
    language: str = ""
    category: str = ""
    role: str = ""
    functions: tuple[str, ...] = ()
    credentials: Credentials = Credentials.NONE
    credentials_on: PartialDate | None = None
    nomination: Nomination = Nomination.NONE
    nominated_on: PartialDate | None = None
    nomination_reference: str = ""
    registration: Registration = Registration.NONE
    registered_on: PartialDate | None = None
    is_sponsored: bool = False
    visibility: Visibility = Visibility.PARTICIPANTS
    note: str = ""
    position: int = 0
    attendance: tuple[DayAttendance, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def takes_part(self) -> bool:
        """Whether the participant counts: not replaced, refused, withdrawn or cancelled."""
        return (
            self.replaced_by is None
            and self.nomination not in {Nomination.REFUSED, Nomination.WITHDRAWN}
            and self.registration is not Registration.CANCELLED
        )

    def value(self, column: str) -> str:
        """Return what a column of the event's own says, empty where it says nothing."""
        return dict(self.values).get(column, "")
