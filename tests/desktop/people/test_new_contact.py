import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.verdict import Level, VerdictLine
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.phone import read_phone

Kept = list[tuple[str, ...]]


def judge(kind: ChannelType, text: str, country: str) -> Channel:
    if kind is ChannelType.EMAIL:
        return read_email(text, ("unodc.org",))
    return read_phone(text, (country,) if country else ())


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> NewContact:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    panel = NewContact(theme, window, judge, str)
    panel.open()
    return panel


def lines(panel: NewContact) -> list[QLineEdit]:
    return panel.findChildren(QLineEdit)


def verdicts(panel: NewContact) -> list[VerdictLine]:
    return panel.findChildren(VerdictLine)


def kept(panel: NewContact) -> Kept:
    heard: Kept = []
    panel.kept.connect(lambda lines: heard.append(tuple(lines.values())))
    return heard


def test_that_enter_walks_the_lines_and_keeps_at_the_last(panel: NewContact) -> None:
    heard = kept(panel)
    texts = ("Dr. Ana Example", "Spokesperson, OHCHR", "+41 79 555 01 23", "ana@office.example")
    for line, text in zip(lines(panel), texts, strict=True):
        assert line.hasFocus()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert heard == [texts]
    assert panel.isHidden()


def test_that_control_enter_keeps_from_anywhere(panel: NewContact) -> None:
    heard = kept(panel)
    QTest.keyClicks(lines(panel)[0], "Ana Example")
    QTest.keyClick(lines(panel)[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == [("Ana Example", "", "", "")]


def test_that_a_contact_without_a_name_is_not_kept(panel: NewContact) -> None:
    heard = kept(panel)
    QTest.keyClick(lines(panel)[3], Qt.Key.Key_Return)
    assert heard == []
    assert verdicts(panel)[0].verdict.level is Level.BAD
    assert lines(panel)[0].hasFocus()


def test_that_a_number_is_never_red_while_it_is_typed(panel: NewContact) -> None:
    phone = lines(panel)[2]
    phone.setFocus()
    QTest.keyClicks(phone, "+41 79 5")
    assert verdicts(panel)[2].verdict.level is Level.NONE
    QTest.keyClick(phone, Qt.Key.Key_Tab)
    assert verdicts(panel)[2].verdict.level is not Level.NONE


def test_that_a_good_number_is_green_at_once(panel: NewContact) -> None:
    QTest.keyClicks(lines(panel)[2], "+41 79 555 01 23")
    assert verdicts(panel)[2].verdict.level is Level.OK


def test_that_a_repair_is_taken_by_its_button(panel: NewContact) -> None:
    email = lines(panel)[3]
    email.setFocus()
    QTest.keyClicks(email, "press@unodc.o")
    QTest.keyClick(email, Qt.Key.Key_Tab)
    verdicts(panel)[3].repair_taken.emit("press@unodc.org")
    assert email.text() == "press@unodc.org"
    assert verdicts(panel)[3].verdict.level is Level.OK


def test_that_a_name_typed_elsewhere_is_there_already(panel: NewContact) -> None:
    panel.open("Ana Example")
    assert lines(panel)[0].text() == "Ana Example"
    assert lines(panel)[1].hasFocus()


def test_that_escape_leaves_what_was_typed_for_the_next_time(panel: NewContact) -> None:
    QTest.keyClicks(lines(panel)[0], "Ana Example")
    QTest.keyClick(lines(panel)[0], Qt.Key.Key_Escape)
    assert panel.isHidden()
    panel.open()
    assert lines(panel)[0].text() == "Ana Example"


def test_that_one_begins_anew_by_its_button_and_nothing_is_lost(panel: NewContact) -> None:
    heard: list[object] = []
    panel.set_aside.connect(lambda *told: heard.append(told))
    QTest.keyClicks(lines(panel)[0], "Ana Example")
    panel.disappear()
    panel.open()
    anew = next(one for one in panel.findChildren(QPushButton) if one.text() == "Begin anew")
    QTest.mouseClick(anew, Qt.MouseButton.LeftButton)
    assert heard == [({"name": "Ana Example"}, True)]
    assert [line.text() for line in lines(panel)] == ["", "", "", ""]
    assert not anew.isVisible()


def test_that_a_name_typed_elsewhere_sets_aside_what_was_there(panel: NewContact) -> None:
    heard: list[object] = []
    panel.set_aside.connect(lambda *told: heard.append(told))
    QTest.keyClicks(lines(panel)[0], "Ana Example")
    panel.disappear()
    panel.open("Ben Other")
    assert heard == [({"name": "Ana Example"}, False)]
    assert lines(panel)[0].text() == "Ben Other"


def test_that_a_pasted_book_is_refused_plainly(panel: NewContact) -> None:
    QTest.keyClicks(lines(panel)[0], "Ana")
    QGuiApplication.clipboard().setText("x" * 40_000)
    lines(panel)[0].paste()
    assert lines(panel)[0].text() == "Ana"
    assert verdicts(panel)[0].verdict.level is Level.BAD
    QGuiApplication.clipboard().clear()
