"""Work in a process of its own, so that the window stays quick and the work can be ended.

The child is spawned, knows nothing of Qt, speaks the parent's language and dies with its parent.
It enters no new stage of its work before the parent has let it: whoever stops a job before its
last stage has stopped it, however quick the child is.
"""

import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from stakeholders.app.bug_log import note_places, places_of
from stakeholders.app.errors import StoppedError, WorkEndedError
from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.i18n import current_language, use_language

Answer = TypeVar("Answer")
Arguments = ParamSpec("Arguments")

_LOOK_SECONDS: Final = 0.05
_CLEAN_UP_SECONDS: Final = 4.0
_PATIENCE_SECONDS: Final = 6.0
_OURS: Final = "stakeholders."


@dataclass(frozen=True, slots=True)
class _Entered:
    """The beginning of a stage, which the child does not work on before it is let."""

    progress: Progress


class _Word(Enum):
    """What a parent says to its child."""

    GO_ON = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class _Answered(Generic[Answer]):
    """What the work gave back."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class _Failed:
    """The error that ended the work; `places` say where, of one that nobody expected."""

    kind: type[Exception]
    arguments: tuple[Any, ...]
    places: tuple[str, ...] = ()

    def error(self) -> Exception:
        """Return the error as it was, whatever its kind asks for when it is made."""
        return self.kind.__new__(self.kind, *self.arguments)


def run_in_child(
    job: Job,
    work: Callable[Concatenate[Job, Arguments], Answer],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Answer:
    """Run a function of a module in a process of its own and wait for its answer.

    Arguments and answer have to be values that can be pickled. Called in a worker thread.

    Raises:
        StoppedError: when the job was stopped; the child has ended then.
        WorkEndedError: when the child ended without an answer, such as for want of memory.
        Exception: what the work itself raised.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    call = (theirs, current_language(), work, arguments, options)
    child = spawn.Process(target=_work_for_parent, args=call, daemon=True)
    try:
        with theirs, contextlib.suppress(BrokenPipeError):
            child.start()
        answer: Answer = _answer_of(child, ours, job)
    finally:
        ours.close()
        _let_go(child)
    return answer


def _answer_of(child: SpawnProcess, pipe: "Connection[Any, Any]", job: Job) -> Any:  # noqa: ANN401
    """Pass on what the child reports until it answers or ends."""
    deadline: float | None = None
    while True:
        if job.is_stopped:
            deadline = _hurried(child, pipe, deadline)
        if not pipe.poll(_LOOK_SECONDS):
            continue
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            raise (StoppedError if job.is_stopped else WorkEndedError) from None
        match message:
            case Progress():
                _pass_on(message, job)
            case _Entered(progress):
                _pass_on(progress, job)
                _let_in(job, pipe)
            case _Failed():
                if message.places:
                    note_places(message.kind, message.places)
                raise message.error()
            case _Answered():
                return message.answer


def _pass_on(progress: Progress, job: Job) -> None:
    """Report how far the child is."""
    with contextlib.suppress(StoppedError):
        job.report(progress.stage, progress.done, progress.total)


def _let_in(job: Job, pipe: "Connection[Any, Any]") -> None:
    """Let the child enter a stage, unless the job was stopped before it."""
    if not job.is_stopped:
        with contextlib.suppress(OSError):
            pipe.send(_Word.GO_ON)


def _hurried(
    child: SpawnProcess, pipe: "Connection[Any, Any]", deadline: float | None
) -> float | None:
    """Ask the child to end, once; one that does not in time is killed."""
    now = time.monotonic()
    if deadline is None:
        with contextlib.suppress(OSError):
            pipe.send(_Word.STOP)
        return now + _PATIENCE_SECONDS
    if now > deadline:
        child.kill()
    return deadline


def _let_go(child: SpawnProcess) -> None:
    """Wait for the end of a child whose answer has come, or is not wanted."""
    if child.pid is None:
        return
    child.join(_PATIENCE_SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
    child.close()


# in the child


def _work_for_parent(
    pipe: "Connection[Any, Any]",
    language: str,
    work: Callable[..., Any],
    arguments: tuple[Any, ...],
    options: dict[str, Any],
) -> None:
    """Do the work, report to the parent, end when it says so or is there no more."""
    # A program that was started in the background ignores interrupts, and so would its children.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)
    gate = _Gate(pipe)
    threading.Thread(target=_obey, args=(pipe, gate), daemon=True).start()
    use_language(language)
    message: _Answered[Any] | _Failed
    # A parent that is gone hears nothing; an interrupt has undone everything by now.
    with contextlib.suppress(OSError, KeyboardInterrupt):
        try:
            message = _Answered(work(Job(gate.report), *arguments, **options))
        except Exception as error:  # noqa: BLE001 - every error is answered in the parent
            message = _failure(error)
        pipe.send(message)


class _Gate:
    """Tells the parent how far the work is; at a new stage it waits for the word to go on."""

    def __init__(self, pipe: "Connection[Any, Any]") -> None:
        self._pipe = pipe
        self._stage: Stage | None = None
        self._allowed = threading.Semaphore(0)

    def report(self, progress: Progress) -> None:
        """Tell of progress; return when the parent lets the work go on."""
        if progress.stage is self._stage:
            self._pipe.send(progress)
            return
        self._stage = progress.stage
        self._pipe.send(_Entered(progress))
        # An interrupt is noticed between two waits, not within one.
        while not self._allowed.acquire(timeout=_LOOK_SECONDS):
            pass

    def open(self) -> None:
        """Let the work enter its stage."""
        self._allowed.release()


def _obey(pipe: "Connection[Any, Any]", gate: _Gate) -> None:
    """Wait for the word to stop, or for the parent's end; then leave, at first in good order."""
    with contextlib.suppress(EOFError, OSError):
        while pipe.recv() is _Word.GO_ON:
            gate.open()
    interrupt_main()
    time.sleep(_CLEAN_UP_SECONDS)
    os._exit(1)


def _failure(error: Exception) -> _Failed:
    """Return an error to be sent; of one that nobody expected the kind, not its words."""
    kind = type(error)
    if kind.__module__.startswith(_OURS):
        return _Failed(kind, error.args)
    try:
        pickle.dumps(kind)
    except (pickle.PicklingError, AttributeError):
        kind = RuntimeError
    return _Failed(kind, (), tuple(places_of(error)))
