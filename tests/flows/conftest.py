"""A fresh directory, and the command line on it."""

from pathlib import Path

import pytest

from stakeholders.app.reference import Reference
from tests.cli.running import Stakeholders, command_line


@pytest.fixture
def stakeholders(reference: Reference, tmp_path: Path, home: Path) -> Stakeholders:
    """Return the command line on a new, empty directory."""
    ready = Stakeholders(command_line(reference, home), tmp_path / "test.stakeholders")
    assert ready("new").code == 0
    return ready
