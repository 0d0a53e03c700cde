"""Backups: copies of a directory, whole and checked before they get their names.

They lie in a folder beside the directory, with a manifest of what each held when it was checked.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.backups import Backup, Reason
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.paths import DIRECTORY_SUFFIX, backup_folder_of
from stakeholders.store.connection import (
    check_file,
    connect,
    errors_in_words,
    open_file,
    os_error_in_words,
    unfinished_file,
)
from stakeholders.store.errors import DamagedFileError, DiskFullError, ExistingFileError
from stakeholders.store.key_file import key_file_of, take_key_along
from stakeholders.store.session_mark import mark_anew
from stakeholders.store.switching import write_whole

MANIFEST: Final = "manifest.json"
_OWNER_ONLY: Final = 0o700

FreeSpace = Callable[[Path], int]
"""Tells how many bytes a folder has room for."""


def free_space(folder: Path) -> int:
    """Return how many bytes there is room for in a folder, or where it will be made."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def back_up(
    path: Path, target: Path, *, key: DirectoryKey | None = None, free: FreeSpace = free_space
) -> str:
    """Write a copy of a directory, its key file along with it; return its SHA-256.

    Others may read and write meanwhile; the copy is of one state. What is at the target stays.

    Raises:
        DirectoryFileError: when the directory cannot be used, or the copy is not sound.
        ExistingFileError: when there is a file of that name.
        DiskFullError, UnwritableFileError: when it cannot be written; no copy is left.
    """
    check_file(path, key)
    if target.exists():
        raise ExistingFileError(target)
    if free(target.parent) < path.stat().st_size:
        raise DiskFullError(target)
    with unfinished_file(target) as unfinished:
        with errors_in_words(path):
            _copy(path, unfinished, target, key)
        _check_sound(unfinished, key)
        digest = digest_of(unfinished)
        with unfinished.open("rb") as copy:
            os.fsync(copy.fileno())
        take_key_along(path, target)
        unfinished.rename(target)
    return digest


def _check_sound(path: Path, key: DirectoryKey | None) -> None:
    check_file(path, key)
    with errors_in_words(path):
        connection = _connect(path, key)
        try:
            _check_pages(connection, path)
        finally:
            connection.close()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file that nobody has open: a backup, never the live directory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _copy(path: Path, unfinished: Path, target: Path, key: DirectoryKey | None) -> None:
    connection = _connect(path, key)
    try:
        _check_pages(connection, path)
        connection.execute("PRAGMA query_only = OFF").close()  # it minds writing any file at all
        with errors_in_words(target):
            connection.execute("VACUUM INTO ?", (str(unfinished),)).close()
    finally:
        connection.close()
    with (
        errors_in_words(target),
        contextlib.closing(open_file(unfinished, "mode=rw", key)) as copy,
    ):
        mark_anew(copy)


def _connect(path: Path, key: DirectoryKey | None) -> driver.Connection:
    """Return a connection that reads all once, so that nothing is gained by keeping much."""
    connection = connect(path, writer=False, key=key)
    connection.execute("PRAGMA cache_size = -1024").close()
    return connection


def _check_pages(connection: driver.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check (1)").fetchone()[0] != "ok":
        raise DamagedFileError(path)


class BackupFolder:
    """The folder of the backups of one directory."""

    def __init__(
        self, file: Path, *, key: DirectoryKey | None = None, free: FreeSpace = free_space
    ) -> None:
        self._file = file
        self._key = key
        self._free = free
        self.path = backup_folder_of(file)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups by their numbers, the newest last; the names say all about them."""
        if not self.path.is_dir():
            return ()
        found = (self._backup_of(file) for file in self.path.iterdir())
        return tuple(sorted((b for b in found if b is not None), key=lambda backup: backup.number))

    def place_of(self, backup: Backup) -> Path:
        """Return the file of a backup."""
        return self.path / backup.name

    def add(self, reason: Reason, now: datetime) -> Backup:
        """Make a backup and note in the manifest what it holds.

        Raises:
            DirectoryFileError: when it cannot be made; nothing is left of it.
        """
        self._make_folder()
        number = max((backup.number for backup in self.backups()), default=0) + 1
        backup = Backup.named(_name_of(self._file), number, now, reason)
        target = self.path / backup.name
        digest = back_up(self._file, target, key=self._key, free=self._free)
        noted = {"sha256": digest, "operation": newest_operation(target, self._key)}
        self._note({**self._noted(), backup.name: noted})
        return replace(backup, size=target.stat().st_size)

    def remove(self, backups: tuple[Backup, ...]) -> None:
        """Remove backups, their key files, and what the manifest says of them."""
        for backup in backups:
            file = self.place_of(backup)
            file.unlink(missing_ok=True)
            key_file_of(file).unlink(missing_ok=True)
        if backups:
            self._note(self._noted())

    @contextlib.contextmanager
    def changing(self, backup: Backup) -> Iterator[Path]:
        """Give a backup to be changed on purpose; meanwhile the manifest says nothing of it.

        Raises:
            DamagedFileError: when it is not what was once checked.
        """
        file = self.place_of(backup)
        if not self.is_as_noted(file):
            raise DamagedFileError(file)
        noted = self._noted()
        known = noted.pop(backup.name, {})
        self._note(noted)
        try:
            yield file
        finally:
            self._note({**self._noted(), backup.name: {**known, "sha256": digest_of(file)}})

    def is_as_noted(self, backup: Path) -> bool:
        """Tell whether a file of this folder is, byte for byte, what was once checked.

        A file that the manifest does not know is as good as its check will say.
        """
        noted = self._noted().get(backup.name) if backup.parent == self.path else None
        return noted is None or noted.get("sha256") == digest_of(backup)

    def holds(self, operation: str) -> bool:
        """Tell whether the newest backup ends with this operation: nothing was done since."""
        newest = self.backups()[-1:]
        return any(self._noted().get(b.name, {}).get("operation") == operation for b in newest)

    def _backup_of(self, file: Path) -> Backup | None:
        try:
            return Backup.from_name(_name_of(self._file), file.name, file.stat().st_size)
        except FileNotFoundError:  # removed by another process meanwhile
            return None

    def _make_folder(self) -> None:
        try:
            self.path.mkdir(mode=_OWNER_ONLY, exist_ok=True)
        except OSError as error:
            raise os_error_in_words(self.path, error) from error

    def _noted(self) -> dict[str, Mapping[str, str]]:
        """Return the manifest; one that cannot be read is made anew, entry by entry."""
        try:
            found = json.loads((self.path / MANIFEST).read_text("utf-8"))["backups"]
            return {str(name): noted for name, noted in found.items() if isinstance(noted, dict)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _note(self, noted: Mapping[str, Mapping[str, str]]) -> None:
        there = {name: noted[name] for name in sorted(noted) if (self.path / name).exists()}
        text = json.dumps({"backups": there}, indent=1)
        write_whole(self.path / MANIFEST, text.encode())


def newest_operation(file: Path, key: DirectoryKey | None = None) -> str:
    """Return the uid of the newest operation as hexadecimal digits, empty without any."""
    with errors_in_words(file):
        connection = connect(file, writer=False, key=key)
        try:
            query = "SELECT hex(uid) FROM operation ORDER BY id DESC LIMIT 1"
            row = connection.execute(query).fetchone()
        finally:
            connection.close()
    return str(row[0]) if row else ""


def _name_of(file: Path) -> str:
    return file.name.removesuffix(DIRECTORY_SUFFIX)
