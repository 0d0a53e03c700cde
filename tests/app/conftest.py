"""An open directory, and the reference tables it works with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.store.history import Author
from tests.app.calendars import Clock, day

ANNA = Author("Anna", "window")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.stakeholders"


@pytest.fixture
def directory(file: Path, reference: Reference) -> Iterator[Directory]:
    """Open a new, empty directory."""
    new_directory(file, reference, ANNA, sample=False)
    opened = open_directory(file, reference, ANNA)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """Return a clock that says 15 April 2026."""
    return Clock(day("2026-04-15"))


@pytest.fixture
def dated(file: Path, reference: Reference, clock: Clock) -> Iterator[Directory]:
    """Open a new, empty directory that goes by the clock of the test."""
    new_directory(file, reference, ANNA, sample=False)
    opened = open_directory(file, reference, ANNA, clock=clock)
    opened.turn_day()
    yield opened
    opened.close()
