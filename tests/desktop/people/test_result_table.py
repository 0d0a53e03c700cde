"""What was found as a table: by keys and clicks, over the sample of invented people."""

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from stakeholders.app.window_state import PlaceLayout
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.result_table import ResultTable
from stakeholders.domain.text import sort_key
from tests.desktop.real_window import CONTROL, SHIFT, RealWindow

Key = Qt.Key
USUAL = ["Name", "Position", "Organisation", "Phone", "E-mail", "Country"]


@pytest.fixture
def table(window: RealWindow) -> ResultTable:
    """Show the results as a table, and go there."""
    window.window.search_box.clear()
    window.key(Key.Key_Down)
    window.key(Key.Key_F8)
    table = window.people.findChildren(ResultTable)[0]
    assert table.isVisible()
    return table


def titles(table: ResultTable) -> list[str]:
    return [column.title for column in table.columns()]


def texts(table: ResultTable, title: str) -> list[str]:
    """Return what stands in a column, from the first row to the last."""
    model = table.model()
    order = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    column = order.index(title)
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def menu() -> QMenu:
    """Return the menu that is open."""
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def choose(window: RealWindow, title: str) -> None:
    """Choose a line of the open menu by keys."""
    for _ in range(60):
        if any(one.text() == title for one in menu().actions() if one is menu().activeAction()):
            break
        QTest.keyClick(menu(), Key.Key_Down)
    QTest.keyClick(menu(), Key.Key_Return)
    window.settle()


def click_head(window: RealWindow, table: ResultTable, title: str) -> None:
    head = table.horizontalHeader()
    place = titles(table).index(title)
    section = head.logicalIndex(place)
    x = head.sectionViewportPosition(section) + 20
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, head.height() // 2))
    window.settle()


def test_that_a_key_shows_a_table_and_the_list_again(
    window: RealWindow, table: ResultTable
) -> None:
    assert titles(table) == USUAL
    assert sorted(texts(table, "Name")) != [""] * len(texts(table, "Name"))
    window.key(Key.Key_F8)
    assert not table.isVisible()
    assert window.people.findChildren(ResultList)[0].hasFocus()


def test_that_who_is_chosen_stays_so_between_list_and_table(
    window: RealWindow, table: ResultTable
) -> None:
    window.keys(Key.Key_Down, Key.Key_Down)
    name = window.record.name
    window.key(Key.Key_F8)
    assert window.record.name == name
    assert [row.name for row in window.rows.chosen()] == [name]
    window.key(Key.Key_F8)
    assert [row.name for row in window.rows.chosen()] == [name]


def test_that_arrows_walk_and_right_goes_to_the_card(
    window: RealWindow, table: ResultTable
) -> None:
    first = window.record.name
    window.key(Key.Key_Down)
    assert window.record.name != first
    window.key(Key.Key_Right)
    assert window.people.view.isAncestorOf(window.focus)
    window.key(Key.Key_Escape)
    assert table.hasFocus()


def test_that_letters_typed_in_the_table_search(window: RealWindow, table: ResultTable) -> None:
    window.type("kostovar")
    assert window.window.search_box.text() == "kostovar"
    assert len(texts(table, "Name")) == len(window.find("kostovar")) < 10


def test_that_enter_opens_the_first_field(window: RealWindow, table: ResultTable) -> None:
    window.key(Key.Key_Return)
    assert window.people.view.isAncestorOf(window.focus)


def test_that_several_are_chosen_by_keys(window: RealWindow, table: ResultTable) -> None:
    window.key(Key.Key_Down, SHIFT)
    window.key(Key.Key_Down, SHIFT)
    assert len(window.rows.chosen()) == 3
    assert any(text.startswith("3 of ") for text in window.texts)
    window.chord("A")
    assert window.rows.number_chosen() == window.people.total


