"""What is typed and not kept waits when the program is killed, and is offered again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from stakeholders.desktop.capture.capture_feature import CaptureFeature
from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.toast import Toast
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stakeholders import bootstrap
from stakeholders.desktop.application import Desktop
from stakeholders.desktop.capture.capture_feature import CaptureFeature

application = QApplication(["stakeholders"])
desktop = Desktop(application, bootstrap.window_parts(Path(sys.argv[1])))
desktop.start()
steps = eval(sys.argv[2])

def go_on():
    if desktop.directory is None or not desktop.runner.is_idle:
        return
    if not steps:
        print("typed", flush=True)
        timer.setInterval(1500)
        return
    step = steps.pop(0)
    if step.startswith("run "):
        desktop.window.actions_.run(step[4:])
    elif step.startswith("text "):
        desktop.features.one(CaptureFeature).take_text(step[5:])
    elif step.startswith("key "):
        QTest.keyClick(application.focusWidget(), getattr(Qt.Key, step[4:]))
    else:
        QTest.keyClicks(application.focusWidget(), step)

timer = QTimer(interval=30)
timer.timeout.connect(go_on)
timer.start()
application.exec()
"""


def killed_after(file: Path, *steps: str) -> None:
    """Run the program, do this in it, and kill it as a power cut would."""
    command = [sys.executable, "-c", PROGRAM, str(file), repr(list(steps))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        with process.stdout as told:
            assert told.readline().strip() == b"typed"
            wait_for_draft(file)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)


def wait_for_draft(file: Path) -> None:
    """Wait until nothing is written to the journal of the file any more."""
    journal, last, end = Path(f"{file}-wal"), -1, time.monotonic() + 10
    quiet_since = time.monotonic()
    while time.monotonic() < end and time.monotonic() - quiet_since < 1.0:
        size = journal.stat().st_mtime_ns if journal.exists() else 0
        if size != last:
            last, quiet_since = size, time.monotonic()


def go_on(window: RealWindow) -> None:
    buttons = window.window.findChildren(QPushButton)
    (button,) = (one for one in buttons if one.isVisible() and one.text() == "Go on with it")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.qtbot.wait(150)
    window.settle()


def close_message_of(window: RealWindow, said: str) -> None:
    assert window.told.startswith(said)
    (toast,) = [one for one in window.window.findChildren(Toast) if one.isVisible()]
    close = toast.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)


@pytest.mark.timeout(120)
def test_that_what_is_typed_into_a_field_waits_after_a_kill(qtbot: QtBot, sample: Path) -> None:
    killed_after(
        sample, "kostovar", "key Key_Down", "key Key_F2", "key Key_Backspace", "+41 79 123"
    )
    with opened(qtbot, file=sample) as window:
        assert "+41 79 123" in window.told
        assert "Mirela Kostovar" in window.told
        go_on(window)
        assert window.record.name == "Mirela Kostovar"
        fields = window.people.findChildren(EditableField)
        assert [field.unkept for field in fields if field.is_editing] == ["+41 79 123"]
        window.key(Key.Key_Escape)
        window.qtbot.wait(600)
        window.settle()
    with opened(qtbot, file=sample) as window:
        assert not window.told


@pytest.mark.timeout(120)
def test_that_a_new_contact_waits_after_a_kill(qtbot: QtBot, sample: Path) -> None:
    killed_after(sample, "run contact.new", "Ms. Ana Example", "key Key_Return", "Clerk, Port")
    with opened(qtbot, file=sample) as window:
        assert "Ms. Ana Example" in window.told
        go_on(window)
        panel = window.window.findChildren(NewContact)[0]
        lines = [line.text() for line in panel.findChildren(QLineEdit)]
        assert lines[:2] == ["Ms. Ana Example", "Clerk, Port"]
        window.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert window.find("Ana Example")
        window.qtbot.wait(600)
        window.settle()
    with opened(qtbot, file=sample) as window:
        assert not window.told


@pytest.mark.timeout(120)
def test_that_a_text_to_add_from_waits_after_a_kill(qtbot: QtBot, sample: Path) -> None:
    written = "Contact: Ms. Ana Example, Clerk, Harbour Lights Foundation, tel.: +63 2 8555 0142"
    killed_after(sample, f"text {written}")
    with opened(qtbot, file=sample) as window:
        assert "A text was not kept" in window.told
        go_on(window)
        assert window.window.place == "capture"
        assert window.desktop.features.one(CaptureFeature).page.draft is not None


@pytest.mark.timeout(120)
def test_that_a_call_note_waits_after_a_kill(qtbot: QtBot, sample: Path) -> None:
    killed_after(sample, "kostovar", "key Key_Down", "run contact.call_note", "Asked for the list")
    with opened(qtbot, file=sample) as window:
        window.look_for("kostovar")
        assert "Go on with the call note" in window.texts


def test_that_every_contact_that_waits_is_offered(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        assert window.desktop.directory is not None
        for number, name in enumerate(("Ana Example", "Ben Example")):
            draft = json.dumps({"name": name})
            window.desktop.directory.drafts.keep(f"typed:new_contact:{number}", draft)
    with opened(qtbot, file=sample) as window:
        found = []
        for _ in range(2):
            go_on(window)
            panel = window.window.findChildren(NewContact)[0]
            found.append(panel.findChildren(QLineEdit)[0].text())
            window.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            close_message_of(window, "Added")
        assert sorted(found) == ["Ana Example", "Ben Example"]
        window.qtbot.wait(600)
        window.settle()
    with opened(qtbot, file=sample) as window:
        assert not window.told


def test_that_escape_keeps_what_was_typed_for_the_next_time(window: RealWindow) -> None:
    window.chord("N")
    window.type("Ana Example")
    window.key(Key.Key_Escape)
    window.chord("N")
    window.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.told == "Added Ana Example."
    window.chord("N")
    panel = window.window.findChildren(NewContact)[0]
    assert not any(line.text() for line in panel.findChildren(QLineEdit))
