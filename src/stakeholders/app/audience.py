"""The one gate through which anything leaves: what an audience may not see is left out, and said.

Every export, copy, print and drag goes through `release`; an import contract holds writers of
files behind it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked


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


def release(records: Iterable[Record], audience: Visibility) -> Released:
    """Return what this audience may see of the records, and what it may not, fact by fact."""
    out: list[LeftOut] = []
    passed = []
    for record in records:
        if not record.visibility.may_be_seen_by(audience):
            out.append(LeftOut(record.name, "", _hidden_contact(record, audience)))
            continue
        passed.append(_visible(record, audience, out))
    return Released(tuple(passed), tuple(out), audience)


def _visible(record: Record, audience: Visibility, out: list[LeftOut]) -> Record:
    channels = []
    for channel in record.channels:
        problem = _withheld(record, channel, audience)
        if problem is None:
            channels.append(channel)
        else:
            out.append(LeftOut(record.name, channel.type.value, problem))
    addresses = tuple(a for a in record.addresses if a.visibility.may_be_seen_by(audience))
    if len(addresses) < len(record.addresses):
        out.append(LeftOut(record.name, "address", _hidden_fact(record.name, "address", audience)))
    notes = record.notes if Visibility.OFFICE.may_be_seen_by(audience) else ()
    if record.notes and not notes:
        out.append(LeftOut(record.name, "note", _hidden_fact(record.name, "note", audience)))
    return replace(record, channels=tuple(channels), addresses=addresses, notes=notes)


def _withheld(record: Record, channel: Channel, audience: Visibility) -> Problem | None:
    if not channel.visibility.may_be_seen_by(audience):
        return _hidden_fact(record.name, channel.type.value, audience)
    if channel.state is ChannelState.DO_NOT_USE:
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
