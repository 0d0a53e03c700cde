"""Midnight: what begins or ends by the calendar alone shows while the window stays open."""

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.runner import Runner

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class DayWatch(QObject):
    """Lets a directory turn to the day that it is, at once and whenever another one has come."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._directory: Directory | None = None
        self._day: datetime.date | None = None

    def use(self, directory: "Directory") -> None:
        """Watch over this directory from now on."""
        self._directory, self._day = directory, None
        self.look()

    def look(self) -> None:
        """Turn the day where it is another one; a sleeping computer misses no midnight."""
        if self._directory is None or self._directory.today() == self._day:
            return
        self._day = self._directory.today()
        self._runner.write(self._directory.turn_day, _ignore)


def _ignore(_changed: object) -> None:
    """Need no answer: who shows contacts hears what has changed."""
