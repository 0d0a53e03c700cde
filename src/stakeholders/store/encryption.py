"""Encryption switched on and off: a compared copy takes the place of the directory.

Whatever kills the process, the directory is afterwards the old file or the new one, whole, and its
key file lies beside it when it is encrypted. What else may lie there (a copy that was not finished,
the old file) goes when the directory is opened next.
"""

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.connection import (
    check_file,
    create_file,
    error_in_words,
    errors_in_words,
    key_in_sql,
    open_file,
    os_error_in_words,
    sync_folder,
)
from stakeholders.store.encryption_errors import (
    OpenElsewhereError,
    StoppedConversionError,
    UnequalCopyError,
)
from stakeholders.store.errors import BusyFileError
from stakeholders.store.file_lock import hold
from stakeholders.store.key_file import KeyFile, key_file_of, write_key_file
from stakeholders.store.switching import Step, finish_switch, new_file_of, switch

_COPY: Final = ".{name}.converted"
_OLD: Final = ".{name}.old"
_CHUNK: Final = 1 << 20
_ASK_EVERY: Final = 100_000
"""Instructions of SQLite, some milliseconds."""
_ALONE: Final = (
    "PRAGMA busy_timeout = 1000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = DELETE",  # only whoever has a file alone can take its journal away
    "PRAGMA locking_mode = EXCLUSIVE",
    "BEGIN EXCLUSIVE",
    "COMMIT",  # the lock stays until the connection is closed
)
# A virtual table has all it knows in its shadow tables.
_TABLES: Final = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') "
    "AND name NOT GLOB 'sqlite_*'"
)
_SOUND: Final = "PRAGMA copy.integrity_check (1)"
# Nobody has the copy yet; it is forced to the disk once, when it is whole.
_FAST: Final = ("PRAGMA copy.journal_mode = OFF", "PRAGMA copy.synchronous = OFF")


