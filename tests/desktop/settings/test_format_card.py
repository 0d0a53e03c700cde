"""Copy formats are written in the settings, with a preview, and in force at once."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stakeholders.app.reference import Reference
from stakeholders.app.wording import Wording
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.desktop.settings.format_card import FormatCard
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from tests.desktop.stage import Stage, staged

Key = Qt.Key


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def card(stage: Stage, reference: Reference) -> FormatCard:
    card = FormatCard(stage.frame, Choosing(stage.frame, stage.settings), stage.window)
    card.use(Wording(reference))
    stage.show(card)
    return card


def press(card: FormatCard, title: str) -> None:
    button = next(one for one in card.findChildren(TextButton) if one.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def box(card: FormatCard, name: str) -> ChoiceBox:
    return next(one for one in card.findChildren(ChoiceBox) if one.accessibleName() == name)


def texts(card: FormatCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def write(card: FormatCard, text: str) -> None:
    area = card.findChildren(QPlainTextEdit)[0]
    area.setFocus()
    area.selectAll()
    QTest.keyClicks(area, text)


def name_it(card: FormatCard, name: str) -> None:
    line = card.findChildren(QLineEdit)[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, name)


def kept(stage: Stage, tmp_path: Path) -> dict[str, object]:
    stage.wait()
    return tomllib.loads((tmp_path / "config" / "settings.toml").read_text("utf-8"))


def test_that_a_new_format_is_written_previewed_chosen_and_kept(
    card: FormatCard, stage: Stage, tmp_path: Path
) -> None:
    assert not card.findChildren(QPlainTextEdit)[0].isVisible()
    press(card, "New format")
    name_it(card, "Line")
    write(card, "{name}[, {fax}]: {phone}")
    assert "Amara Velde-Sorin: +679 331 5500" in texts(card)
    usual = box(card, "What Ctrl+3 copies")
    usual.setFocus()
    QTest.keyClick(usual, Key.Key_Down)
    document = kept(stage, tmp_path)
    assert document["copy_formats"] == {"Line": "{name}[, {fax}]: {phone}"}
    assert document["copy_format"] == "Line"


def test_that_what_makes_no_sense_is_said_in_place(card: FormatCard) -> None:
    press(card, "New format")
    write(card, "{nme}")
    assert "There is no field “nme”. It is copied as it is written." in texts(card)
    write(card, "{fax}")
    assert "Nothing would be copied." in texts(card)


def test_that_a_field_is_inserted_from_the_menu(card: FormatCard) -> None:
    press(card, "New format")
    write(card, "x")
    press(card, "Insert a field…")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Return)
    assert card.findChildren(QPlainTextEdit)[0].toPlainText() == "x{name}"


def test_that_no_two_formats_have_one_name(card: FormatCard, stage: Stage, tmp_path: Path) -> None:
    press(card, "New format")
    name_it(card, "Line")
    press(card, "New format")
    name_it(card, "Line")
    assert "Another format has this name. It keeps the one that it had." in texts(card)
    write(card, "{email}")
    press(card, "Remove")
    document = kept(stage, tmp_path)
    formats = document["copy_formats"]
    assert isinstance(formats, dict)
    assert list(formats) == ["Line"]
    assert "{email}" not in formats.values()
