from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.ask import Ask, Choice, FileKind, WindowAsk
from tests.desktop.scripted_ask import ScriptedAsk

VCARD = (FileKind("vCard", ("*.vcf",)),)
CHOICES = (Choice("erase", "Erase", risky=True), Choice("keep", "Keep"))


def test_that_enter_takes_the_choice_without_risk(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    answers: list[str] = []
    WindowAsk(window).to_choose("Erase all?", "It cannot be undone.", CHOICES, answers.append)
    box = window.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert answers == ["keep"]


def test_that_escape_answers_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    answers: list[str] = []
    WindowAsk(window).to_choose("Erase all?", "It cannot be undone.", CHOICES, answers.append)
    box = window.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not answers


def test_that_a_file_is_answered_with_its_path(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    file = tmp_path / "a.vcf"
    file.touch()
    answers: list[Path] = []
    WindowAsk(window).for_file_to_open("Import", VCARD, answers.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["vCard (*.vcf)"]
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert answers == [file]


def test_that_a_name_is_suggested_for_a_new_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers: list[Path] = []
    suggested = tmp_path / "people.vcf"
    WindowAsk(window).for_file_to_save("Export", suggested, VCARD, answers.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles() == [str(suggested)]
    dialog.close()
    assert not answers


def test_that_a_printer_is_asked_for_and_none_is_used_when_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers: list[QPrinter] = []
    WindowAsk(window).for_printer("On which printer?", answers.append)
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "On which printer?"
    dialog.reject()
    assert not answers


def test_that_a_script_answers_as_a_person_would(tmp_path: Path) -> None:
    script = ScriptedAsk(tmp_path / "a.vcf", None, "keep")
    ask: Ask = script
    files: list[Path] = []
    keys: list[str] = []
    ask.for_file_to_open("Import", VCARD, files.append)
    ask.for_file_to_save("Export", Path("b.vcf"), VCARD, files.append)
    ask.to_choose("Erase all?", "", CHOICES, keys.append)
    assert (files, keys) == ([tmp_path / "a.vcf"], ["keep"])
    assert script.asked == ["Import", "Export", "Erase all?"]
