"""Doubtful facts: what of a contact is to be checked again, and what is known of each fact."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fact_life import FactKind, FactLives, kind_of_channel
from stakeholders.domain.freshness import age_of_fact, last_check
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from stakeholders.domain.record import PostLine, Record

_GIVEN_UP: Final = frozenset({ChannelState.INVALID, ChannelState.BOUNCED, ChannelState.DO_NOT_USE})


@dataclass(frozen=True, slots=True)
class AgedFact:
    """One fact of a contact's own: what it says, when it was last known to be right, who checked.

    `known` is the day of its source or of a later check, None where nobody can tell; `check` is
    the last one that confirmed it.
    """

    kind: FactKind
    target: Uid
    text: str
    known: PartialDate | None = None
    check: Verification | None = None

    def is_due(self, lives: FactLives, day: datetime.date) -> bool:
        """Tell whether it is to be checked again on a day."""
        if self.known is None:
            return True
        return (day - self.known.last_day).days > lives.of(self.kind)


def aged_facts(
    record: Record, day: datetime.date, written: Mapping[Uid, PartialDate]
) -> tuple[AgedFact, ...]:
    """Return the facts in use of a contact's own: how it is reached, what it holds, where it is.

    Positions and addresses are as old as the sources of the contact; where it has none and was
    typed here, as old as what was `written`, by the uid of the row.
    """
    return (*_channels(record, day), *_positions(record, day, written), *_places(record, written))


def doubtful_facts(
    record: Record, day: datetime.date, lives: FactLives, written: Mapping[Uid, PartialDate]
) -> tuple[AgedFact, ...]:
    """Return those that are to be checked again."""
    return tuple(f for f in aged_facts(record, day, written) if f.is_due(lives, day))


def _channels(record: Record, day: datetime.date) -> Iterator[AgedFact]:
    personal = record.kind is EntryKind.PERSON
    for channel in record.channels:
        if channel.uid and channel.owner == record.uid and _is_in_use(channel, day):
            kind = kind_of_channel(channel, personal=personal)
            text = channel.display or channel.raw
            yield _aged(record, kind, channel.uid, text, channel.as_of)


def _is_in_use(channel: Channel, day: datetime.date) -> bool:
    return channel.state not in _GIVEN_UP and channel.is_used_on(day)


def _positions(
    record: Record, day: datetime.date, written: Mapping[Uid, PartialDate]
) -> Iterator[AgedFact]:
    if record.kind is EntryKind.PERSON:
        for line in record.posts:
            if line.line_uid and line.holds_on(day):
                base = _told(record, line.line_uid, written)
                yield _aged(record, FactKind.POSITION, line.line_uid, _position(line), base)


def _places(record: Record, written: Mapping[Uid, PartialDate]) -> Iterator[AgedFact]:
    for address in record.addresses:
        if address.uid and address.owner == record.uid:
            parts = address.lines or (address.street, address.postal_code, address.city)
            text = ", ".join(part for part in parts if part)
            base = _told(record, address.uid, written)
            yield _aged(record, FactKind.ADDRESS, address.uid, text, base)


def _told(record: Record, uid: Uid, written: Mapping[Uid, PartialDate]) -> PartialDate | None:
    """Return the day of the newest source; what somebody typed is as old as the typing."""
    if record.sources or record.source:
        dates = [source.date for source in record.sources if source.date]
        return max(dates, key=lambda date: date.last_day, default=None)
    return written.get(uid)


def _aged(
    record: Record, kind: FactKind, target: Uid, text: str, base: PartialDate | None
) -> AgedFact:
    checks = record.parts_of(Verification)
    known = age_of_fact(base, checks, target)
    return AgedFact(kind, target, text, known, last_check(checks, target))


def _position(line: PostLine) -> str:
    return ", ".join(part for part in (line.title, line.unit, line.body) if part)
