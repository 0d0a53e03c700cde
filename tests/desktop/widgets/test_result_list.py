from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.rows_model import ResultRow, RowsModel
from stakeholders.domain.ids import fixed_uid


def row(number: int) -> ResultRow:
    return ResultRow(
        fixed_uid("sample", str(number)), f"Person {number}", "Clerk", "Office", "CH", "No e-mail"
    )


def rows(count: int, first: int = 0) -> tuple[ResultRow, ...]:
    return tuple(row(number) for number in range(first, first + count))


def shown_list(theme: Theme, qtbot: QtBot) -> ResultList:
    found = ResultList(theme, "Contacts")
    qtbot.addWidget(found)
    found.resize(400, 500)
    found.show()
    qtbot.waitUntil(found.isActiveWindow)
    found.setFocus()
    return found


def test_that_the_first_row_is_chosen_and_arrows_walk(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    names: list[str] = []
    found.current_changed.connect(lambda shown: names.append(shown.name))
    found.show_rows(rows(3))
    QTest.keyClick(found, Qt.Key.Key_Down)
    assert names == ["Person 0", "Person 1"]


def test_that_a_chosen_contact_stays_chosen_in_the_next_answer(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(3))
    found.choose(row(2).uid)
    found.show_rows((row(2), row(5)))
    assert [shown.name for shown in found.chosen()] == ["Person 2"]


def test_that_pages_are_asked_for_where_the_eye_is(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    wanted: list[int] = []
    found.page_wanted.connect(wanted.append)
    found.show_rows(rows(50), total=100_000)
    assert not wanted
    found.verticalScrollBar().setValue(found.verticalScrollBar().maximum())
    assert wanted[-1] > 99_900
    found.rows.set_page(wanted[-1], rows(50, wanted[-1]))
    last = found.rows.row(99_999)
    assert last is not None
    assert last.name == "Person 99999"


def test_that_letters_go_to_the_search_and_right_to_the_card(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(3))
    typed: list[str] = []
    found.search_wanted.connect(typed.append)
    with qtbot.waitSignal(found.card_wanted):
        QTest.keyClick(found, Qt.Key.Key_Right)
    QTest.keyClicks(found, "o")
    QTest.keyClick(found, Qt.Key.Key_Up)
    assert typed == ["o", ""]


def test_that_right_is_left_where_reading_goes_the_other_way(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    found.show_rows(rows(3))
    with qtbot.waitSignal(found.card_wanted):
        QTest.keyClick(found, Qt.Key.Key_Left)


def test_that_enter_opens_the_chosen_row(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(3))
    with qtbot.waitSignal(found.opened) as opened:
        QTest.keyClick(found, Qt.Key.Key_Return)
    assert opened.args == [row(0)]


def test_that_several_rows_are_chosen_with_shift(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(5))
    counts: list[int] = []
    found.selection_changed.connect(lambda: counts.append(len(found.chosen())))
    QTest.keyClick(found, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(found, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert counts[-1] == 3


def test_that_a_screen_reader_hears_name_role_and_body(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(2))
    child = QAccessible.queryAccessibleInterface(found).child(1)
    text = child.text(QAccessible.Text.Name)
    assert text == "Person 1, Clerk, Office, CH, No e-mail"


def test_that_no_hits_leave_nothing_chosen(theme: Theme, qtbot: QtBot) -> None:
    found = shown_list(theme, qtbot)
    found.show_rows(rows(2))
    with qtbot.waitSignal(found.current_changed) as changed:
        found.show_rows(())
    assert changed.args == [None]


def test_that_a_page_beyond_the_end_is_left_out(qtbot: QtBot) -> None:
    model = RowsModel()
    model.set_rows(rows(2), total=3)
    model.set_page(2, rows(5, 2))
    assert model.rowCount() == 3
    assert model.row(3) is None
    assert model.first_missing(0, 10) is None
