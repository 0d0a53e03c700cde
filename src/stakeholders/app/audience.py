"""The one gate through which anything leaves: what an audience may not see is left out, and said.

Every export, copy, print and drag goes through `release`; an import contract holds writers of
files behind it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.frozen import changing
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


def release(records: Iterable[Record], audience: Visibility, *, to_keep: bool = False) -> Released:
    """Return what this audience may see of the records, and what it may not, fact by fact.

    What only the office knows (notes, tags, sources, words of a source, properties that no field
    has) goes to no wider audience; simple facts and parts go as far as their kind may; holders of
    a post are named where they may be seen themselves. A restricted contact goes nowhere. `to_keep`
    is for the office's own copy of a damaged directory: such contacts, and numbers that must not be
    used, go along, marked as such.
    """
    every = tuple(records)
    shown = {r.uid for r in every if r.visibility.may_be_seen_by(audience)}
    out: list[LeftOut] = []
    passed = []
    day = today()
    for record in every:
        if not record.visibility.may_be_seen_by(audience):
            out.append(LeftOut(record.name, "", _hidden_contact(record, audience)))
            continue
        restriction = None if to_keep else restricted(record, day)
        if restriction is not None:
            out.append(LeftOut(record.name, "", suppression(record.name, restriction)))
            continue
        holders = tuple([one for one in record.holders if one.uid in shown])
        passed.append(_visible(record, holders, audience, out, to_keep=to_keep))
    return Released(tuple(passed), tuple(out), audience)


def suppression(name: str, reason: Problem) -> Problem:
    """Return that a contact is left out, with the reason of `domain.suppression`."""
    values = (("name", name), ("reason", reason.message))
    return Problem(reason.code, marked("Left out: {name} ({reason})."), values)


def _visible(
    record: Record,
    holders: tuple[Holder, ...],
    audience: Visibility,
    out: list[LeftOut],
    *,
    to_keep: bool,
) -> Record:
    channels = []
    for channel in record.channels:
        problem = _withheld(record, channel, audience, to_keep=to_keep)
        if problem is None:
            channels.append(channel)
        else:
            out.append(LeftOut(record.name, channel.type.value, problem))
    addresses = tuple([a for a in record.addresses if a.visibility.may_be_seen_by(audience)])
    if len(addresses) < len(record.addresses):
        out.append(LeftOut(record.name, "address", _hidden_fact(record.name, "address", audience)))
    parts = tuple([part for part in record.parts if part.visibility.may_be_seen_by(audience)])
    details = tuple(
        [
            (code, text)
            for code, text in record.details
            if FIELDS_BY_CODE[code].visibility.may_be_seen_by(audience)
        ]
    )
    hidden = [part.code for part in record.parts if part not in parts and part.code != Note.code]
    hidden += [code for code, text in record.details if (code, text) not in details]
    out += [LeftOut(record.name, f, _hidden_fact(record.name, f, audience)) for f in hidden]
    visible = _with_only(record, holders, tuple(channels), addresses, parts, details)
    return (
        visible
        if Visibility.OFFICE.may_be_seen_by(audience)
        else _for_outside(visible, audience, out)
    )


def _for_outside(record: Record, audience: Visibility, out: list[LeftOut]) -> Record:
    """Return a record without what only the office knows."""
    for fact, values in _OFFICE_ONLY:
        if values(record):
            out.append(LeftOut(record.name, fact, _hidden_fact(record.name, fact, audience)))
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


_OFFICE_ONLY: Final[tuple[tuple[str, Callable[[Record], tuple[object, ...]]], ...]] = (
    ("note", lambda record: record.notes),
    ("tag", lambda record: record.tags),
    ("other", lambda record: record.kept),
)


def _withheld(
    record: Record, channel: Channel, audience: Visibility, *, to_keep: bool
) -> Problem | None:
    if not channel.visibility.may_be_seen_by(audience):
        return _hidden_fact(record.name, channel.type.value, audience)
    is_outside = not Visibility.OFFICE.may_be_seen_by(audience)
    if is_outside and not channel.is_used_on(today()):
        return Problem(
            "audience.former",
            marked("Left out of {name}: {fact} (no longer in use)."),
            (("name", record.name), ("fact", channel.type.value)),
        )
    if channel.state is ChannelState.DO_NOT_USE and not to_keep:
        return Problem(
            "audience.do_not_use",
            marked("Left out of {name}: {fact} (do not use)."),
            (("name", record.name), ("fact", channel.type.value)),
        )
    return None


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
