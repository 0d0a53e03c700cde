"""Idle watch: tells that nobody has touched the window for as long as was chosen."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from typing_extensions import override

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_SECONDS_OF_A_MINUTE: Final = 60


class IdleWatch(QObject):
    """Hears what reaches a window from its user; `look` tells `idled` where that was long ago."""

    idled = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clock = clock
        self._touched = clock()

    def watch(self, window: QWindow | None) -> None:
        """Hear this window from now on."""
        self._touched = self._clock()
        if window is not None:
            window.installEventFilter(self)

    def look(self) -> None:
        """Tell that nobody is there, where it has been so for long; no minutes are for ever."""
        minutes = self._minutes()
        if minutes and self._clock() - self._touched >= minutes * _SECONDS_OF_A_MINUTE:
            self._touched = self._clock()
            self.idled.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False
