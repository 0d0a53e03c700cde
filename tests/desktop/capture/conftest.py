"""The page that adds from text, on its stage, over a real directory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.desktop.capture.capture_page import CapturePage
from stakeholders.desktop.style.theme import Theme
from stakeholders.domain.ids import Uid
from stakeholders.store.history import Author
from tests.desktop.stage import Stage, staged


@dataclass(frozen=True, slots=True)
class Scene:
    """The page with what it reported: uids that were kept, and how often it was left."""

    page: CapturePage
    stage: Stage
    directory: Directory
    kept: list[tuple[Uid, ...]] = field(default_factory=list)
    left: list[None] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Let the page read a text, and wait for it."""
        self.page.show_text(text)
        self.stage.wait()

    def found(self, query: str) -> list[str]:
        """Return the names that a search finds."""
        return [row.name for row in self.directory.search.find(query).rows]


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    """Open a directory with nobody in it."""
    reference, author = build_reference(), Author("Olga", "window")
    path = tmp_path / "directory.stakeholders"
    new_directory(path, reference, author, sample=False)
    directory = open_directory(path, reference, author)
    yield directory
    directory.close()


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, tmp_path: Path, directory: Directory) -> Iterator[Scene]:
    """Put the page on its stage."""
    with staged(qtbot, theme, tmp_path) as stage:
        page = CapturePage(stage.frame)
        page.use(directory)
        stage.show(page)
        scene = Scene(page, stage, directory)
        page.kept.connect(scene.kept.append)
        page.left.connect(lambda: scene.left.append(None))
        yield scene
