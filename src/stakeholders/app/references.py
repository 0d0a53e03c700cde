"""References: which other contacts a record names, and the record without those kept back."""

from collections.abc import Iterator
from dataclasses import replace

from stakeholders.app.audience import Released
from stakeholders.app.errors import HiddenFactError
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence, Part, Relation
from stakeholders.domain.record import Record


def referred(record: Record) -> Iterator[Uid]:
    """Yield the uids of all that a record names or has a number of."""
    uids = (
        record.parent_uid,
        *(holder.uid for holder in record.holders),
        *(channel.owner for channel in record.channels),
        *(address.owner for address in record.addresses),
        *(line.body_uid for line in record.posts),
        *(_other(part) for part in record.parts),
    )
    yield from (uid for uid in uids if uid and uid != record.uid)


def without_hidden(record: Record, shown: frozenset[Uid]) -> Record:
    """Return a record that names nobody, and has no number of anybody, who is not shown."""
    known = {None, record.uid, *shown}
    return replace(
        record,
        parent=record.parent if record.parent_uid in known else "",
        holders=tuple(holder for holder in record.holders if holder.uid in known),
        channels=tuple(channel for channel in record.channels if channel.owner in known),
        addresses=tuple(one for one in record.addresses if one.owner in known),
        posts=tuple(
            line if line.body_uid in known else replace(line, body="") for line in record.posts
        ),
        parts=tuple(part for part in record.parts if _other(part) in known),
    )


def own_of(released: Released, record: Record) -> Record:
    """Return the released form of a contact.

    Raises:
        HiddenFactError: when the audience may not see the contact at all.
    """
    found = next((one for one in released.records if one.uid == record.uid), None)
    if found is None:
        raise HiddenFactError(record.name)
    return alone(found, released)


def alone(record: Record, released: Released) -> Record:
    """Return a record that names and lends from none but those who may be seen."""
    return without_hidden(record, frozenset(one.uid for one in released.records if one.uid))


def _other(part: Part) -> Uid | None:
    if isinstance(part, Relation):
        return part.other
    return part.officer if isinstance(part, Absence) else None
