"""Bundle speed: from start to painted window, beside the same program from its source.

Both run in turn on a virtual screen whose picture lies in a file. The window counts as painted from
when the screen looks as it does at the end, but for a cursor that blinks.
"""

import mmap
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.kept_directory import copied_directory
from tests.benchmarks.measure import Figure, Figures, spread

_BUNDLE: Final = Path(__file__).parents[2] / "dist" / "stakeholders" / "stakeholders"
_SLOWER_MS: Final = 100.0
_ROUNDS: Final = 9
_ENOUGH: Final = 1000
_SECONDS: Final = 4.0
_PAUSE_SECONDS: Final = 0.005
_STEP: Final = 256
"""Each 64th pixel is looked at, so that looking takes no time from what is measured."""
_CURSOR_BYTES: Final = 10
"""What a blinking cursor changes of them at most, and some room."""


@dataclass(frozen=True, slots=True)
class _Screen:
    """A virtual screen: its name, and what is to be seen on it."""

    name: str
    picture: mmap.mmap


def start_bundle(size: int) -> Figures:
    """Measure how much later the window of the bundle is painted than that of the source."""
    if not _BUNDLE.exists():
        return (Figure("bundle", 0.0, "ms", remark="not built: python3 dev.py bundle"),)
    if shutil.which("Xvfb") is None:
        return (Figure("bundle", 0.0, "ms", remark="Xvfb is not installed"),)
    source, bundle = [sys.executable, "-m", "stakeholders"], [str(_BUNDLE)]
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as screen:
        file = copied_directory(Path(folder), size)
        rounds = _ROUNDS if size >= _ENOUGH else 1
        pairs = [[_one_start(one, file, screen) for one in (source, bundle)] for _ in range(rounds)]
    from_source, of_bundle = (spread(list(times)) for times in zip(*pairs, strict=True))
    later = spread([two - one for one, two in pairs])
    return (
        Figure("source, to painted window, median", from_source.median, "ms", None, from_source),
        Figure("bundle, to painted window, median", of_bundle.median, "ms", None, of_bundle),
        Figure("bundle after source, median", later.median, "ms", _SLOWER_MS, later),
    )


@contextmanager
def _screen(folder: Path) -> Iterator[_Screen]:
    """Start a virtual screen whose picture is a file that is looked into."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-ac", "-fbdir"]
    server = subprocess.Popen(
        [*command, str(folder)], pass_fds=(write,), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        os.close(write)
        with os.fdopen(read) as number:
            name = f":{number.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            yield _Screen(name, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    finally:
        server.terminate()
        server.wait()


def _one_start(program: Sequence[str], file: Path, screen: _Screen) -> float:
    """Return the milliseconds from nothing to the screen as it is in the end."""
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home)
        around = {
            **os.environ, **places, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }  # fmt: skip
        around.pop("PYTHONDONTWRITEBYTECODE", None)
        began = time.perf_counter()
        process = subprocess.Popen([*program, "-d", str(file), "open"], env=around)
        try:
            seen = list(_changes(screen.picture, began))
        finally:
            process.terminate()
            process.wait()
    last = seen[-1][1]
    alike = (took for took, picture in seen if _difference(picture, last) < _CURSOR_BYTES)
    return next(alike) * 1000


def _changes(picture: mmap.mmap, began: float) -> Iterator[tuple[float, bytes]]:
    """Yield what the screen shows, whenever that changes, and seconds since the beginning."""
    before = b""
    while (took := time.perf_counter() - began) < _SECONDS:
        now = picture[::_STEP]
        if now != before:
            before = now
            yield took, now
        time.sleep(_PAUSE_SECONDS)


def _difference(one: bytes, two: bytes) -> int:
    return sum(a != b for a, b in zip(one, two, strict=True))
