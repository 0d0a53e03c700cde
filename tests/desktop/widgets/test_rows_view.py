import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Look, Theme
from stakeholders.desktop.widgets.result_list import ResultList
from tests.desktop.widgets.test_result_list import rows, shown_list

MILLION = 1_000_000


@pytest.fixture
def long_list(theme: Theme, qtbot: QtBot) -> ResultList:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(50), total=MILLION)
    return found


def place(found: ResultList) -> int:
    return found.currentIndex().row()


def test_that_keys_reach_both_ends_of_a_million_rows(long_list: ResultList) -> None:
    QTest.keyClick(long_list, Qt.Key.Key_End)
    assert place(long_list) == MILLION - 1
    assert long_list.visualRect(long_list.currentIndex()).bottom() < long_list.viewport().height()
    QTest.keyClick(long_list, Qt.Key.Key_Home)
    assert place(long_list) == 0
    assert long_list.verticalScrollBar().value() == 0


def test_that_a_page_down_and_up_come_back(long_list: ResultList) -> None:
    QTest.keyClick(long_list, Qt.Key.Key_PageDown)
    assert place(long_list) == long_list.viewport().height() // 72 - 1
    QTest.keyClick(long_list, Qt.Key.Key_PageUp)
    assert place(long_list) == 0


def test_that_a_click_chooses_what_is_under_the_pointer(long_list: ResultList) -> None:
    rect = long_list.visualRect(long_list.model().index(3, 0))
    QTest.mouseClick(long_list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert place(long_list) == 3
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(long_list.viewport(), Qt.MouseButton.LeftButton, shift, QPoint(20, 20))
    assert len(long_list.chosen()) == 4


@pytest.mark.parametrize(
    ("hint", "share"),
    [
        (QAbstractItemView.ScrollHint.PositionAtTop, 0.0),
        (QAbstractItemView.ScrollHint.PositionAtCenter, 0.5),
        (QAbstractItemView.ScrollHint.PositionAtBottom, 1.0),
    ],
)
def test_that_a_row_is_scrolled_to_where_it_is_wanted(
    long_list: ResultList, hint: QAbstractItemView.ScrollHint, share: float
) -> None:
    index = long_list.model().index(500, 0)
    long_list.scrollTo(index, hint)
    room = long_list.viewport().height() - 72
    assert abs(long_list.visualRect(index).top() - share * room) <= 1


def test_that_everybody_is_chosen_without_a_look_at_each(long_list: ResultList) -> None:
    began = time.thread_time()
    QTest.keyClick(long_list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert time.thread_time() - began < 1, "row by row, a million take two seconds and more"
    assert long_list.number_chosen() == MILLION
    assert len(long_list.chosen()) == 50
    QTest.keyClick(long_list, Qt.Key.Key_Down)
    assert long_list.number_chosen() == 1


def test_that_rows_grow_with_the_letters(long_list: ResultList, theme: Theme) -> None:
    before = long_list.visualRect(long_list.model().index(0, 0)).height()
    theme.show(Look.LIGHT, 200)
    assert long_list.visualRect(long_list.model().index(0, 0)).height() == before * 2


def test_that_below_the_last_row_is_nothing(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(1))
    assert not found.indexAt(QPoint(10, 300)).isValid()
