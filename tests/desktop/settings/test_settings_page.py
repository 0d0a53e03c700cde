"""What is chosen in the settings is in force at once, and kept."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stakeholders.desktop.settings.settings_page import DEVELOPER_VARIABLE, SettingsPage
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import DARK
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.i18n import current_language
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, staged

Key = Qt.Key


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def page(stage: Stage, qapp: QApplication) -> Iterator[SettingsPage]:
    page = SettingsPage(stage.frame)
    page.use_settings(stage.settings)
    stage.show(page)
    page.show_place("settings")
    yield page
    speak(qapp, "en")


def kept(stage: Stage, tmp_path: Path) -> dict[str, object]:
    stage.wait()
    return tomllib.loads((tmp_path / "config" / "settings.toml").read_text("utf-8"))


def choices(page: SettingsPage, key: str) -> ChoiceList:
    return next(one for one in page.findChildren(ChoiceList) if one.objectName() == key)


def test_that_the_look_changes_at_once_and_is_kept(
    page: SettingsPage, stage: Stage, theme: Theme, tmp_path: Path
) -> None:
    stage.keys("d")
    assert theme.tokens is DARK
    assert kept(stage, tmp_path) == {"look": "dark"}


def test_that_letters_grow_at_once_and_are_kept(
    page: SettingsPage, stage: Stage, theme: Theme, tmp_path: Path
) -> None:
    before = theme.font.pointSizeF()
    stage.keys(Key.Key_Tab, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert theme.font.pointSizeF() == pytest.approx(before * 1.5)
    assert kept(stage, tmp_path) == {"scale": 150}


def test_that_the_language_changes_at_once_and_is_kept(
    page: SettingsPage,
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DEVELOPER_VARIABLE, "1")
    page.use_settings(stage.settings)
    heard: list[str] = []
    page.language_changed.connect(heard.append)
    choices(page, "language").setFocus()
    stage.keys(Key.Key_End)
    assert heard == ["en-XA"]
    assert current_language() == "en-XA"
    stage.wait()
    assert all(
        label.text().startswith("[") for label in page.findChildren(QLabel) if label.isVisible()
    )
    assert kept(stage, tmp_path) == {"language": "en-XA"}
    stage.keys(Key.Key_Home)
    assert current_language() == "en"


def test_that_the_pseudo_language_is_for_developers_only(page: SettingsPage) -> None:
    model = choices(page, "language").model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert names[:2] == ["As the system", "English"]
    assert not [name for name in names if name.startswith("[")]


def test_that_each_language_is_offered_under_its_own_name(page: SettingsPage) -> None:
    model = choices(page, "language").model()
    names = [str(model.index(row, 0).data()) for row in range(1, model.rowCount())]
    assert names == ["English", "العربية", "Français"]


@pytest.mark.parametrize(("code", "said"), [("ar", "ألغِ"), ("fr", "Annuler")])
def test_that_what_qt_says_itself_is_in_the_language_too(
    page: SettingsPage, qapp: QApplication, code: str, said: str
) -> None:
    speak(qapp, code)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == said


def test_that_settings_that_cannot_be_kept_are_said(
    page: SettingsPage, stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    stage.keys("d")
    stage.wait()
    assert "cannot be kept" in stage.told[0]


def test_that_every_list_has_a_name_and_a_place_in_the_tab_order(
    page: SettingsPage, stage: Stage
) -> None:
    seen = []
    for _ in range(3):
        focused = stage.window.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        stage.keys(Key.Key_Tab)
    assert seen == ["Look", "Size of letters", "Language"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_settings_can_be_pictured(
    page: SettingsPage, stage: Stage, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    image = render(stage.window, tmp_path / f"settings-{setting.name}.png", theme, setting)
    assert not image.isNull()
