"""Import and export in a process of their own, so that what they take of memory can be told.

`python -m tests.benchmarks.files_at_work FOLDER FILE` imports a file into a new directory in the
folder, plans it again, exports all, and prints seconds, of the clock and of the processor, and
megabytes as one JSON object.
"""

import contextlib
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from stakeholders.app.directory_file import new_directory, open_directory
from stakeholders.app.exporting import ExportOrder, Scope, TableLayout
from stakeholders.app.importing_plan import Decision
from stakeholders.bootstrap import build_reference
from stakeholders.domain.visibility import Visibility
from stakeholders.store.history import Author

Answer = TypeVar("Answer")

_COLUMNS: Final = (
    "uid", "kind", "name", "honorific", "given name", "family name", "position 1 - title",
    "position 1 - organisation", "position 1 - unit", "place", "country", "phone 1",
    "phone 1 - type", "phone 2", "e-mail 1", "e-mail 2", "address 1 - city", "note 1", "tags",
    "visibility",
)  # fmt: skip
_EXPORTS: Final = (("vcard", ".vcf", ()), ("csv", ".csv", ()), ("xlsx", ".xlsx", _COLUMNS))
"""What is exported, how files of it end, and the columns of a table, all unless told."""


def main(folder: Path, file: Path) -> None:
    """Do the work and tell how it went."""
    reference, author = build_reference(), Author("benchmark", "cli")
    path = folder / "directory.stakeholders"
    new_directory(path, reference, author, sample=False)
    directory = open_directory(path, reference, author)
    importing = directory.importing
    took: dict[str, float] = {}
    plan = _timed(took, "plan", lambda: importing.plan(file))
    took["planned_pss"] = _shared_megabytes()
    _timed(took, "apply", partial(importing.apply, plan))
    took["pss"] = _shared_megabytes()
    del plan  # whoever imports has done with it
    again = _timed(took, "plan_again", lambda: importing.plan(file))
    took["not_the_same"] = len(again.items) - again.count(Decision.SAME)
    for name, suffix, columns in _EXPORTS:
        order = ExportOrder(
            Scope(),
            Visibility.OFFICE,
            name,
            folder / f"all{suffix}",
            layout=TableLayout(columns=columns),
        )
        _timed(took, name, partial(directory.exporting.send, order))
    directory.close()
    print(json.dumps(took))


def _timed(took: dict[str, float], name: str, work: Callable[[], Answer]) -> Answer:
    """Do a piece of work; note its seconds, those of the processor, and its most memory."""
    _forget_peak()
    wall, processor = time.perf_counter(), time.process_time()
    answer = work()
    took[name] = time.perf_counter() - wall
    took[f"{name}_cpu"] = time.process_time() - processor
    took[f"{name}_peak"] = _peak_megabytes()
    return answer


def _shared_megabytes() -> float:
    """Return what this process takes now, its part of shared memory; 0 where nobody tells."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    lines = rollup.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _forget_peak() -> None:
    """Let the most memory be counted from now on, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak_megabytes() -> float:
    """Return the most memory that this process had at once; 0 where the system tells none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
