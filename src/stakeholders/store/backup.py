"""Backups: a copy of the directory, whole and checked before it gets its name."""

import os
from pathlib import Path

from stakeholders.store.connection import check_file, connect, errors_in_words, unfinished_file
from stakeholders.store.database import Database
from stakeholders.store.errors import DamagedFileError, ExistingFileError


def back_up(database: Database, target: Path) -> None:
    """Write a copy of an open directory; what is at the target already stays.

    Raises:
        ExistingFileError: when there is a file of that name.
        DamagedFileError: when the copy is not sound; it is thrown away.
        DiskFullError, UnwritableFileError: when it cannot be written.
    """
    if target.exists():
        raise ExistingFileError(target)
    with unfinished_file(target) as unfinished:
        with errors_in_words(target):
            database.copy_into(unfinished)
            _check(unfinished)
        with unfinished.open("rb") as copy:
            os.fsync(copy.fileno())
        unfinished.rename(target)


def _check(copy: Path) -> None:
    check_file(copy)
    connection = connect(copy, writer=False)
    try:
        said = connection.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        connection.close()
    if said != "ok":
        raise DamagedFileError(copy)
