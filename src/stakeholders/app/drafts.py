"""Drafts: what was typed and not kept yet outlives the window, and goes with whom it is about."""

import contextlib
import datetime
from collections.abc import Mapping

from stakeholders import paths
from stakeholders.store.database import Database
from stakeholders.store.drafts import read_drafts, write_draft
from stakeholders.store.errors import DirectoryFileError
from stakeholders.store.later_file import read_later, write_later


class Drafts:
    """Keeps texts by name; a name holds the uid of the contact, so that erasing it finds them.

    While the directory can only be read they lie in a file of this user on this computer; once it
    can be written, `take_in` brings them into it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._later = paths.later_file(database.path)

    def every(self, prefix: str) -> Mapping[str, str]:
        """Return the drafts of this user whose names begin so."""
        if self._database.refusal is not None:
            waiting = read_later(self._later, self._database.key)
            return {name: text for name, text in waiting.items() if name.startswith(prefix)}
        with self._database.reading() as connection:
            return read_drafts(connection, prefix)

    def keep(self, name: str, content: str) -> None:
        """Keep a draft in the place of an older one; an empty one is dropped.

        Raises:
            DirectoryFileError: when neither the directory nor a file beside it can be written.
        """
        if self._database.refusal is not None:
            write_later(self._later, self._database.key, {name: content})
            return
        with self._database.writing_local() as connection:
            write_draft(connection, name, content, datetime.datetime.now(datetime.UTC))

    def take_in(self) -> None:
        """Bring into the directory what was kept while it could only be read.

        Raises:
            DirectoryFileError: when the file cannot be written; all stays where it was kept.
        """
        waiting = read_later(self._later, self._database.key)
        if not waiting or self._database.refusal is not None:
            return
        with self._database.writing_local() as connection:
            now = datetime.datetime.now(datetime.UTC)
            for name, content in waiting.items():
                write_draft(connection, name, content, now)
        write_later(self._later, self._database.key, dict.fromkeys(waiting, ""))


def drafts_of(database: Database) -> Drafts:
    """Return the drafts of a directory, with what was kept for later brought into it."""
    drafts = Drafts(database)
    with contextlib.suppress(DirectoryFileError):  # it is tried again the next time
        drafts.take_in()
    return drafts
