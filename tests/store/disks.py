"""Small disks and read-only ones for tests; where they cannot be made, the test is skipped."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Give an empty disk of some kibibytes, mounted on a new folder."""
    place = folder / "disk"
    place.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={size}k,mode=700", "stakeholders-test", str(place))
    try:
        yield place
    finally:
        _run("umount", "--lazy", str(place))
        place.rmdir()


def allow_writing(disk: Path, *, allowed: bool) -> None:
    """Mount a disk anew, to be written or only to be read."""
    _run("mount", "-o", f"remount,{'rw' if allowed else 'ro'}", str(disk))


def resize(disk: Path, size: int) -> None:
    """Give a disk more room, or less."""
    _run("mount", "-o", f"remount,size={size}k", str(disk))


def fill(disk: Path) -> Path:
    """Leave no room on a disk; return the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return filler


def _run(*command: str) -> None:
    if os.name == "nt" or shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]} here")
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        pytest.skip(f"{command[0]} is not allowed here: {answer.stderr.strip()}")
