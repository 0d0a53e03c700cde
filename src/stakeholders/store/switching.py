"""Switching: another file takes the place of a directory, and a kill leaves the old or the new.

All that is needed lies beside the directory before a note says so; from then on whoever opens the
directory first finishes what the note says. A file is never beside the journal of another one.
"""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from stakeholders.store.advisory_lock import hold_alone
from stakeholders.store.connection import switching_note_of, sync_folder, unfinished_file
from stakeholders.store.encryption_errors import OpenElsewhereError
from stakeholders.store.file_lock import hold, lock_of
from stakeholders.store.key_file import KEY_SUFFIX, key_file_of

JOURNAL_SUFFIXES: Final = ("-wal", "-shm", "-journal")
_OWNER_ONLY: Final = 0o600
_NEW: Final = ".{name}.new"
_MOVED_WITH_IT: Final = ("-wal", "-journal", KEY_SUFFIX)

Step = Callable[[str], None]
"""Hears of each step before it is done; a test ends the process there."""


@contextlib.contextmanager
def held_alone(file: Path, now: datetime) -> Iterator[None]:
    """Hold the lock beside a directory against everybody else.

    Raises:
        HeldElsewhereError: when another computer has the directory.
        OpenElsewhereError: when another process has it.
    """
    if not file.is_file():
        yield
        return
    hold(file, "", clock=lambda: now).release()
    descriptor = os.open(lock_of(file), os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
    try:
        if not hold_alone(descriptor):
            raise OpenElsewhereError(file)
        yield
    finally:
        is_ours = not os.fstat(descriptor).st_size
        os.close(descriptor)
        if is_ours:
            lock_of(file).unlink(missing_ok=True)


def new_file_of(file: Path) -> Path:
    """Return where the file has to lie that shall take the place of a directory."""
    return file.with_name(_NEW.format(name=file.name))


def keep(file: Path, kept: Path, step: Step) -> None:
    """Give the present file and all that belongs to it a second name."""
    for suffix in ("", *_MOVED_WITH_IT):
        if _beside(file, suffix).exists():
            step(f"keep {suffix}")
            _link(_beside(file, suffix), _beside(kept, suffix))


def switch(file: Path, step: Step) -> None:
    """Let the new file that lies ready take the place of a directory, with its key file or none."""
    step("note")
    note = {"key_file": key_file_of(new_file_of(file)).exists()}
    write_whole(switching_note_of(file), json.dumps(note).encode())
    finish_switch(file, step)


def finish_switch(file: Path, step: Step = lambda _: None) -> None:
    """Finish what was noted before a process was killed; nothing happens without a note."""
    note = switching_note_of(file)
    with contextlib.suppress(FileNotFoundError), _held(note) as stream:
        if note.exists():
            _finish(file, has_key_file=bool(json.load(stream)["key_file"]), step=step)
            step("forget the note")
            note.unlink()
            sync_folder(file.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file for its owner only, whole or not at all; it replaces an older one.

    Raises:
        UnwritableFileError, DiskFullError: when it cannot be written.
    """
    with unfinished_file(path) as unfinished:
        with unfinished.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)


def _finish(file: Path, *, has_key_file: bool, step: Step) -> None:
    new = new_file_of(file)
    if not new.exists():
        return  # it took its place already
    for suffix in JOURNAL_SUFFIXES:
        step(f"remove {suffix}")
        _beside(file, suffix).unlink(missing_ok=True)
    step("key file")
    if not has_key_file:
        key_file_of(file).unlink(missing_ok=True)
    elif key_file_of(new).exists():
        key_file_of(new).replace(key_file_of(file))
    sync_folder(file.parent)
    step("replace")
    new.replace(file)
    sync_folder(file.parent)


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(f"{file.name}{suffix}")


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # no links on this disk
        shutil.copy2(source, target)


@contextlib.contextmanager
def _held(note: Path) -> Iterator[IO[bytes]]:
    """Hold a note, so that of two processes that open the directory one finishes what it says."""
    with note.open("r+b") as stream:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX)
        yield stream
