"""Errors of the directory file: expected ones, each a sentence with what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated
from stakeholders.paths import backup_folder_of


class DirectoryFileError(Exception):
    """The directory file cannot be used; the message says what happened and what to do."""


class MissingFileError(DirectoryFileError):
    """There is no file at that place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "There is no directory file {file}. Find it, restore a backup, or make a new one.",
                file=path,
            )
        )


class ExistingFileError(DirectoryFileError):
    """A new file was asked for where one is already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated("There is already a file {file}. Nothing was changed.", file=path)
        )


class ForeignFileError(DirectoryFileError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated("{file} is not a directory of Stakeholders. It was not changed.", file=path)
        )


class NewerFileError(DirectoryFileError):
    """The file was made by a later version of the program."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            translated(
                "{file} was made by a newer version of Stakeholders (file version {version}, this "
                "program knows {known}). It was not changed. Update the program to open it, or "
                "restore an older backup from {folder}.",
                file=path,
                folder=backup_folder_of(path),
                version=version,
                known=known,
            )
        )


class DamagedFileError(DirectoryFileError):
    """The file is a directory, but cannot be read as one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "{file} is damaged. It was not changed. Restore the newest backup, or save what "
                "can still be read with the rescue command.",
                file=path,
            )
        )


class UnreadableRowError(DamagedFileError):
    """Something stands in the file that no part of the program writes."""

    def __init__(self, path: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "Something in {file} cannot be read: the file is damaged, or the program has an "
                "error. It was not changed. Look at the newest backup, or save what can still be "
                "read with the rescue command.",
                file=path,
            ),
        )


class UnwritableFileError(DirectoryFileError):
    """The file or its folder may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "{file} cannot be written: the file or its folder is read-only, or belongs to "
                "someone else. Nothing was changed. Copy it to a folder of your own.",
                file=path,
            )
        )


class BusyFileError(DirectoryFileError):
    """Another program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "{file} is being written by another program. Nothing was changed. Try again.",
                file=path,
            )
        )


class DiskFullError(DirectoryFileError):
    """There is no room left."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "The disk with {file} is full. What was saved before is safe, this step was not "
                "saved. Make room and try again.",
                file=path,
            )
        )


class FailingDiskError(DirectoryFileError):
    """The disk did not do what it was told; the file may be sound all the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "The disk with {file} does not answer as it should. What was saved before is kept, "
                "this step was not done. Check the disk or the connection to it and try again.",
                file=path,
            )
        )


class UnreadableJournalError(UnwritableFileError):
    """The newest changes lie in a journal beside the file, which cannot be read from here."""

    def __init__(self, path: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "The newest changes of {file} are still in the journal beside it, which can only "
                "be read where the folder can be written. Nothing was changed. Copy the whole "
                "folder to a place of your own, or let whoever wrote it open and close it.",
                file=path,
            ),
        )


class HeldElsewhereError(DirectoryFileError):
    """Another computer has the file open; `lost_since` is set when that gives no sign of life."""

    def __init__(
        self, path: Path, host: str, user: str, since: datetime, lost_since: datetime | None
    ) -> None:
        began = _minute(since)
        if lost_since is None:
            text = translated(
                "{file} has been open on the computer {host} by {user} since {time}. Here it can "
                "be read, and be changed once it is closed there.",
                file=path,
                host=host,
                user=user,
                time=began,
            )
        else:
            last = _minute(lost_since)
            text = translated(
                "{file} was opened on the computer {host} by {user} ({time}), which has given no "
                "sign of life since {last}. Here it can be read. If that computer is off, open "
                "the file anyway.",
                file=path,
                host=host,
                user=user,
                time=began,
                last=last,
            )
        super().__init__(text)
        self.is_lost = lost_since is not None


class UnsoundUpgradeError(DirectoryFileError):
    """A step to a newer form would leave a file that is not sound; it was taken back."""

    def __init__(self) -> None:
        super().__init__(
            translated(
                "The directory could not be brought to the form that this version of Stakeholders "
                "needs. It was not changed. Open it with the version that you had before, and "
                "report this."
            )
        )


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where later work stands on what an operation left.

    `entry` is whose the row is; `later` the operation that wrote it. Without a `field` the row
    itself was made or changed since; else `left` is what the operation left, `present` what is
    there now, both as logged.
    """

    table: str
    row: Uid
    entry: Uid | None
    later: Uid | None
    field: str = ""
    left: object = None
    present: object = None


class ConflictError(Exception):
    """An operation cannot be taken back because later ones built on it; `conflicts` say where."""

    def __init__(self, conflicts: Sequence[Conflict] = ()) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(
            translated(
                "This step cannot be taken back: what it made or changed has been changed since. "
                "Take back the later steps first."
            )
        )


class StillNeededError(Exception):
    """An entry cannot be erased because others belong to it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("{name} belongs to it and is still there. Nothing was erased.", name=name)
        )


class NothingToUndoError(Exception):
    """There is no operation to take back or to do again."""


class UnknownUidError(Exception):
    """No entry of the directory has this uid."""

    def __init__(self, uid: str) -> None:
        super().__init__(translated("There is no entry {uid} in this directory.", uid=uid))


class InTheBinError(UnknownUidError):
    """The entry with this uid is in the bin."""

    def __init__(self, name: str) -> None:
        Exception.__init__(
            self, translated("{name} is in the bin; take it out of the bin first.", name=name)
        )
