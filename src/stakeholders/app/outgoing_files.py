"""Outgoing files: written whole or not at all, for the eyes of their owner only.

What is in them has passed `app.audience` before.
"""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files or none: first beside their places, then into them.

    They are readable by their owner only.
    """
    with contextlib.ExitStack() as leftovers:
        written = []
        for path, content in files:
            temporary = _written_beside(path, content, leftovers)
            written.append((temporary, path))
        for temporary, path in written:
            temporary.replace(path)
        for folder in {path.parent for path, _ in files}:
            _sync_folder(folder)


def _written_beside(path: Path, content: bytes, leftovers: contextlib.ExitStack) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".stakeholders-")
    leftovers.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
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
