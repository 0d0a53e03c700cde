"""Python's collecting of garbage, kept to the window's thread, and short.

A collection runs in whatever thread allocates. In a worker it may delete objects of Qt that belong
to the window, which crashes; so workers leave their garbage, and the window collects it.
"""

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_MILLISECONDS: Final = 2000
_OLDEST: Final = 2
_PAUSE_SECONDS: Final = 1800.0
# A look at 140 000 objects took half a second of a busy machine; windows leave 10 000 at most.
_LOADED: Final = 30_000
_SETTLED: Final = 20_000


class WindowGarbage(QObject):
    """Collects from time to time as Python would have, once it has begun, until it is stopped.

    What was there before, what is loaded later in great numbers (modules, tables) and what many
    collections have spared is not looked at any more: it is let go when nobody names it, as ever.
    What of it has become garbage in rings is found when another program is worked in, where a look
    at everything keeps nobody waiting; twice an hour at most.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.collect)
        self._looked = time.monotonic()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._be_left)
        gc.disable()
        gc.freeze()

    def begin(self) -> None:
        """Collect from now on; what has been loaded by now stays."""
        gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[0] > _LOADED:
            gc.freeze()
            return
        pairs = enumerate(zip(counts, thresholds, strict=True))
        due = [number for number, (count, threshold) in pairs if count > threshold > 0]
        if due:
            gc.collect(due[-1])
        if _OLDEST in due and len(gc.get_objects(_OLDEST)) > _SETTLED:
            gc.freeze()

    def look_over(self) -> None:
        """Collect among everything; it takes a fraction of a second."""
        self._looked = time.monotonic()
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _be_left(self, state: Qt.ApplicationState) -> None:
        is_left = state is not Qt.ApplicationState.ApplicationActive
        if is_left and self._timer.isActive() and time.monotonic() - self._looked > _PAUSE_SECONDS:
            self.look_over()

    def stop(self) -> None:
        """Let Python collect by itself again, as at the end or in tests."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
