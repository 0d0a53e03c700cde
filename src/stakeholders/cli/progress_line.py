"""A line of progress on the terminal, where one is watching; scripts and logs get none."""

import sys
import time
from typing import Final

import click

from stakeholders.app.progress import Job, Progress

_UNNOTICED_SECONDS: Final = 0.3
_ERASED: Final = "\r\x1b[K"


class ProgressLine:
    """Shows how far a job has come once it takes longer than one would notice."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._is_shown = False

    def job(self) -> Job:
        """Return a job whose progress is shown here, or nowhere when nobody watches."""
        return Job(self._show) if sys.stderr.isatty() else Job()

    def erase(self) -> None:
        """Leave the line as if nothing had been there."""
        if self._is_shown:
            click.echo(_ERASED, nl=False, err=True)
            self._is_shown = False

    def _show(self, progress: Progress) -> None:
        if time.monotonic() - self._begun >= _UNNOTICED_SECONDS:
            self._is_shown = True
            click.echo(f"{_ERASED}{progress.sentence}", nl=False, err=True)
