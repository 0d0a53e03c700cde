"""Opening speed: a directory of a million records shows its first rows as soon as a small one."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from stakeholders.app.directory_file import open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.store.first_page import first_page
from stakeholders.store.history import Author
from tests.benchmarks.kept_directory import copied_directory
from tests.benchmarks.measure import Figure, Figures, milliseconds_each, spread

_SMALL = 1000
_ROUNDS = 15
_ALLOWED_MS = 50.0
_AUTHOR = Author("benchmark", "window")


def open_contacts(size: int) -> Figures:
    """Measure header and first rows, then the whole opening, of a large and of a small file."""
    with tempfile.TemporaryDirectory() as folder:
        small = copied_directory(Path(folder), min(_SMALL, size))
        large = copied_directory(Path(folder), size)
        return (
            _difference("first page", large, small, first_page),
            _difference("open and first find", large, small, _open),
        )


def _open(path: Path) -> None:
    directory = open_directory(path, build_reference(), _AUTHOR)
    directory.search.find("")
    directory.close()


def _difference(name: str, large: Path, small: Path, work: Callable[[Path], object]) -> Figure:
    """Return how many milliseconds longer the large file takes, by medians taken in turns."""
    for path in (large, small):
        work(path)
    turns = [partial(work, path) for _ in range(_ROUNDS) for path in (large, small)]
    took = milliseconds_each(turns)
    longer = spread(took[::2])
    more = max(longer.median - spread(took[1::2]).median, 0.0)
    return Figure(f"{name}, longer", more, "ms", _ALLOWED_MS, longer)