def test_that_a_click_on_a_title_sorts_and_another_turns_it_round(
    window: RealWindow, table: ResultTable
) -> None:
    click_head(window, table, "Country")
    up = [text for text in texts(table, "Country") if text]
    assert up == sorted(up, key=sort_key)
    click_head(window, table, "Country")
    down = [text for text in texts(table, "Country") if text]
    assert down == up[::-1] != up


def test_that_keys_sort_by_a_column_that_is_not_shown(
    window: RealWindow, table: ResultTable
) -> None:
    by_name = window.names
    window.key(Key.Key_F8, SHIFT)
    choose(window, "Place")
    assert "Place" not in titles(table)
    assert window.names != by_name
    window.key(Key.Key_F8, SHIFT)
    choose(window, "Best first")
    assert window.names == by_name


def test_that_the_list_is_sorted_too(window: RealWindow) -> None:
    before = window.names
    window.key(Key.Key_F8, SHIFT)
    choose(window, "Country")
    countries = [row.country for _, row in window.rows.rows.loaded() if row.country]
    assert window.names != before
    assert len({*countries}) == sum(1 for _ in groupby(countries))


def test_that_columns_are_chosen_by_keys(window: RealWindow, table: ResultTable) -> None:
    window.key(Key.Key_F8, CONTROL)
    choose(window, "Languages")
    assert menu().isVisible()
    QTest.keyClick(menu(), Key.Key_Escape)
    window.settle()
    assert titles(table) == [*USUAL, "Languages"]
    assert any(texts(table, "Languages"))
    window.key(Key.Key_F8, CONTROL)
    choose(window, "Phone")
    QTest.keyClick(menu(), Key.Key_Escape)
    window.settle()
    assert "Phone" not in titles(table)


def test_that_each_place_is_shown_as_it_was_left(window: RealWindow, table: ResultTable) -> None:
    window.window.go_to("people.bodies")
    window.settle()
    assert not table.isVisible()
    window.window.go_to("people.everyone")
    window.settle()
    assert table.isVisible()


def test_that_moved_and_widened_columns_stay_so(window: RealWindow, table: ResultTable) -> None:
    head = table.horizontalHeader()
    head.moveSection(5, 1)
    head.resizeSection(head.logicalIndex(0), 333)
    kept: list[PlaceLayout] = []
    window.people.results.layout_changed.connect(lambda _place, layout: kept.append(layout))
    window.qtbot.waitUntil(lambda: bool(kept))
    window.window.go_to("people.bodies")
    window.settle()
    window.window.go_to("people.everyone")
    window.settle()
    assert titles(table)[:2] == ["Name", "Country"]
    assert abs(head.sectionSize(head.logicalIndex(0)) - 333) <= 1


def test_that_there_is_room_for_filters_below_the_title(window: RealWindow) -> None:
    label = QLabel("Country: Thailand")
    window.people.results.head.add_below(label)
    window.settle()
    assert label.isVisible()
    assert label.mapTo(window.people, QPoint()).y() < window.rows.mapTo(window.people, QPoint()).y()


def test_that_a_screen_reader_hears_titles_and_cells(
    window: RealWindow, table: ResultTable
) -> None:
    accessible = QAccessible.queryAccessibleInterface(table)
    assert accessible.role() is QAccessible.Role.Table
    assert accessible.text(QAccessible.Text.Name) == "Results"
    names = [accessible.child(n).text(QAccessible.Text.Name) for n in range(14)]
    heads = [name for name in names if name in USUAL]
    assert heads == USUAL
    name, body = texts(table, "Name")[0], texts(table, "Organisation")[0]
    assert any(text.startswith(f"{name}, ") and body in text for text in names)
    assert body in names


def test_that_phones_are_kept_from_left_to_right(window: RealWindow, table: ResultTable) -> None:
    phones = [text for text in texts(table, "Phone") if text]
    assert phones
    assert all(text.startswith("\u2066") and text.endswith("\u2069") for text in phones)
