"""The sample directory: a few invented people around real bodies, to try the program on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.errors import NothingToUndoError
from stakeholders.app.history import History
from stakeholders.app.importing_settling import Settling
from stakeholders.app.reference import Reference
from stakeholders.app.sample_events import SampleEvents
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.json_lines import record_from_json
from stakeholders.i18n import translated
from stakeholders.paths import resource_text
from stakeholders.store.database import Database
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.saving import Saver
from stakeholders.store.undo import standing_step

_FILE: Final = ("samples", "sample.jsonl")
SAMPLE_LABEL: Final = "sample.added"
SAMPLE_SOURCE: Final = "sample"
"""What the entries of the sample have as their source."""


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """One contact of the sample, and the names of the lists it is on."""

    record: Record
    lists: tuple[str, ...]


def sample_entries(reference: Reference) -> tuple[SampleEntry, ...]:
    """Return the sample; its entries have the same uids in every directory."""
    context = ReadingContext(words=reference, domains=reference.email_domains)
    rows = [json.loads(line) for line in resource_text(*_FILE).splitlines()]
    return tuple(_entry(row, reference, context) for row in rows)


def add_sample(database: Database, reference: Reference) -> None:
    """Add the sample as one operation, which one Undo takes away again."""
    entries = sample_entries(reference)
    records = [entry.record for entry in entries]
    settling = Settling(reference, database.new_uid, SAMPLE_SOURCE)
    for record in records:
        settling.count(record)
    with database.writing(SAMPLE_LABEL) as writing:
        saver = Saver(writing, reference.body_record)
        uids = [saver.save(settling.settled(record)) for record in records]
        saver.finish()
        for name, members in _lists(entries, uids).items():
            add_members(writing, make_list(writing, name), members)
        people = {r.name: replace(r, uid=uid) for r, uid in zip(records, uids, strict=True)}
        SampleEvents(database, reference).add(writing, people)


class Samples:
    """The sample in a directory: whether it is there, and how it goes."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def is_there(self) -> bool:
        """Tell whether the sample was added and not taken away."""
        with self._database.reading() as connection:
            return standing_step(connection, SAMPLE_LABEL) is not None

    def remove(self) -> str:
        """Take the sample away as one step; return what was done, in words.

        What you made yourself stays, and so does what of the sample it hangs on.

        Raises:
            NothingToUndoError: when the sample is not there.
        """
        with self._database.reading() as connection:
            step = standing_step(connection, SAMPLE_LABEL)
        if step is None:
            raise NothingToUndoError(translated("The sample is not in this directory."))
        return self._history.undo(step)


def _entry(row: Mapping[str, object], reference: Reference, context: ReadingContext) -> SampleEntry:
    record = record_from_json(row, context)
    known = reference.body_record(record.name) if record.kind is EntryKind.BODY else None
    lists = row.get("lists")
    return SampleEntry(
        replace(
            record,
            uid=known.uid if known else fixed_uid(SAMPLE_SOURCE, record.name),
            posts=tuple(
                replace(line, body=body.name if body else line.body)
                for line in record.posts
                for body in (reference.body_record(line.body),)
            ),
            source=SAMPLE_SOURCE,
            source_uid=record.name,
        ),
        tuple(str(name) for name in lists) if isinstance(lists, list) else (),
    )


def _lists(entries: tuple[SampleEntry, ...], uids: list[Uid]) -> dict[str, list[Uid]]:
    """Return the members of each list, in the order of the file."""
    found: dict[str, list[Uid]] = {}
    for entry, uid in zip(entries, uids, strict=True):
        for name in entry.lists:
            found.setdefault(name, []).append(uid)
    return found
