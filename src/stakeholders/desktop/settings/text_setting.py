"""A setting that is typed: kept by Enter or by leaving, put back by Escape."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.suggestions import Suggestions, matching
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine


class TextSetting(QWidget):
    """A line with the verdict on it underneath; a wrong text stays there and is not kept."""

    kept = Signal(str)

    def __init__(
        self, theme: Theme, name: str, hint: str, check: Callable[[str], Verdict], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._value = ""
        self._completions: tuple[str, ...] = ()
        self._line = TextLine(self)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(hint)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._offer)
        self.setFocusProxy(self._line)
        self._suggestions = Suggestions(theme, self._line)
        self._suggestions.taken.connect(self._take)
        self._verdict = VerdictLine(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._verdict)
        self._verdict.show_verdict(Verdict())

    def show_value(self, value: str) -> None:
        """Show what is kept; what is being typed meanwhile stays."""
        is_typing = self._line.hasFocus() and self._line.text() != self._value
        self._value = value
        if not is_typing:
            self._line.setText(value)

    def complete_with(self, texts: tuple[str, ...]) -> None:
        """Offer these while something is typed."""
        self._completions = texts

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event.key())
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            elsewhere = (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.MenuBarFocusReason,
            )
            if event.reason() not in elsewhere:
                self._keep()
        return super().eventFilter(watched, event)

    def _key_taken(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            return True
        if key == Qt.Key.Key_Escape and self._line.text() != self._value:
            self._suggestions.put_away()
            self._line.setText(self._value)
            self._verdict.show_verdict(Verdict())
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._suggestions.isVisible():
            self._suggestions.step(down=key == Qt.Key.Key_Down)
            return True
        return False

    def _offer(self, typed: str) -> None:
        self._verdict.show_verdict(Verdict())
        if self._completions:
            found = matching(self._completions, typed) if typed.strip() else ()
            self._suggestions.offer(found, marks_first=True)

    def _take(self, text: str) -> None:
        self._line.setText(text)
        self._keep()

    def _keep(self) -> None:
        """Tell what was typed, where it is another value and a good one."""
        typed = (self._suggestions.marked or self._line.text()).strip()
        self._suggestions.put_away()
        if typed == self._value:
            self._line.setText(typed)
            return
        verdict = self._check(typed)
        self._verdict.show_verdict(verdict)
        if verdict.level is not Level.BAD:
            self._value = typed
            self._line.setText(typed)
            self.kept.emit(typed)
