"""Participant snapshots: how a person of the directory stands in a list, on that day."""

import datetime

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.participation import Participation
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.tenure import holds_on


def snapshot_of(record: Record, day: datetime.date) -> Participation:
    """Return a person as a participant: name, title and body as they are on a day."""
    if record.kind is not EntryKind.PERSON:
        raise ValueError(record)
    name = record.names[0] if record.names else None
    line = _line(record, day)
    return Participation(
        name=name.full if name else record.name,
        person=record.uid,
        post=line.uid if line else None,
        body_uid=line.body_uid if line else None,
        honorific=name.honorific if name else "",
        given=name.given if name else "",
        family=name.family if name else "",
        family_first=bool(name and name.family_first),
        title=line.title if line else "",
        body=line.body if line else "",
        unit=line.unit if line else "",
        rank=line.rank if line else "",
        gender=record.detail("gender"),
        language=record.detail("correspondence_language"),
    )


def _line(record: Record, day: datetime.date) -> PostLine | None:
    """Return the first position that somebody has on a day."""
    held = (line for line in record.posts if holds_on(line.from_, line.to, day))
    return next(held, None)
