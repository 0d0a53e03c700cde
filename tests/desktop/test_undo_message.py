"""Undo in a message takes back what the message tells of, whatever was done since."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from stakeholders.desktop.history.step_details import StepDetails
from stakeholders.desktop.settings.settings_feature import SettingsFeature
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.toast import Toast
from tests.desktop.real_window import ALT, CONTROL, RealWindow

Key = Qt.Key


def added(window: RealWindow, name: str) -> None:
    window.chord("N")
    window.type(name)
    window.key(Key.Key_Return, CONTROL)


def press(window: RealWindow, title: str) -> None:
    (toast,) = [one for one in window.window.findChildren(Toast) if one.isVisible()]
    button = next(one for one in toast.findChildren(QPushButton) if one.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def known(window: RealWindow, name: str) -> bool:
    return name in {row.name for row in window.find(name)}


def later(window: RealWindow, name: str) -> None:
    """Let another step be written that no message tells of, as an import beside the window."""
    assert window.desktop.directory is not None
    window.desktop.directory.people.add(name, "", "", "")
    window.settle()


def test_that_undo_in_a_message_takes_back_what_it_tells_of(window: RealWindow) -> None:
    added(window, "Ana Example")
    later(window, "Ben Later")
    assert window.told == "Added Ana Example."
    press(window, "Undo")
    assert window.told == "Took back: Added Ana Example"
    assert not known(window, "Ana Example")
    assert known(window, "Ben Later")


def test_that_a_step_that_others_built_on_says_so_and_leads_to_them(window: RealWindow) -> None:
    added(window, "Ana Example")
    uid = window.record.uid
    assert uid is not None
    assert window.desktop.directory is not None
    window.desktop.directory.contacts.rename(uid, "Ana Otherwise")
    window.settle()
    press(window, "Undo")
    assert window.told.startswith("This step cannot be taken back")
    assert known(window, "Ana Otherwise")
    press(window, "Show them")
    assert window.window.place == "history"
    (details,) = window.window.findChildren(StepDetails)
    assert details.isVisible()
    assert any("Ana Otherwise" in text for text in window.texts)


def test_that_a_message_of_nothing_done_offers_no_undo(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.window.frame.tell_done("Nothing was written.")
    (toast,) = [one for one in window.window.findChildren(Toast) if one.isVisible()]
    undo = [one for one in toast.findChildren(QPushButton) if one.text() == "Undo"]
    assert not any(one.isVisible() for one in undo)


def test_that_undo_takes_back_steps_of_the_name_that_one_had_before(window: RealWindow) -> None:
    added(window, "Ana Example")
    window.desktop.features.one(SettingsFeature).show_setting("name")
    window.settle()
    fields = window.window.findChildren(EditableField)
    assert any(one.isVisible() for one in fields) or window.focus is not None
    window.type("Nadia Renamed")
    window.key(Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.desktop.directory is not None, timeout=20000)
    window.settle()
    window.key(Key.Key_1, ALT)
    added(window, "Ben Newer")
    for name in ("Ben Newer", "Ana Example"):
        window.chord("Z")
        assert window.told == f"Took back: Added {name}"
        assert not known(window, name)


def test_that_former_names_are_kept_with_the_settings(window: RealWindow) -> None:
    settings = window.desktop.features.one(SettingsFeature).workplace.settings
    for name in ("Ana", "Ben", "Ana", ""):
        settings.choose(settings.current.with_value("name", name))
    settings.save()
    assert settings.load().former_names == ("Ana", "Ben")
    assert settings.current == replace(settings.current, name="")
