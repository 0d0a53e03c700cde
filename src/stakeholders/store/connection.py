"""Connections to the directory file: the one driver, its settings, and its errors in words.

Free of SQLAlchemy, because the first page of the window is read through it.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.errors import (
    BusyFileError,
    DamagedFileError,
    DirectoryFileError,
    DiskFullError,
    FailingDiskError,
    ForeignFileError,
    MissingFileError,
    NewerFileError,
    UnreadableJournalError,
    UnreadableRowError,
    UnwritableFileError,
)

FILE_APPLICATION_ID: Final = 0x53544B48
"""`STKH`: what `file` and we know a directory by."""
FILE_VERSION: Final = 5
"""The newest schema this program knows; the number of the last migration."""

_OWNER_ONLY: Final = 0o600
_EVERY_CONNECTION: Final = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
_WRITER: Final = (
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -16384",
    "PRAGMA wal_autocheckpoint = 4000",  # seldom: `Database.rest` empties it while nobody waits
)
_READER: Final = ("PRAGMA query_only = ON", "PRAGMA cache_size = -2048")
_REPLICA: Final = "SELECT value FROM setting WHERE name = 'replica'"
_STRANGE: Final = (
    "no such table", "no such column", "Could not decode", "unsupported file format",
)  # fmt: skip
_LITTLE_ROOM: Final = 1 << 20


def create_file(path: Path) -> None:
    """Make an empty file that only its owner may read; the folder is made when missing.

    Raises:
        FileExistsError: when there is one already.
        UnwritableFileError: when the folder may not be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY))
    except FileExistsError as error:
        if path.parent.is_dir():
            raise
        raise UnwritableFileError(path) from error
    except OSError as error:
        raise os_error_in_words(path, error) from error


@contextlib.contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give an empty file beside a path, to be filled and then named; else it vanishes again.

    Raises:
        UnwritableFileError: when the folder may not be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    journal = unfinished.with_name(f"{unfinished.name}-journal")
    for left in (unfinished, journal):  # by a process of the same number that was killed
        with contextlib.suppress(OSError):
            left.unlink()
    create_file(unfinished)
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)
        journal.unlink(missing_ok=True)  # SQLite leaves one where the disk is full
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power, where systems can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def connect(
    path: Path, *, writer: bool, key: DirectoryKey | None = None, shared: bool = False
) -> driver.Connection:
    """Return a connection with our settings; transactions are begun by hand.

    `shared` is for a place that another computer can write: no memory is shared there, so that
    the journal must be one that does without.
    """
    connection = open_file(path, "mode=rw", key) if writer else _open_to_read(path, key)
    journal = f"PRAGMA journal_mode = {'TRUNCATE' if shared else 'WAL'}"
    try:
        for statement in (*_EVERY_CONNECTION, *((journal, *_WRITER) if writer else _READER)):
            connection.execute(statement).close()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_look(path: Path, key: DirectoryKey | None = None) -> driver.Connection:
    """Return a connection for one look, which leaves nothing beside the file.

    Where there is no journal the file alone is whole, and no lock is needed that would make one.
    """
    if has_journal(path):
        return connect(path, writer=False, key=key)
    return open_file(path, "mode=ro&immutable=1", key)


def _open_to_read(path: Path, key: DirectoryKey | None) -> driver.Connection:
    """Open a file, also where nothing can be written: there only if its journal is empty."""
    connection = open_file(path, "mode=ro", key)
    try:
        connection.execute("PRAGMA user_version").close()
    except driver.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in {driver.SQLITE_READONLY, driver.SQLITE_CANTOPEN}:
            raise
        if not has_journal(path):
            return open_file(path, "mode=ro&immutable=1", key)
        _roll_back(path, key)
        return open_file(path, "mode=ro", key)
    return connection


def has_journal(path: Path) -> bool:
    """Tell whether something that is not in the file yet lies in a journal beside it."""
    journals = (path.with_name(f"{path.name}{suffix}") for suffix in ("-wal", "-journal"))
    with contextlib.suppress(FileNotFoundError):
        return any(journal.exists() and journal.stat().st_size > 0 for journal in journals)
    return False


def _roll_back(path: Path, key: DirectoryKey | None) -> None:
    """Let SQLite take back what was being written when power was lost, where it may."""
    try:
        with contextlib.closing(open_file(path, "mode=rw", key)) as connection:
            connection.execute("PRAGMA user_version").close()
    except driver.OperationalError as error:
        raise UnreadableJournalError(path) from error


