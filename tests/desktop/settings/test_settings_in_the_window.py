"""What is chosen is in force in the running window: who writes, how numbers are read, the look."""

import tomllib

import pytest
from PySide6.QtCore import Qt

from stakeholders import paths
from stakeholders.desktop.help.help_feature import HelpFeature
from stakeholders.desktop.settings.settings_feature import SettingsFeature
from stakeholders.desktop.style.theme import Look
from stakeholders.domain.channel import ChannelType
from tests.desktop.real_window import CONTROL, RealWindow

Key = Qt.Key


def show_setting(window: RealWindow, key: str) -> None:
    window.desktop.features.one(SettingsFeature).show_setting(key)
    window.settle()


def test_that_steps_are_written_under_the_name_that_was_chosen(window: RealWindow) -> None:
    show_setting(window, "name")
    line = window.focus
    window.type("Olga Sample")
    window.key(Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.desktop.directory is not None)
    window.settle()
    assert window.focus is line
    directory = window.desktop.directory
    assert directory is not None
    directory.people.add("Ana Example", "", "", "")
    assert directory.history.steps(limit=1)[0].actor == "Olga Sample"
    settings = tomllib.loads(paths.settings_file().read_text("utf-8"))
    assert settings["name"] == "Olga Sample"


def test_that_numbers_are_read_as_those_of_the_office(window: RealWindow) -> None:
    judge = window.people.corrections.judge
    assert not judge(ChannelType.PHONE, "079 555 01 23", "").valid
    show_setting(window, "country")
    window.type("Switzerland")
    window.key(Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.desktop.directory is not None)
    window.settle()
    read = judge(ChannelType.PHONE, "079 555 01 23", "")
    assert (read.valid, read.assumed_region) == (True, "CH")
    nearer = judge(ChannelType.PHONE, "02 288 2623", "TH")
    assert nearer.assumed_region == "TH"


def test_that_letters_grow_and_shrink_by_keys(window: RealWindow) -> None:
    theme = window.desktop.theme
    usual = theme.font.pointSizeF()
    window.key(Key.Key_Plus, CONTROL)
    assert theme.font.pointSizeF() == pytest.approx(usual * 1.1)
    window.key(Key.Key_0, CONTROL)
    window.key(Key.Key_Minus, CONTROL)
    assert theme.font.pointSizeF() == pytest.approx(usual * 0.9)
    show_setting(window, "scale")
    window.key(Key.Key_Home)
    assert theme.font.pointSizeF() == pytest.approx(usual * 0.8)


def test_that_help_on_a_setting_is_about_it(window: RealWindow) -> None:
    show_setting(window, "country")
    window.key(Key.Key_F1)
    assert window.desktop.features.one(HelpFeature).topic == "settings#office"


def test_that_another_look_after_another_language_reaches_no_window_that_is_gone(
    window: RealWindow,
) -> None:
    before = window.window
    window.desktop.features.language_changed.emit("fr")
    window.settle()
    assert window.window is not before
    window.desktop.theme.show(Look.DARK, 150)  # what is told to the dead fails the test
    window.settle()
    window.desktop.features.language_changed.emit("en")
    window.settle()
