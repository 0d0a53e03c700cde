"""Features lead from one page to another: dropped texts and files, lists, the palette."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.real_window import RealWindow
from tests.flows.test_main_job import DATA

Key = Qt.Key


def drop(window: RealWindow, dropped: QMimeData) -> None:
    """Drop something on the middle of the window."""
    middle = window.window.rect().center()
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, action, dropped, left, none)
    QApplication.sendEvent(window.window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(middle), action, dropped, left, none)
    QApplication.sendEvent(window.window, event)
    window.settle()


def files(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_that_a_dropped_text_is_read(window: RealWindow) -> None:
    data = QMimeData()
    data.setText((DATA / "release_of_a_spokesperson.txt").read_text("utf-8"))
    drop(window, data)
    assert window.window.place == "capture"
    window.key(Key.Key_Return)
    assert window.record.name == "Teodor Vask"


def test_that_a_dropped_document_is_read(window: RealWindow) -> None:
    drop(window, files(DATA / "release_of_a_spokesperson.txt"))
    assert window.window.place == "capture"
    window.key(Key.Key_Return)
    assert window.record.name == "Teodor Vask"


def test_that_a_dropped_file_of_contacts_is_planned_and_imported(
    window: RealWindow, tmp_path: Path
) -> None:
    card = tmp_path / "one.vcf"
    card.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Example;Ana\r\nFN:Ana Example\r\nEND:VCARD\r\n"
    )
    drop(window, files(card))
    assert window.window.place == "import"
    window.key(Key.Key_Return)
    assert window.window.place == "people.everyone"
    assert "Ana Example" in window.look_for("ana example")
    window.chord("Z")
    assert "Ana Example" not in window.names


def test_that_the_palette_finds_contacts(window: RealWindow) -> None:
    window.chord("K")
    window.type("kostovar")
    window.key(Key.Key_Return)
    assert window.record.name in {"Mirela Kostovar", "Spokesperson, OHCHR"}


def test_that_copying_says_what_was_copied(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("2")
    assert window.clipboard == "mirela.kostovar@ohchr.example"
    window.chord("3")
    assert "Mirela Kostovar" in window.clipboard
    assert window.told.startswith("Copied")
