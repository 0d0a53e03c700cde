"""Tasks: what somebody has to do about a contact by a day."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate


class TaskKind(StrEnum):
    """What has to be done."""

    CALL_BACK = "call_back"
    CHECK = "check"
    REVIEW_STATUS = "review_status"
    REVIEW_BASIS = "review_basis"
    RETENTION_ENDED = "retention_ended"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: about which contact, by when; `part` is the note or fact it comes from."""

    kind: TaskKind
    entry: Uid
    entry_name: str
    part: Uid
    due: PartialDate
    text: str = ""

    def is_due_on(self, day: datetime.date) -> bool:
        """Tell whether it should be done on this day, or should have been done before."""
        return self.due.first_day <= day

    def is_late_on(self, day: datetime.date) -> bool:
        """Tell whether its time is over."""
        return self.due.last_day < day
