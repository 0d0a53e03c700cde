"""Real keyboards on a real display: the same places of keys run the same commands."""

import os
import selectors
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

import pytest

PROGRAMS: Final = ("Xvfb", "openbox", "xdotool", "setxkbmap")
MISSING: Final = [name for name in PROGRAMS if shutil.which(name) is None]
PROGRAM: Final = """
from functools import partial
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.positions import PositionKeys
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.style.theme import Look, Theme

application = QApplication([])
theme = Theme(application, Look.LIGHT)
window = QWidget()
window.setWindowTitle("Keyboard")
line = QLineEdit(window)
QVBoxLayout(window).addWidget(line)
actions = Actions(theme, FIRST_WINDOW, window)
for action in FIRST_WINDOW:
    actions.connect_to(action.key, partial(print, action.key, flush=True))
    for need in action.needs:
        actions.hold(need, holds=True)
keys = PositionKeys(actions, application.platformName(), application)
line.textEdited.connect(lambda text: print(text[-1], flush=True))
window.show()
line.setFocus()

def tell():
    if line.hasFocus() and window.isActiveWindow():
        print("ready", flush=True)
        timer.stop()

timer = QTimer(interval=50)
timer.timeout.connect(tell)
timer.start()
application.exec()
"""
CONTROL: Final = "37"
SHIFT: Final = "50"
ALT: Final = "64"
ALIKE: Final = (
    (("10", CONTROL), "contact.copy_phone"),
    (("11", CONTROL), "contact.copy_email"),
    (("12", CONTROL), "contact.copy_block"),
    (("57", CONTROL), "contact.new"),
    (("10", ALT), "place.1"),
)
SLASH: Final = ("61", CONTROL)

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


class Keyboard:
    """A display with a keyboard, and a window that says which commands it runs."""

    def __init__(self, stack: ExitStack, layout: str) -> None:
        self._stack = stack
        read, write = os.pipe()
        self._environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
        self._run("Xvfb", "-noreset", "-displayfd", str(write), pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as number:
            self._environment["DISPLAY"] = f":{number.readline().strip()}"
        self._environment["QT_QPA_PLATFORM"] = "xcb"
        self._run("openbox")
        self._ask("setxkbmap", layout)
        program = self._run(sys.executable, "-c", PROGRAM)
        assert program.stdout is not None
        self._said = program.stdout
        name = ("--onlyvisible", "--name", "Keyboard")
        self._ask("xdotool", "search", "--sync", *name, "windowfocus")

    def says(self) -> str:
        """Return the next line that the window says, empty when none comes in time."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._said, selectors.EVENT_READ)
            return self._said.readline().decode().strip() if selector.select(20) else ""

    def is_on(self, letter: str) -> bool:
        """Tell whether the layout has come to the program: where English has Z it types this."""
        for _ in range(20):
            self.press("52")
            said = self.says()
            if said == letter:
                return True
        return False

    def press(self, key: str, *held: str) -> None:
        """Press the key of a place, as X numbers them, while others are held."""
        down = [part for one in held for part in ("keydown", one)]
        up = [part for one in held for part in ("keyup", one)]
        self._ask("xdotool", *down, "key", key, *up)

    def _ask(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, timeout=30, capture_output=True)

    def _run(self, *command: str, pass_fds: tuple[int, ...] = ()) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            command, env=self._environment, pass_fds=pass_fds, bufsize=0,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if process.stdout is not None:
            self._stack.callback(process.stdout.close)
        self._stack.callback(process.wait, timeout=10)
        self._stack.callback(process.terminate)
        return process


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize(
    ("layout", "letter", "signs"),
    [
        ("us", "z", ((SLASH, "keys.show"),)),
        ("fr", "w", ((SLASH, "keys.show"), (("60", CONTROL, SHIFT), "keys.show"))),
        ("de", "y", ((SLASH, "letters.smaller"), (("16", CONTROL, SHIFT), "keys.show"))),
        ("ru", "я", ((SLASH, "keys.show"),)),
        ("ara", "ئ", ((SLASH, "keys.show"),)),
    ],
)
def test_that_commands_are_where_hands_look_for_them(
    stack: ExitStack, layout: str, letter: str, signs: tuple[tuple[tuple[str, ...], str], ...]
) -> None:
    keyboard = Keyboard(stack, layout)
    assert keyboard.says() == "ready"
    assert keyboard.is_on(letter)
    for places, command in (*signs, *ALIKE):
        keyboard.press(*places)
        assert keyboard.says() == command, places
