"""`show`: one contact, whole."""

import datetime

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.app.event_answers import as_json, event_as_json
from stakeholders.app.event_wording import event_facts, meeting_line
from stakeholders.app.json_answers import citations_as_json, records_as_json
from stakeholders.app.staff import local_time
from stakeholders.cli.citation_lines import citation_lines
from stakeholders.cli.options import as_of, common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.i18n import translated


@click.command()
@click.argument("uid")
@as_of
@common
def show(session: Session, uid: str, moment: PartialDate | str | None) -> None:
    """Show the contact UID, as it stands now or stood then."""
    found = uid_from_text(uid)
    if found is None:
        raise UnknownUidError(uid)
    with session.directory() as directory:
        if moment is None:
            record = directory.search.record(found)
            citations = directory.sources.of(found)
        else:
            record = directory.history.as_of.record(found, moment)
            citations = directory.history.as_of.citations(found, moment)
        there = _time_there(directory, found) if moment is None else None
        meetings = directory.events.meetings_of(found) if moment is None else ()
        event = directory.events.read(found) if _is_event(record, moment) else None
    (document,) = records_as_json([record])
    document["citations"] = citations_as_json(citations)
    wording = directory.wording
    lines = [*record_lines(record, wording), *citation_lines(citations)]
    if meetings:
        document["meetings"] = [as_json(one) for one in meetings]
        lines += [f"  {translated('Meeting')}: {meeting_line(one)}" for one in meetings]
    if event is not None:
        document["event"] = event_as_json(event)
        lines[1:1] = [f"  {title}: {text}" for title, text in event_facts(event, wording)]
    if there is not None:
        zone, time = there
        document["time_zone"], document["local_time"] = zone, time.isoformat(timespec="minutes")
        said = translated("Local time: {time} ({zone})", time=f"{time:%H:%M}", zone=zone)
        lines.insert(1, f"  {said}")
    session.answer({"records": [document]}, lines)


def _is_event(record: Record, moment: PartialDate | str | None) -> bool:
    return record.kind is EntryKind.EVENT and moment is None


def _time_there(directory: Directory, uid: Uid) -> tuple[str, datetime.datetime] | None:
    """Return the time zone of a contact and what time it is there, None where it is not known."""
    zone = directory.cards.read(uid).zone
    time = local_time(zone, datetime.datetime.now().astimezone())
    return None if time is None else (zone, time)
