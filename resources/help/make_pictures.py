"""Make the pictures of the help and the README from the real window: no screen is needed.

    PYTHONPATH=src:. .venv/bin/python resources/help/make_pictures.py

The people in them are invented. Each picture is a scene of tests/desktop/scenes.py, so that it
shows what the tests look at.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from stakeholders import bootstrap  # noqa: E402
from stakeholders.desktop.style.theme import Look  # noqa: E402
from tests.desktop.real_window import RealWindow, opened  # noqa: E402
from tests.desktop.scenes import SCENES  # noqa: E402

# The pages of the help that have a picture, each of its name, and what is seen in it.
PICTURES = {
    "find": "post",
    "capture": "captured",
    "card": "editing",
    "exporting": "export",
    "lists": "list_members",
    "events": "event_missing",
    "duplicates": "there_twice",
    "bodies": "chart",
    "terms": "new_holder",
    "inviting": "inviting",
    "letters": "letters",
    "printing": "participants_list",
    "verify": "to_check",
    "corrections": "reply",
    "problems": "problems",
}
SIZE = (1180, 740)
OF_README = (1440, 900)


class Waiting:
    """What the window's driver asks of a test: to wait until something holds."""

    def waitUntil(self, holds: Callable[[], bool], timeout: int = 60_000) -> None:  # noqa: N802
        """Let the program work until it holds; timeout in milliseconds."""
        end = time.monotonic() + timeout / 1000
        while not holds():
            QApplication.processEvents()
            if time.monotonic() > end:
                raise TimeoutError


def save(window: RealWindow, name: str, size: tuple[int, int]) -> None:
    """Save the window as a picture of a size."""
    window.window.resize(*size)
    window.settle()
    image = window.window.grab().toImage()
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    assert plain.save(str(HERE / f"{name}.webp"), quality=100)


def main(home: Path) -> None:
    """Make all pictures, each in a directory of its own."""
    scenes = {scene.name: scene for scene in SCENES}
    for number, (name, scene) in enumerate({"window": "person", **PICTURES}.items()):
        file = home / f"{number}.stakeholders"
        bootstrap.make_directory(file, "window", sample=True)
        with opened(Waiting(), file=file) as window:
            size = OF_README if name == "window" else SIZE
            window.desktop.theme.show(Look.LIGHT, 100)
            window.window.resize(*size)
            window.settle()
            scenes[scene].go(window)
            save(window, name, size)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = folder
        application = QApplication(sys.argv[:1])
        main(Path(folder))
