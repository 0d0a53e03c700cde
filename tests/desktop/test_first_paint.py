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
    "argon2", "cryptography", "keyring",
}  # fmt: skip


def test_that_nothing_heavy_is_loaded_before_the_first_rows_are_painted(tmp_path: Path) -> None:
    path = tmp_path / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True, text=True, check=True, timeout=50,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    count, *loaded = answer.stdout.split()
    assert int(count) > 0
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
