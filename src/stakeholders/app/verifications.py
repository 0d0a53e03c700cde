"""Verifications: a fact or a way to reach someone was checked, by whom, how, with what outcome."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.fact_texts import FactTexts
from stakeholders.domain.channel import ChannelState
from stakeholders.domain.fact_life import FactKind
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

    def __init__(self, database: Database, author: str, texts: FactTexts) -> None:
        self._database = database
        self._author = author
        self._texts = texts

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

    def gone(self, entry: Uid, kind: FactKind, target: Uid, method: str = "") -> Uid:
        """Note that a fact holds no more, and let it: a position ends, an address goes.

        Raises:
            UnknownUidError: when the fact is gone already.
        """
        check = self._check_of(target, CheckOutcome.GONE, method)
        with self._database.writing("fact.gone", entry=entry) as writing:
            self._texts.give_up(writing, kind, target)
            return add_part(writing, entry, check)

    def corrected(
        self, entry: Uid, kind: FactKind, target: Uid, text: str, method: str = ""
    ) -> Uid:
        """Write what a fact says now, and note that it was put right.

        Raises:
            EmptyNameError: when there is nothing in it.
            UnknownUidError: when the fact is gone.
        """
        check = self._check_of(target, CheckOutcome.CHANGED, method)
        with self._database.writing("fact.corrected", entry=entry) as writing:
            self._texts.correct(writing, kind, target, text)
            return add_part(writing, entry, check)

    def _check_of(self, target: Uid, outcome: CheckOutcome, method: str) -> Verification:
        day = PartialDate.of(self._database.today())
        return Verification(day, outcome, self._author, method, target)

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
