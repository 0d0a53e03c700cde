"""Progress that shows only where a job takes longer than one would notice."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.progress_bar import ProgressBar

_UNNOTICED_MILLISECONDS: Final = 300


class LateProgress(ProgressBar):
    """A bar for a job of unknown length; it comes after 0.3 seconds, if the job still runs."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._job = ""
        self._wait = QTimer(self, singleShot=True, interval=_UNNOTICED_MILLISECONDS)
        self._wait.timeout.connect(self._come)

    def start(self, job: str) -> None:
        """Wait for a job, which is told in words as soon as it is late."""
        self._job = job
        self._wait.start()

    @override
    def finish(self) -> None:
        self._wait.stop()
        super().finish()

    def _come(self) -> None:
        self.show_progress(self._job, 0, 0)
