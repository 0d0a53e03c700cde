"""What is chosen in the settings is in force at once, and kept."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from stakeholders.app.settings_table import TABLE, Kind, Section
from stakeholders.app.settings_table import Setting as SettingInTable
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.desktop.settings.marked_label import MarkedLabel
from stakeholders.desktop.settings.setting_row import DEVELOPER_VARIABLE, SettingRow
from stakeholders.desktop.settings.settings_page import SettingsPage
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import DARK
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.i18n import current_language
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, directory_of_invented_people, staged

Key = Qt.Key


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def page(stage: Stage, qapp: QApplication) -> Iterator[SettingsPage]:
    page = SettingsPage(stage.frame)
    page.use_choosing(Choosing(stage.frame, stage.settings))
    stage.show(page)
    stage.wait()
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
    choices(page, "look").setFocus()
    stage.keys("d")
    assert theme.tokens is DARK
    assert kept(stage, tmp_path) == {"look": "dark"}


def test_that_letters_grow_at_once_and_are_kept(
    page: SettingsPage, stage: Stage, theme: Theme, tmp_path: Path
) -> None:
    before = theme.font.pointSizeF()
    choices(page, "scale").setFocus()
    stage.keys(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert theme.font.pointSizeF() == pytest.approx(before * 1.5)
    assert kept(stage, tmp_path) == {"scale": 150}


def test_that_the_language_changes_at_once_and_is_kept(
    page: SettingsPage,
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DEVELOPER_VARIABLE, "1")
    page.use_choosing(Choosing(stage.frame, stage.settings))
    stage.wait()
    heard: list[str] = []
    page.language_changed.connect(heard.append)
    choices(page, "language").setFocus()
    stage.keys(Key.Key_End)
    assert heard == ["en-XA"]
    assert current_language() == "en-XA"
    stage.wait()
    plain = [text for text in texts(page) if text and "[" not in text]
    assert not plain
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
    assert names == ["English", "العربية", "Español", "Français", "Русский", "中文"]


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
    choices(page, "look").setFocus()
    stage.keys("d")
    stage.wait()
    assert "cannot be kept" in stage.told[0]


def rows(page: SettingsPage) -> list[str]:
    """Return the settings that are shown."""
    return [row.row.key for row in page.findChildren(SettingRow) if row.isVisible()]


def test_that_every_setting_is_reached_by_tab_and_has_a_name(
    page: SettingsPage, stage: Stage
) -> None:
    seen = []
    for _ in range(20):
        focused = stage.window.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName().partition(":")[0])
        stage.keys(Key.Key_Tab)
    titles = [row.title for row in TABLE]
    assert [name for name in dict.fromkeys(seen) if name in titles] == titles


def test_that_typing_shows_the_settings_that_are_meant_and_marks_the_words(
    page: SettingsPage, stage: Stage
) -> None:
    assert rows(page) == [row.key for row in TABLE]
    stage.keys("letters")
    assert rows(page) == ["scale"]
    marked = [one for one in page.findChildren(MarkedLabel) if "<span" in one.text()]
    assert "Size of <span" in marked[0].text()
    stage.keys(Key.Key_Return, Key.Key_Right)
    assert stage.settings.current.scale == 110


def test_that_settings_are_found_by_other_words_for_them(page: SettingsPage, stage: Stage) -> None:
    stage.keys("night")
    assert rows(page) == ["look"]
    stage.keys(Key.Key_Escape, "passphrase")
    assert not rows(page)
    assert "Encryption" in {one.accessibleName() for one in shown_cards(page)}
    stage.keys(Key.Key_Escape, "zebra")
    assert not shown_cards(page)
    assert "No setting has these words." in texts(page)


def shown_cards(page: SettingsPage) -> list[Card]:
    return [card for card in page.findChildren(Card) if card.isVisible()]


def texts(page: SettingsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_that_a_new_row_of_the_table_needs_no_more_code(
    stage: Stage, theme: Theme, tmp_path: Path
) -> None:
    row = SettingInTable("folder", Section.KEEPING, "Attic", "Where old files lie.", Kind.TEXT, "")
    page = SettingsPage(stage.frame, (row,))
    page.use_choosing(Choosing(stage.frame, stage.settings))
    stage.show(page)
    stage.wait()
    page.show_setting("folder")
    stage.keys("/attic", Key.Key_Return)
    assert stage.settings.current.folder == "/attic"
    assert kept(stage, tmp_path) == {"folder": "/attic"}


def test_that_who_one_is_is_typed_and_opens_the_directory_anew(
    page: SettingsPage, stage: Stage, tmp_path: Path
) -> None:
    page.show_setting("name")
    stage.keys("Olga Sample", Key.Key_Return)
    assert kept(stage, tmp_path) == {"name": "Olga Sample"}


def test_that_a_country_is_chosen_by_its_name(
    page: SettingsPage, stage: Stage, tmp_path: Path
) -> None:
    with directory_of_invented_people(tmp_path) as directory:
        page.use(directory)
        stage.wait()
        page.show_setting("country")
        stage.keys("Nowhere at all", Key.Key_Return)
        assert "There is no such country." in texts(page)
        stage.keys(Key.Key_Escape, "thail", Key.Key_Return)
        assert kept(stage, tmp_path) == {"country": "TH"}
        lines = {one.accessibleName(): one.text() for one in page.findChildren(QLineEdit)}
        assert lines["Country of the office"] == "Thailand"


def test_that_a_folder_can_be_chosen_in_a_dialog(
    page: SettingsPage, stage: Stage, tmp_path: Path
) -> None:
    stage.ask.will_answer(tmp_path)
    buttons = page.findChildren(TextButton)
    next(one for one in buttons if one.text() == "Choose a folder…").click()
    assert stage.ask.asked == ["Which folder shall it be?"]
    assert kept(stage, tmp_path) == {"folder": str(tmp_path)}


def test_that_letters_step_through_the_sizes(stage: Stage, theme: Theme) -> None:
    choosing = Choosing(stage.frame, stage.settings)
    seen = []
    for steps in (-1, -1, -1, 0, 1):
        choosing.step_letters(steps)
        seen.append(stage.settings.current.scale)
    assert seen == [90, 80, 80, 100, 110]
    stage.wait()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_settings_can_be_pictured(
    page: SettingsPage, stage: Stage, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    image = render(stage.window, tmp_path / f"settings-{setting.name}.png", theme, setting)
    assert not image.isNull()
