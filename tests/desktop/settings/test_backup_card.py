"""The settings say when the last backup was made, make one, and ask before they go back to one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.desktop.settings.settings_page import SettingsPage
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.long_words import BREAK
from tests.desktop.stage import Stage, directory_of_invented_people, staged


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    with directory_of_invented_people(tmp_path) as directory:
        yield directory


@pytest.fixture
def page(stage: Stage, directory: Directory) -> SettingsPage:
    page = SettingsPage(stage.frame)
    page.use_choosing(Choosing(stage.frame, stage.settings))
    page.use(directory)
    stage.show(page)
    stage.wait()
    page.show_place("settings")
    stage.wait()
    return page


def texts(page: SettingsPage) -> str:
    shown = (label.text() for label in page.findChildren(QLabel))
    return "\n".join(shown).replace(BREAK, "")


def button(page: SettingsPage, title: str) -> TextButton:
    return next(one for one in page.findChildren(TextButton) if one.text() == title)


def test_that_a_backup_is_made_and_told(
    page: SettingsPage, stage: Stage, directory: Directory
) -> None:
    assert "No backup was made yet." in texts(page)
    button(page, "Back up now").click()
    stage.wait()
    (made,) = directory.backups.backups()
    assert stage.told == [f"Made the backup {made.name}."]
    assert "by hand." in texts(page)
    assert str(directory.backups.folder) in texts(page)


def test_that_a_backup_that_fails_is_told_and_can_be_tried_again(
    page: SettingsPage, stage: Stage, directory: Directory
) -> None:
    directory.backups.folder.write_text("mine")
    button(page, "Back up now").click()
    stage.wait()
    assert len(stage.told) == 1
    assert "cannot be written" in stage.told[0]
    assert button(page, "Back up now").isEnabled()


@pytest.mark.parametrize("answer", ["restore", None])
def test_that_a_backup_comes_back_only_when_that_is_confirmed(
    page: SettingsPage, stage: Stage, tmp_path: Path, answer: str | None
) -> None:
    wanted: list[Path] = []
    page.restore_wanted.connect(wanted.append)
    backup = tmp_path / "a.stakeholders"
    stage.ask.will_answer(backup)
    stage.ask.will_answer(answer)
    button(page, "Restore…").click()
    assert stage.ask.asked == ["Which backup shall come back?", "Go back to a.stakeholders?"]
    assert wanted == ([backup] if answer else [])


def test_that_without_a_directory_there_is_nothing_to_back_up(stage: Stage) -> None:
    page = SettingsPage(stage.frame)
    page.use_choosing(Choosing(stage.frame, stage.settings))
    stage.show(page)
    stage.wait()
    assert not button(page, "Back up now").isEnabled()
    assert button(page, "Restore…").isEnabled()
