"""Bulk edits: several contacts changed at once, one step and one Undo."""

from collections.abc import Callable, Sequence

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.progress import Job, Stage
from stakeholders.domain.backups import Reason
from stakeholders.domain.ids import Uid
from stakeholders.store import people
from stakeholders.store.database import Database


class BulkEdit:
    """Changes any number of contacts; a backup is made first."""

    def __init__(self, database: Database, back_up: Callable[[Reason], object]) -> None:
        self._database = database
        self._back_up = back_up

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
