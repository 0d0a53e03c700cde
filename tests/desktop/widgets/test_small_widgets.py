from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Look, Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.chip import Chip, ChipButton, ChipText, Tone
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from stakeholders.desktop.widgets.search_box import SearchBox
from stakeholders.desktop.widgets.toast import Toast


def test_that_words_flow_into_lines_and_mirror(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=10)
    for _ in range(3):
        label = QLabel("x", box)
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(210) == 50
    flow.setGeometry(QRect(0, 0, 210, 50))
    labels = box.findChildren(QLabel)
    places = [label.pos().toTuple() for label in labels]
    assert places == [(0, 0), (110, 0), (0, 30)]
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 210, 50))
    assert labels[0].x() == 110


def test_that_a_long_text_is_told_to_the_pointer(qtbot: QtBot) -> None:
    label = ElidedLabel("A name that is far too long for its place")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    qtbot.waitUntil(lambda: label.toolTip() == label.text())


def test_that_a_chip_is_pressed_by_space(theme: Theme, qtbot: QtBot) -> None:
    chip = ChipButton(theme, ChipText("Has e-mail", "check", Tone.ACCENT))
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.accessibleName() == "Has e-mail"


def test_that_a_chip_to_read_takes_no_focus(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, ChipText("OHCHR"))
    qtbot.addWidget(chip)
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_that_a_renamed_card_is_called_so(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Reach")
    qtbot.addWidget(card)
    card.rename("Phones")
    assert card.accessibleName() == "Phones"


def test_that_a_toast_does_one_thing_and_goes(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(theme, window)
    done: list[str] = []
    toast.say("Kept Olga Sample.", "Undo", lambda: done.append("undone"))
    assert toast.text == "Kept Olga Sample."
    assert abs(toast.geometry().center().x() - 400) <= 1
    undo = next(b for b in toast.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not toast.isVisible()


def test_that_a_toast_can_be_closed_and_stays_in_the_middle(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    toast = Toast(theme, window)
    toast.say("Kept.")
    window.resize(900, 500)
    assert abs(toast.geometry().center().x() - 450) <= 1
    close = toast.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_that_messages_that_stay_wait_for_each_other(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(theme, window)
    done: list[str] = []
    for name in ("Ana", "Ben", "Ben"):
        toast.say(f"Not kept: {name}.", "Go on", partial(done.append, name), stays=True)
    toast.say("Added.")
    assert toast.text == "Added."
    close = toast.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    go_on = next(b for b in toast.findChildren(QPushButton) if b.text() == "Go on")
    for name in ("Ana", "Ben"):
        assert toast.text == f"Not kept: {name}."
        QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert done == ["Ana", "Ben", "Ben"]
    assert not toast.isVisible()


def test_that_a_message_leaves_buttons_at_the_foot_free(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    cancel = QPushButton("Cancel", window)
    cancel.setGeometry(380, 556, 90, 34)
    window.show()
    toast = Toast(theme, window)
    toast.say("Kept Olga Sample.")
    assert not toast.geometry().intersects(cancel.geometry())
    assert toast.geometry().bottom() < 556


def test_that_a_long_message_takes_two_lines_in_a_small_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(420, 400)
    window.show()
    toast = Toast(theme, window)
    toast.say("Kept.")
    low = toast.height()
    toast.say("What it made or changed has been changed since. " * 3, "Show them", print)
    assert toast.height() > low
    assert window.rect().contains(toast.geometry())
    go_on = next(b for b in toast.findChildren(QPushButton) if b.text() == "Show them")
    assert toast.rect().contains(go_on.geometry())


def test_that_escape_clears_the_search_then_leaves(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Ctrl+F")
    qtbot.addWidget(box)
    box.show()
    searched: list[str] = []
    box.textEdited.connect(searched.append)
    box.begin("o")
    QTest.keyClicks(box, "l")
    with qtbot.assertNotEmitted(box.list_wanted):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert searched == ["o", "ol", ""]
    with qtbot.waitSignal(box.list_wanted):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_that_down_and_enter_go_into_the_list(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Ctrl+F")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.list_wanted):
        QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.first_wanted):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_that_an_empty_page_tells_which_way_out_was_taken(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.say("users", "Nobody", "Nobody is here.", ("plus", "Add"), ("download", "Import"))
    theme.show(Look.DARK, 100)
    second = next(b for b in empty.findChildren(QPushButton) if b.text() == "Import")
    with qtbot.waitSignal(empty.chosen) as chosen:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == [1]


def test_that_tab_goes_to_the_second_way_out_at_once(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.show()
    qtbot.waitActive(empty)
    empty.say("users", "Nobody", "Nobody is here.", ("plus", "Add"), ("download", "Import"))
    empty.take_focus()
    QTest.keyClick(empty.focusWidget(), Qt.Key.Key_Tab)  # before its layout was asked
    with qtbot.waitSignal(empty.chosen) as chosen:
        QTest.keyClick(empty.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == [1]


def test_that_a_job_is_cancelled_once(theme: Theme, qtbot: QtBot) -> None:
    bar = ProgressBar(theme)
    qtbot.addWidget(bar)
    bar.show_progress("Reading…", 3, 10)
    cancel = bar.findChild(QPushButton)
    assert cancel is not None
    with qtbot.waitSignal(bar.cancel_wanted):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isEnabled()
    bar.finish()
    assert not bar.isVisible()
