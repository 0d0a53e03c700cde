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
from tests.desktop.scenes import WRITTEN

PROGRAMS = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from stakeholders import bootstrap
from stakeholders.desktop.application import Desktop
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.widgets.places import PLACE_ROLE

application = QApplication(["stakeholders"])
desktop = Desktop(application, bootstrap.window_parts(Path(sys.argv[1])))
desktop.start()

def middle_of(view, index):
    at = view.viewport().mapToGlobal(view.visualRect(index).center())
    return f"{at.x()} {at.y()}"

def aims():
    # where a row is and a list to drop it on, the list that is aimed at, and how many are on it
    bar, view = desktop.window.side_bar, people_page().results.views[0]
    for row in range(bar.model().rowCount()):
        index = bar.model().index(row, 0)
        place = index.data(PLACE_ROLE)
        if getattr(place, "title", "") == "Press contacts":
            first = view.model().index(0, 0)
            return (middle_of(view, first), middle_of(bar, index), bar.target, place.count)
    return ("", "", "", "")

def people_page():
    return desktop.features.one(PeopleFeature).page

def copied():
    clipboard = QGuiApplication.clipboard()
    return clipboard.text() if clipboard.ownsClipboard() else ""

def report():
    window = desktop.window
    people = people_page()
    name = people.card.record.name if people.card else ""
    Path(sys.argv[2]).write_text("|".join(
        (str(people.total), people.text, name, str(window.palette_.isVisible()), window.place,
         *map(str, aims()), copied())))

timer = QTimer(interval=50)
timer.timeout.connect(report)
timer.start()
application.exec()
"""

COPIED = 9
OTHER_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(["elsewhere"])
application.clipboard().setText(sys.argv[1])
QTimer.singleShot(0, Path(sys.argv[2]).touch)
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

    def copy_elsewhere(self, text: str) -> None:
        """Let another program have copied a text, which is asked for it when it is pasted."""
        is_there = self._report.with_name(f"copied-{len(text)}")
        self._run(sys.executable, "-c", OTHER_PROGRAM, text, str(is_there))
        assert self.shows(lambda _shown: is_there.exists())

    def press(self, *keys: str) -> None:
        """Press keys by the names that X gives them."""
        self._ask("key", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._ask("type", "--delay", "5", text)

    def shows(self, holds: Callable[[list[str]], bool]) -> bool:
        """Tell whether the window comes to show something; waits up to forty seconds."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            shown = self._report.read_text().split("|") if self._report.exists() else []
            if len(shown) == 10 and holds(shown):
                return True
        return False

    def shown(self) -> list[str]:
        """Return what the window reported last."""
        return self._report.read_text().split("|")

    def drag(self, start: str, end: str, arrived: Callable[[list[str]], bool]) -> bool:
        """Carry something with the pointer and let it go once it has arrived."""
        x, y = map(int, start.split())
        self._ask("mousemove", str(x), str(y), "mousedown", "1")
        for step in range(1, 6):
            self._ask("mousemove", str(x - 8 * step), str(y))
        x, y = map(int, end.split())
        came, until = False, time.monotonic() + 15
        while not came and time.monotonic() < until:
            for shift in (1, -1):  # what hangs on the pointer arrives when the pointer moves
                self._ask("mousemove", str(x + shift), str(y))
            came = arrived(self.shown())
        self._ask("mouseup", "1")
        return came

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


def test_that_a_person_is_dragged_onto_a_list_with_the_pointer(display: Display) -> None:
    assert display.shows(lambda shown: shown[6] != "" and shown[0] not in {"", "0"})
    display.focus()
    display.type("dalisay")
    assert display.shows(lambda shown: shown[1] == "dalisay" and "Dalisay" in shown[2])
    row, place, _target, before = display.shown()[5:9]
    assert display.drag(row, place, lambda shown: shown[7].startswith("list:"))
    assert display.shows(lambda shown: int(shown[8]) == int(before) + 1)


def test_that_the_jobs_of_the_staff_are_done_on_a_real_display(display: Display) -> None:
    assert display.shows(lambda shown: shown[0] not in {"", "0"})
    before = int(display.shown()[0])
    display.focus()
    display.type("ohchr sp")
    assert display.shows(lambda shown: shown[2] == "Spokesperson, OHCHR")
    display.press("ctrl+1")
    assert display.shows(lambda shown: shown[COPIED] == "+41 79 000 01 42")
    display.copy_elsewhere("+41 79 000 01 42")  # a call was missed
    display.press("Escape", "ctrl+v", "Return")
    assert display.shows(lambda shown: shown[1] == "+41 79 000 01 42" and bool(shown[2]))
    display.copy_elsewhere(WRITTEN)
    display.press("ctrl+shift+v")
    assert display.shows(lambda shown: shown[4] == "capture")
    display.press("Return")
    assert display.shows(lambda shown: shown[4] != "capture" and "Ana Example" in shown[2])
    display.press("Escape", "Escape")
    assert display.shows(lambda shown: not shown[1] and int(shown[0]) > before)
