"""A yes or no on a card, switched where it stands."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.check_box import CheckBox
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine

_SWITCHES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class FlagField(QWidget):
    """Space, Enter or a click switches, and `kept` tells `yes` or nothing at once."""

    kept = Signal(str)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box = CheckBox(theme, label, self)
        self._line = VerdictLine(theme, self)
        self._box.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._before = QSpacerItem(0, 0)
        self._row.addItem(self._before)
        self._row.addWidget(self._box, 1)
        column.addLayout(self._row)
        column.addWidget(self._line)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def value(self) -> str:
        """`yes`, or nothing."""
        return "yes" if self._box.isChecked() else ""

    def show_value(self, value: str, verdict: Verdict | None = None) -> None:
        """Show a value from outside."""
        self._box.setChecked(value == "yes")
        self._line.show_verdict(verdict or Verdict())

    def refuse(self, _typed: str, value: str, sentence: str) -> None:
        """Show the value that stays, and why."""
        self.show_value(value, Verdict(Level.BAD, sentence))

    def edit(self) -> None:
        """Give the focus to the box."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() in _SWITCHES
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # F2 is a command of the whole window too
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SWITCHES and not event.modifiers():
            self._box.click()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.kept.emit(self.value)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._row.setContentsMargins(0, px(4), 0, px(4))
        self._row.setSpacing(0)
        self._before.changeSize(px(108) + px(8), 0)
        self._row.invalidate()
