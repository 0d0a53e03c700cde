"""Holding a directory file: whether it may be written from here, why not, and how its place is."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stakeholders.store.connection import has_journal
from stakeholders.store.errors import DirectoryFileError, HeldElsewhereError, UnwritableFileError
from stakeholders.store.file_lock import FileLock, hold
from stakeholders.store.file_place import Place, place_of


@dataclass(frozen=True, slots=True)
class Hold:
    """How a file is held: without a `refusal` it may be written.

    There is no lock where the file can only be read, and where the disk has no room even for that.
    """

    place: Place
    lock: FileLock | None = None
    refused: DirectoryFileError | None = None

    @property
    def refusal(self) -> DirectoryFileError | None:
        """Why the file may not be written now; another computer may have taken it meanwhile."""
        if self.refused is None and self.lock is not None:
            try:
                self.lock.confirm()
            except HeldElsewhereError as error:
                return error
        return self.refused

    def release(self) -> None:
        """Let go of the file."""
        if self.lock is not None:
            self.lock.release()


def hold_file(
    path: Path, user: str, clock: Callable[[], datetime], *, take_over: bool = False
) -> Hold:
    """Hold a directory file, or find out why it can only be read; nobody else is disturbed.

    `take_over` puts another computer out that has it.
    """
    place = place_of(path)
    by_effective_user = os.access in os.supports_effective_ids
    if not os.access(path, os.W_OK, effective_ids=by_effective_user):
        return Hold(place, refused=UnwritableFileError(path))
    try:
        lock = hold(path, user, clock=clock, take_over=take_over)
    except HeldElsewhereError as error:
        return Hold(place, refused=error)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return Hold(place)
        return Hold(place, refused=UnwritableFileError(path))
    if lock.is_first and has_journal(path):
        lock.note(unchecked=True)
    return Hold(place, lock)
