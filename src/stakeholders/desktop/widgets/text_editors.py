"""The editors inside a field: one line, or several for long texts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class LineEditor(QLineEdit):
    """A text in one line; `edited` tells what the user has typed."""

    edited = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def typed(self) -> str:
        """Return what stands in it."""
        return self.text()

    def put(self, text: str) -> None:
        """Write another text over the one that is there."""
        self.setText(text)


class LongEditor(QPlainTextEdit):
    """A text in several lines, as plain text; Tab leaves it."""

    edited = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)

    def typed(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Write another text over the one that is there, without a word to those who listen."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _tell(self) -> None:
        self.edited.emit(self.toPlainText())
