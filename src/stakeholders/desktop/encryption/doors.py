"""The doors of a directory: what asks for its passphrase, and what locks it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stakeholders.app.encryption import Encryption
from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.desktop.encryption.encryption_page import EncryptionPage, WhileClosed
from stakeholders.desktop.encryption.unlocking_page import PLACE, UnlockingPage
from stakeholders.desktop.main_window import MainWindow


class Doors(QObject):
    """Ties the two pages to the file; `failed` tells why a file cannot be used at all."""

    failed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        encryption: Encryption,
        open_file: Callable[[Path], None],
        while_closed: WhileClosed,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._encryption = encryption
        self._open_file = open_file
        self._file = Path()
        for page in window.pages:
            if isinstance(page, UnlockingPage):
                self._unlocking = page
            elif isinstance(page, EncryptionPage):
                page.use_encryption(encryption, while_closed)
                page.left.connect(self._go_to_settings)
        self._unlocking.typed.connect(self._unlock)
        self._unlocking.file_chosen.connect(open_file)

    def show_locked(self, file: Path, sentence: str) -> None:
        """Ask for the passphrase of a file."""
        self._file = file
        self._unlocking.show_locked(sentence)
        self._window.go_to(PLACE)

    def _unlock(self, typed: str, keep: bool) -> None:  # noqa: FBT001
        unlock = partial(self._encryption.unlocking.unlock, self._file, typed, keep=keep)
        self._window.frame.runner.write(unlock, self._open, failed=self._tell_wrong)

    def _open(self, _answer: None) -> None:
        self._open_file(self._file)

    def _tell_wrong(self, error: Exception) -> None:
        if isinstance(error, LockedFileError):
            self._unlocking.show_wrong(str(error))
        else:
            self.failed.emit(error)

    def _go_to_settings(self) -> None:
        self._window.go_to("settings")
