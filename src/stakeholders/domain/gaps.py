"""Gaps: what stands in the way of using a list by e-mail, phone or letter, contact by contact."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fact_life import FactLives, kind_of_channel
from stakeholders.domain.freshness import age_of_fact
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import ContactWay, Verification
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.suppression import usable_channels
from stakeholders.i18n import marked


class GapKind(StrEnum):
    """What is missing or doubtful; the first ones weigh most."""

    NOBODY = "nobody"
    """Somebody is invited, and nobody was found to write to."""
    VACANT = "vacant"
    """Nobody holds the post, and it has no mailbox or phone of its own."""
    LEFT_OUT = "left_out"
    NO_CHANNEL = "no_channel"
    TWICE = "twice"
    INVALID = "invalid"
    STALE = "stale"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Place:
    """One who would get something: the contact, its name as shown, and why nothing goes there.

    `checks` are the checks of everything that belongs to those whose channels it shows; `way` is
    how this one is reached where not all are reached alike.
    """

    contact: Record
    name: str
    is_vacant: bool = False
    why_not: Problem | None = None
    checks: tuple[Verification, ...] = ()
    way: ContactWay | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing or doubtful about one contact; `fact` is the uid of the channel meant."""

    kind: GapKind
    entry: Uid | None
    name: str
    problem: Problem
    fact: Uid | None = None


_USUAL: Final = FactLives()
_NO_CHANNEL: Final[Mapping[ContactWay, str]] = MappingProxyType(
    {
        ContactWay.EMAIL: marked("{name} has no e-mail address."),
        ContactWay.PHONE: marked("{name} has no phone."),
        ContactWay.POST: marked("{name} has no postal address."),
    }
)


def gaps_of(
    places: Sequence[Place],
    way: ContactWay,
    day: datetime.date,
    lives: FactLives = _USUAL,
) -> tuple[Gap, ...]:
    """Return all gaps of those on a list, kind by kind, those of one kind in the list's order."""
    found = [gap for place in places for gap in _gaps(place, place.way or way, day, lives)]
    return in_order((*found, *_twice(places, way, day)))


def in_order(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps kind by kind, those of one kind in the order in which they come."""
    order = list(GapKind)
    return tuple(sorted(gaps, key=lambda gap: order.index(gap.kind)))


def nobody_found(name: str, entry: Uid | None, addressee: str = "") -> Gap:
    """Return the gap of somebody who is invited, and for whom there is nobody to write to.

    An `addressee` is told who is no more than a name, without a card in the directory.
    """
    text = marked("{name}: nobody was found to write to.")
    if addressee:
        text = marked("{name}: {addressee} has no card in the directory.")
    values = (("name", name), ("addressee", addressee))
    return Gap(GapKind.NOBODY, entry, name, Problem("gap.nobody", text, values))


def _gaps(place: Place, way: ContactWay, day: datetime.date, lives: FactLives) -> Iterator[Gap]:
    if place.is_vacant and not usable_channels(place.contact, day, way):
        yield _gap(GapKind.VACANT, place, marked("{name}: nobody holds this post."))
    elif place.why_not is not None:
        text = marked("{name} is left out because: {reason}.")
        yield _gap(GapKind.LEFT_OUT, place, text, reason=place.why_not.message)
    elif way is ContactWay.POST:
        if not any(not one.is_empty for one in place.contact.addresses):
            yield _gap(GapKind.NO_CHANNEL, place, _NO_CHANNEL[way])
    else:
        channel = next(iter(usable_channels(place.contact, day, way)), None)
        if channel is None:
            yield _gap(GapKind.NO_CHANNEL, place, _NO_CHANNEL[way])
        else:
            yield from _of_channel(place, channel, day, lives)


def _of_channel(
    place: Place, channel: Channel, day: datetime.date, lives: FactLives
) -> Iterator[Gap]:
    values = {"fact": channel.display or channel.normalised or channel.raw}
    if not channel.valid:
        text = marked("{name}: {fact} is not valid.")
        yield _gap(GapKind.INVALID, place, text, channel.uid, **values)
    known = age_of_fact(channel.as_of, place.checks, channel.uid)
    checked = age_of_fact(None, place.checks, channel.uid)
    life = lives.of(kind_of_channel(channel, personal=_is_personal(place, channel)))
    if known is not None and (day - known.last_day).days > life:
        text = marked("{name}: {fact} was last known to be right on {date}.")
        yield _gap(GapKind.STALE, place, text, channel.uid, **values, date=str(known))
    elif checked is None and channel.state is ChannelState.UNCHECKED:
        text = marked("{name}: {fact} was never checked.")
        yield _gap(GapKind.UNCHECKED, place, text, channel.uid, **values)


def _is_personal(place: Place, channel: Channel) -> bool:
    is_own = channel.owner in {None, place.contact.uid}
    return is_own and place.contact.kind is EntryKind.PERSON


def _twice(places: Sequence[Place], way: ContactWay, day: datetime.date) -> Iterator[Gap]:
    """Yield whoever stands on the list more than once, and whose address others have too."""
    seen: set[Uid | None] = set()
    addresses: dict[str, Place] = {}
    for place in places:
        if place.is_vacant or place.why_not is not None:
            continue
        if place.contact.uid in seen:
            text = marked("{name}: the same person is on the list already.")
            yield _gap(GapKind.TWICE, place, text)
            continue
        seen.add(place.contact.uid)
        for email in usable_channels(place.contact, day, place.way or way)[:1]:
            address = (email.normalised or email.raw).casefold()
            other = addresses.setdefault(address, place)
            if other is not place and (place.way or way) is ContactWay.EMAIL:
                text = marked("{name} has the same address as {other}: {fact}.")
                values = {"other": other.contact.name, "fact": address}
                yield _gap(GapKind.TWICE, place, text, email.uid, **values)


def _gap(kind: GapKind, place: Place, text: str, channel: Uid | None = None, **values: str) -> Gap:
    is_mild = kind in {GapKind.STALE, GapKind.UNCHECKED}
    said = (("name", place.name), *values.items())
    severity = Severity.INFO if is_mild else Severity.WARNING
    problem = Problem(f"gap.{kind.value}", text, said, severity)
    return Gap(kind, place.contact.uid, place.name, problem, channel)
