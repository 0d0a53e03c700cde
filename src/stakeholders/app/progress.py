"""Progress: how far a long piece of work has come, and whether it shall stop."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import StoppedError
from stakeholders.i18n import marked, translated

_SECONDS_BETWEEN: Final = 0.05


class Stage(StrEnum):
    """What a long piece of work does just now."""

    READING = "reading"
    COMPARING = "comparing"
    COMPOSING = "composing"
    WRITING = "writing"
    FINISHING = "finishing"
    INDEXING = "indexing"


_COUNTED: Final = MappingProxyType(
    {
        Stage.READING: marked("Reading: {done} of {total}"),
        Stage.COMPARING: marked("Comparing: {done} of {total}"),
        Stage.COMPOSING: marked("Laying out: {done} of {total}"),
        Stage.WRITING: marked("Writing: {done} of {total}"),
        Stage.FINISHING: marked("Finishing: {done} of {total}"),
        Stage.INDEXING: marked("Making the search anew: {done} of {total}"),
    }
)
_UNCOUNTED: Final = MappingProxyType(
    {
        Stage.READING: marked("Reading…"),
        Stage.COMPARING: marked("Comparing…"),
        Stage.COMPOSING: marked("Laying out…"),
        Stage.WRITING: marked("Writing…"),
        Stage.FINISHING: marked("Finishing…"),
        Stage.INDEXING: marked("Making the search anew…"),
    }
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come, in contacts; a `total` of 0 means that nobody knows."""

    stage: Stage
    done: int = 0
    total: int = 0

    @property
    def sentence(self) -> str:
        """The progress in the reader's language."""
        if not self.total:
            return translated(_UNCOUNTED[self.stage])
        return translated(_COUNTED[self.stage], done=self.done, total=self.total)


def _nobody_hears(_progress: Progress) -> None:
    """Let progress go unheard."""


class Job:
    """One long piece of work, as those who do it and those who wait for it share it.

    Whoever does the work calls `report` again and again; `hear` is told at most twenty times a
    second, in the worker's thread, and always of a new stage. `stop` may be called by any thread.
    """

    def __init__(self, hear: Callable[[Progress], None] = _nobody_hears) -> None:
        self._hear = hear
        self._stopped = threading.Event()
        self._stage: Stage | None = None
        self._next = 0.0

    @property
    def is_stopped(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask whoever does the work to leave everything as it was."""
        self._stopped.set()

    def report(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell how far the work has come.

        Raises:
            StoppedError: when somebody has asked to stop.
        """
        if self._stopped.is_set():
            raise StoppedError
        now = time.monotonic()
        if stage is not self._stage or now >= self._next:
            self._stage, self._next = stage, now + _SECONDS_BETWEEN
            self._hear(Progress(stage, done, total))
