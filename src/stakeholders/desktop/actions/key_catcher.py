"""Hears the keys that somebody presses for a command, whatever they usually do."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.key_choices import written_keys
from stakeholders.desktop.actions.positions import latin_key

_HELD_ALONE = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)


class KeyCatcher(QLabel):
    """A sentence that has the focus; `caught` tells the keys, `left` that Escape was pressed.

    `left_off` tells that the focus went elsewhere.
    """

    caught = Signal(str)
    left = Signal()
    left_off = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # no command may run now
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._hear(event)
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left_off.emit()

    def _hear(self, event: QKeyEvent) -> None:
        if event.key() in _HELD_ALONE:
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
            return
        platform = QGuiApplication.platformName()
        key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
        self.caught.emit(written_keys(QKeyCombination(event.modifiers(), Qt.Key(key))))
