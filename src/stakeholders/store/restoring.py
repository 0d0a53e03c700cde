"""Restoring: a backup takes the place of the directory, which is kept under another name."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.paths import DIRECTORY_SUFFIX
from stakeholders.store.backup import BackupFolder, back_up
from stakeholders.store.connection import (
    error_in_words,
    open_file,
    os_error_in_words,
    switching_note_of,
)
from stakeholders.store.encryption_errors import OpenElsewhereError
from stakeholders.store.errors import BusyFileError, DamagedFileError, DirectoryFileError
from stakeholders.store.key_file import key_file_of
from stakeholders.store.switching import (
    Step,
    finish_switch,
    held_alone,
    new_file_of,
    switch,
)

_TIME: Final = "%Y%m%dT%H%M%SZ"


def restore(
    file: Path,
    backup: Path,
    now: datetime,
    *,
    key: DirectoryKey | None = None,
    step: Step = lambda _: None,
) -> Path | None:
    """Put a backup in the place of a directory; return where what was there is kept, if anything.

    `key` is that of the backup. `file` may be missing, damaged or foreign: it is kept as it is,
    together with its journal and its key file, so that restoring it undoes this.

    Raises:
        DirectoryFileError: when the backup is missing, foreign, newer or damaged, when the
            directory is open elsewhere, or when there is no room; nothing is changed.
    """
    finish_switch(file)
    new = new_file_of(file)
    with held_alone(file, now):
        with _cleared(new):
            step("copy")
            back_up(backup, new, key=key)
            if not BackupFolder(file).is_as_noted(backup):
                raise DamagedFileError(backup)
            _take_in_journal(file, key)
        kept = _kept_name(file, now) if file.exists() else None
        try:
            switch(file, step, kept)
        except (OSError, DirectoryFileError) as error:
            if not switching_note_of(file).exists():
                _remove(new)
            raise _in_words(file, error) from error
    return kept


def kept_files(file: Path) -> tuple[Path, ...]:
    """Return what restores have kept of a directory, the oldest first."""
    stem = kept_stem(file)
    kept = (each for each in file.parent.iterdir() if each.name.startswith(stem))
    return tuple(sorted(each for each in kept if each.suffix == DIRECTORY_SUFFIX))


@contextlib.contextmanager
def _cleared(new: Path) -> Iterator[None]:
    """Leave nothing half made, neither now nor what a killed process left."""
    _remove(new)
    try:
        yield
    except BaseException as error:
        _remove(new)
        raise _in_words(new, error) from error


def _in_words(file: Path, error: BaseException) -> BaseException:
    return os_error_in_words(file, error) if isinstance(error, OSError) else error


def _remove(new: Path) -> None:
    new.unlink(missing_ok=True)
    key_file_of(new).unlink(missing_ok=True)


def _take_in_journal(file: Path, key: DirectoryKey | None) -> None:
    """Bring the journal into a sound file, which can be done only where nobody else has it open.

    Raises:
        OpenElsewhereError: when somebody has, with a lock or without.
    """
    if not file.is_file():
        return
    try:
        with contextlib.closing(open_file(file, "mode=ro&immutable=1", key)) as connection:
            connection.execute("PRAGMA application_id").close()
        with contextlib.closing(open_file(file, "mode=rw", key)) as connection:
            connection.execute("PRAGMA busy_timeout = 500").close()
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()
            connection.execute("BEGIN EXCLUSIVE").close()
            connection.execute("COMMIT").close()
    except driver.DatabaseError as error:
        if isinstance(error_in_words(file, error), BusyFileError):
            raise OpenElsewhereError(file) from error
        # Damaged or foreign: it is kept as it is, its journal beside it.


def kept_stem(file: Path) -> str:
    """Return how the names of what restores have kept of a directory begin."""
    return f"{file.name.removesuffix(DIRECTORY_SUFFIX)}-kept-"


def _kept_name(file: Path, now: datetime) -> Path:
    """Return a name beside the file that no other file has."""
    stem = f"{kept_stem(file)}{now.strftime(_TIME)}"
    kept = file.with_name(f"{stem}{DIRECTORY_SUFFIX}")
    number = 2
    while kept.exists():
        kept = file.with_name(f"{stem}-{number}{DIRECTORY_SUFFIX}")
        number += 1
    return kept
