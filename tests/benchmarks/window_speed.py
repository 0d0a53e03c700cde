"""Window speed: from start to painted rows, memory then and later, and the frames of work in it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.contacts import generate
from tests.benchmarks.kept_directory import copied_directory
from tests.benchmarks.measure import Figure, Figures, spread
from tests.benchmarks.writers import write_vcards

_ROUNDS: Final = 9
_ENOUGH: Final = 1000
"""So many contacts are worth judging; fewer are there to see that it works."""
_START_MS: Final = 300.0
_PAINTED_MB: Final = 100.0
_SETTLED_MB: Final = 160.0
_FRAME_MS: Final = 50.0
_KEY_MS: Final = 16.0
_KEY_OF_MANY_MS: Final = 33.0
_MANY: Final = 100_000
_SIXTIETH_MS: Final = 1000 / 60
_PAGE_MS: Final = 100.0
_THEME_MS: Final = 200.0
_LONGEST_SECONDS: Final = 600.0
_NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class _Start:
    """One start: milliseconds from nothing to painted rows, and of the processor; megabytes."""

    wall: float
    own: float
    pss: float


def start_window(size: int) -> Figures:
    """Measure the whole process until its first rows are painted, without a screen and with one."""
    with _directory(size) as file:
        rounds = _ROUNDS if size >= _ENOUGH else 1
        figures = [*_started("offscreen", file, [], rounds)]
        if shutil.which("xvfb-run") is None:
            return (*figures, Figure("under X, median", 0.0, "ms", remark="xvfb is not installed"))
        return (*figures, *_started("xcb", file, ["xvfb-run", "-a"], rounds))


def work_in_window(size: int) -> Figures:
    """Measure the frames of the recorded flows, alone and while a file is imported beside them."""
    with _directory(size) as file:
        imported = file.with_name("imported.vcf")
        write_vcards(generate(size, 2), imported)
        alone, beside = _worked(file), _worked(file, imported)
        return (*_frames("", alone), *_frames(", import beside", beside), _settled(alone))


def type_in_window(size: int) -> Figures:
    """Measure from a key in the search box to the painted rows, and from the wheel to the frame.

    Judged is the time of the processor, in all threads: the machine may be busy with other work.
    """
    with (
        _directory(size) as file,
        _process("offscreen", (), file, str(size), "--keys") as process,
    ):
        _told(process, "painted")
        budget = _KEY_MS if size <= _MANY else _KEY_OF_MANY_MS
        keys, wheel = _told(process, "keys"), _told(process, "wheel")
        return (
            *_presses("key to painted rows", keys, budget),
            *_presses("wheel to frame", wheel, _SIXTIETH_MS),
        )


def _presses(what: str, took: list[tuple[str, float, float]], budget: float) -> Iterator[Figure]:
    """Yield how long something took until it was painted, and of which kind the slowest are."""
    if not took:
        return
    own = spread([one[2] for one in took])
    slowest = max(took, key=lambda one: one[2])[0]
    yield Figure(f"{what}, p99", own.p99, "ms", budget, own, f"slowest: {slowest}")
    wall = spread([one[1] for one in took])
    yield Figure(f"{what}, by the clock, p99", wall.p99, "ms", None, wall)


def _started(platform: str, file: Path, before: Sequence[str], rounds: int) -> Iterator[Figure]:
    starts = [_one_start(platform, file, before) for _ in range(rounds)]
    wall, own = spread([one.wall for one in starts]), spread([one.own for one in starts])
    pss = spread([one.pss for one in starts])
    budget = _START_MS if platform == "offscreen" else None  # X itself starts, too
    yield Figure(f"{platform}, to painted rows, median", wall.median, "ms", budget, wall)
    yield Figure(f"{platform}, of the processor, median", own.median, "ms", None, own)
    yield Figure(f"{platform}, PSS when painted", pss.median, "MB", _PAINTED_MB, pss)


def _one_start(platform: str, file: Path, before: Sequence[str]) -> _Start:
    began = time.perf_counter()
    with _process(platform, before, file, "--start") as process:
        told = _told(process, "painted")
        took = (time.perf_counter() - began) * 1000
    return _Start(took, told["cpu"] * 1000, told["pss"])


def _worked(file: Path, imported: Path | None = None) -> dict[str, Any]:
    given = [file] if imported is None else [file, imported]
    with _process("offscreen", (), *given) as process:
        _told(process, "painted")
        return {"frames": _told(process, "frames"), **_told(process, "settled")}


def _frames(when: str, told: dict[str, Any]) -> Iterator[Figure]:
    """Yield the longest frame of each kind of step; of pages and themes the whole switch."""
    kinds: dict[str, list[float]] = defaultdict(list)
    switches: dict[str, list[float]] = defaultdict(list)
    for step, frames in groupby(told["frames"], key=lambda frame: str(frame[0])):
        kind, _, where = step.partition(" ")
        milliseconds = [float(frame[1]) for frame in frames]
        if where:
            switches[kind].append(sum(milliseconds))
        if kind != "theme":
            kinds[kind] += milliseconds
    for kind, longest in sorted(kinds.items()):
        lies = spread(longest)
        yield Figure(f"{kind}{when}, longest frame", lies.high, "ms", _FRAME_MS, lies)
    for kind, longest in sorted(switches.items()):
        budget, lies = _THEME_MS if kind == "theme" else _PAGE_MS, spread(longest)
        yield Figure(f"{kind}{when}, whole switch, median", lies.median, "ms", budget, lies)


def _settled(told: dict[str, Any]) -> Figure:
    return Figure("PSS after all that work", told["pss"], "MB", _SETTLED_MB)


@contextmanager
def _directory(size: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield copied_directory(Path(folder), size)


@contextmanager
def _process(
    platform: str, before: Sequence[str], *arguments: Path | str
) -> Iterator["subprocess.Popen[str]"]:
    """Start the window in an environment of its own, as a user starts it."""
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home)
        # A program that is installed has its bytecode, and need not compile each module anew.
        around = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        module = "tests.benchmarks.window_at_work"
        process = subprocess.Popen(
            [*before, sys.executable, "-m", module, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            env={
                **around,
                **places,
                "QT_QPA_PLATFORM": platform,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
        try:
            yield process
            process.wait(_LONGEST_SECONDS)
        finally:
            process.kill()
            process.communicate()


def _told(process: "subprocess.Popen[str]", what: str) -> Any:  # noqa: ANN401 - as JSON has it
    """Return what the window tells next under this name."""
    if process.stdout is None:
        raise AssertionError
    line = process.stdout.readline()
    return json.loads(line)[what]
