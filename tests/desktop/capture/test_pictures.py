"""Pictures of the page that adds from text, to be looked at."""

import os
from pathlib import Path

import pytest

from tests.desktop.capture import texts
from tests.desktop.capture.conftest import Scene
from tests.desktop.pictures import SETTINGS, Setting, render

TEXTS = {
    "one": texts.ONE,
    "gap": texts.GAP,
    "several": texts.SEVERAL,
    "nothing": texts.NOTHING,
    "story": texts.STORY,
    "long": texts.LONG,
}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("name", TEXTS)
def test_that_the_page_can_be_painted(
    scene: Scene, tmp_path: Path, setting: Setting, name: str
) -> None:
    scene.stage.frame.theme.show(setting.look, setting.scale)
    scene.stage.window.resize(1190, 840)
    scene.read(TEXTS[name])
    folder = Path(os.environ.get("PICTURES", tmp_path))
    path = folder / f"capture-{name}-{setting.name}.png"
    image = render(scene.stage.window, path, scene.stage.frame.theme, setting)
    assert image.width() == 1190