def open_file(path: Path, how: str, key: DirectoryKey | None = None) -> driver.Connection:
    """Return a connection without any setting but the key of an encrypted file."""
    uri = f"file:{quote(str(path.absolute()))}?{how}"
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if key is not None:
        # Else SQLCipher says on the standard error what we say in words.
        connection.execute("PRAGMA cipher_log_level = none").close()
        connection.execute(f'PRAGMA key = "{key_in_sql(key)}"').close()
    return connection


def key_in_sql(key: DirectoryKey) -> str:
    """Return a key as SQLCipher takes it: as it is, with nothing derived from it."""
    return f"x'{key.value.hex()}'"


def check_file(path: Path, key: DirectoryKey | None = None) -> int:
    """Return the version of a directory file, having changed nothing of it.

    A restore that was killed is finished first, the journal of another file set aside.

    Raises:
        MissingFileError: when there is no file.
        ForeignFileError: when it is something else, an empty file included.
        NewerFileError: when a later program made it.
        DamagedFileError: when it cannot be read.
        LockedFileError: when it is encrypted, and this key does not open it.
    """
    if switching_note_of(path).exists():
        from stakeholders.store.switching import finish_switch

        finish_switch(path)
    if not path.is_file():
        raise ForeignFileError(path) if path.exists() else MissingFileError(path)
    if has_journal(path):
        from stakeholders.store.session_mark import set_stale_journal_aside

        set_stale_journal_aside(path, key)
    with errors_in_words(path):
        # Without locks and journal first: nothing must appear beside the file of someone else.
        application, version = _first_header(path, key)
        if application != FILE_APPLICATION_ID:
            raise ForeignFileError(path)
        if version <= FILE_VERSION:
            version = _looked_into(path, key)
    if version > FILE_VERSION:
        raise NewerFileError(path, version, FILE_VERSION)
    return version


def switching_note_of(path: Path) -> Path:
    """Return the note that another file is about to take the place of a directory."""
    return path.with_name(f".{path.name}.switching")


def _first_header(path: Path, key: DirectoryKey | None) -> tuple[int, int]:
    try:
        return _header(open_file(path, "mode=ro&immutable=1", key))
    except driver.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == driver.SQLITE_CORRUPT and has_journal(path):
            # Half of the journal was being brought into the file; both together are whole.
            return _header(connect(path, writer=False, key=key))
        if "not a database" not in str(error):
            raise
        from stakeholders.store.locked_file import why_not_opened

        raise why_not_opened(path, key) from error


def _looked_into(path: Path, key: DirectoryKey | None) -> int:
    """Return the version as the journal has it, having read something of the data."""
    with contextlib.closing(connect_to_look(path, key)) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version <= FILE_VERSION and connection.execute(_REPLICA).fetchone() is None:
            raise DamagedFileError(path)
    return version


def _header(connection: driver.Connection) -> tuple[int, int]:
    try:
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        return application, int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@contextlib.contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the file into ours."""
    try:
        yield
    except (driver.DatabaseError, UnicodeDecodeError) as error:
        ours = error_in_words(path, error)
        if ours is None:
            raise
        raise ours from error


def error_in_words(path: Path, error: BaseException) -> DirectoryFileError | None:
    """Return our error for one of the driver's, None when it is not about the file."""
    code = getattr(error, "sqlite_errorcode", driver.SQLITE_OK) & 0xFF
    for codes, ours in (
        ({driver.SQLITE_NOTADB}, ForeignFileError),
        ({driver.SQLITE_CORRUPT}, DamagedFileError),
        ({driver.SQLITE_FULL}, DiskFullError),
        ({driver.SQLITE_BUSY, driver.SQLITE_LOCKED, driver.SQLITE_PROTOCOL}, BusyFileError),
        (
            {driver.SQLITE_READONLY, driver.SQLITE_CANTOPEN, driver.SQLITE_PERM},
            UnwritableFileError,
        ),
    ):
        if code in codes:
            return ours(path)
    if code == driver.SQLITE_IOERR:
        return DiskFullError(path) if _is_full(path) else FailingDiskError(path)
    is_strange = isinstance(error, UnicodeDecodeError) or any(
        phrase in str(error) for phrase in _STRANGE
    )
    return UnreadableRowError(path) if is_strange else None


def _is_full(path: Path) -> bool:
    """Tell whether there is hardly any room: what SQLite cannot make then is no matter of files."""
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


def os_error_in_words(path: Path, error: OSError) -> DirectoryFileError:
    """Return our error for one of the system's about writing a file."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return DiskFullError(path) if full else UnwritableFileError(path)
