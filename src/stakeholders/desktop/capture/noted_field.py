"""A field of a captured contact, with a grey line under it: what becomes of it, or how it was."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.shown_value import ShownValue
from stakeholders.desktop.widgets.verdict import Verdict

_LONGEST_NUMBER: Final = 28


class NotedField(QWidget):
    """A field with a grey line under its value: what will become of it, or how it was written.

    `entered` tells that its value has the focus, `switch_wanted` that Delete was pressed there.
    """

    entered = Signal()
    switch_wanted = Signal()

    def __init__(self, theme: Theme, field: EditableField, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = field
        self._note = LeadingLabel(self, Role.THIRD)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.px(2))
        column.addWidget(field)
        column.addLayout(self._line)
        for shown in field.findChildren(ShownValue):
            shown.installEventFilter(self)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QKeyEvent) and _switches(event):
            self.switch_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def show_value(self, value: str, verdict: Verdict, note: str) -> None:
        """Show a value, what a check said of it, and the grey line."""
        self.field.show_value(value, verdict)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._give_room(value)

    def _give_room(self, value: str) -> None:
        """Let a number always be whole; a longer word is cut and does not push the card aside."""
        is_number = "@" not in value and any(c.isdigit() for c in value)
        for stack in self.field.findChildren(QStackedWidget):
            shown = stack.findChild(ShownValue)
            whole = is_number and isinstance(shown, ShownValue) and len(value) < _LONGEST_NUMBER
            stack.setMinimumWidth(shown.sizeHint().width() if shown and whole else 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._take_measure()

    def _take_measure(self) -> None:
        indent = self._theme.measures.px(116)
        mirrored = self.isRightToLeft()
        self._line.setContentsMargins(0 if mirrored else indent, 0, indent if mirrored else 0, 0)


def _switches(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete
