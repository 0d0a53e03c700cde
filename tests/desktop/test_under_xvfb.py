"""The real window on a real display, its keys pressed by another program."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from stakeholders import bootstrap, paths

PROGRAMS = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stakeholders import bootstrap
from stakeholders.desktop.application import Desktop
from stakeholders.desktop.people.people_feature import PeopleFeature

application = QApplication(["stakeholders"])
desktop = Desktop(application, bootstrap.window_parts(Path(sys.argv[1])))
desktop.start()

def report():
    window = desktop.window
    people = desktop.features.one(PeopleFeature).page
    name = people.card.record.name if people.card else ""
    Path(sys.argv[2]).write_text("|".join(
        (str(people.total), people.text, name, str(window.palette_.isVisible()), window.place)))

timer = QTimer(interval=50)
timer.timeout.connect(report)
timer.start()
application.exec()
"""

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


class Display:
    """A display with a window manager, and the program on it."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._report = folder / "report"
        read, write = os.pipe()
        self._run(
            "Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", pass_fds=(write,)
        )
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._environment["PYTHONPATH"] = ":".join(sys.path)
        self._run("openbox")
        file = paths.user_directory_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        bootstrap.make_directory(file, "window", sample=True)
        self._run(sys.executable, "-c", PROGRAM, str(file), str(self._report))

    def press(self, *keys: str) -> None:
        """Press keys by the names that X gives them."""
        self._ask("key", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._ask("type", "--delay", "5", text)

    def shows(self, holds: Callable[[list[str]], bool]) -> bool:
        """Tell whether the window comes to show something; waits up to ten seconds."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            shown = self._report.read_text().split("|") if self._report.exists() else []
            if len(shown) == 5 and holds(shown):
                return True
        return False

    def focus(self) -> None:
        """Give the focus to the window as a click on it would."""
        self._ask("search", "--sync", "--onlyvisible", "--name", "Stakeholders", "windowfocus")

    def _ask(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self._environment, check=True, timeout=15,
            capture_output=True,
        )  # fmt: skip

    def _run(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        environment = getattr(self, "_environment", None) or dict(os.environ)
        process = subprocess.Popen(
            command, env=environment, pass_fds=pass_fds,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._stack.callback(process.wait, timeout=10)
        self._stack.callback(process.terminate)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with ExitStack() as stack:
        yield Display(stack, tmp_path)


def test_that_typing_searches_and_all_commands_open_on_a_real_display(display: Display) -> None:
    assert display.shows(lambda shown: shown[0] not in {"", "0"})
    display.focus()
    display.type("ohchr sp")
    assert display.shows(lambda shown: shown[1:3] == ["ohchr sp", "Spokesperson, OHCHR"])
    display.press("ctrl+k")
    assert display.shows(lambda shown: shown[3] == "True")
    display.press("Escape")
    assert display.shows(lambda shown: shown[3] == "False")
