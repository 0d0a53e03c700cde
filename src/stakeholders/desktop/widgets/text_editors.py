"""The editors inside a field: one line, or several for long texts; neither takes a book."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget
from typing_extensions import override

from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.i18n import translated

LONGEST: Final = 20_000
"""Qt takes minutes to set a million letters in lines."""


class LineEditor(TextLine):
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


class PlainLine(LineEditor):
    """A line of a panel, which has no room of its own to say why a text was refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.too_long.connect(self._say)

    def _say(self) -> None:
        below = self.mapToGlobal(QPoint(0, self.height()))
        QToolTip.showText(below, too_long_for_a_line(), self)
        announce(self, too_long_for_a_line(), at_once=True)


def too_long_for_a_line() -> str:
    """Return why a text was refused."""
    return translated("This is too long for a field; add it as a file instead.")


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
