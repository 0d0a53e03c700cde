"""Where a note is typed: the text, the day to call back, and why a day is none."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.people.note_drafts import NoteDraft
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.text_editors import LONGEST
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import translated

_LINES: Final = 3


class NoteForm(QWidget):
    """Enter keeps, Shift+Enter begins a line, Escape leaves and the draft stays.

    `kept` tells text and day, `typed` what stands here after each key, `left` that Escape was
    pressed.
    """

    kept = Signal(str, str)
    typed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = _NoteText(theme, self)
        self._text.setAccessibleName(translated("What was said"))
        self._text.setPlaceholderText(translated("What was said"))
        self._day = TextLine(self)
        self._verdict = VerdictLine(theme, self)
        keep = TextButton(theme, translated("Keep"), "check", Role.PRIMARY, self)
        leave = TextButton(theme, translated("Close"), parent=self)
        self._lay_out(keep, leave)
        self._text.textChanged.connect(self._tell_typed)
        self._text.too_long.connect(self._refuse_long)
        self._day.textChanged.connect(self._tell_typed)
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self.left)
        for part in (self._text, self._day):
            part.installEventFilter(self)

    @property
    def draft(self) -> NoteDraft:
        """What stands here."""
        return NoteDraft(self._text.toPlainText(), self._day.text())

    def show_draft(self, draft: NoteDraft) -> None:
        """Put a text and a day here."""
        with QSignalBlocker(self._text), QSignalBlocker(self._day):  # nobody typed this
            self._text.setPlainText(draft.text)
            self._day.setText(draft.call_back)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._verdict.show_verdict(Verdict())

    @property
    def has_focus(self) -> bool:
        """Tell whether somebody is typing here."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Give the focus to the text."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._keep()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape; let no letter typed here become a command of the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        """Hand over what stands here; a wrong day or no text at all is said, and stays."""
        draft = self.draft
        if not draft.text.strip():
            self._say(translated("Write what was said."), self._text)
        elif draft.call_back.strip() and PartialDate.from_text(draft.call_back) is None:
            wanted = translated("A date is written as 2007-10-02, 2007-10 or 2007.")
            self._say(wanted, self._day)
        else:
            self._verdict.show_verdict(Verdict())
            self.kept.emit(draft.text, draft.call_back.strip())

    def _refuse_long(self) -> None:
        self._say(translated("This is too long for a note; add it as a file instead."), self._text)

    def _say(self, sentence: str, part: QWidget) -> None:
        self._verdict.tell(Verdict(Level.BAD, sentence))
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_typed(self) -> None:
        self.typed.emit(self.draft)

    def _lay_out(self, keep: TextButton, leave: TextButton) -> None:
        px = self._theme.measures.px
        label = QLabel(translated("Call back on"), self)
        give_role(label, Role.LABEL)
        label.setBuddy(self._day)
        self._day.setAccessibleName(translated("Call back on"))
        self._day.setPlaceholderText(translated("2027-03-31 or 2027-03"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._text)
        column.addWidget(label)
        column.addWidget(self._day)
        column.addWidget(self._verdict)
        column.addLayout(buttons)
        for before, after in ((self._text, self._day), (self._day, keep), (keep, leave)):
            QWidget.setTabOrder(before, after)


class _NoteText(QPlainTextEdit):
    """Three lines high; more are scrolled to. `too_long` tells that a paste was refused."""

    too_long = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) + self.document().characterCount() > LONGEST:
            self.too_long.emit()
        else:
            super().insertFromMimeData(source)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _take_measure(self) -> None:
        self.ensurePolished()
        height = self.fontMetrics().lineSpacing() * _LINES + self._theme.measures.px(26)
        self.setFixedHeight(height)
