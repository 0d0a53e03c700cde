"""A typed word: whoever presses Enter or Escape has changed nothing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.typed_word import TypedWordDialog

Key = Qt.Key


def test_that_only_the_whole_word_goes_on(qtbot: QtBot) -> None:
    window, answers = QWidget(), list[str]()
    qtbot.addWidget(window)
    dialog = TypedWordDialog("Erase Ana?", "For good.", "erase", "Erase", window)
    dialog.ask(lambda: answers.append("yes"))
    field = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "eras")
    QTest.keyClick(field, Key.Key_Return)
    assert not answers
    QTest.keyClicks(field, "E")
    QTest.keyClick(field, Key.Key_Return)
    assert answers == ["yes"]
