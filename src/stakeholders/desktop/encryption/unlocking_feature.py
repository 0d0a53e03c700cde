"""Unlocking in the window: the page that asks for the passphrase of a directory."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.encryption.unlocking_page import UnlockingPage


class UnlockingFeature(PageFeature["UnlockingPage"]):
    """Asks until it is right, then opens the file."""

    place = "unlocking"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._file = Path()

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("encryption.lock", self.workplace.file.lock)

    @override
    def build(self) -> "UnlockingPage":
        from stakeholders.desktop.encryption.unlocking_page import UnlockingPage

        page = UnlockingPage(self.frame)
        page.typed.connect(self._unlock)
        page.file_chosen.connect(self.workplace.file.open)
        return page

    def show_locked(self, file: Path, sentence: str) -> None:
        """Ask for the passphrase of a file."""
        self._file = file
        self.page.show_locked(sentence)
        self.go()

    def _unlock(self, typed: str, keep: bool) -> None:  # noqa: FBT001
        unlocking = self.workplace.file.encryption().unlocking
        unlock = partial(unlocking.unlock, self._file, typed, keep=keep)
        self.frame.runner.write(unlock, self._open, failed=self._tell_wrong)

    def _open(self, _answer: None) -> None:
        self.workplace.file.open(self._file)

    def _tell_wrong(self, error: Exception) -> None:
        if isinstance(error, LockedFileError):
            self.page.show_wrong(str(error))
        else:
            self.workplace.file.cannot_open(error)
