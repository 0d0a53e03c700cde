"""A new day: what the calendar alone begins or ends, the backup of the day, and the old bin."""

import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stakeholders.desktop.runner import Runner
from stakeholders.domain.problems import Problem

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class DayWatch(QObject):
    """Lets a directory turn to the day that it is, at once and whenever another one has come.

    `turned` tells that another day has come while the window was open; `problems_met` what went
    wrong with the backup of the day, `purged` how much was erased that had been in the bin long
    enough; nothing is while the day has no backup.
    """

    turned = Signal()
    problems_met = Signal(object)
    purged = Signal(int)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._directory: Directory | None = None
        self._day: datetime.date | None = None

    def use(self, directory: "Directory") -> None:
        """Watch over this directory from now on."""
        self._directory, self._day = directory, None
        self.look()

    def leave(self) -> None:
        """Watch over no directory: it is being closed."""
        self._directory = None

    def look(self) -> None:
        """Turn the day where it is another one; a sleeping computer misses no midnight."""
        if self._directory is None or self._directory.today() == self._day:
            return
        if self._day is not None:
            self.turned.emit()
        self._day = self._directory.today()
        directory = self._directory
        self._runner.write(directory.turn_day, _ignore)
        self._runner.read(partial(_backed_up, directory), partial(self._go_on, directory))

    def _go_on(self, directory: "Directory", problems: tuple[Problem, ...]) -> None:
        self.problems_met.emit(problems)
        if directory is self._directory:
            self._runner.write(partial(_purged, directory), self._tell_purged)

    def _tell_purged(self, count: int) -> None:
        if count:
            self.purged.emit(count)


def _ignore(_changed: object) -> None:
    """Need no answer: who shows contacts hears what has changed."""


def _backed_up(directory: "Directory") -> tuple[Problem, ...]:
    """Make the backup of the day where it is due; return what went wrong."""
    from stakeholders.desktop.freed_memory import give_back

    if not directory.state().read_only:
        directory.backups.make_if_due()
    give_back()  # what opening and copying have needed for a moment
    return directory.backups.take_failures()


def _purged(directory: "Directory") -> int:
    """Erase what has been in the bin long enough, behind the backup of the day."""
    if directory.state().read_only or not directory.backups.has_todays():
        return 0
    return directory.bin.purge()
