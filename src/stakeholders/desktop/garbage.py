"""Python's collecting of garbage, kept to the window's thread.

A collection runs in whatever thread allocates. In a worker it may delete objects of Qt that belong
to the window, which crashes; so workers leave their garbage, and the window collects it.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS: Final = 2000


class WindowGarbage(QObject):
    """Collects from time to time as Python would have, until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold > 0
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python collect by itself again, as at the end or in tests."""
        self._timer.stop()
        gc.enable()
