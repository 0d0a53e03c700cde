"""File speed: reading, importing and exporting, beside other programs that read vCards."""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import vobject

from stakeholders.bootstrap import build_reference
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.vcard_read import read_vcards
from tests.benchmarks.contacts import generate
from tests.benchmarks.measure import Figure, Figures, interleaved_ratio, seconds, spread, took
from tests.benchmarks.writers import write_vcards

_EACH: Final = 1 / 100_000
_READ_SECONDS, _IMPORT_SECONDS = 3.0, 12.0
_VCARD_SECONDS, _CSV_SECONDS, _XLSX_SECONDS = 1.5, 1.0, 20.0
_MOST_MB: Final = 300.0
_IMPORT_WORK: Final = (
    ("plan", "planned"), ("apply", "written"), ("plan_again", "planned again"),
)  # fmt: skip
_EXPORT_WORK: Final = (
    ("vcard", "export vCard", _VCARD_SECONDS),
    ("csv", "export CSV", _CSV_SECONDS),
    ("xlsx", "export XLSX of 20 columns", _XLSX_SECONDS),
)
_ROUNDS: Final = 3
_BESIDE: Final = 1000
"""So many cards are read by vobject, which takes its time."""


def read_files(size: int) -> Figures:
    """Measure reading alone, of warm rules, and beside vobject's parsing of the same cards."""
    reference = build_reference()
    context = ReadingContext(words=reference, domains=reference.email_domains)
    with tempfile.TemporaryDirectory() as folder:
        whole = _written(Path(folder) / "whole.vcf", size).read_bytes()
        some = _written(Path(folder) / "some.vcf", min(size, _BESIDE)).read_bytes()
    read = spread([seconds(lambda: _read(whole, context)) for _ in range(_ROUNDS)])
    busy = took(lambda: _read(whole, context))[1] / 1000
    ratio = interleaved_ratio(lambda: _read(some, context), lambda: _parsed(some), _ROUNDS)
    return (
        Figure("read", read.median, "s", _READ_SECONDS * _EACH * size, read),
        Figure("read, of the processor", busy, "s"),
        Figure("read, beside vobject's parsing", ratio.median, "x", 1.0, ratio),
        Figure("beside evolution-data-server", 0.0, "x", remark=_evolution()),
    )


def import_and_export(size: int) -> Figures:
    """Measure a whole import, the same file again, and what leaves; with the memory it takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = _written(Path(folder) / "whole.vcf", size)
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.files_at_work", folder, str(file)],
            stdout=subprocess.PIPE,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    at_work = json.loads(done.stdout)
    share = _EACH * size
    whole, whole_cpu = (
        at_work["plan"] + at_work["apply"],
        at_work["plan_cpu"] + at_work["apply_cpu"],
    )
    return (
        Figure("plan and apply", whole, "s", _IMPORT_SECONDS * share),
        Figure("plan and apply, of the processor", whole_cpu, "s"),
        Figure("of it the plan", at_work["plan"], "s"),
        Figure("of it the plan, of the processor", at_work["plan_cpu"], "s"),
        Figure("the same file again, its plan", at_work["plan_again"], "s"),
        Figure("the same file again, of the processor", at_work["plan_again_cpu"], "s"),
        Figure("the same file again, not the same", at_work["not_the_same"], "x", 0.0),
        *(_most(at_work, *one) for one in _IMPORT_WORK),
        Figure("memory once planned, its share (PSS)", at_work["planned_pss"], "MB"),
        Figure("memory once written, its share (PSS)", at_work["pss"], "MB"),
        *(figure for one in _EXPORT_WORK for figure in _exported(at_work, share, *one)),
    )


def _most(at_work: Mapping[str, float], code: str, work: str) -> Figure:
    """Return the most memory that a piece of work took."""
    return Figure(f"memory at its most, {work}", at_work[f"{code}_peak"], "MB", _MOST_MB)


def _exported(
    at_work: Mapping[str, float], share: float, code: str, work: str, budget: float
) -> Iterator[Figure]:
    """Yield what an export took."""
    yield Figure(work, at_work[code], "s", budget * share)
    yield Figure(f"{work}, of the processor", at_work[f"{code}_cpu"], "s")
    yield _most(at_work, code, work)


def _written(file: Path, size: int) -> Path:
    write_vcards(generate(size, 1), file)
    return file


def _read(data: bytes, context: ReadingContext) -> int:
    return sum(1 for _ in read_vcards(data, context))


def _parsed(data: bytes) -> int:
    return sum(1 for _ in vobject.readComponents(data.decode()))


def _evolution() -> str:
    """Say whether the client library of evolution-data-server could be asked."""
    is_there = importlib.util.find_spec("gi") is not None
    return "its library is there, no benchmark drives it" if is_there else "not installed"
