"""Leftovers: whether traces of somebody still stand in the bytes of any file of a directory.

Files are read as they lie on the disk, freed pages and journals included; encrypted ones page by
page, decrypted in memory.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.traces import Traces
from stakeholders.paths import backup_folder_of
from stakeholders.store.key_wrapping import decrypted
from stakeholders.store.restoring import kept_stem

_AT_ONCE: Final = 1 << 22
_OVERLAP: Final = 1 << 9
_PAGE: Final = 4096
_RESERVED: Final = 80
_VECTOR: Final = 16
_PLAIN: Final = b"SQLite format 3\0"


def files_of(path: Path) -> tuple[Path, ...]:
    """Return every file that belongs to a directory: journals, backups and kept files too."""
    stems = (path.name, kept_stem(path))
    beside = (one for one in path.parent.iterdir() if one.name.lstrip(".").startswith(stems))
    folder = backup_folder_of(path)
    copies = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(one for one in (*beside, *copies) if one.is_file()))


def files_with(
    path: Path, traces: Traces, key: DirectoryKey | None = None
) -> tuple[int, tuple[Path, ...]]:
    """Return how many files were looked through, and those in which a trace still stands."""
    every, found = files_of(path), traces.in_bytes()
    return len(every), tuple(
        file for file in every if any(found.stand_in(part) for part in parts_of(file, key))
    )


def parts_of(file: Path, key: DirectoryKey | None) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces that overlap, of an encrypted one its pages."""
    try:
        with file.open("rb") as stream:
            if key is not None and is_encrypted(file):
                yield from _pages(stream.read(), key)
                return
            before = b""
            while piece := stream.read(_AT_ONCE):
                yield before + piece
                before = piece[-_OVERLAP:]
    except FileNotFoundError:
        return


def is_encrypted(file: Path) -> bool:
    """Tell whether a file of whole pages does not begin as a plain one does."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        return size > 0 and size % _PAGE == 0 and stream.read(len(_PLAIN)) != _PLAIN


def _pages(content: bytes, key: DirectoryKey) -> Iterator[bytes]:
    """Yield the pages of an encrypted file as SQLCipher 4 writes them: AES in CBC mode."""
    for start in range(0, len(content), _PAGE):
        page = content[start : start + _PAGE]
        end = _PAGE - _RESERVED
        first = len(_PLAIN) if start == 0 else 0
        yield decrypted(key, page[first:end], page[end : end + _VECTOR])
