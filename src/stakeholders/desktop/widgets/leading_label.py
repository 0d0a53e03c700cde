"""A text of several lines that begins where reading begins in this window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.elided_label import leading_side
from stakeholders.desktop.widgets.long_words import breakable
from stakeholders.desktop.widgets.text_editors import LONGEST


class LeadingLabel(QLabel):
    """Plain and wrapped; Latin words in an Arabic window do not jump to the other side."""

    def __init__(self, parent: QWidget, role: Role | None = None, text: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            give_role(self, role)
        self.say(text)
        self._align()

    def say(self, text: str) -> None:
        """Show a text, or its beginning; words that are longer than a line are broken."""
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        self.setText(breakable(shown))
        self.setAccessibleName(shown)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        self.setAlignment(leading_side(self) | Qt.AlignmentFlag.AlignVCenter)
