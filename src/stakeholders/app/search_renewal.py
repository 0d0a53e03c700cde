"""Making the search anew: behind everything else, with progress, while a plain search answers."""

import contextlib
from functools import partial

from stakeholders.app.progress import Job, Stage
from stakeholders.domain.changes import Changes
from stakeholders.store.database import Database
from stakeholders.store.errors import BusyFileError


def renew_at_once(database: Database, job: Job) -> None:
    """Make a search index anew that cannot answer, before anything else is done.

    Where another process is just doing so, that is left to it.
    """
    with contextlib.suppress(BusyFileError):
        database.renew_index(partial(job.report, Stage.INDEXING))


def renew_search(database: Database, job: Job) -> None:
    """Look over a file that was not closed well, and make its search anew where that is needed.

    Others may read meanwhile and wait to write; who listens hears when everything is found again.

    Raises:
        StoppedError: when the job was stopped; the next to open the file does the work.
    """
    hear = partial(job.report, Stage.INDEXING)
    had_index = database.has_index
    if database.is_unchecked:
        database.look_over(hear=hear)
    database.renew_index(hear)
    if not had_index:
        database.tell(Changes(None, frozenset(), frozenset({"entry"})))
