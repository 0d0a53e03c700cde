"""The page that imports, on its stage, over a real directory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.desktop.importing.import_page import ImportPage
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.store.history import Author
from tests.desktop.importing import files
from tests.desktop.stage import Stage, staged


@dataclass(frozen=True, slots=True)
class Scene:
    """The page with what it reported: how many were imported, and how often it was left."""

    page: ImportPage
    stage: Stage
    directory: Directory
    folder: Path
    imported: list[int] = field(default_factory=list)
    left: list[None] = field(default_factory=list)

    def file(self, name: str, text: str) -> Path:
        """Write a file to import."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def open(self, name: str, text: str) -> None:
        """Let the page plan the import of a file, and wait for it."""
        self.page.show_file(self.file(name, text))
        self.stage.wait()

    @property
    def list_(self) -> ResultList:
        """The list of the contacts of the file."""
        found = self.page.findChild(ResultList)
        assert found is not None
        return found

    def found(self, query: str) -> list[str]:
        """Return the names that a search finds."""
        return [row.name for row in self.directory.search.find(query).rows]


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Scene]:
    """Put the page on its stage, over a directory that knows some of the people."""
    reference, author = build_reference(), Author("Olga", "window")
    path = tmp_path / "directory.stakeholders"
    new_directory(path, reference, author, sample=False)
    directory = open_directory(path, reference, author)
    known = tmp_path / "known.csv"
    known.write_text(files.KNOWN, "utf-8")
    directory.importing.apply(directory.importing.plan(known))
    with staged(qtbot, theme, tmp_path, tmp_path / "people.csv") as stage:
        page = ImportPage(stage.frame, tmp_path / "columns")
        page.use(directory)
        stage.show(page)
        scene = Scene(page, stage, directory, tmp_path)
        page.imported.connect(scene.imported.append)
        page.left.connect(lambda: scene.left.append(None))
        yield scene
    directory.close()
