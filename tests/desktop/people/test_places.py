"""Places of the sidebar: what is empty hides, and comes with the first who belongs there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from tests.desktop.real_window import RealWindow, opened


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """Start the program on a directory with nobody in it."""
    path = tmp_path / "empty.stakeholders"
    bootstrap.make_directory(path, "window", sample=False)
    with opened(qtbot, file=path) as window:
        yield window


def places(window: RealWindow) -> set[str]:
    return {place.key for place in window.window.side_bar.places()}


def test_that_what_is_empty_hides_until_somebody_is_there(empty: RealWindow) -> None:
    hidden = {"people.spokespersons", "people.centres", "people.missions", "people.bodies"}
    assert "people.everyone" in places(empty)
    assert not hidden & places(empty)
    assert empty.desktop.directory is not None
    empty.desktop.directory.people.add("Ana Example", "Spokesperson, OHCHR")
    empty.settle()
    assert {"people.spokespersons", "people.bodies"} <= places(empty)
