"""Completion below the search box: values after a field and its colon, fields on Ctrl+Space."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.suggestions import Suggestions

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.completion import Completion

_Key = Qt.Key


class SearchCompletion(QObject):
    """Arrows mark, Enter and Tab take what is marked, Escape puts the list away.

    `wanted` asks how a text may go on at a place, and whether fields are asked for.
    """

    wanted = Signal(str, int, bool)

    def __init__(self, theme: Theme, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self._list = Suggestions(theme, box)
        self._asked = ""
        self._offered: Completion | None = None
        self._list.taken.connect(self._take)
        box.textEdited.connect(self._ask)
        box.installEventFilter(self)

    def offer(self, text: str, completion: "Completion") -> None:
        """Show how a text may go on, unless another one stands there by now."""
        if text == self._box.text() and self._box.hasFocus():
            self._offered = completion
            self._list.offer(completion.choices, marks_first=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._list.put_away()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event)
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == _Key.Key_Space and is_control:
            self.wanted.emit(self._box.text(), self._box.cursorPosition(), True)
            return True
        if not self._list.isVisible():
            return False
        match event.key():
            case _Key.Key_Down | _Key.Key_Up:
                self._list.step(down=event.key() == _Key.Key_Down)
            case _Key.Key_Escape:
                self._list.put_away()
            case _Key.Key_Return | _Key.Key_Enter | _Key.Key_Tab if self._list.marked:
                self._take(self._list.marked)
            case _:
                return False
        return True

    def _ask(self, text: str) -> None:
        before = text[: self._box.cursorPosition()]
        if ":" in before:
            self.wanted.emit(text, len(before), False)
        else:
            self._list.put_away()

    def _take(self, choice: str) -> None:
        offered = self._offered
        self._list.put_away()
        if offered is None:
            return
        text = offered.applied(self._box.text(), choice)
        self._box.setText(text)
        self._box.textEdited.emit(text)
