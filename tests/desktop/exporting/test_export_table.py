"""Columns of an export are chosen by keys, seen at once, and remembered."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.exporting import Scope
from stakeholders.desktop.exporting.export_panel import ExportPanel, ExportScope
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.choice_list import ChoiceList
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, directory_of_invented_people, staged

EVERYONE = ExportScope("all", "Everyone", "Everyone", Scope(flags=("person",)))


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path, tmp_path / "elsewhere" / "mine.csv") as stage:
        stage.show(QWidget())
        yield stage


@pytest.fixture
def panel(stage: Stage, tmp_path: Path) -> Iterator[ExportPanel]:
    with directory_of_invented_people(tmp_path) as directory:
        panel = ExportPanel(stage.frame, stage.settings, tmp_path)
        panel.use(directory)
        panel.open(EVERYONE)
        stage.wait()
        yield panel


def take(panel: ExportPanel, stage: Stage, key: str) -> None:
    targets = panel.findChildren(ChoiceList)[0]
    targets.setFocus()
    QTest.keyClick(targets, Qt.Key.Key_Home)
    while targets.chosen != key:
        QTest.keyClick(targets, Qt.Key.Key_Down)
    stage.wait()


def part(panel: ExportPanel, kind: type[QWidget], name: str) -> QWidget:
    return next(
        one for one in panel.findChildren(kind) if one.accessibleName() == name and one.isVisible()
    )


def test_that_columns_are_typed_seen_exported_and_remembered(
    panel: ExportPanel, stage: Stage, tmp_path: Path
) -> None:
    take(panel, stage, "xlsx")
    line = part(panel, QLineEdit, "Columns in their order")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "e-mail, name")
    stage.wait()
    first = part(panel, QLabel, "First rows")
    assert isinstance(first, QLabel)
    header = first.text().splitlines()[0]
    assert header.startswith("E-mail 1")
    assert header.endswith("Name")
    QTest.keyClick(line, Qt.Key.Key_Return)
    stage.wait()
    (file,) = tmp_path.glob("*.xlsx")
    assert load_workbook(file)["Contacts"]["A1"].value == "E-mail 1"
    panel.open(EVERYONE)
    stage.wait()
    line = part(panel, QLineEdit, "Columns in their order")
    assert isinstance(line, QLineEdit)
    assert line.text() == "E-mail, Name"


def test_that_a_column_that_no_table_has_is_said(panel: ExportPanel, stage: Stage) -> None:
    take(panel, stage, "xlsx")
    line = part(panel, QLineEdit, "Columns in their order")
    line.setFocus()
    QTest.keyClicks(line, ", shoe")
    stage.wait()
    first = part(panel, QLabel, "First rows")
    assert isinstance(first, QLabel)
    assert "shoe" in first.text()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_table_can_be_painted(
    panel: ExportPanel, stage: Stage, tmp_path: Path, setting: Setting
) -> None:
    stage.frame.theme.show(setting.look, setting.scale)
    stage.window.resize(1190, 840)
    take(panel, stage, "xlsx")
    folder = Path(os.environ.get("PICTURES", tmp_path))
    path = folder / f"export-table-{setting.name}.png"
    assert render(stage.window, path, stage.frame.theme, setting).width() == 1190
