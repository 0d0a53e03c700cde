"""What cannot be written is told, stays where it was typed, and can be tried again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.desktop.people.call_note import CallNote
from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.toast import Toast
from tests.desktop.people.test_details import add as ask_for_detail
from tests.desktop.real_window import RealWindow, opened
from tests.store.disks import resize, small_disk

LARGE = 16384
TYPED = "+41 22 555 01 77"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path, LARGE) as disk:
        yield disk


@pytest.fixture
def full(qtbot: QtBot, disk: Path) -> Iterator[RealWindow]:
    """Start the program on the sample, on a disk that has no room any more."""
    path = disk / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    with opened(qtbot, file=path) as window:
        (disk / "filler").write_bytes(bytes(4096))
        resize(disk, shutil.disk_usage(disk).used // 1024)
        yield window
        resize(disk, LARGE)


def toast(window: RealWindow) -> Toast:
    return window.window.findChildren(Toast)[0]


def test_that_a_change_that_finds_no_room_is_told_and_can_be_made_once_there_is(
    full: RealWindow, disk: Path
) -> None:
    full.look_for("kostovar")
    full.key(Qt.Key.Key_F2)
    full.type(TYPED)
    full.key(Qt.Key.Key_Return)
    assert "is full" in full.told
    before = full.record
    resize(disk, LARGE)
    again = next(one for one in toast(full).findChildren(TextButton) if one.isVisible())
    assert again.text() == "Try again"
    again.click()
    full.settle()
    assert TYPED not in repr(before)
    assert TYPED in repr(full.record)


def test_that_a_new_contact_that_finds_no_room_stays_in_its_form(
    full: RealWindow, disk: Path
) -> None:
    full.chord("N")
    full.type("Ana Example")
    full.key(Qt.Key.Key_Return)
    full.type("Clerk, Alpha")
    for _ in range(3):
        full.key(Qt.Key.Key_Return)
    assert "is full" in full.told
    form = full.window.findChildren(NewContact)[0]
    assert form.isVisible()
    assert "Clerk, Alpha" in {line.text() for line in form.findChildren(QLineEdit)}
    resize(disk, LARGE)
    for _ in range(4):
        full.key(Qt.Key.Key_Return)
    assert [row.name for row in full.find("ana example")] == ["Ana Example"]


def test_that_a_detail_that_finds_no_room_stays_typed_with_the_reason(
    full: RealWindow, disk: Path
) -> None:
    full.look_for("kostovar")
    ask_for_detail(full, "born")
    full.type("1970-05")
    full.key(Qt.Key.Key_Return)
    assert full.field("Born").unkept == "1970-05"
    assert any("is full" in text for text in full.texts)
    resize(disk, LARGE)
    full.field("Born").findChildren(QLineEdit)[0].setFocus()
    full.key(Qt.Key.Key_Return)
    assert full.record.detail("born") == "1970-05"


def test_that_a_call_note_that_finds_no_room_stays_in_its_panel(
    full: RealWindow, disk: Path
) -> None:
    full.look_for("kostovar")
    full.key(Qt.Key.Key_Down)
    full.chord("L")
    full.type("Asked for the room")
    full.key(Qt.Key.Key_Return)
    assert "is full" in full.told
    panel = full.window.findChildren(CallNote)[0]
    assert panel.isVisible()
    assert panel.findChildren(QPlainTextEdit)[0].toPlainText() == "Asked for the room"
    resize(disk, LARGE)
    next(one for one in toast(full).findChildren(TextButton) if one.isVisible()).click()
    full.settle()
    assert not panel.isVisible()
    assert full.record.notes[-1:] == ("Asked for the room",)
