"""Changes on their way from the thread that wrote to the window."""

from PySide6.QtCore import QObject, Signal

from stakeholders.domain.changes import Changes


class ChangeRelay(QObject):
    """Told by any thread; tells the window in the window's own."""

    changed = Signal(object)

    def hear(self, changes: Changes) -> None:
        """Pass on what an operation touched; called in the thread that wrote."""
        self.changed.emit(changes)
