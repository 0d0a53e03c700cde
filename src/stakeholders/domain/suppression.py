"""Suppression: whom nothing is sent to and who is on no list that leaves, and why; one rule."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import ContactWay, LegalBasis, Refusal, Restriction
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import holds_on
from stakeholders.i18n import marked

_CONSENT: Final = "consent"
_DEAD: Final = frozenset({ChannelState.BOUNCED, ChannelState.INVALID, ChannelState.DO_NOT_USE})
_TYPES: Final = MappingProxyType(
    {ContactWay.EMAIL: ChannelType.EMAIL, ContactWay.PHONE: ChannelType.PHONE}
)
_REFUSED: Final = MappingProxyType(
    {
        ContactWay.ANY: (marked("do not contact"), marked("do not contact: {reason}")),
        ContactWay.EMAIL: (marked("no e-mail"), marked("no e-mail: {reason}")),
        ContactWay.PHONE: (marked("no calls"), marked("no calls: {reason}")),
        ContactWay.POST: (marked("no letters"), marked("no letters: {reason}")),
    }
)


@dataclass(frozen=True, slots=True)
class _Asked:
    record: Record
    day: datetime.date
    way: ContactWay


def suppressed(
    record: Record, day: datetime.date, way: ContactWay = ContactWay.ANY
) -> Problem | None:
    """Return why nothing goes to a contact by a way on a day, None where something may.

    The words stand behind “left out because”; without a way it is only asked whether the contact
    is left out of everything.
    """
    asked = _Asked(record, day, way)
    return next((problem for rule in _RULES for problem in rule(asked)), None)


def restricted(record: Record, day: datetime.date) -> Problem | None:
    """Return why a contact is shown on no list and used for nothing, None where it may be."""
    if not record.parts:
        return None
    return next(_restricted(_Asked(record, day, ContactWay.ANY)), None)


def usable_channels(record: Record, day: datetime.date, way: ContactWay) -> tuple[Channel, ...]:
    """Return what can be used to reach a contact by a way on a day, as its card has it."""
    type_ = _TYPES.get(way)
    return tuple(c for c in record.channels if c.type is type_ and is_usable(c, day))


def is_usable(channel: Channel, day: datetime.date) -> bool:
    """Tell whether something sent by a channel would arrive, as far as it is known."""
    return channel.state not in _DEAD and bool(channel.raw.strip()) and channel.is_used_on(day)


def _restricted(asked: _Asked) -> Iterator[Problem]:
    for part in asked.record.parts_of(Restriction):
        if holds_on(part.from_, part.to, asked.day):
            yield _because(
                "restricted", marked("restricted"), marked("restricted: {reason}"), part.reason
            )


def _died(asked: _Asked) -> Iterator[Problem]:
    died = asked.record.detail("died")
    if died:
        yield Problem("suppressed.died", marked("died {date}"), (("date", died),))


def _ended(asked: _Asked) -> Iterator[Problem]:
    ended = PartialDate.from_text(asked.record.detail("ended"))
    if ended is not None and ended.first_day <= asked.day:
        yield Problem(
            "suppressed.ended", marked("no longer there since {date}"), (("date", str(ended)),)
        )


def _refused(asked: _Asked) -> Iterator[Problem]:
    said = asked.record.detail("do_not_contact")
    if said:
        yield _because("refused", *_REFUSED[ContactWay.ANY], said)
    for part in asked.record.parts_of(Refusal):
        if part.way in {ContactWay.ANY, asked.way} and holds_on(part.from_, part.to, asked.day):
            yield _because("refused", *_REFUSED[part.way], part.reason)


def _consent_withdrawn(asked: _Asked) -> Iterator[Problem]:
    """Yield that consent was withdrawn, where data are held on no other ground."""
    grounds = asked.record.parts_of(LegalBasis)
    ends = [ground.withdrawn for ground in grounds]
    gone = [end for end in ends if end is not None and end.first_day <= asked.day]
    if gone and len(gone) == len(grounds) and any(g.basis == _CONSENT for g in grounds):
        last = max(gone, key=lambda date: date.first_day)
        yield Problem(
            "suppressed.consent", marked("consent withdrawn {date}"), (("date", str(last)),)
        )


def _left(asked: _Asked) -> Iterator[Problem]:
    """Yield that a person has left every position that is known."""
    lines = asked.record.posts if asked.record.kind is EntryKind.PERSON else ()
    ends = [line.to for line in lines if line.to and line.to.first_day <= asked.day]
    if lines and len(ends) == len(lines):
        last = max(range(len(ends)), key=lambda place: ends[place].first_day)
        line = lines[last]
        values = {"post": line.title or line.body, "date": str(line.to)}
        yield Problem("suppressed.left", marked("left {post} {date}"), tuple(values.items()))


def _bounced(asked: _Asked) -> Iterator[Problem]:
    """Yield that none of the channels of the way can be used, where there are some."""
    type_ = _TYPES.get(asked.way)
    channels = [c for c in asked.record.channels if c.type is type_ and c.raw.strip()]
    if channels and not usable_channels(asked.record, asked.day, asked.way):
        is_email = asked.way is ContactWay.EMAIL
        text = _NO_EMAIL_LEFT if is_email else _NO_PHONE_LEFT
        yield Problem("suppressed.bounced", text)


_NO_EMAIL_LEFT: Final = marked("every e-mail address has bounced, is gone or not to be used")
_NO_PHONE_LEFT: Final = marked("every phone is gone or not to be used")


def _because(code: str, bare: str, told: str, reason: str) -> Problem:
    values = (("reason", reason),) if reason else ()
    return Problem(f"suppressed.{code}", told if reason else bare, values)


_Rule = Callable[[_Asked], Iterator[Problem]]
_RULES: Final[tuple[_Rule, ...]] = (
    _restricted, _died, _ended, _refused, _consent_withdrawn, _left, _bounced,
)  # fmt: skip
