"""File speed: reading, importing and exporting, beside other programs that read vCards."""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import vobject

from stakeholders.bootstrap import build_reference
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.vcard_read import read_vcards
from tests.benchmarks.contacts import generate
from tests.benchmarks.measure import Figure, Figures, interleaved_ratio, seconds, spread
from tests.benchmarks.writers import write_vcards

_EACH: Final = 1 / 100_000
_READ_SECONDS, _IMPORT_SECONDS = 3.0, 12.0
_VCARD_SECONDS, _CSV_SECONDS = 1.5, 1.0
_IMPORT_MB: Final = 300.0
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
    ratio = interleaved_ratio(lambda: _read(some, context), lambda: _parsed(some), _ROUNDS)
    return (
        Figure("read", read.median, "s", _READ_SECONDS * _EACH * size, read),
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
    took = json.loads(done.stdout)
    share = _EACH * size
    whole, whole_cpu = took["plan"] + took["apply"], took["plan_cpu"] + took["apply_cpu"]
    return (
        Figure("plan and apply", whole, "s", _IMPORT_SECONDS * share),
        Figure("plan and apply, of the processor", whole_cpu, "s"),
        Figure("of it the plan", took["plan"], "s"),
        Figure("of it the plan, of the processor", took["plan_cpu"], "s"),
        Figure("the same file again, its plan", took["plan_again"], "s"),
        Figure("the same file again, of the processor", took["plan_again_cpu"], "s"),
        Figure("the same file again, not the same", took["not_the_same"], "x", 0.0),
        Figure("memory at its most, planned", took["planned_peak"], "MB", _IMPORT_MB),
        Figure("memory at its most", took["peak"], "MB", _IMPORT_MB),
        Figure("memory once planned, its share (PSS)", took["planned_pss"], "MB"),
        Figure("memory once written, its share (PSS)", took["pss"], "MB"),
        Figure("export vCard", took["vcard"], "s", _VCARD_SECONDS * share),
        Figure("export vCard, of the processor", took["vcard_cpu"], "s"),
        Figure("export CSV", took["csv"], "s", _CSV_SECONDS * share),
        Figure("export CSV, of the processor", took["csv_cpu"], "s"),
    )


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
