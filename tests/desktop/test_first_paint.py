"""What is loaded before the window first paints with rows: nothing heavy."""

import os
import subprocess
import sys
from pathlib import Path

from stakeholders import bootstrap

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from stakeholders import bootstrap
from stakeholders.desktop.application import Desktop
from stakeholders.desktop.people.people_feature import PeopleFeature

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and desktop.features.one(PeopleFeature).page.total:
            print(desktop.features.one(PeopleFeature).page.total, *sorted(sys.modules), flush=True)
            application.removeEventFilter(self)
            application.quit()
        return False

application = QApplication([])
desktop = Desktop(application, bootstrap.window_parts(Path(sys.argv[1])))
desktop.start()
watch = Watch()
application.installEventFilter(watch)
application.exec()
"""
HEAVY = {
    "sqlalchemy", "phonenumbers", "email_validator", "rapidfuzz", "chardet",
    "argon2", "cryptography", "keyring", "hashlib", "uuid", "asyncio", "logging.handlers",
}  # fmt: skip
LATER = {
    "stakeholders.app.encryption", "stakeholders.app.directory_file", "stakeholders.app.exporting",
    "stakeholders.desktop.actions.palette", "stakeholders.desktop.actions.shortcut_map",
    "stakeholders.desktop.people.commands", "stakeholders.desktop.people.contact_view",
    "stakeholders.desktop.widgets.editable_field", "stakeholders.desktop.widgets.toast",
    "stakeholders.domain.record", "stakeholders.store.database",
}  # fmt: skip
"""Of our own: what is not on the first page."""


DESKTOP = "stakeholders.desktop."


def loaded_at_first_paint(tmp_path: Path) -> tuple[int, set[str]]:
    """Return how many contacts are told, and the modules that are loaded then."""
    path = tmp_path / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True, text=True, check=True, timeout=50,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    count, *loaded = answer.stdout.split()
    return int(count), set(loaded)


def test_that_nothing_heavy_is_loaded_before_the_first_rows_are_painted(tmp_path: Path) -> None:
    count, loaded = loaded_at_first_paint(tmp_path)
    assert count > 0
    assert not HEAVY & loaded
    assert not LATER & loaded


def test_that_no_page_but_that_of_contacts_is_loaded_before_the_first_paint(
    tmp_path: Path,
) -> None:
    _, loaded = loaded_at_first_paint(tmp_path)
    pages = {name for name in loaded if name.startswith(DESKTOP) and name.endswith("_page")}
    assert f"{DESKTOP}people.people_page" in pages
    assert not {name for name in pages if not name.startswith(f"{DESKTOP}people.")}
