"""Make the picture of the window that the README shows: invented people, light, no screen needed.

Run it from the repository: python resources/help/make_pictures.py
"""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(HERE.parents[1] / "src"))

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from stakeholders import bootstrap  # noqa: E402
from stakeholders.desktop.application import Desktop  # noqa: E402
from stakeholders.desktop.people.people_feature import PeopleFeature  # noqa: E402
from stakeholders.desktop.style.theme import Look  # noqa: E402

CHOSEN = "Rosalind Achterbury"
SIZE = (1440, 900)
WAIT_MS = 800


def picture(application: QApplication, folder: Path) -> None:
    """Open the sample, choose somebody and save what is seen."""
    file = folder / "directory.stakeholders"
    bootstrap.make_directory(file, "window", sample=True)
    desktop = Desktop(application, bootstrap.window_parts(file))
    desktop.theme.show(Look.LIGHT, 100)
    desktop.start()
    desktop.window.resize(*SIZE)

    def choose() -> None:
        page = desktop.features.one(PeopleFeature).page
        assert desktop.directory is not None
        page.show_contact(desktop.directory.search.find(CHOSEN).rows[0].uid)
        page.go_to_list()
        QTimer.singleShot(WAIT_MS, save)

    def save() -> None:
        assert desktop.window.grab().save(str(HERE / "window.png"))
        application.quit()

    QTimer.singleShot(2 * WAIT_MS, choose)
    application.exec()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home
        picture(QApplication([]), Path(home))
