"""An import that takes a while: seen, stopped or left to itself, and never half done."""

from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from stakeholders.app.long_work import Limits
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from tests.desktop.importing.conftest import Scene

MANY: Final = 1200
CARDS: Final = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Olga Sample {number}\r\nTEL:+4122555{number:04}\r\n"
    "END:VCARD\r\n"
    for number in range(MANY)
)


@pytest.fixture
def long_scene(scene: Scene) -> Scene:
    """Let every import, however small, be done in a process of its own."""
    always = replace(scene.directory.long_work, limits=Limits(0, 0))
    scene.page.use(replace(scene.directory, long_work=always))
    return scene


def bar_of(scene: Scene) -> ProgressBar:
    bar = scene.page.findChild(ProgressBar)
    assert bar is not None
    return bar


def wait_for_bar(scene: Scene, words: str = "") -> None:
    """Wait until the bar is seen, and says this."""
    bar = bar_of(scene)
    scene.stage.qtbot.waitUntil(bar.isVisible, timeout=20000)
    labels = bar.findChildren(QLabel)
    scene.stage.qtbot.waitUntil(
        lambda: any(words in label.text() for label in labels), timeout=20000
    )


def cancel(scene: Scene) -> None:
    button = bar_of(scene).findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def steps(scene: Scene) -> list[str]:
    return [step.sentence for step in scene.directory.history.steps()]


def test_that_a_long_import_says_how_far_it_is_and_ends(long_scene: Scene) -> None:
    long_scene.open("many.vcf", CARDS)
    long_scene.stage.keys(Qt.Key.Key_Return)
    wait_for_bar(long_scene, f"of {MANY}")
    assert bar_of(long_scene).findChildren(QProgressBar)[0].maximum() == MANY
    long_scene.stage.wait()
    assert long_scene.imported == [MANY]
    assert not bar_of(long_scene).isVisible()
    assert len(long_scene.found("olga")) == 50


def test_that_a_cancelled_import_changes_nothing_and_can_be_tried_again(long_scene: Scene) -> None:
    before = steps(long_scene)
    long_scene.open("many.vcf", CARDS)
    long_scene.stage.keys(Qt.Key.Key_Return)
    wait_for_bar(long_scene, "Writing")
    cancel(long_scene)
    long_scene.stage.wait()
    assert long_scene.stage.told == ["It was stopped. Nothing was changed."]
    assert steps(long_scene) == before
    assert not long_scene.imported
    long_scene.page.apply()
    long_scene.stage.wait()
    assert long_scene.imported == [MANY]


def test_that_what_is_edited_meanwhile_waits_and_is_not_lost(long_scene: Scene) -> None:
    long_scene.open("many.vcf", CARDS)
    long_scene.stage.keys(Qt.Key.Key_Return)
    wait_for_bar(long_scene)
    added: list[object] = []
    people = long_scene.directory.people
    long_scene.stage.frame.runner.write(lambda: people.add("Ana Quiroz"), added.append)
    long_scene.stage.wait()
    assert long_scene.imported == [MANY]
    assert len(added) == 1
    assert long_scene.found("quiroz") == ["Ana Quiroz"]
    assert "many.vcf" in steps(long_scene)[1]


def test_that_escape_leaves_an_import_to_itself(long_scene: Scene) -> None:
    long_scene.open("many.vcf", CARDS)
    long_scene.stage.keys(Qt.Key.Key_Return)
    wait_for_bar(long_scene)
    QTest.keyClick(long_scene.page, Qt.Key.Key_Escape)
    assert long_scene.left == [None]
    long_scene.page.hide()
    long_scene.stage.wait()
    assert long_scene.stage.told == [f"Imported {MANY:d} contacts from many.vcf."]
    assert not long_scene.imported, "nobody waited, and nobody is led away from where they are"


def test_that_a_second_file_waits_for_the_first(long_scene: Scene) -> None:
    long_scene.open("many.vcf", CARDS)
    long_scene.stage.keys(Qt.Key.Key_Return)
    long_scene.page.show_file(long_scene.file("more.vcf", CARDS))
    long_scene.stage.wait()
    assert long_scene.stage.told[0].startswith("Another file is being imported.")
    assert long_scene.imported == [MANY]


def test_that_reading_is_cancelled_too(long_scene: Scene) -> None:
    long_scene.page.show_file(long_scene.file("many.vcf", CARDS))
    wait_for_bar(long_scene, "Reading")
    cancel(long_scene)
    long_scene.stage.wait()
    assert not long_scene.stage.told
    assert not bar_of(long_scene).isVisible()
    long_scene.page.apply()
    assert not long_scene.imported


def test_that_rows_further_down_come_when_they_are_looked_at(long_scene: Scene) -> None:
    long_scene.open("many.vcf", CARDS)
    rows = long_scene.list_.rows
    assert rows.rowCount() == MANY
    assert rows.row(MANY - 1) is None
    long_scene.list_.setFocus()
    QTest.keyClick(long_scene.list_, Qt.Key.Key_End)
    last = rows.row(MANY - 1)
    assert last is not None
    assert last.name == f"Olga Sample {MANY - 1}"
