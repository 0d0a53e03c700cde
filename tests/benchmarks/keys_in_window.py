"""Keys in the window: how long from a key in the search box to painted rows, and from the wheel."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from stakeholders.desktop.application import Desktop
from stakeholders.desktop.people.people_feature import PeopleFeature
from tests.benchmarks.contacts import generate
from tests.benchmarks.queries import Query, queries
from tests.desktop.recorded_flows import come_to_rest, press, write

Took = tuple[str, float, float]
"""What was done, and how many milliseconds it took: of the clock, and of the processor."""

_SAMPLE: Final = 2000
_QUERIES: Final = 48
_WHEELS: Final = 240
_NOTCH: Final = 120
_LONGEST_MS: Final = 1000


class _Painted(QObject):
    """Waits until a window was painted after something was done, at most a few seconds."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._loop = QEventLoop(self)
        self._is_due = False
        self._painted = (0.0, 0.0)
        self._longest = QTimer(self, interval=_LONGEST_MS, singleShot=True)
        self._longest.timeout.connect(self._give_up)
        window.installEventFilter(self)

    def after(self, act: Callable[[], None], told: Callable[[], bool]) -> tuple[float, float]:
        """Return the milliseconds until the paint that follows as soon as `told` holds."""
        self._told, self._is_due = told, True
        wall, own = time.perf_counter(), time.process_time()
        act()
        self._longest.start()
        self._loop.exec()
        self._longest.stop()
        self._is_due = False
        return (self._painted[0] - wall) * 1000, (self._painted[1] - own) * 1000

    def _give_up(self) -> None:
        self._painted = (time.perf_counter(), time.process_time())
        self._loop.quit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest and self._is_due and self._told():
            self._is_due = False
            watched.event(event)
            self._painted = (time.perf_counter(), time.process_time())
            self._loop.quit()
            return True
        return False


def press_keys(desktop: Desktop, size: int) -> list[Took]:
    """Type queries of all kinds letter by letter, and return how long each key took."""
    page = desktop.features.one(PeopleFeature).page
    answers: list[None] = []
    page.results.answered.connect(partial(answers.append, None))
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, desktop)
    painted = _Painted(desktop.window)
    sample = tuple(islice(generate(size, 1), _SAMPLE))
    found: list[Took] = []
    for query in queries(sample, min(_QUERIES, size), 2):
        found += _typed(desktop, painted, answers, query)
        _empty(desktop)
    return found


def _empty(desktop: Desktop) -> None:
    """Put away what is offered and what was typed."""
    _rest(desktop)
    while desktop.window.search_box.text():
        press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, desktop)
    _rest(desktop)


def _typed(
    desktop: Desktop, painted: _Painted, answers: list[None], query: Query
) -> Iterator[Took]:
    for letter in query.text:
        _rest(desktop)
        answers.clear()
        took = painted.after(partial(write, letter, desktop), lambda: bool(answers))
        yield (query.kind, *took)


def turn_wheel(desktop: Desktop) -> list[Took]:
    """Scroll through everybody, and return how long each step of the wheel took."""
    page = desktop.features.one(PeopleFeature).page
    view = page.results.views[0]
    painted = _Painted(desktop.window)
    is_long = view.verticalScrollBar().maximum() > _WHEELS * _NOTCH
    return [
        ("wheel", *painted.after(partial(_turn, view.viewport()), lambda: True))
        for _ in range(_WHEELS if is_long else 0)
    ]


def _turn(viewport: QWidget) -> None:
    middle = QPointF(viewport.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle, QPointF(viewport.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -_NOTCH),
        Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def _rest(desktop: Desktop) -> None:
    come_to_rest(lambda: desktop.runner.is_idle)
