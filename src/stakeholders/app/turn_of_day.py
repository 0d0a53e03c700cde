"""The turn of the day: what begins or ends by the calendar alone shows in the search as well."""

import contextlib

from stakeholders.app.errors import DirectoryFileError
from stakeholders.domain.changes import TOUCHED_LIMIT, Changes
from stakeholders.store.database import Database
from stakeholders.store.entries import uids_of
from stakeholders.store.index_day import index_day
from stakeholders.store.search_index import turn_index


def turn_day(database: Database) -> bool:
    """Make the search good for today; tell whether anything may look different.

    Nothing is written where the day is the same. A file that cannot be written keeps its rows of
    the day before; what is shown of a contact is right all the same.
    """
    day = database.today()
    with database.reading() as connection:
        if index_day(connection) == day:
            return False
    changed: frozenset[int] = frozenset()
    with contextlib.suppress(DirectoryFileError), database.writing_local() as connection:
        changed = turn_index(connection, day)
        few = changed if len(changed) <= TOUCHED_LIMIT else frozenset[int]()
        uids = frozenset(uids_of(connection, few).values())
    if changed:
        database.tell(Changes(None, uids, frozenset({"affiliation"})))
    return bool(changed)
