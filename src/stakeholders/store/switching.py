"""Switching: another file takes the place of a directory, and a kill leaves the old or the new.

All that is needed lies beside the directory before a note says so; from then on whoever opens the
directory first finishes what the note says. A file is never beside the journal of another one.
"""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
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
_MOVED_WITH_IT: Final = ("-wal", "-journal", KEY_SUFFIX, "")

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


def switch(file: Path, step: Step, kept: Path | None = None) -> None:
    """Let the new file that lies ready take the place of a directory, with its key file or none.

    What was there, with all that belongs to it, is `kept` under that name, if there is one.

    Raises:
        OSError: when it cannot be kept; nothing is changed then.
    """
    step("note")
    has_key_file = key_file_of(new_file_of(file)).exists()
    note = {"key_file": has_key_file, "kept": kept.name if kept else None}
    write_whole(switching_note_of(file), json.dumps(note).encode())
    try:
        _finish_noted(file, step)
    except _NotKeptError as error:
        raise error.reason from error


def finish_switch(file: Path, step: Step = lambda _: None) -> None:
    """Finish what was noted before a process was killed; nothing happens without a note.

    Where what is there cannot be kept, as on a full disk, it stays, and the note goes.
    """
    with contextlib.suppress(_NotKeptError):
        _finish_noted(file, step)


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


class _NotKeptError(Exception):
    """What is to be replaced cannot be kept; nothing was changed."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _finish_noted(file: Path, step: Step) -> None:
    note = switching_note_of(file)
    with contextlib.suppress(FileNotFoundError), _held(note) as stream:
        if note.exists():
            try:
                _finish(file, json.load(stream), step)
            except _NotKeptError:
                note.unlink()
                raise
            step("forget the note")
            note.unlink()
            sync_folder(file.parent)


def _finish(file: Path, note: Mapping[str, object], step: Step) -> None:
    new = new_file_of(file)
    if not new.exists():
        return  # it took its place already
    if note.get("kept"):
        _keep(file, file.with_name(str(note["kept"])), step)
    for suffix in JOURNAL_SUFFIXES:
        step(f"remove {suffix}")
        _beside(file, suffix).unlink(missing_ok=True)
    step("key file")
    if not note["key_file"]:
        key_file_of(file).unlink(missing_ok=True)
    elif key_file_of(new).exists():
        key_file_of(new).replace(key_file_of(file))
    sync_folder(file.parent)
    step("replace")
    new.replace(file)
    sync_folder(file.parent)


def _keep(file: Path, kept: Path, step: Step) -> None:
    """Give the present file and all that belongs to it a second name, the file last.

    Done only behind the note: a directory must never be left with two names.
    """
    present = [suffix for suffix in _MOVED_WITH_IT if _beside(file, suffix).exists()]
    try:
        for suffix in present:
            step(f"keep {suffix}")
            _link(_beside(file, suffix), _beside(kept, suffix))
    except OSError as error:
        for suffix in present:
            _beside(kept, suffix).unlink(missing_ok=True)
        raise _NotKeptError(error) from error


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(f"{file.name}{suffix}")


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, a copy where disks have no links; one that is there stays."""
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:
        with unfinished_file(target) as unfinished:
            shutil.copyfile(source, unfinished)
            unfinished.rename(target)


@contextlib.contextmanager
def _held(note: Path) -> Iterator[IO[bytes]]:
    """Hold a note, so that of two processes that open the directory one finishes what it says."""
    with note.open("r+b") as stream:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX)
        yield stream
