"""Progress that shows only where a job takes longer than one would notice."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.app.progress import Job, Progress
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from stakeholders.i18n import translated

_UNNOTICED_MILLISECONDS: Final = 300


class LateProgress(ProgressBar):
    """A bar that comes after 0.3 seconds, if the job still runs; its button stops the job.

    The work tells its progress to the job that `start` returns, from whatever thread.
    """

    _heard = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._job: Job | None = None
        self._number = 0
        self._text = ""
        self._progress: Progress | None = None
        self._wait = QTimer(self, singleShot=True, interval=_UNNOTICED_MILLISECONDS)
        self._wait.timeout.connect(self._come)
        self._heard.connect(self._take)
        self.cancel_wanted.connect(self._stop_job)

    def start(self, text: str) -> Job:
        """Wait for a job, which is told in words as soon as it is late, until it says more."""
        self.stop()
        self._number += 1
        self._text, self._progress = text, None
        self._job = Job(partial(self._heard.emit, self._number))
        self._wait.start()
        return self._job

    def stop(self) -> None:
        """Stop the job, if there is one, and wait for it no longer."""
        if self._job is not None:
            self._job.stop()
        self.finish()

    @override
    def finish(self) -> None:
        self._job = None
        self._wait.stop()
        super().finish()

    def _stop_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self.say(translated("Stopping…"))

    def _take(self, number: int, progress: Progress) -> None:
        if self._job is not None and number == self._number and not self._job.is_stopped:
            self._progress = progress
            if not self._wait.isActive():
                self._come()

    def _come(self) -> None:
        if self._progress is None:
            self.show_progress(self._text, 0, 0)
        else:
            self.show_progress(self._progress.sentence, self._progress.done, self._progress.total)
