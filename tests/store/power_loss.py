"""What a disk may hold after a loss of power: a recorded log of writes and syncs, cut and shuffled.

A child process is traced; what it synced is on the disk, of what it wrote since then any part may
be, in any order of whole sectors. Memory that is shared between processes is never there.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECTOR = 512
CALLS = "write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,openat,close"
LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<arguments>.*)\) += (?P<answer>-?\d+)")
FILE = re.compile(r"^\d+<(?P<path>[^>]*)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Event:
    """One call: `write`, `cut`, `make` or `remove` a file, `sync` one or a folder, `say` a text."""

    kind: str
    name: str
    data: bytes = b""
    place: int = 0


@dataclass
class Disk:
    """Files as they are on the disk for certain, and what may have come there since."""

    files: dict[str, bytes]
    pending: list[Event] = field(default_factory=list)

    def hear(self, event: Event) -> None:
        """Take a call; a sync makes all certain that was done to its file before."""
        if event.kind != "sync":
            self.pending.append(event)
            return
        for earlier in self.pending:
            if self._is_synced(earlier, event.name):
                apply(self.files, earlier)
        self.pending = [one for one in self.pending if not self._is_synced(one, event.name)]

    def after_loss(self, chance: random.Random) -> dict[str, bytes]:
        """Return what may be there if power is lost now."""
        files = dict(self.files)
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        for event in self.pending:
            if chance.random() < share:
                for part in sectors(event) if chance.random() < 0.5 else (event,):
                    if part is event or chance.random() < 0.7:
                        apply(files, part)
        return files

    def _is_synced(self, event: Event, name: str) -> bool:
        if name == "":
            return event.kind in {"make", "remove"}
        return event.name == name


def apply(files: dict[str, bytes], event: Event) -> None:
    """Do to the files what a call does; a name that is not there yet takes nothing."""
    if event.kind == "remove":
        files.pop(event.name, None)
    elif event.kind == "make":
        files.setdefault(event.name, b"")
    elif event.name in files:
        old = files[event.name]
        if event.kind == "cut":
            files[event.name] = old[: event.place].ljust(event.place, b"\0")
        else:
            old = old.ljust(event.place, b"\0")
            files[event.name] = (
                old[: event.place] + event.data + old[event.place + len(event.data) :]
            )


def sectors(event: Event) -> Iterator[Event]:
    """Yield the parts of a write that reach a disk whole or not at all."""
    end = event.place + len(event.data)
    start = event.place
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        part = event.data[start - event.place : stop - event.place]
        yield Event(event.kind, event.name, part, start)
        start = stop
    if event.kind != "write":
        yield event


def traced(folder: Path, program: str, *arguments: str) -> list[Event]:
    """Run a program and return what it did to the files of a folder, and what it printed."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace here")
    log = folder.parent / "trace"
    command = ["strace", "-f", "-y", "-xx", "-s", str(1 << 20), "-e", f"trace={CALLS}", "-o"]
    answer = subprocess.run(
        [*command, str(log), sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    if answer.returncode and "ptrace" in answer.stderr.lower():
        pytest.skip("processes may not be traced here")
    assert answer.returncode == 0, answer.stderr
    with log.open() as lines:
        return list(read_events(lines, folder))


def read_events(lines: Iterable[str], folder: Path) -> Iterator[Event]:
    """Read the log of strace."""
    for line in lines:
        found = LINE.match(line)
        if found is None or int(found["answer"]) < 0:
            assert "unfinished" not in line or str(folder) not in line, line
            continue
        yield from _event(found["call"], found["arguments"], folder)


def _event(call: str, arguments: str, folder: Path) -> Iterator[Event]:
    if call in {"openat", "unlink", "unlinkat"}:
        path = Path(_text(arguments).decode())
        if path.parent == folder and (call != "openat" or "O_CREAT" in arguments):
            yield Event("make" if call == "openat" else "remove", path.name)
        return
    file = FILE.match(arguments)
    if file is None:
        return
    path = Path(_unescaped(file["path"]))
    if call == "write" and arguments.startswith("1<"):
        yield Event("say", "", _text(arguments))
    elif call in {"fsync", "fdatasync"} and path == folder:
        yield Event("sync", "")
    elif path.parent == folder:
        yield from _of_file(call, arguments, path.name)


def _of_file(call: str, arguments: str, name: str) -> Iterator[Event]:
    numbers = arguments.rsplit(", ", 2)
    if call == "pwrite64":
        yield Event("write", name, _text(arguments), int(numbers[-1]))
    elif call == "ftruncate":
        yield Event("cut", name, b"", int(numbers[-1]))
    elif call in {"fsync", "fdatasync"}:
        yield Event("sync", name)


def _text(arguments: str) -> bytes:
    found = TEXT.search(arguments)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _unescaped(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
