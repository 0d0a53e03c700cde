"""Backups: made by themselves, checked, thinned; a restore that can be undone."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.app.errors import DirectoryFileError
from stakeholders.domain.backups import Backup, Reason, is_due, superfluous
from stakeholders.domain.problems import Problem
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.i18n import marked
from stakeholders.store.backup import BackupFolder, FreeSpace, back_up, free_space, newest_operation
from stakeholders.store.key_file import key_file_of
from stakeholders.store.restoring import restore

__all__ = [
    "Backup", "BackupMade", "Backups", "Reason", "Restored", "needs_key", "restore_backup",
]  # fmt: skip

MEGABYTE: Final = 1_000_000
_FAILED: Final = (
    "backup.failed",
    marked("No backup was made. {reason}"),
)

Clock = Callable[[], datetime.datetime]


def local_now() -> datetime.datetime:
    """Return the present moment as the clock on the wall says it."""
    return datetime.datetime.now(datetime.UTC).astimezone()


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made, where it lies, and the old ones that went for it."""

    backup: Backup
    file: Path
    removed: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What is restored, and where what was there before is kept: restore that to undo it."""

    file: Path
    backup: Path
    kept: Path | None


class Backups:
    """The backups of one directory; any thread may ask, all but `backups` take their time."""

    def __init__(
        self,
        file: Path,
        *,
        key: DirectoryKey | None = None,
        room: Callable[[], int] = lambda: 0,
        clock: Clock = local_now,
        free: FreeSpace = free_space,
    ) -> None:
        """Keep backups beside a file; `room` is how many bytes they may take, 0 is any number."""
        self._file = file
        self._key = key
        self._room = room
        self._clock = clock
        self._folder = BackupFolder(file, key=key, free=free)
        self._failures: tuple[Problem, ...] = ()
        self._said: frozenset[str] = frozenset()

    @property
    def folder(self) -> Path:
        """The folder they lie in."""
        return self._folder.path

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups there are, the newest last."""
        return self._folder.backups()

    def make(self, reason: Reason = Reason.HAND) -> BackupMade:
        """Make a backup, check it, and only then let old ones go.

        Raises:
            DirectoryFileError: when none can be made; the old ones stay.
        """
        now = self._clock()
        backup = self._folder.add(reason, now.astimezone(datetime.UTC))
        going = superfluous(self.backups(), now, self._room() or None)
        self._folder.remove(going)
        return BackupMade(backup, self._folder.place_of(backup), going)

    def make_if_due(self) -> BackupMade | None:
        """Make the backup of the day, unless there is one or nothing was ever written.

        What goes wrong is kept for `take_failures`: work goes on without a backup.
        """
        return self._try(Reason.DAY) if is_due(self.backups(), self._clock()) else None

    def has_todays(self) -> bool:
        """Tell whether a backup was made today."""
        return not is_due(self.backups(), self._clock())

    def make_before(self, reason: Reason) -> BackupMade | None:
        """Make a backup before a step that is large or for good, unless the newest says it all.

        What goes wrong is kept for `take_failures`: the step is never held up.
        """
        return self._try(reason)

    def copy_to(self, target: Path) -> Path:
        """Write a copy to a file of this name, or into this folder; return where it is.

        Raises:
            ExistingFileError: when there is a file of that name.
            DirectoryFileError: when it cannot be made.
        """
        if target.is_dir():
            target = target / self._file.name
        back_up(self._file, target, key=self._key)
        return target

    def take_failures(self) -> tuple[Problem, ...]:
        """Return what went wrong since the last time; what goes wrong again is told once."""
        failures, self._failures = self._failures, ()
        return failures

    def _try(self, reason: Reason) -> BackupMade | None:
        try:
            newest = newest_operation(self._file, self._key)
            if not newest or (reason is not Reason.DAY and self._folder.holds(newest)):
                return None
            return self.make(reason)
        except (DirectoryFileError, OSError) as error:
            self._note(error)
            return None

    def _note(self, error: Exception) -> None:
        kind = type(error).__name__
        if kind not in self._said:
            self._said |= {kind}
            code, text = _FAILED
            self._failures += (Problem(code, text, (("reason", str(error)),)),)


def needs_key(file: Path) -> bool:
    """Tell whether a directory or a backup is opened by a key: the file of it lies beside."""
    return key_file_of(file).exists()


def restore_backup(
    file: Path, backup: Path, *, key: DirectoryKey | None = None, clock: Clock = local_now
) -> Restored:
    """Put a backup, or what an earlier restore has kept, in the place of a directory.

    Raises:
        DirectoryFileError: when the backup cannot be used, when the directory is open elsewhere,
            or when there is no room; nothing is changed.
    """
    now = clock().astimezone(datetime.UTC)
    return Restored(file, backup, restore(file, backup, now, key=key))
