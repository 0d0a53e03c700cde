"""The one gate through which anything leaves: what an audience may not see is left out, and said.

Every export, copy, print and drag goes through `release`; an import contract holds writers of
files behind it.
"""

import datetime
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.frozen import changing
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Note
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Holder, Record
from stakeholders.domain.suppression import restricted
from stakeholders.domain.tenure import today
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked

_with_only: Final = changing(Record, "holders", "channels", "addresses", "parts", "details")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contact, or one fact of it, that does not leave, and why."""

    name: str
    fact: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave, and what is left out."""

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]
    audience: Visibility


def release(
    records: Iterable[Record],
    audience: Visibility,
    *,
    to_keep: bool = False,
    beside: Container[Uid] = frozenset(),
) -> Released:
    """Return what this audience may see of the records, and what it may not, fact by fact.

    What only the office knows (notes, tags, sources, words of a source, properties that no field
    has) goes to no wider audience; simple facts and parts go as far as their kind may; holders of
    a post are named where they may be seen themselves. A restricted contact goes nowhere. `to_keep`
    is for the office's own copy of a damaged directory: such contacts, and numbers that must not be
    used, go along, marked as such. Where records leave part by part, `beside` are the uids of all
    of them that may be seen.
    """
    every = tuple(records)
    shown = {r.uid for r in every if r.visibility.may_be_seen_by(audience)}
    gate = _Gate(audience, today(), to_keep=to_keep)
    passed = []
    for record in every:
        problem = gate.withheld(record)
        if problem is not None:
            gate.out.append(LeftOut(record.name, "", problem))
            continue
        named = record.holders
        holders = tuple([one for one in named if one.uid in shown or one.uid in beside])
        passed.append(gate.visible(record, holders))
    return Released(tuple(passed), tuple(gate.out), audience)


def suppression(name: str, reason: Problem) -> Problem:
    """Return that a contact is left out, with the reason of `domain.suppression`."""
    values = (("name", name), ("reason", reason.message))
    return Problem(reason.code, marked("Left out: {name} ({reason})."), values)


class _Gate:
    """What lets the records of one release pass, and keeps in mind what it left out."""

    def __init__(self, audience: Visibility, day: datetime.date, *, to_keep: bool) -> None:
        self._audience = audience
        self._day = day
        self._to_keep = to_keep
        self._within = audience.within
        self._is_inside = Visibility.OFFICE in self._within
        self.out: list[LeftOut] = []

    def withheld(self, record: Record) -> Problem | None:
        """Return why a contact goes nowhere, None where it goes."""
        if record.visibility not in self._within:
            return _hidden_contact(record, self._audience)
        restriction = None if self._to_keep else restricted(record, self._day)
        return None if restriction is None else suppression(record.name, restriction)

    def visible(self, record: Record, holders: tuple[Holder, ...]) -> Record:
        """Return a contact with those of its facts that may be seen."""
        channels = self._channels(record)
        within, name = self._within, record.name
        addresses = tuple([one for one in record.addresses if one.visibility in within])
        if len(addresses) < len(record.addresses):
            self._hide(name, "address")
        parts = tuple([part for part in record.parts if part.visibility in within])
        details = tuple(
            [one for one in record.details if FIELDS_BY_CODE[one[0]].visibility in within]
        )
        if len(parts) < len(record.parts):
            hidden = (part.code for part in record.parts if part not in parts)
            self._hide(name, *(code for code in hidden if code != Note.code))
        if len(details) < len(record.details):
            self._hide(name, *(one[0] for one in record.details if one not in details))
        seen = _with_only(record, holders, channels, addresses, parts, details)
        return seen if self._is_inside else self._for_outside(seen)

    def _channels(self, record: Record) -> tuple[Channel, ...]:
        kept = []
        for channel in record.channels:
            problem = self._withheld(record.name, channel)
            if problem is None:
                kept.append(channel)
            else:
                self.out.append(LeftOut(record.name, channel.type.value, problem))
        return tuple(kept)

    def _withheld(self, name: str, channel: Channel) -> Problem | None:
        if channel.visibility not in self._within:
            return _hidden_fact(name, channel.type.value, self._audience)
        values = (("name", name), ("fact", channel.type.value))
        if not self._is_inside and not channel.is_used_on(self._day):
            return Problem("audience.former", _FORMER, values)
        if channel.state is ChannelState.DO_NOT_USE and not self._to_keep:
            return Problem("audience.do_not_use", _DO_NOT_USE, values)
        return None

    def _for_outside(self, record: Record) -> Record:
        """Return a record without what only the office knows."""
        self._hide(record.name, *(fact for fact, values in _OFFICE_ONLY if values(record)))
        return replace(
            record,
            channels=tuple(replace(channel, quote="") for channel in record.channels),
            posts=tuple(replace(line, quote="") for line in record.posts),
            notes=(),
            tags=(),
            kept=(),
            sources=(),
            missing=(),
            source="",
            source_uid="",
            quote="",
        )

    def _hide(self, name: str, *facts: str) -> None:
        self.out += [LeftOut(name, one, _hidden_fact(name, one, self._audience)) for one in facts]


_FORMER: Final = marked("Left out of {name}: {fact} (no longer in use).")
_DO_NOT_USE: Final = marked("Left out of {name}: {fact} (do not use).")
_OFFICE_ONLY: Final[tuple[tuple[str, Callable[[Record], tuple[object, ...]]], ...]] = (
    ("note", lambda record: record.notes),
    ("tag", lambda record: record.tags),
    ("other", lambda record: record.kept),
)


def _hidden_contact(record: Record, audience: Visibility) -> Problem:
    return Problem(
        "audience.contact",
        marked("Left out: {name} (for {visibility} only, not for {audience})."),
        (
            ("name", record.name),
            ("visibility", record.visibility.value),
            ("audience", audience.value),
        ),
    )


def _hidden_fact(name: str, fact: str, audience: Visibility) -> Problem:
    return Problem(
        "audience.fact",
        marked("Left out of {name}: {fact} (not for {audience})."),
        (("name", name), ("fact", fact), ("audience", audience.value)),
    )
