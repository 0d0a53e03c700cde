"""Succession: who follows whom in a post, and from which day; pure rules that write nothing.

One term ends, another begins, and nothing that belongs to the post moves: no phone, no mailbox.
An acting holder ends no term, a designate holds nothing yet. Dates count from their first day on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.ids import Uid
from stakeholders.domain.ownership import belongs_to_office
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import DESIGNATE, Holder
from stakeholders.domain.tenure import outlasts, overlap
from stakeholders.i18n import marked

ACTING: Final = "acting"
"""What a problem of two holders offers as its repair."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A term that ends: whose, and on which first day without it."""

    holder: Holder
    on: PartialDate


@dataclass(frozen=True, slots=True)
class Beginning:
    """A term that begins; `to` is when the next one is known to begin."""

    from_: PartialDate
    to: PartialDate | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """What a new holder means: which terms end, which begins, and what to think twice about."""

    ends: tuple[Ending, ...] = ()
    begins: Beginning | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """What somebody says: since when, as acting holder or for good, in whose stead.

    `instead_of` is only needed where several hold a post at a time.
    """

    on: PartialDate
    acting: bool = False
    several_seats: bool = False
    instead_of: Uid | None = None


def plan_succession(
    holders: Iterable[Holder], newcomer: Uid | None, handover: Handover
) -> Succession:
    """Return what changes when a newcomer takes over; None is somebody who is not here yet."""
    held = [holder for holder in holders if not _is_empty(holder)]
    ours = [h for h in held if h.uid == newcomer and h.type != DESIGNATE]
    on = handover.on
    if handover.acting:
        holds = any(_runs_at(holder, on) for holder in ours)
        return Succession(
            begins=None if holds else Beginning(on, acting=True),
            warnings=tuple(_held_already(h) for h in ours if _runs_at(h, on)),
        )
    ordinary = [holder for holder in ours if not holder.acting]
    later = [h for h in ordinary if _is_after(h, on) and outlasts(h.to, on)]
    if later:
        return Succession(warnings=(_held_already(later[0]),))
    return _for_good(held, newcomer, handover, [h for h in ordinary if _runs_at(h, on)])


def _for_good(
    held: Sequence[Holder], newcomer: Uid | None, handover: Handover, running: Sequence[Holder]
) -> Succession:
    on = handover.on
    leaving = [h for h in held if _leaves(h, newcomer, handover)]
    following = [] if handover.several_seats else [h for h in held if _follows(h, on)]
    until = min((h.from_ for h in following if h.from_), default=None)
    warnings = [_held_already(holder) for holder in running]
    warnings += [_begun_later(holder) for holder in following if holder.from_ == until]
    warnings += [problem for holder in leaving for problem in _doubts(holder, on)]
    return Succession(
        tuple(Ending(holder, on) for holder in leaving),
        None if running else Beginning(on, until),
        tuple(warnings),
    )


def _leaves(holder: Holder, newcomer: Uid | None, handover: Handover) -> bool:
    """Tell whether a term ends with this one: a successor's own acting one does as well."""
    if not _runs_at(holder, handover.on):
        return False
    if holder.uid == newcomer:
        return holder.acting or holder.type == DESIGNATE
    if holder.type == DESIGNATE:
        return False
    return not handover.several_seats or holder.uid == handover.instead_of


def _follows(holder: Holder, on: PartialDate) -> bool:
    """Tell whether somebody holds it for good from a later day on."""
    ordinary = not holder.acting and holder.type != DESIGNATE
    return ordinary and _is_after(holder, on) and outlasts(holder.to, on)


def _runs_at(holder: Holder, on: PartialDate) -> bool:
    return outlasts(holder.to, on) and not _is_after(holder, on)


def _is_after(holder: Holder, on: PartialDate) -> bool:
    """Tell whether a term surely begins after a date; `2026` may be any day of that year."""
    return holder.from_ is not None and holder.from_.first_day > on.last_day


def _is_empty(holder: Holder) -> bool:
    from_, to = holder.from_, holder.to
    return from_ is not None and to is not None and to.first_day <= from_.first_day


def held_twice(
    holders: Iterable[Holder], *, several_seats: bool = False
) -> Iterator[tuple[Holder, Holder]]:
    """Yield those who hold a single seat for good at the same time, two by two."""
    ordinary = [
        h for h in holders if not h.acting and h.type != DESIGNATE and not _is_empty(h)
    ]  # fmt: skip
    for one, other in () if several_seats else combinations(ordinary, 2):
        if one.uid != other.uid and overlap((one.from_, one.to), (other.from_, other.to)):
            yield one, other


def overlap_problem(one: Holder, other: Holder) -> Problem:
    """Return what to say of two holders of a single seat; making one acting is offered."""
    return Problem(
        "post.held_twice",
        marked("{one} and {other} hold this post at the same time. Is one of them acting?"),
        (("one", one.name), ("other", other.name)),
        repair=ACTING,
    )


def held_beyond(holders: Iterable[Holder], end: PartialDate | None) -> Iterator[Problem]:
    """Yield who holds a post longer than it is there."""
    for holder in holders:
        if end is not None and not _is_empty(holder) and outlasts(holder.to, end):
            yield Problem(
                "post.held_beyond",
                marked("{name} holds the post longer than until {end}, when it ends."),
                (("name", holder.name), ("end", str(end))),
            )


def left_behind(channels: Iterable[Channel]) -> tuple[Problem, ...]:
    """Return what to say of a post's own channels that look like a person's; nothing moves.

    A mobile of the person who leaves goes along by itself; one of the post may be for duty.
    """
    return tuple(
        Problem(
            "post.personal_channel",
            marked("{value} belongs to the post and stays. If it is a person's, move it there."),
            (("value", channel.display or channel.raw),),
            Severity.INFO,
        )
        for channel in channels
        if channel.number_type is NumberType.MOBILE
        or (channel.type is ChannelType.EMAIL and not belongs_to_office(channel))
    )


def _doubts(holder: Holder, on: PartialDate) -> Iterator[Problem]:
    dates = (("name", holder.name), ("date", str(on)))
    if holder.from_ is not None and holder.from_.first_day >= on.first_day:
        yield Problem(
            "succession.no_later",
            marked("{name} began on {start}, which is not before {date}."),
            (*dates, ("start", str(holder.from_))),
        )
    if holder.to is not None and holder.type != DESIGNATE:
        yield Problem(
            "succession.end_known",
            marked("{name} was to hold it until {end}; now the term ends on {date}."),
            (*dates, ("end", str(holder.to))),
        )


def _begun_later(holder: Holder) -> Problem:
    return Problem(
        "succession.before_start",
        marked("{name} holds it from {start}; the new term ends on that day."),
        (("name", holder.name), ("start", str(holder.from_))),
    )


def _held_already(holder: Holder) -> Problem:
    return Problem(
        "succession.held_already", marked("{name} holds it already."), (("name", holder.name),)
    )
