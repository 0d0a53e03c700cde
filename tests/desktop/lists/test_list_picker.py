import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.lists.list_picker import ListPicker
from stakeholders.desktop.style.theme import Theme
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.lists import DirectoryList

PRESS = DirectoryList(fixed_uid("test", "press"), "Press contacts", members=9)
BANGKOK = DirectoryList(fixed_uid("test", "bangkok"), "Workshop in Bangkok", members=1)


@pytest.fixture
def picker(theme: Theme, qtbot: QtBot) -> ListPicker:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    picker = ListPicker(theme, window)
    picker.open((PRESS, BANGKOK), 2)
    return picker


def line(picker: ListPicker) -> QLineEdit:
    found = picker.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def shown(picker: ListPicker) -> list[str]:
    found = picker.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def answers(picker: ListPicker) -> list[str]:
    heard: list[str] = []
    picker.chosen.connect(heard.append)
    picker.named.connect(heard.append)
    return heard


def test_that_all_lists_are_shown_with_their_sizes(picker: ListPicker) -> None:
    assert shown(picker) == ["Press contacts · 9 contacts", "Workshop in Bangkok · 1 contact"]


def test_that_enter_takes_the_list_that_fits(picker: ListPicker) -> None:
    heard = answers(picker)
    QTest.keyClicks(line(picker), "bang")
    QTest.keyClick(line(picker), Qt.Key.Key_Return)
    assert heard == [BANGKOK.uid]
    assert picker.isHidden()


def test_that_arrows_walk_and_stop_at_the_end(picker: ListPicker) -> None:
    heard = answers(picker)
    for _ in range(3):
        QTest.keyClick(line(picker), Qt.Key.Key_Down)
    QTest.keyClick(line(picker), Qt.Key.Key_Return)
    assert heard == [BANGKOK.uid]


def test_that_a_name_that_is_none_makes_a_new_list(picker: ListPicker) -> None:
    heard = answers(picker)
    QTest.keyClicks(line(picker), "Geneva round")
    assert shown(picker) == ["New list “Geneva round”"]
    QTest.keyClick(line(picker), Qt.Key.Key_Return)
    assert heard == ["Geneva round"]


def test_that_a_name_that_is_there_makes_no_second_one(picker: ListPicker) -> None:
    QTest.keyClicks(line(picker), "press CONTACTS")
    assert shown(picker) == ["Press contacts · 9 contacts"]


def test_that_escape_chooses_nothing(picker: ListPicker) -> None:
    heard = answers(picker)
    QTest.keyClick(line(picker), Qt.Key.Key_Escape)
    assert heard == []
    assert picker.isHidden()
