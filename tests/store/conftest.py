"""A directory on disk for tests of the store, with a guard against writes past an operation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.store.database import Database, create_database
from tests.store.directories import opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.stakeholders"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """Give the test an empty directory."""
    create_database(path)
    database = opened(path)
    yield database
    database.close()
