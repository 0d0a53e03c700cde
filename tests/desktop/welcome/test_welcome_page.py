"""The first run offers three ways; a directory that cannot be opened is never touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.welcome.way_button import WayButton
from stakeholders.desktop.welcome.welcome_page import WelcomePage
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, staged

Key = Qt.Key

OTHER, NEW = Path("/home/olga/other.stakeholders"), Path("/home/olga/new.stakeholders")
PROBLEM = (
    "/home/olga/directory.stakeholders is damaged. It was not changed. Restore the newest backup, "
    "or save what can still be read with the rescue command."
)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path, OTHER, NEW) as stage:
        yield stage


@pytest.fixture
def page(stage: Stage) -> WelcomePage:
    page = WelcomePage(stage.frame)
    stage.show(page)
    page.show_place("welcome")
    return page


def heard_by(page: WelcomePage) -> list[object]:
    heard: list[object] = []
    page.sample_wanted.connect(lambda: heard.append("sample"))
    page.import_wanted.connect(lambda: heard.append("import"))
    page.empty_wanted.connect(lambda: heard.append("empty"))
    page.file_chosen.connect(heard.append)
    page.new_file_chosen.connect(heard.append)
    return heard


def test_that_each_way_is_taken_by_keys(page: WelcomePage, stage: Stage) -> None:
    heard = heard_by(page)
    stage.keys(Key.Key_Return, Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Enter)
    assert heard == ["sample", "import", "empty"]


def test_that_each_way_is_taken_by_a_click(page: WelcomePage) -> None:
    heard = heard_by(page)
    for way in page.findChildren(WayButton):
        QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert heard == ["sample", "import", "empty"]


def test_that_every_way_says_what_it_leads_to(page: WelcomePage) -> None:
    for way in page.findChildren(WayButton):
        assert way.accessibleName()
        assert way.accessibleDescription()


def bare(text: str) -> str:
    """Return a text without the places where its long words may break."""
    return text.replace("\u200b", "")


def test_that_a_problem_is_said_with_ways_on_that_harm_nothing(
    page: WelcomePage, stage: Stage
) -> None:
    heard = heard_by(page)
    page.show_problem("An earlier problem.")
    page.show_problem(PROBLEM)
    stage.qtbot.wait(1)  # buttons appear with the next turn of the loop
    page.show_place("welcome")
    assert any(PROBLEM in bare(label.text()) for label in page.findChildren(QLabel))
    stage.keys(Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    assert heard == [OTHER, NEW]
    assert len(stage.ask.asked) == 2


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_welcome_can_be_pictured(
    page: WelcomePage, stage: Stage, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    render(stage.window, tmp_path / f"welcome-{setting.name}.png", theme, setting)
    stage.window.resize(640, 700)
    render(stage.window, tmp_path / f"welcome-narrow-{setting.name}.png", theme, setting)
    page.show_problem(PROBLEM)
    image = render(stage.window, tmp_path / f"welcome-problem-{setting.name}.png", theme, setting)
    assert not image.isNull()
