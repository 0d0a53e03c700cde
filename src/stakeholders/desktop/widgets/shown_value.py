"""A value as it is shown until it is edited, and what kind of field it is the value of."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.long_words import breakable, breakable_address
from stakeholders.desktop.widgets.text_editors import LONGEST

# Isolates that keep a value in its own direction (Unicode Standard Annex 9).
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_END_OF_ISOLATE: Final = "\u2069"
_UNBROKEN: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a field is: its label, and how its value is shown.

    `is_code` keeps phones, addresses of mail and the like from left to right; `is_main` is the
    largest text of a card; `is_long` takes several lines, Shift+Enter beginning another one;
    `is_bare` shows no label, as what stands before says it. `hint` stands where there is no value.

    `completions` are offered for what is typed, the first one taken by Enter where `takes_first`.
    A `strict` field holds no wrong value: its editor stays open with what was typed.
    """

    label: str
    is_code: bool = False
    is_main: bool = False
    hint: str = ""
    is_long: bool = False
    is_bare: bool = False
    completions: tuple[str, ...] = ()
    takes_first: bool = False
    is_strict: bool = False


class ShownValue(QLabel):
    """The value as text: a click, Enter or F2 asks for the editor."""

    edit_wanted = Signal()

    def __init__(self, shape: FieldShape, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _opens(event):
            event.accept()  # F2 is a command of the whole window too
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _opens(event):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.edit_wanted.emit()

    def show_value(self, value: str) -> None:
        """Show a value in its own direction, or the hint where there is none."""
        self.setText(self._isolated(beginning_of(value)) if value else self._shape.hint)
        filled = Role.MAIN_VALUE if self._shape.is_main else Role.VALUE
        give_role(self, filled if value else Role.HINT)

    def _isolated(self, value: str) -> str:
        start = _LEFT_TO_RIGHT_ISOLATE if self._shape.is_code else _FIRST_STRONG_ISOLATE
        if self._shape.is_code:
            value = value.replace(" ", _UNBROKEN)  # a number in two lines is read as another
            value = breakable_address(value)
        else:
            value = breakable(value)
        return "\n".join(f"{start}{line}{_END_OF_ISOLATE}" for line in value.splitlines())


def beginning_of(value: str) -> str:
    """Return as much of a value as can be set in lines at once."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def _opens(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
    return isinstance(event, QKeyEvent) and event.key() in keys and not event.modifiers()
