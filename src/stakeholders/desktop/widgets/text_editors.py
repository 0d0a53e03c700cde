"""The editors inside a field: one line, or several for long texts; neither takes a book."""

from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

LONGEST: Final = 20_000
"""Qt takes minutes to set a million letters in lines."""


class LineEditor(QLineEdit):
    """A text in one line; `edited` tells what the user has typed, `too_long` what was refused."""

    edited = Signal(str)
    too_long = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._taken = ""
        self.textEdited.connect(self._tell)

    def typed(self) -> str:
        """Return what stands in it."""
        return self.text()

    def put(self, text: str) -> None:
        """Write another text over the one that is there."""
        self._taken = text
        self.setText(text)

    def _tell(self, text: str) -> None:
        """Refuse a text that is too long, from wherever it was pasted: the one before stays."""
        if len(text) > LONGEST:
            self.setText(self._taken)
            self.too_long.emit()
            return
        self._taken = text
        self.edited.emit(text)


class LongEditor(QPlainTextEdit):
    """A text in several lines, as plain text; Tab leaves it; `too_long` tells a refused paste."""

    edited = Signal(str)
    too_long = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) + self.document().characterCount() > LONGEST:
            self.too_long.emit()
        else:
            super().insertFromMimeData(source)

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
