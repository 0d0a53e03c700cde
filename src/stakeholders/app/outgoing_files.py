"""Outgoing files: written whole or not at all, for the eyes of their owner only.

What is in them has passed `app.audience` before.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from stakeholders.app.errors import UnwritableTargetError

_UNFINISHED: Final = ".stakeholders-"


WriteFile = Callable[[BinaryIO], None]
"""Writes what is in a file."""
OutgoingFile = tuple[Path, bytes | WriteFile]
"""Where a file goes, and what is in it or what writes it."""


def write_files(files: Iterable[OutgoingFile], mark: str = "") -> None:
    """Write all files or none: first beside their places, then into them.

    They are readable by their owner only. What is not finished yet bears the `mark` in its name.
    """
    with files_beside(files, mark) as put_in_place:
        put_in_place()


@contextlib.contextmanager
def files_beside(files: Iterable[OutgoingFile], mark: str = "") -> Iterator[Callable[[], None]]:
    """Write files beside their places, one after the other; give what puts them into their places.

    What is not put there is gone afterwards.
    """
    with contextlib.ExitStack() as leftovers:
        written = [
            (_written_beside(path, content, mark, leftovers), path) for path, content in files
        ]
        yield partial(_put_in_place, written)


def _put_in_place(written: Sequence[tuple[Path, Path]]) -> None:
    for temporary, path in written:
        temporary.replace(path)
    for folder in {path.parent for _, path in written}:
        _sync_folder(folder)


def write_text(target: Path, lines: Sequence[str]) -> None:
    """Write lines to a file.

    Raises:
        UnwritableTargetError: when it cannot be written.
    """
    try:
        write_files([(target, "".join(f"{line}\n" for line in lines).encode())])
    except OSError as error:
        raise UnwritableTargetError(target.name, error.strerror or str(error)) from error


def remove_unfinished(folder: Path, mark: str) -> None:
    """Remove what a process that was killed was writing in a folder under this mark."""
    with contextlib.suppress(OSError):
        for unfinished in folder.glob(f"{_UNFINISHED}{mark}-*"):
            unfinished.unlink(missing_ok=True)


def _written_beside(
    path: Path, content: bytes | WriteFile, mark: str, leftovers: contextlib.ExitStack
) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{_UNFINISHED}{mark}-")
    os.close(handle)
    leftovers.callback(Path(name).unlink, missing_ok=True)
    with Path(name).open("r+b") as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            content(stream)
        stream.flush()
        os.fsync(stream.fileno())
    return Path(name)


def _sync_folder(folder: Path) -> None:
    """Bring the names of new files to the disk, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
