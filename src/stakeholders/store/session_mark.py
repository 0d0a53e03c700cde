"""The mark of a session: by it a journal is known to belong to the file that it lies beside.

SQLite would replay the journal that a killed process left into whatever file has come to its place,
such as yesterday's backup copied there by hand, and call the mixture sound. So the file and the
lock beside it bear the same mark while it is written; a file with another mark is another file.
"""

import contextlib
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.ids import UidFactory, uid_from_text
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.connection import open_file
from stakeholders.store.file_lock import FileLock, is_held_here, read_holder
from stakeholders.store.machine import this_machine

MARK: Final = "session"
_SET: Final = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
_READ: Final = "SELECT value FROM setting WHERE name = ?"
_JOURNALS: Final = ("-wal", "-journal")


def begin_session(connection: driver.Connection, lock: FileLock) -> None:
    """Mark the file and then the lock; in between and after a failure the lock bears no mark."""
    lock.note(session="")
    mark = mark_anew(connection)
    is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if not is_busy:
        lock.note(session=mark)


def mark_anew(connection: driver.Connection) -> str:
    """Give a file a mark that no other has, so that no journal of another belongs to it."""
    mark = str(UidFactory()())
    connection.execute(_SET, (MARK, mark)).close()
    return mark


def set_stale_journal_aside(path: Path, key: DirectoryKey | None) -> None:
    """Rename the journal of a file that was here before; nobody may have the present one open.

    Where there is any doubt the journal is taken for the file's own: it may hold what was saved
    last.
    """
    holder = read_holder(path)
    if holder is None or not holder.session or holder.machine != this_machine().uid:
        return
    mark = _mark_of(path, key)
    if mark in {None, holder.session} or is_held_here(path):
        return
    for suffix in _JOURNALS:
        journal = path.with_name(f"{path.name}{suffix}")
        with contextlib.suppress(OSError):
            journal.rename(_free_name(journal))
    with contextlib.suppress(OSError):
        path.with_name(f"{path.name}-shm").unlink()


def _mark_of(path: Path, key: DirectoryKey | None) -> str | None:
    """Return the mark in the file alone, without its journal; None when it cannot be told."""
    try:
        with contextlib.closing(open_file(path, "mode=ro&immutable=1", key)) as connection:
            row = connection.execute(_READ, (MARK,)).fetchone()
    except (driver.DatabaseError, UnicodeDecodeError):
        return None
    return uid_from_text(str(row[0])) if row else None


def _free_name(journal: Path) -> Path:
    number = 1
    while (aside := journal.with_name(f"{journal.name}-of-another-file-{number}")).exists():
        number += 1
    return aside
