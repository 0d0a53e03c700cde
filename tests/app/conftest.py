"""An open directory, and the reference tables it works with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.store.history import Author

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
