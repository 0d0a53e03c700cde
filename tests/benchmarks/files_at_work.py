"""Import and export in a process of their own, so that what they take of memory can be told.

`python -m tests.benchmarks.files_at_work FOLDER FILE` imports a file into a new directory in the
folder, plans it again, exports all, and prints seconds and megabytes as one JSON object.
"""

import json
import sys
import time
from pathlib import Path

from stakeholders.app.directory_file import new_directory, open_directory
from stakeholders.app.exporting import ExportOrder, Scope
from stakeholders.app.importing_plan import Decision
from stakeholders.bootstrap import build_reference
from stakeholders.domain.visibility import Visibility
from stakeholders.store.history import Author


def main(folder: Path, file: Path) -> None:
    """Do the work and tell how it went."""
    reference, author = build_reference(), Author("benchmark", "cli")
    path = folder / "directory.stakeholders"
    new_directory(path, reference, author, sample=False)
    directory = open_directory(path, reference, author)
    importing = directory.importing
    took: dict[str, float] = {}
    began = time.perf_counter()
    plan = importing.plan(file)
    took["plan"], began = _since(began)
    took["planned_peak"] = _peak_megabytes()
    importing.apply(plan)
    took["apply"], began = _since(began)
    took["peak"] = _peak_megabytes()
    again = importing.plan(file)
    took["plan_again"], began = _since(began)
    took["not_the_same"] = len(again.items) - again.count(Decision.SAME)
    for name, suffix in (("vcard", ".vcf"), ("csv", ".csv")):
        target = folder / f"all{suffix}"
        began = time.perf_counter()
        directory.exporting.send(ExportOrder(Scope(), Visibility.OFFICE, name, target))
        took[name], began = _since(began)
    directory.close()
    print(json.dumps(took))


def _since(began: float) -> tuple[float, float]:
    now = time.perf_counter()
    return now - began, now


def _peak_megabytes() -> float:
    """Return the most memory that this process ever had at once; 0 where the system tells none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
