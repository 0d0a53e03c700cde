"""What was typed while a directory could only be read: a small file of this user, kept for later.

It is encrypted with the key of the directory where that is encrypted, and written anew each time.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.connection import open_file, unfinished_file

_TABLE: Final = "CREATE TABLE draft (name TEXT PRIMARY KEY, content TEXT NOT NULL)"
_SET_ASIDE: Final = ".unreadable"


def read_later(path: Path, key: DirectoryKey | None) -> dict[str, str]:
    """Return what was kept, by its names; nothing where there is no file or another key hides it.

    What was kept before the directory was encrypted is read too.
    """
    found = _read(path, key) if path.exists() else {}
    return found or {}


def write_later(path: Path, key: DirectoryKey | None, drafts: Mapping[str, str]) -> None:
    """Put drafts in the place of older ones; an empty one is dropped, the last one with its file.

    A file that this key does not open is set aside, not written over.

    Raises:
        DirectoryFileError: when the file cannot be written; what was there stays.
    """
    before = _read(path, key) if path.exists() else {}
    if before is None:
        path.rename(path.with_name(f"{path.name}{_SET_ASIDE}"))
    kept = {name: content for name, content in {**(before or {}), **drafts}.items() if content}
    if not kept:
        path.unlink(missing_ok=True)
        return
    with unfinished_file(path) as unfinished:
        with contextlib.closing(open_file(unfinished, "mode=rw", key)) as connection:
            connection.execute(_TABLE).close()
            connection.executemany("INSERT INTO draft VALUES (?, ?)", kept.items())
        unfinished.replace(path)


def _read(path: Path, key: DirectoryKey | None) -> dict[str, str] | None:
    """Return what is in a file, None where neither this key opens it nor none."""
    for one in (key, None):
        with (
            contextlib.suppress(driver.DatabaseError),
            contextlib.closing(open_file(path, "mode=ro", one)) as connection,
        ):
            return dict(connection.execute("SELECT name, content FROM draft").fetchall())
    return None
