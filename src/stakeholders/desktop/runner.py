"""Work away from the window: one thread that writes, two that read, answers in the window."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from typing_extensions import override

Answer = TypeVar("Answer")

_READERS: Final = 2
_STOP_SECONDS: Final = 10.0
_AFTER_PAINTING: Final = Qt.EventPriority.LowEventPriority.value - 1
"""Painting has the lowest priority that Qt gives to anything of its own."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """The number of one piece of work; of those of one `lane` only the newest is answered."""

    number: int
    lane: str = ""


@dataclass(frozen=True, slots=True)
class _Job(Generic[Answer]):
    ticket: Ticket
    work: Callable[["Wanted"], Answer]
    done: Callable[[Answer], None]
    failed: Callable[[Exception], None]


_Settled = Callable[[], None]
_Waiting = queue.SimpleQueue[Callable[[], _Settled] | None]
Wanted = Callable[[], bool]
"""Tells a work that runs whether its answer is still waited for."""


class Runner(QObject):
    """Runs plain functions, which get and return values only; no object of Qt lives in a worker.

    Writes run one at a time in the order they came, also after a read that came before them.
    `done` and `failed` are called in the window's thread; what the work noted, such as the steps
    that it wrote, is `noted` meanwhile. A work function gives values back, never
    widgets; errors without a `failed` of their own go to the handler that the runner was given,
    those of a write together with a way to do it once more.
    """

    became_idle = Signal()
    _settled = Signal()

    def __init__(
        self,
        on_error: Callable[[Exception], None],
        parent: QObject | None = None,
        on_failed_write: Callable[[Exception, Callable[[], None]], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._on_failed_write = on_failed_write
        self._numbers = 0
        self._newest: dict[str, int] = {}
        self._open = 0
        self._stopped = False
        self._notes = threading.local()
        self._noted: tuple[str, ...] = ()
        self._reads: _Waiting = queue.SimpleQueue()
        self._writes: _Waiting = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[_Settled] = queue.SimpleQueue()
        self._after_painting: list[Callable[[], _Settled]] = []
        self._settled.connect(self._answer)
        self._threads = [
            self._started("writer", self._writes),
            *(self._started(f"reader-{n}", self._reads) for n in range(1, _READERS + 1)),
        ]

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for has been answered."""
        return self._open == 0

    @property
    def unanswered(self) -> int:
        """How many works have not been answered yet."""
        return self._open

    @property
    def noted(self) -> tuple[str, ...]:
        """What the work noted whose answer is being given; nothing at any other time."""
        return self._noted

    def note(self, text: str) -> None:
        """Note something of the work that is being done; called in the thread that does it."""
        self._notes.texts = (*getattr(self._notes, "texts", ()), text)

    def read(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        *,
        lane: str = "",
        failed: Callable[[Exception], None] | None = None,
        painted: bool = False,
    ) -> Ticket:
        """Run a work that only looks; in a lane, an older one that has not begun is left out.

        With `painted` it begins once what is shown by now was painted, to keep nobody waiting.
        """
        waiting = None if painted else self._reads
        return self._put(waiting, lambda _wanted: work(), done, failed, lane)

    def read_while_wanted(
        self, work: Callable[[Wanted], Answer], done: Callable[[Answer], None], *, lane: str
    ) -> Ticket:
        """Run a work that looks, once all is painted, at what tells that nobody waits for it.

        It may raise whatever it likes then: nobody hears of it.
        """
        return self._put(None, work, done, None, lane)

    def write(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Run a work that changes something, after all writes that came before it."""
        fail = failed or self._offer(work, done)
        return self._put(self._writes, lambda _wanted: work(), done, fail, "")

    def forget(self, lane: str) -> None:
        """Answer nothing more of what was asked for in this lane."""
        self._newest.pop(lane, None)

    def stop(self) -> None:
        """Finish the writes, drop the answers, end the threads; nothing is taken on after it."""
        self._stopped = True
        self._newest.clear()
        for waiting in (self._writes, *[self._reads] * _READERS):
            waiting.put(None)
        for thread in self._threads:
            thread.join(_STOP_SECONDS)

    def _offer(
        self, work: Callable[[], Answer], done: Callable[[Answer], None]
    ) -> Callable[[Exception], None]:
        """Return what is done when a write fails: tell it, and how to do it once more."""

        def again() -> None:
            self.write(work, done)

        def tell(error: Exception) -> None:
            if self._on_failed_write is not None:
                self._on_failed_write(error, again)
            else:
                self._on_error(error)

        return tell

    def _put(
        self,
        waiting: "_Waiting | None",
        work: Callable[[Wanted], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None] | None,
        lane: str,
    ) -> Ticket:
        self._numbers += 1
        ticket = Ticket(self._numbers, lane)
        if self._stopped:
            return ticket
        if lane:
            self._newest[lane] = ticket.number
        self._open += 1
        job = _Job(ticket, work, done, failed or self._on_error)
        if waiting is None:
            self._after_painting.append(partial(self._run, job))
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)
        else:
            waiting.put(partial(self._run, job))
        return ticket

    @override
    def customEvent(self, event: QEvent) -> None:
        works, self._after_painting = self._after_painting, []
        for work in works:
            self._reads.put(work)

    def _run(self, job: _Job[Answer]) -> _Settled:
        """Do the work, and return what gives the answer; called in a worker."""
        if not self._is_wanted(job.ticket):
            return partial(_nothing, job)
        self._notes.texts = ()
        try:
            answer = job.work(partial(self._is_wanted, job.ticket))
        except Exception as error:  # noqa: BLE001 - every error is answered in the window
            return partial(self._fail, job, error)
        return partial(self._finish, job, answer, self._notes.texts)

    def _hand_over(self) -> None:
        """Let the window's thread give an answer; called in a worker."""
        if not self._stopped:
            self._settled.emit()

    def _answer(self) -> None:
        """Give one answer; called in the window's thread, once for each job."""
        self._open -= 1
        answer = self._answers.get()
        if not self._stopped:
            answer()
        if self.is_idle:
            self.became_idle.emit()

    def _finish(self, job: _Job[Answer], answer: Answer, noted: tuple[str, ...]) -> None:
        if self._is_wanted(job.ticket):
            self._noted = noted
            try:
                job.done(answer)
            finally:
                self._noted = ()

    def _fail(self, job: _Job[Answer], error: Exception) -> None:
        if self._is_wanted(job.ticket):
            job.failed(error)

    def _is_wanted(self, ticket: Ticket) -> bool:
        return not ticket.lane or self._newest.get(ticket.lane) == ticket.number

    def _started(self, name: str, waiting: "_Waiting") -> threading.Thread:
        parts = (waiting, self._answers, self._hand_over)
        thread = threading.Thread(target=_work_off, args=parts, name=name, daemon=True)
        thread.start()
        return thread


def _work_off(
    waiting: "_Waiting", answers: "queue.SimpleQueue[_Settled]", hand_over: Callable[[], None]
) -> None:
    """Do what waits, and keep nothing of it.

    Whoever lets go of a work last deletes what it holds, which may be objects of Qt: those are the
    window's, and a worker that deletes one crashes the program.
    """
    while (work := waiting.get()) is not None:
        done = [work()]
        del work
        answers.put(done.pop())
        hand_over()


def _nothing(_job: object) -> None:
    """Answer nothing: somebody has asked again meanwhile."""
