"""Drafts: what was typed and not kept yet outlives the window, and goes with whom it is about."""

import datetime
from collections.abc import Mapping

from stakeholders.store.database import Database
from stakeholders.store.drafts import read_drafts, write_draft


class Drafts:
    """Keeps texts by name; a name holds the uid of the contact, so that erasing it finds them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self, prefix: str) -> Mapping[str, str]:
        """Return the drafts whose names begin so."""
        with self._database.reading() as connection:
            return read_drafts(connection, prefix)

    def keep(self, name: str, content: str) -> None:
        """Keep a draft in the place of an older one; an empty one is dropped.

        Raises:
            DirectoryFileError: when the file cannot be written.
        """
        with self._database.writing_local() as connection:
            write_draft(connection, name, content, datetime.datetime.now(datetime.UTC))
