"""Files so big that they are read and written beside the window, which goes on meanwhile."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.importing.import_feature import ImportFeature
from stakeholders.desktop.importing.plan_view import PlanView
from stakeholders.desktop.people.scopes import EVERYONE
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from tests.desktop.real_window import RealWindow

MANY: Final = 1300
NAMED_12: Final = sum(str(number).startswith("12") for number in range(MANY))
PADDING: Final = "Prefers calls before noon. " * 16


def cards(path: Path) -> Path:
    """Write a file of many invented people, big enough for a process of its own."""
    text = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Olga Sample {number}\r\nNOTE:{PADDING}\r\nEND:VCARD\r\n"
        for number in range(MANY)
    )
    path.write_text(text, "utf-8")
    return path


def shown(window: RealWindow, kind: type[QWidget]) -> bool:
    return any(one.isVisible() for one in window.window.findChildren(kind))


def found(window: RealWindow) -> int:
    """Return how many of the file's people whose number begins with 12 are in the directory."""
    assert window.desktop.directory is not None
    return window.desktop.directory.search.find("olga sample 12").total


def test_that_one_works_on_while_a_big_file_is_imported(window: RealWindow, tmp_path: Path) -> None:
    window.window.file_dropped.emit(str(cards(tmp_path / "many.vcf")))
    window.qtbot.waitUntil(lambda: shown(window, PlanView), timeout=60000)
    imports = window.window.findChildren(PlanView)[0]
    imports.apply_wanted.emit()
    window.qtbot.waitUntil(lambda: shown(window, ProgressBar), timeout=20000)
    assert found(window) in {0, NAMED_12}, "all of a file is there, or nothing of it"
    window.window.go_to(EVERYONE.place)
    assert window.people.isVisible()
    window.qtbot.waitUntil(
        lambda: any(f"Imported {MANY} contacts" in text for text in window.texts), timeout=60000
    )
    assert window.people.isVisible()
    window.settle()
    assert window.people.total > MANY, "the list has heard of what was imported"
    assert found(window) == NAMED_12
    window.chord("Z")
    window.settle()
    assert not found(window)


def test_that_a_plan_that_comes_later_takes_no_key_from_another_page(
    window: RealWindow, tmp_path: Path
) -> None:
    page = window.desktop.features.one(ImportFeature).page
    with window.qtbot.waitSignal(page.planned, timeout=60000):
        window.window.file_dropped.emit(str(cards(tmp_path / "many.vcf")))
        window.window.go_to(EVERYONE.place)
        window.people.go_to_list()
    assert window.told == "many.vcf was read. Nothing is imported yet."
    assert window.focus.isVisible()
    window.keys(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert window.people.isVisible()
    assert not found(window), "Enter was meant for somebody else"
    window.keys(Qt.Key.Key_F6, Qt.Key.Key_Space)  # look at it
    assert shown(window, PlanView), "and Escape too"
    QTest.keyClick(window.focus, Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.desktop.runner.is_idle, timeout=60000)
    assert found(window) == NAMED_12


def test_that_escape_while_a_big_file_is_read_changes_nothing(
    window: RealWindow, tmp_path: Path
) -> None:
    window.window.file_dropped.emit(str(cards(tmp_path / "many.vcf")))
    window.qtbot.waitUntil(lambda: shown(window, ProgressBar), timeout=20000)
    window.key(Qt.Key.Key_Escape)
    assert window.people.isVisible()
    assert not shown(window, PlanView)
    assert not found(window)
