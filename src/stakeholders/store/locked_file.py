"""Locked files: telling an encrypted directory from a foreign and from a damaged file.

An encrypted file has no header of its own: it looks like noise from its first byte on.
"""

from pathlib import Path
from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.encryption_errors import (
    DamagedKeyFileError,
    LockedFileError,
    MissingKeyFileError,
    WrongKeyError,
)
from stakeholders.store.errors import DamagedFileError, DirectoryFileError, ForeignFileError
from stakeholders.store.key_file import key_file_of, read_key_file

_PAGE: Final = 4096
_OF_NOISE: Final = 240
"""A page of noise misses hardly one of the 256 bytes, a text has some eighty of them; archives and
pictures are noise too, but seldom whole pages long."""


def why_not_opened(path: Path, key: DirectoryKey | None) -> DirectoryFileError:
    """Return the error for a file that SQLite cannot read with this key, or without one."""
    if key is None:
        return _without_key(path)
    try:
        key_file = read_key_file(path)
    except DamagedKeyFileError:
        key_file = None
    if key_file is not None and key_file.is_of(key):
        return DamagedFileError(path)  # the right key, so the fault is in the file
    return WrongKeyError(path)


def _without_key(path: Path) -> DirectoryFileError:
    place = key_file_of(path)
    if place.is_file():
        return LockedFileError(path)
    return MissingKeyFileError(path, place) if _is_noise(path) else ForeignFileError(path)


def _is_noise(path: Path) -> bool:
    """Tell whether a file has whole pages of what looks like noise."""
    try:
        with path.open("rb") as file:
            first = file.read(_PAGE)
        size = path.stat().st_size
    except OSError:
        return False
    return size > 0 and size % _PAGE == 0 and len(set(first)) >= _OF_NOISE
