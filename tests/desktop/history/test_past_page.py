"""A contact is seen as it stood on a day or after a step, and nothing can be changed there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.history.history_feature import HistoryFeature
from stakeholders.desktop.history.past_feature import PastFeature
from stakeholders.desktop.history.past_page import PastPage
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.domain.ids import Uid
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import ALT, CONTROL, SHIFT, RealWindow, opened

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> Iterator[RealWindow]:
    with opened(qtbot, file=sample) as window:
        window.look_for("kostovar")
        directory = window.desktop.directory
        assert directory is not None
        uid = window.record.uid
        assert uid is not None
        directory.contacts.set_place(uid, "Nauru City")
        window.settle()
        yield window


def uid_of(window: RealWindow) -> Uid:
    uid = window.record.uid
    assert uid is not None
    return uid


def past(window: RealWindow) -> PastPage:
    return window.desktop.features.one(PastFeature).page


def run(window: RealWindow, command: str) -> None:
    assert window.window.actions_.run(command)
    window.settle()


def content(window: RealWindow) -> object:
    directory = window.desktop.directory
    assert directory is not None
    return directory.exporting.of_query(""), directory.data_version()


def test_that_the_card_leads_to_how_it_stood_before_its_newest_step(window: RealWindow) -> None:
    place = next(iter(window.find("kostovar"))).uid
    assert place == uid_of(window)
    run(window, "contact.as_of")
    assert window.window.place == "past"
    assert "Today: Nauru City" in past(window).text
    assert any("Nothing can be changed here" in text for text in window.texts)


def test_that_steps_are_walked_through_by_keys(window: RealWindow) -> None:
    run(window, "contact.as_of")
    window.key(Key.Key_Down, ALT)
    assert "Place: Nauru City" in past(window).text
    assert "Today:" not in past(window).text
    window.key(Key.Key_Up, ALT)
    assert "Today: Nauru City" in past(window).text


def test_that_a_day_is_typed_and_a_wrong_one_is_said(window: RealWindow) -> None:
    run(window, "contact.as_of")
    window.type("2001-05")
    window.key(Key.Key_Return)
    assert not past(window).text
    assert any("was added later" in text for text in window.texts)
    window.chord("A")
    window.type("last summer")
    window.key(Key.Key_Return)
    assert any(text.startswith("A date is written") for text in window.texts)


def test_that_escape_leads_back_to_the_card(window: RealWindow) -> None:
    uid = uid_of(window)
    run(window, "contact.as_of")
    window.key(Key.Key_Escape)
    assert window.window.place == "people.everyone"
    assert uid_of(window) == uid


def test_that_nothing_can_be_changed_in_the_past(window: RealWindow) -> None:
    before = content(window)
    run(window, "contact.as_of")
    page = past(window)
    assert not page.findChildren(EditableField)
    assert not page.findChildren(QPlainTextEdit)
    assert len(page.findChildren(QLineEdit)) == 1  # the day
    for key in (Key.Key_Delete, Key.Key_F2, Key.Key_S, Key.Key_W, Key.Key_Return):
        stop = QApplication.focusWidget()
        assert stop is not None
        stop.setFocus()
        window.key(key)
    window.chord("L")
    assert content(window) == before
    assert window.window.place == "past"


def test_that_a_step_of_a_contact_leads_to_the_card_as_it_left_it(window: RealWindow) -> None:
    window.key(Key.Key_H, CONTROL | SHIFT)
    history = window.desktop.features.one(HistoryFeature).page
    assert window.window.place.startswith("history:")
    window.keys(Key.Key_Down, Key.Key_Home, Key.Key_Down)
    window.key(Key.Key_Right)
    assert window.window.place == "past"
    assert "Today: Nauru City" in past(window).text
    window.key(Key.Key_Escape)
    assert window.window.place.startswith("history:")
    assert history.isVisible()


def test_that_a_step_about_many_says_that_it_has_no_one_card(window: RealWindow) -> None:
    window.chord("H")
    window.keys(Key.Key_Down, Key.Key_End, Key.Key_Right)
    assert window.window.place == "history"
    assert window.told == "This step was not about one contact."


def test_that_a_contact_in_the_bin_is_still_seen_as_it_stood(window: RealWindow) -> None:
    uid = uid_of(window)
    directory = window.desktop.directory
    assert directory is not None
    directory.contacts.delete(uid)
    window.settle()
    past(window).show_contact(uid)
    window.window.go_to("past")
    window.settle()
    assert "Place: Nauru City" in past(window).text


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_past_can_be_pictured(
    window: RealWindow, setting: Setting, tmp_path: Path
) -> None:
    run(window, "contact.as_of")
    whole: QWidget = window.window
    image = render(whole, tmp_path / "past.png", window.desktop.theme, setting)
    assert not image.isNull()
