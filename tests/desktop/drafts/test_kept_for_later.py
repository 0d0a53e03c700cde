"""What is typed while another computer has the directory waits until it can be kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders.desktop.file_watch import FileWatch
from stakeholders.desktop.widgets.banner import Banner
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.domain.ids import kept_uid
from stakeholders.store.database import utc_now
from stakeholders.store.file_lock import FileLock, hold
from stakeholders.store.machine import Machine
from tests.desktop.drafts.test_typed_drafts import close_message_of, go_on
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key
PHONE = "+41 22 917 01 77"


@pytest.fixture
def other(sample: Path) -> FileLock:
    """Let another computer have the file."""
    return hold(sample, "ana", clock=utc_now, machine=Machine("there", "desk-2"))


@pytest.fixture
def reading(qtbot: QtBot, sample: Path, other: FileLock) -> Iterator[RealWindow]:
    """Start the program on the file that the other computer has."""
    assert other.holder is not None
    with opened(qtbot, file=sample) as window:
        qtbot.waitUntil(lambda: "desk-2 by ana since" in banner(window))
        yield window


def banner(window: RealWindow) -> str:
    return window.window.findChildren(Banner)[0].text


def type_phone(window: RealWindow, text: str) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.key(Key.Key_F2)
    window.type(text)
    window.key(Key.Key_Return)


def be_free(window: RealWindow, other: FileLock) -> None:
    """Close the file on the other computer, and open it for changes here."""
    other.release()
    window.window.findChildren(FileWatch)[0].look()
    window.qtbot.waitUntil(lambda: "was closed on the other computer" in banner(window))
    window.window.findChildren(Banner)[0].acted.emit()
    window.qtbot.waitUntil(lambda: "was closed on the other" not in banner(window))
    window.settle()


def test_that_a_correction_waits_and_is_kept_once_the_file_is_free(
    reading: RealWindow, other: FileLock
) -> None:
    type_phone(reading, PHONE)
    assert reading.told.startswith("Kept for later")
    assert "Kept for later." in reading.texts
    assert PHONE not in repr(reading.find("kostovar"))
    be_free(reading, other)
    assert reading.told.startswith(f"Typed while the directory was not free: “{PHONE}”")
    go_on(reading)
    reading.key(Key.Key_Return)
    assert PHONE in repr(reading.record)


def test_that_a_new_contact_waits_also_over_the_end_of_the_program(
    qtbot: QtBot, sample: Path, other: FileLock
) -> None:
    with opened(qtbot, file=sample) as window:
        qtbot.waitUntil(lambda: bool(banner(window)))
        window.chord("N")
        window.type("Ms. Ana Example")
        window.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert window.told.startswith("Kept for later")
        window.qtbot.wait(600)
    with opened(qtbot, file=sample) as window:
        assert "Ana Example" not in window.told
    other.release()
    with opened(qtbot, file=sample) as window:
        assert "typed while the directory was not free: Ms. Ana Example" in window.told
        go_on(window)
        window.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        close_message_of(window, "Added")
        assert window.find("Ana Example")


def test_that_it_is_said_what_another_wrote_there_meanwhile(
    reading: RealWindow, other: FileLock
) -> None:
    type_phone(reading, PHONE)
    reading.qtbot.wait(600)
    be_free(reading, other)
    directory = reading.desktop.directory
    assert directory is not None
    (channel, *_) = reading.record.channels
    directory.channels.change_text(kept_uid(channel), "+41 22 917 09 99")
    reading.settle()
    go_on(reading)
    assert any("Meanwhile it was changed from" in text for text in reading.texts)
    (field,) = (one for one in reading.people.findChildren(EditableField) if one.is_editing)
    assert field.unkept == PHONE


def test_that_a_call_note_waits_on_its_card(reading: RealWindow, other: FileLock) -> None:
    reading.look_for("kostovar")
    reading.key(Key.Key_Down)
    reading.chord("L")
    reading.type("Asked for the list")
    reading.key(Key.Key_Return)
    assert reading.told.startswith("Kept for later")
    be_free(reading, other)
    reading.look_for("kostovar")
    assert "Go on with the call note" in reading.texts
    reading.chord("L")
    reading.key(Key.Key_Return)
    assert reading.told == "Noted the call."
