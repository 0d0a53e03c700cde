"""Resting: what edits leave to be put in order is done while nobody waits for anything."""

import contextlib
from typing import Final

from stakeholders.domain.changes import Changes
from stakeholders.store.database import Database
from stakeholders.store.errors import DirectoryFileError
from stakeholders.store.search_index import tidy_index

_STEPS: Final = 8


class Resting:
    """Puts the index together and empties the journal after edits, a little at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_wanted = False
        database.listen(self._hear)

    def rest(self) -> bool:
        """Do a few hundredths of a second of it; tell whether there is more.

        Where the file cannot be written just now, it is left to the next time.
        """
        if self._is_wanted:
            with contextlib.suppress(DirectoryFileError):
                self._is_wanted = self._tidy()
                self._database.empty_journal()
        return self._is_wanted

    def _tidy(self) -> bool:
        """Let others write after each step; tell whether any step is left."""
        for _ in range(_STEPS):
            with self._database.writing_local() as connection:
                if not tidy_index(connection):
                    return False
        return True

    def _hear(self, _changes: Changes) -> None:
        self._is_wanted = True
