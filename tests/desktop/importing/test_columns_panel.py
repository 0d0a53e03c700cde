import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from stakeholders.desktop.importing.columns_panel import ColumnsPanel
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from tests.desktop.importing.conftest import Scene
from tests.desktop.pictures import SETTINGS, Setting, render

STRANGE = (
    "Wer;Wozu;Draht\r\n"
    "Ana Example;Example Office;+41 22 555 01 42\r\nBo Sample;Quay Council;+41 22 555 01 43\r\n"
)


def press(scene: Scene, text: str) -> None:
    buttons = scene.stage.window.findChildren(QPushButton)
    button = next(one for one in buttons if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    scene.stage.wait()


def box_of(scene: Scene, name: str) -> ChoiceBox:
    boxes = scene.stage.window.findChildren(ChoiceBox)
    return next(one for one in boxes if one.isVisible() and one.accessibleName() == name)


def choose(scene: Scene, name: str, text: str) -> None:
    box = box_of(scene, name)
    box.setFocus()
    wanted = box.findText(text)
    key = Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up
    while box_of(scene, name).currentIndex() != wanted:
        QTest.keyClick(box_of(scene, name), key)
        scene.stage.wait()


def first_contacts(scene: Scene) -> str:
    labels = scene.stage.window.findChildren(QLabel)
    return next(one.text() for one in labels if one.accessibleName() == "First contacts")


def opened(scene: Scene, text: str = STRANGE) -> None:
    scene.open("strange.csv", text)
    press(scene, "Columns…")


def test_that_columns_are_told_by_keys_and_the_first_contacts_follow(scene: Scene) -> None:
    opened(scene)
    choose(scene, "Wer holds", "Name")
    choose(scene, "Wozu holds", "Organisation")
    choose(scene, "Draht holds", "Phone")
    assert first_contacts(scene).splitlines()[0].startswith("Ana Example · Example Office")
    panel = scene.stage.window.findChild(ColumnsPanel)
    assert panel is not None
    name = next(one for one in panel.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(name, "Desk")
    QTest.keyClick(name, Qt.Key.Key_Return)
    scene.stage.wait()
    assert not panel.isVisible()
    assert [row.name for _, row in scene.list_.rows.loaded()] == ["Ana Example", "Bo Sample"]
    scene.open("again.csv", STRANGE)
    assert [row.name for _, row in scene.list_.rows.loaded()] == ["Ana Example", "Bo Sample"]


def test_that_letters_that_were_guessed_are_asked_for_at_once(scene: Scene) -> None:
    scene.page.show_file(file := scene.file("people.csv", ""))
    scene.stage.wait()
    file.write_bytes("Name;E-mail\r\nŁukasz Przykład;a@example.org\r\n".encode("cp1250"))
    scene.page.show_file(file)
    scene.stage.wait()
    choose(scene, "Letters", "CP1250")
    assert first_contacts(scene).startswith("Łukasz Przykład")
    press(scene, "Read it so")
    assert [row.name for _, row in scene.list_.rows.loaded()] == ["Łukasz Przykład"]
    assert not [one for one in scene.stage.window.findChildren(ColumnsPanel) if one.isVisible()]


def test_that_refused_rows_are_saved_to_be_mended(scene: Scene) -> None:
    scene.open("guests.csv", "Name;E-mail;Diet\r\nAna Example;a@example.org;\r\n;;none\r\n")
    press(scene, "Save the refused…")
    saved = (scene.folder / "people.csv").read_text("utf-8-sig")
    assert saved.splitlines()[0] == "Name;E-mail;Diet;Refused because"
    assert scene.stage.told[-1].startswith("1 refused row is in people.csv")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_panel_can_be_painted(scene: Scene, tmp_path: Path, setting: Setting) -> None:
    scene.stage.frame.theme.show(setting.look, setting.scale)
    scene.stage.window.resize(1190, 840)
    opened(scene)
    folder = Path(os.environ.get("PICTURES", tmp_path))
    path = folder / f"columns-{setting.name}.png"
    assert render(scene.stage.window, path, scene.stage.frame.theme, setting).width() == 1190
