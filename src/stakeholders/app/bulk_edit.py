"""Bulk edits: several contacts changed at once, one step and one Undo, seen before it is done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stakeholders.app.bulk_changes import BulkChange
from stakeholders.app.bulk_fields import BulkField, BulkFields
from stakeholders.app.errors import UnknownUidError
from stakeholders.app.progress import Job, Stage
from stakeholders.domain.backups import Reason
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.store import people
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_ids
from stakeholders.store.history import Writing
from stakeholders.store.records import read_records


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What would become of one contact: its name, and the value before and after."""

    uid: Uid
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """Who would change and how, and who would stay as they are."""

    changes: tuple[BulkLine, ...]
    same: tuple[str, ...]


class BulkEdit:
    """Changes any number of contacts; a backup is made first."""

    def __init__(
        self, database: Database, fields: BulkFields, back_up: Callable[[Reason], object]
    ) -> None:
        self._database = database
        self._fields = fields
        self._back_up = back_up

    def fields(self) -> tuple[BulkField, ...]:
        """Return what can be changed of several contacts."""
        return self._fields.every()

    def plan(self, uids: Sequence[Uid], code: str, text: str, job: Job) -> BulkPlan:
        """Return what would become of each contact; nothing is written.

        Raises:
            WrongValueError: when the field cannot hold what was typed.
            StoppedError: when somebody asked to stop.
        """
        change = self._fields.change(code, text)
        changes, same = [], []
        with self._database.reading() as connection:
            ids = tuple(entry_ids(connection, uids).values())
            for number, record in enumerate(read_records(connection, ids)):
                job.report(Stage.COMPARING, number, len(ids))
                before, after = change.before(record), change.after(record)
                if after is None or record.uid is None:
                    same.append(record.name)
                else:
                    changes.append(BulkLine(record.uid, record.name, before, after))
        return BulkPlan(tuple(changes), tuple(same))

    def apply(self, uids: Sequence[Uid], code: str, text: str, job: Job) -> int:
        """Change contacts; return how many did. Those that are gone or the same are left out.

        Raises:
            WrongValueError: when the field cannot hold what was typed.
            StoppedError: when somebody asked to stop; nothing was changed then.
            DirectoryFileError: when the file cannot be written.
        """
        change = self._fields.change(code, text)
        self._back_up(Reason.EDIT)
        with self._database.writing("contact.many_changed") as writing:
            count = sum(1 for _ in _changed(writing, change, uids, job))
            writing.says(count=count)
            job.report(Stage.FINISHING)
        return count

    def delete(self, uids: Sequence[Uid], job: Job) -> int:
        """Put contacts into the bin; return how many. Those that are gone already are left out.

        Raises:
            StoppedError: when somebody asked to stop; nothing was changed then.
            DirectoryFileError: when the file cannot be written.
        """
        self._back_up(Reason.EDIT)
        count = 0
        with self._database.writing("contact.many_deleted") as writing:
            for number, uid in enumerate(uids):
                job.report(Stage.WRITING, number, len(uids))
                try:
                    people.move_to_bin(writing, uid)
                except UnknownUidError:
                    continue
                count += 1
            writing.says(count=count)
            job.report(Stage.FINISHING)
        return count


def _changed(
    writing: Writing, change: BulkChange, uids: Sequence[Uid], job: Job
) -> Iterator[Record]:
    """Write the change of each contact that it changes, and yield that."""
    ids = tuple(entry_ids(writing.connection, uids).values())
    for number, record in enumerate(read_records(writing.connection, ids)):
        job.report(Stage.WRITING, number, len(ids))
        if record.uid is not None and change.after(record) is not None:
            change.write(writing, record)
            yield record