def convert(
    path: Path,
    old: DirectoryKey | None,
    new: DirectoryKey | None,
    key_file: KeyFile | None,
    *,
    user: str = "",
    step: Step = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Encrypt a directory with another key, or with none; the key file goes with it.

    Other computers are told that this `user` has it meanwhile.

    Long for a big directory: a step may raise to stop it, and `is_stopped` is asked again and again
    until the copy is ready.

    Raises:
        StoppedConversionError: when it was stopped; nothing is changed then.
        OpenElsewhereError: when another program, or we ourselves, have the directory open.
        HeldElsewhereError: when another computer has.
        UnequalCopyError: when the copy is not what the directory is; it is thrown away.
        DirectoryFileError: when it cannot be used, or there is no room; it is not changed.
    """
    check_file(path, old)
    remove_leftovers(path)
    with _held(path, user), _alone(path, old) as connection, _nothing_half_made(path):
        with _stopped_by(connection, is_stopped):
            _make_copy(connection, path, new, step)
        step("place")
        _clear(new_file_of(path))
        if key_file is not None:
            write_key_file(new_file_of(path), key_file)
        _keep_old(path)
        _copy_of(path).rename(new_file_of(path))
        if os.name == "nt":
            connection.close()  # no file that is open can be replaced there
        switch(path, step)
        step("old")
        remove_leftovers(path)


def remove_leftovers(path: Path) -> None:
    """Remove what a conversion left that was killed; called once the directory could be opened.

    The old file is overwritten first: an old plain file shall not be read from the disk, as far as
    a program can see to that, and who still has it open shall not write into it unseen. Where
    nothing can be written, what is there stays.
    """
    old = _old_of(path)
    with contextlib.suppress(OSError):
        _copy_of(path).unlink(missing_ok=True)
        if not old.samefile(path):
            _overwrite(old)
        old.unlink()
        sync_folder(path.parent)


def directory_uid(path: Path, key: DirectoryKey | None) -> str:
    """Return the uid that a directory has inside, whatever its file is called."""
    with errors_in_words(path), contextlib.closing(open_file(path, "mode=ro", key)) as connection:
        query = "SELECT value FROM setting WHERE name = 'directory'"
        return str(connection.execute(query).fetchone()[0])


@contextlib.contextmanager
def _held(path: Path, user: str) -> Iterator[None]:
    """Hold a directory that no living process holds, here or on another computer."""
    try:
        lock = hold(path, user, clock=lambda: datetime.datetime.now(datetime.UTC))
    except OSError as error:
        raise os_error_in_words(path, error) from error
    try:
        if not lock.is_first:
            raise OpenElsewhereError(path)
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _alone(path: Path, key: DirectoryKey | None) -> Iterator[driver.Connection]:
    """Give a connection to a directory that nobody else can read or write meanwhile."""
    connection = open_file(path, "mode=rw", key)
    try:
        with _open_elsewhere_in_words(path):
            for statement in _ALONE:
                connection.execute(statement).close()
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
                raise OpenElsewhereError(path)  # somebody came in between
        with errors_in_words(path):
            yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def _open_elsewhere_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except driver.DatabaseError as error:
        ours = error_in_words(path, error)
        if isinstance(ours, BusyFileError):
            raise OpenElsewhereError(path) from error
        raise ours or error from error


@contextlib.contextmanager
def _stopped_by(connection: driver.Connection, is_stopped: Callable[[], bool]) -> Iterator[None]:
    connection.set_progress_handler(is_stopped, _ASK_EVERY)
    try:
        yield
    except driver.OperationalError as error:
        if error.sqlite_errorcode == driver.SQLITE_INTERRUPT:
            raise StoppedConversionError from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextlib.contextmanager
def _nothing_half_made(path: Path) -> Iterator[None]:
    """Finish what was noted, or leave the directory as it was with nothing beside it."""
    try:
        yield
    except BaseException as error:
        finish_switch(path)
        _clear(new_file_of(path))
        remove_leftovers(path)
        if isinstance(error, OSError):
            raise os_error_in_words(path, error) from error
        raise


def _make_copy(
    connection: driver.Connection, path: Path, key: DirectoryKey | None, step: Step
) -> None:
    """Write everything into a file under another key, and compare the two."""
    copy = _copy_of(path)
    create_file(copy)
    step("copy")
    with _attached(connection, copy, key) as run:
        for statement in _FAST:
            run(statement)
        run("SELECT sqlcipher_export('copy')")
        for name in ("application_id", "user_version"):
            run(f"PRAGMA copy.{name} = {run(f'PRAGMA main.{name}')[0][0]}")
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    step("compare")
    with _attached(connection, copy, key) as run:  # anew: what is on the disk is compared
        try:
            is_equal = _are_equal(connection) and run(_SOUND) == [("ok",)]
        except driver.DatabaseError as error:
            if error.sqlite_errorcode == driver.SQLITE_INTERRUPT:
                raise
            raise UnequalCopyError(path) from error
    if not is_equal:
        raise UnequalCopyError(path)
    check_file(copy, key)


@contextlib.contextmanager
def _attached(
    connection: driver.Connection, copy: Path, key: DirectoryKey | None
) -> Iterator[Callable[[str], list[tuple[object, ...]]]]:
    """Attach a copy under a key as `copy`, and give what runs a statement and returns its rows."""

    def run(statement: str) -> list[tuple[object, ...]]:
        return list(connection.execute(statement))

    named = (str(copy), key_in_sql(key) if key else "")
    connection.execute("ATTACH ? AS copy KEY ?", named).close()
    try:
        yield run
    finally:
        connection.execute("DETACH copy").close()


def _are_equal(connection: driver.Connection) -> bool:
    schemas = [
        connection.execute(
            f"SELECT type, name, tbl_name, sql FROM {schema}.sqlite_schema ORDER BY 1, 2"  # noqa: S608
        ).fetchall()
        for schema in ("main", "copy")
    ]
    tables = [str(row[0]) for row in connection.execute(_TABLES)]
    return schemas[0] == schemas[1] and all(_is_equal(connection, name) for name in tables)


def _is_equal(connection: driver.Connection, table: str) -> bool:
    """Tell whether a table has the same rows in both files, found by their keys."""
    columns = connection.execute(
        "SELECT name, pk FROM pragma_table_info(?, 'main')", (table,)
    ).fetchall()
    keys = [name for name, pk in columns if pk]
    same = " AND ".join(f'a."{name}" = b."{name}"' for name in keys) or "a.rowid = b.rowid"
    ours, theirs = (", ".join(f'{side}."{name}"' for name, _ in columns) for side in "ab")
    row = connection.execute(
        f'SELECT (SELECT count(*) FROM main."{table}") = (SELECT count(*) FROM copy."{table}"), '  # noqa: S608
        f'NOT EXISTS (SELECT 1 FROM main."{table}" a LEFT JOIN copy."{table}" b ON {same} '
        f"WHERE ({ours}) IS NOT ({theirs}))"
    ).fetchone()
    return bool(row[0] and row[1])


def _keep_old(path: Path) -> None:
    with contextlib.suppress(OSError):  # no links on this disk: then nothing is left of it at once
        _old_of(path).hardlink_to(path)


def _overwrite(old: Path) -> None:
    size = old.stat().st_size
    with contextlib.suppress(OSError), old.open("rb+") as stream:
        for start in range(0, size, _CHUNK):
            stream.write(bytes(min(_CHUNK, size - start)))
        stream.flush()
        os.fsync(stream.fileno())
        stream.truncate(0)


def _clear(new: Path) -> None:
    new.unlink(missing_ok=True)
    key_file_of(new).unlink(missing_ok=True)


def _copy_of(path: Path) -> Path:
    return path.with_name(_COPY.format(name=path.name))


def _old_of(path: Path) -> Path:
    return path.with_name(_OLD.format(name=path.name))
