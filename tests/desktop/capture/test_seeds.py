"""The two press releases that it all began with, by keys alone."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.desktop.capture.conftest import Scene


def keep(scene: Scene, path: Path) -> None:
    scene.page.show_file(path)
    scene.stage.wait()
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()


def test_that_both_are_kept_by_one_key_each(scene: Scene, seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        keep(scene, path)
    assert [len(uids) for uids in scene.kept] == [1, 1]
    assert scene.found("2882623")[0] == "Olivia Sylvia Inciong"
    assert "Jose Diaz" in scene.found("josé díaz")


def test_that_the_second_time_both_are_known(scene: Scene, seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        keep(scene, path)
        scene.page.show_file(path)
        scene.stage.wait()
        assert scene.page.draft is not None
        assert [contact.is_known for contact in scene.page.draft.contacts] == [True]
