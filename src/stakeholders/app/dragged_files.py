"""Dragged files: what is dragged out as a file lies in a private folder that goes by itself."""

import contextlib
import os
import shutil
import tempfile
import threading
import time
import weakref
from pathlib import Path
from typing import Final

from stakeholders.app.outgoing_files import write_files

_PREFIX: Final = "stakeholders-drag-"
_KEPT_SECONDS: Final = 600
_LEFT_OVER_SECONDS: Final = 86_400


class DraggedFiles:
    """Holds files until the program ends; each for ten minutes, for those who copy them slowly.

    Nobody else may look into the folder. What a program that was killed left is removed later.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock = threading.Lock()

    def put(self, name: str, content: bytes) -> Path:
        """Write a file of this name and return its path; called in a worker."""
        with self._lock:
            folder = self._made()
            _remove_older(folder, "*", _KEPT_SECONDS)
            own = Path(tempfile.mkdtemp(dir=folder))
        path = own / name
        write_files([(path, content)])
        return path

    def _made(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            _remove_older(Path(tempfile.gettempdir()), f"{_PREFIX}*", _LEFT_OVER_SECONDS)
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


def _remove_older(folder: Path, pattern: str, seconds: float) -> None:
    """Remove what was put into a folder longer ago, of what is our own."""
    for path in folder.glob(pattern):
        with contextlib.suppress(OSError):
            found = path.lstat()
            is_own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if is_own and abs(time.time() - found.st_mtime) > seconds and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
