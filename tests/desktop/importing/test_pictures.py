"""Pictures of the page that imports, to be looked at."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desktop.importing import files
from tests.desktop.importing.conftest import Scene
from tests.desktop.pictures import SETTINGS, Setting, render


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("down", [0, 1, 2])
def test_that_the_page_can_be_painted(
    scene: Scene, tmp_path: Path, setting: Setting, down: int
) -> None:
    scene.stage.frame.theme.show(setting.look, setting.scale)
    scene.stage.window.resize(1190, 840)
    scene.open("people.csv", files.MIXED)
    for _ in range(down):
        QTest.keyClick(scene.list_, Qt.Key.Key_Down)
    folder = Path(os.environ.get("PICTURES", tmp_path))
    path = folder / f"import-{down}-{setting.name}.png"
    image = render(scene.stage.window, path, scene.stage.frame.theme, setting)
    assert image.width() == 1190
