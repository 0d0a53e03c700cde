"""The line that lies over a cell while one types into it."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.suggestions import Suggestions
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.domain.text import fold


class Step(Enum):
    """Where the cell is that is meant next, as rows down and columns across."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    NEXT = (0, 1)
    BACK = (0, -1)


class CellEditor(PlainLine):
    """Enter and Tab keep what is typed, Escape does not; arrows go through what is usual.

    `kept` tells the text and where to go, `left` that nothing is written.
    """

    kept = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, table: QWidget) -> None:
        super().__init__(table)
        self._choices: tuple[str, ...] = ()
        self._is_open = False
        self._suggestions = Suggestions(theme, self)
        self._suggestions.taken.connect(self._take)
        self.edited.connect(self._offer)
        self.hide()

    def begin(self, place: QRect, text: str, choices: Sequence[str], *, typed: bool) -> None:
        """Lie over a cell with a text; `typed` is the first letter, which replaces the old one."""
        self._choices, self._is_open = tuple(choices), True
        self.setGeometry(place)
        self.put(text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()
        self._offer(text if typed else "")

    def keep(self, step: Step = Step.STAY) -> None:
        """Let what is typed be written, or the usual word that is marked or alone begins so."""
        if self._is_open:
            text = self._suggestions.marked or self._whole(self.text())
            self._close()
            self.kept.emit(text, step)

    def _whole(self, text: str) -> str:
        """Return the one usual word that a text begins, or the text itself."""
        begins = [word for word in self._choices if text and fold(word).startswith(fold(text))]
        return begins[0] if len(begins) == 1 else text

    def _offer(self, text: str) -> None:
        known = [word for word in self._choices if fold(text) in fold(word)]
        starts = sorted(known, key=lambda word: not fold(word).startswith(fold(text)))
        self._suggestions.offer(starts, marks_first=bool(text) and bool(starts))

    def _take(self, text: str) -> None:
        self.put(text)
        self.keep()

    def _close(self) -> None:
        self._is_open = False
        self._suggestions.put_away()
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._close()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep(Step.DOWN)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(down=key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _step(self, *, down: bool) -> None:
        if self._suggestions.texts:
            self._suggestions.step(down=down)
        else:
            self.keep(Step.DOWN if down else Step.UP)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.keep(Step.NEXT if next else Step.BACK)
        return True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.keep()
