"""Work of the window in parts: one in each round of the event loop, keys and paint in between."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


class InParts(QObject):
    """Does one thing after the other in the window's thread, so that no frame takes long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, parts: Iterable[Callable[[], None]]) -> None:
        """Do these parts from the next round on; what was left of others is not done any more."""
        self._left = list(parts)
        self._timer.start()

    def finish(self) -> None:
        """Do at once whatever is left."""
        while self._left:
            self._go_on()

    def _go_on(self) -> None:
        if self._left:
            self._left.pop(0)()
        if not self._left:
            self._timer.stop()
