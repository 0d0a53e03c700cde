"""Recorded flows: what staff do in the window by keys, and how long each frame of it takes."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stakeholders.desktop.application import Desktop
from stakeholders.desktop.style.theme import Look

BUDGET_MS: Final = 50.0
"""So long may the window's thread be busy in one go, but for start, theme and language."""

_BEAT_MS: Final = 1
_LOOK_MS: Final = 5
_CALM_LOOKS: Final = 3
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Frame:
    """One time that the window's thread was busy: during which step, and for how long."""

    step: str
    milliseconds: float
    own_milliseconds: float
    """Of the processor alone, without waiting for other threads or programs."""


class FrameMeter(QObject):
    """Notes how long the thread was busy between two beats of a quick timer.

    A timer has its turn in every round of the event loop, so a beat that comes late tells how long
    the round before it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.frames: list[Frame] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def longest(self) -> Frame:
        """Return the longest frame there was."""
        return max(self.frames, key=lambda frame: frame.milliseconds)

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def _beat(self) -> None:
        wall, own = time.perf_counter(), time.thread_time()
        took, alone = (wall - self._last[0]) * 1000, (own - self._last[1]) * 1000
        self.frames.append(Frame(self.step, max(took - _BEAT_MS, 0.0), alone))
        self._last = (time.perf_counter(), time.thread_time())


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done in the window; `name` begins with the kind of step."""

    name: str
    act: Callable[[Desktop], None]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier, desktop: Desktop) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or desktop.window, key, modifiers)


def write(letter: str, desktop: Desktop) -> None:
    """Type a letter where the focus is."""
    focus = QApplication.focusWidget() or desktop.window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focus, QKeyEvent(kind, 0, _NONE, letter))


def run(command: str, desktop: Desktop) -> None:
    """Run a command of the window, as its keys do."""
    desktop.window.actions_.run(command)


def look(choice: Look, desktop: Desktop) -> None:
    """Change the look."""
    desktop.theme.show(choice, 100)


def _key(name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> Step:
    return Step(name, partial(press, key, modifiers))


def _typed(name: str, text: str) -> tuple[Step, ...]:
    return tuple(Step(name, partial(write, letter)) for letter in text)


SEARCH: Final = (
    _key("search", Qt.Key.Key_F, _CONTROL),
    *_typed("search", "mar"),
    _key("search", Qt.Key.Key_Escape),
    *_typed("search", "office"),
    _key("search", Qt.Key.Key_Escape),
)
LIST: Final = (
    _key("list", Qt.Key.Key_Down),
    *(_key("list", Qt.Key.Key_PageDown) for _ in range(6)),
    _key("list", Qt.Key.Key_End),
    _key("list", Qt.Key.Key_Home),
    *(_key("card", Qt.Key.Key_Down) for _ in range(6)),
)
EDIT: Final = (
    _key("edit", Qt.Key.Key_F2),
    *_typed("edit", "1"),
    _key("edit", Qt.Key.Key_Escape),
    _key("edit", Qt.Key.Key_Escape),
)
PALETTE: Final = (
    _key("palette", Qt.Key.Key_K, _CONTROL),
    *_typed("palette", "mar"),
    _key("palette", Qt.Key.Key_Escape),
)
PAGES: Final = tuple(
    Step(f"page {command}", partial(run, command))
    for _ in range(2)
    for command in ("history.show", "settings.open", "to_do.show", "bin.show", "place.1")
)
THEMES: Final = tuple(
    Step(f"theme {choice}", partial(look, choice)) for choice in (Look.DARK, Look.LIGHT)
)
FLOWS: Final = (*SEARCH, *LIST, *EDIT, *PALETTE, *PAGES)


def play(desktop: Desktop, meter: FrameMeter, steps: tuple[Step, ...], *, beside: int = 0) -> None:
    """Do the steps one after the other, each when all that was asked for before is shown.

    `beside` is how many long works are running, which nobody waits for.
    """
    for step in steps:
        meter.step = step.name
        QTimer.singleShot(0, partial(step.act, desktop))
        come_to_rest(lambda: desktop.runner.unanswered <= beside)


def come_to_rest(is_calm: Callable[[], bool]) -> None:
    """Run the event loop until this has been so for a few looks."""
    loop, calm = QEventLoop(), 0

    def look_again() -> None:
        nonlocal calm
        calm = calm + 1 if is_calm() else 0
        if calm >= _CALM_LOOKS:
            loop.quit()

    timer = QTimer(interval=_LOOK_MS)
    timer.timeout.connect(look_again)
    timer.start()
    loop.exec()
    timer.stop()
