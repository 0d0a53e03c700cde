"""The history is read in words, searched by typing, and any step of it can be taken back."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.history.history_page import HistoryPage
from stakeholders.desktop.history.step_details import StepDetails
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.dates import moment
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, directory_of_invented_people, staged

Key = Qt.Key


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    with directory_of_invented_people(tmp_path) as directory:
        yield directory


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def page(stage: Stage, directory: Directory) -> HistoryPage:
    page = HistoryPage(stage.frame)
    directory.contacts.rename(uid_of(directory, "Olga"), "Olga Beispiel-Marín")
    page.use(directory)
    stage.show(page)
    page.show_place("history")
    stage.wait()
    return page


def uid_of(directory: Directory, name: str) -> Uid:
    found = next(r.uid for r in directory.exporting.of_query("") if r.name.startswith(name))
    assert found is not None
    return found


def shown(page: HistoryPage) -> list[str]:
    model = page.findChildren(QListView)[0].model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken(page: HistoryPage, row: int) -> str:
    model = page.findChildren(QListView)[0].model()
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def details(page: HistoryPage) -> str:
    told = page.findChildren(StepDetails)[0]
    lines = [label.text() for label in told.findChildren(QLabel)]
    return "\n".join(lines) if told.isVisible() else ""


def test_that_steps_are_shown_in_words_the_newest_first(page: HistoryPage) -> None:
    assert shown(page) == [
        "Renamed Olga Beispiel-Marín",
        "Made the list Press contacts with 3 contacts",
        "Imported 4 contacts from people.jsonl",
    ]
    assert "Olga · today" in spoken(page, 0)
    assert "in the window" in spoken(page, 0)


def test_that_typing_finds_steps_and_enter_takes_one_back(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    stage.keys("renam")
    stage.wait()
    assert shown(page) == ["Renamed Olga Beispiel-Marín"]
    stage.keys(Key.Key_Return)
    stage.wait()
    assert "Took back" in stage.told[0]
    assert uid_of(directory, "Olga Sample")
    stage.keys(Key.Key_Escape)
    stage.wait()
    assert len(shown(page)) == 4
    assert "Taken back" in spoken(page, 1)


def test_that_a_step_is_not_taken_back_twice(page: HistoryPage, stage: Stage) -> None:
    stage.keys("renamed", Key.Key_Return)
    stage.wait()
    stage.keys(Key.Key_Down)
    stage.keys(Key.Key_End, Key.Key_Return)
    stage.wait()
    assert stage.told[1] == "This step was taken back already."


def test_that_a_step_that_others_built_on_says_so_and_changes_nothing(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    directory.contacts.rename(uid_of(directory, "Olga"), "Olga Third")
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    assert shown(page)[0] == "Renamed Olga Third"
    stage.keys(Key.Key_Down, Key.Key_Home, Key.Key_Down, Key.Key_Return)
    stage.wait()
    assert stage.told
    assert "Took back" not in stage.told[0]
    assert uid_of(directory, "Olga Third")


def test_that_an_export_is_nothing_to_take_back(
    page: HistoryPage, stage: Stage, directory: Directory, tmp_path: Path
) -> None:
    directory.exporting.export(directory.exporting.of_query(""), str(tmp_path / "out.vcf"))
    page.refresh(Changes(None, frozenset(), frozenset()))
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Home)
    button = next(b for b in page.findChildren(TextButton) if "Undo" in b.text())
    assert not button.isEnabled()
    stage.keys(Key.Key_Return)
    stage.wait()
    assert "Delete its file" in stage.told[0]


def test_that_the_steps_of_one_contact_are_shown_alone(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    page.show_contact(uid_of(directory, "Olga"), "Olga Beispiel-Marín")
    stage.wait()
    assert shown(page)[0] == "Renamed Olga Beispiel-Marín"
    assert any("History of Olga" in label.text() for label in page.findChildren(QLabel))
    page.show_contact(uid_of(directory, "محمد"), "محمد المثالي")
    stage.wait()
    assert not [sentence for sentence in shown(page) if "Olga" in sentence]
    stage.keys(Key.Key_Escape)
    stage.wait()
    assert len(shown(page)) == 3


def test_that_old_and_new_of_a_step_are_shown_with_a_contact(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    page.show_contact(uid_of(directory, "Olga"), "Olga Beispiel-Marín")
    stage.wait()
    assert "Name: Olga Sample-Marín → Olga Beispiel-Marín" in details(page)
    stage.keys(Key.Key_Down, Key.Key_End)
    assert "\u2066+41 79 555 01 23\u2069 (new)" in details(page)
    page.show_place("history")
    stage.wait()
    assert not details(page)


def test_that_what_is_in_the_way_is_told_and_taken_back_too(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    directory.contacts.rename(uid_of(directory, "Olga"), "Olga Third")
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Home, Key.Key_Down, Key.Key_Return)
    stage.wait()
    assert "now it is “Olga Third”" in details(page)
    assert "Renamed Olga Third (Olga, " in details(page)
    button = next(b for b in page.findChildren(TextButton) if "later steps" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.wait()
    assert stage.told[-1] == "Took back 2 steps."
    assert uid_of(directory, "Olga Sample-Marín")
    assert not details(page)


def test_that_older_steps_come_by_scrolling_and_stay_after_a_change(
    page: HistoryPage, stage: Stage, directory: Directory
) -> None:
    uid = uid_of(directory, "Olga")
    for number in range(210):
        directory.contacts.set_place(uid, f"Street {number}")
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    assert len(shown(page)) == 200
    stage.keys(Key.Key_Down, Key.Key_End)
    stage.wait()
    assert len(shown(page)) == 213
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    assert len(shown(page)) == 213


def test_that_words_without_a_step_are_said(page: HistoryPage, stage: Stage) -> None:
    stage.keys("zzz")
    stage.wait()
    assert not shown(page)
    assert any("No step with these words" in label.text() for label in page.findChildren(QLabel))


def test_that_the_button_takes_back_and_is_off_for_what_is_taken_back(
    page: HistoryPage, stage: Stage
) -> None:
    button = next(b for b in page.findChildren(TextButton) if "Undo" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.wait()
    assert "Taken back" in spoken(page, 1)
    assert not button.isEnabled()


def test_that_a_moment_says_its_day_only_when_it_is_another_one() -> None:
    locale, noon = QLocale("en_GB"), datetime.datetime(2026, 5, 2, 12, 0).astimezone()
    assert moment(noon, locale, QDate(2026, 5, 2)).startswith("today, 12")
    assert moment(noon, locale, QDate(2026, 5, 3)).startswith("yesterday, ")
    assert moment(noon, locale, QDate(2026, 6, 1)).startswith("2 May 2026, ")
    assert "٢" in moment(noon, QLocale("ar_EG"), QDate(2026, 6, 1))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_history_can_be_pictured(
    page: HistoryPage,
    stage: Stage,
    directory: Directory,
    setting: Setting,
    theme: Theme,
    tmp_path: Path,
) -> None:
    directory.notes.add(uid_of(directory, "محمد"), "Prefers e-mail.")
    directory.history.undo()
    directory.people.add("Ví Dụ " * 12)
    directory.exporting.export(directory.exporting.of_query(""), str(tmp_path / "out.vcf"))
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Down)
    image = render(stage.window, tmp_path / f"history-{setting.name}.png", theme, setting)
    assert not image.isNull()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_what_is_in_the_way_can_be_pictured(
    page: HistoryPage,
    stage: Stage,
    directory: Directory,
    setting: Setting,
    theme: Theme,
    tmp_path: Path,
) -> None:
    page.show_contact(uid_of(directory, "Olga"), "Olga Beispiel-Marín")
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_End)
    image = render(stage.window, tmp_path / f"changes-{setting.name}.png", theme, setting)
    assert not image.isNull()
    directory.contacts.rename(uid_of(directory, "Olga"), "Olga Third")
    page.refresh(Changes(None, frozenset(), frozenset({"entry"})))
    stage.wait()
    stage.keys(Key.Key_Home, Key.Key_Down, Key.Key_Return)
    stage.wait()
    image = render(stage.window, tmp_path / f"conflict-{setting.name}.png", theme, setting)
    assert not image.isNull()
