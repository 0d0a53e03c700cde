"""The first paint: what may wait until the window has shown its rows begins after it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_LONGEST_WAIT_MS: Final = 1000


class NextPaint(QObject):
    """Tells once, by `done`, that a window has been painted; one that is not seen, a second later.

    Made in the window's thread; it vanishes after it has told.
    """

    done = Signal()

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._told = False
        self._application = application
        self._window = window
        application.installEventFilter(self)  # what is painted is a part of the window
        QTimer.singleShot(_LONGEST_WAIT_MS, self, self._tell)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_paint = event.type() is QEvent.Type.Paint
        if is_paint and isinstance(watched, QWidget) and watched.window() is self._window:
            QTimer.singleShot(0, self, self._tell)  # after the other parts, which paint at once
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._application.removeEventFilter(self)
            self.done.emit()
            self.deleteLater()
