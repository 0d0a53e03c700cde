"""Verifications: a fact or a way to reach someone was checked, by whom, how, with what outcome."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import ChannelState
from stakeholders.domain.freshness import age_of_fact
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, Verification
from stakeholders.domain.record import Record
from stakeholders.store import people
from stakeholders.store.database import Database
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part


class Verifications:
    """Notes checks; `author` is who checked unless told otherwise."""

    def __init__(self, database: Database, author: str) -> None:
        self._database = database
        self._author = author

    def check(
        self,
        entry: Uid,
        *,
        target: Uid | None = None,
        field: str = "",
        outcome: CheckOutcome = CheckOutcome.RIGHT,
        method: str = "",
        by: str = "",
        on: PartialDate | None = None,
        next_due: PartialDate | None = None,
    ) -> Uid:
        """Note that a contact, one of its channels or parts, or a field of it was checked.

        A channel that was found right is valid from then on, one that is gone is not. Return the
        uid of the check.
        """
        day = on or PartialDate.of(self._database.today())
        who = by or self._author
        check = Verification(day, outcome, who, method, target, field, next_due)
        with self._database.writing("fact.checked", entry=entry) as writing:
            if target is not None:
                self._mark(writing, target, outcome)
            return add_part(writing, entry, check)

    def age(self, record: Record, target: Uid | None = None, field: str = "") -> PartialDate | None:
        """Return the day a fact of a contact was last known to be right, by source or check."""
        channel = next((c for c in record.channels if c.uid == target and target), None)
        as_of = channel.as_of if channel else _date_of(record)
        return age_of_fact(as_of, record.parts_of(Verification), target, field)

    def _mark(self, writing: Writing, target: Uid, outcome: CheckOutcome) -> None:
        """Let a channel tell what came of checking it; other facts have no such mark."""
        state = _STATES.get(outcome)
        try:
            channel = people.read_channel(writing.connection, target)
        except UnknownUidError:
            return
        if state is not None:
            people.change_channel(writing, replace(channel, state=state))


def _date_of(record: Record) -> PartialDate | None:
    dates = [source.date for source in record.sources if source.date]
    return max(dates, key=lambda date: date.last_day, default=None)


_STATES: Final = MappingProxyType(
    {
        CheckOutcome.RIGHT: ChannelState.VALID,
        CheckOutcome.CHANGED: ChannelState.VALID,
        CheckOutcome.GONE: ChannelState.INVALID,
    }
)
