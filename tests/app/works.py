"""Works for a child process: functions of a module, as a child has to import them."""

import os
import signal
import sys
import time
from pathlib import Path

from stakeholders.app.errors import UnknownListError
from stakeholders.app.progress import Job, Stage
from stakeholders.i18n import translated


def tell_modules(_job: Job) -> tuple[str, ...]:
    """Return what is imported in the child, after all that long work imports."""
    import stakeholders.app.directory_file
    import stakeholders.app.long_work  # noqa: F401

    return tuple(sys.modules)


def add(job: Job, one: int, *, other: int) -> int:
    """Return a sum, having reported each step to it."""
    job.report(Stage.READING)
    job.report(Stage.WRITING, one, one + other)
    return one + other


def report_without_end(job: Job) -> None:
    """Report, and never come to an end."""
    while True:
        job.report(Stage.COMPARING, 1, 2)


def note_stages(job: Job, notes: Path) -> None:
    """Note each stage that could be entered, as quick as one can."""
    for stage in (Stage.READING, Stage.COMPARING, Stage.WRITING):
        job.report(stage)
        with notes.open("a") as file:
            file.write(f"{stage} ")


def clean_up(job: Job, mark: Path) -> None:
    """Say that the work has begun; when it is stopped, leave a mark that it was left in order."""
    try:
        report_without_end(job)
    finally:
        mark.write_text("in order")


def be_deaf(job: Job) -> None:
    """Do not let go, whatever one is told."""
    while True:
        try:
            report_without_end(job)
        except KeyboardInterrupt:
            time.sleep(60)


def freeze(job: Job) -> None:
    """Begin, and come to a stop in which nothing is heard any more."""
    job.report(Stage.READING)
    os.kill(os.getpid(), signal.SIGSTOP)


def die(_job: Job) -> None:
    """End as the system ends a process that wants too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def leave(_job: Job) -> None:
    """End without an answer."""
    os._exit(0)


def say(_job: Job, text: str) -> str:
    """Return a text in the language of the child."""
    return translated(text)


def fail_as_expected(_job: Job, name: str) -> None:
    """Raise an error with a sentence of its own."""
    raise UnknownListError(name)


def fail_unexpectedly(_job: Job, secret: str) -> None:
    """Raise an error that is a bug, with somebody's data in it."""
    raise KeyError(secret)


def fail_oddly(_job: Job) -> None:
    """Raise an error that no other process knows."""

    class OddError(Exception):
        """An error of this moment."""

    raise OddError
