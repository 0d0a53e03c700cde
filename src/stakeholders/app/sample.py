"""The sample directory: a few invented people around real bodies, to try the program on."""

from dataclasses import replace
from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadingContext, ReadRecord
from stakeholders.formats.json_lines import read_json_lines
from stakeholders.paths import resource_bytes
from stakeholders.store.database import Database
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.saving import Saver

_FILE: Final = ("samples", "sample.jsonl")
SAMPLE_SOURCE: Final = "sample"
"""What the entries of the sample have as their source."""


def sample_records(reference: Reference) -> tuple[Record, ...]:
    """Return the invented contacts, each with a uid of its own in every directory."""
    context = ReadingContext(words=reference)
    items = read_json_lines(resource_bytes(*_FILE), context)
    records = (item.record for item in items if isinstance(item, ReadRecord))
    return tuple(
        replace(
            record,
            uid=record.uid or fixed_uid("sample", record.name),
            source=SAMPLE_SOURCE,
            source_uid=record.name,
            posts=tuple(
                replace(line, functions=line.functions or reference.functions_of(line.title))
                for line in record.posts
            ),
        )
        for record in records
    )


def add_sample(database: Database, reference: Reference) -> None:
    """Add the sample as one operation, which one Undo takes away again."""
    with database.writing("sample.added") as writing:
        saver = Saver(writing, reference.body_record)
        uids = [saver.save(record) for record in sample_records(reference)]
        saver.finish()
        add_members(writing, make_list(writing, "Press contacts"), uids[:4])
