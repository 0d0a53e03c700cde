"""A line for a passphrase: not seen while it is typed, unless the eye is pressed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.i18n import translated


class SecretField(QWidget):
    """Label, line and what is wrong with it; Enter is told by `entered`."""

    entered = Signal()

    def __init__(self, theme: Theme, label: str, parent: QWidget, *, secret: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = QLabel(label, self)
        self._line = QLineEdit(self)
        self._verdict = VerdictLine(theme, self)
        give_role(self._label, Role.LABEL)
        self._label.setWordWrap(True)
        self._label.setBuddy(self._line)
        self._line.setAccessibleName(label)
        hints = Qt.InputMethodHint
        self._line.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self._line.returnPressed.connect(self.entered)
        self._line.textEdited.connect(self._forget_problem)
        self._eye = QAction(translated("Show what is typed (F4)"), self._line, checkable=True)
        if secret:
            self._eye.toggled.connect(self._show_letters)
            self._line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
            self._show_letters(shown=False)
            self._line.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self._line, self._verdict):
            column.addWidget(part)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def rename(self, label: str) -> None:
        """Ask for something else."""
        self._label.setText(label)
        self._line.setAccessibleName(label)

    def clear(self) -> None:
        """Forget what was typed, and what was wrong with it."""
        self._line.clear()
        self._eye.setChecked(False)
        self._forget_problem()

    def take_focus(self) -> None:
        """Let the next key be typed here."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, and mark what was typed to be typed anew."""
        self._verdict.tell(Verdict(Level.BAD, sentence))
        self._line.setAccessibleDescription(sentence)
        self._line.selectAll()
        self.take_focus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a key do what the eye does: a stop at it would part line from line."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4
        if is_key and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._eye.toggle()
            return True
        return super().eventFilter(watched, event)

    def _forget_problem(self) -> None:
        self._verdict.show_verdict(Verdict())
        self._line.setAccessibleDescription("")

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001
        echo = QLineEdit.EchoMode
        self._line.setEchoMode(echo.Normal if shown else echo.Password)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._eye.setIcon(self._theme.icons.icon("eye", px(16)))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(px(4))
