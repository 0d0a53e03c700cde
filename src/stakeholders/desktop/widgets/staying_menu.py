"""A menu that stays while boxes in it are ticked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override


class StayingMenu(QMenu):
    """A click, Enter or the space bar ticks; Escape or a click elsewhere closes."""

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        ticks = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if arg__1.key() not in ticks or not self._tick():
            super().keyPressEvent(arg__1)

    def _tick(self) -> bool:
        chosen = [one for one in self.actions() if one is self.activeAction()]
        ticked = [one for one in chosen if one.isCheckable()]
        for action in ticked:
            action.trigger()
        return bool(ticked)
