"""A question that is answered by typing a word, so that nothing is lost by one key too many."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from stakeholders.domain.text import fold
from stakeholders.i18n import translated


class TypedWordDialog(QDialog):
    """Goes on only where the word was typed; Escape, the X and Enter alone change nothing."""

    def __init__(
        self, question: str, explanation: str, word: str, go_on: str, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._word = fold(word)
        self._typed = QLineEdit(self)
        says = translated("Type “{word}” to go on:", word=word)
        self._typed.setAccessibleName(says)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self._go_on = self._buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        for text in (question, explanation, says):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._typed)
        column.addWidget(self._buttons)
        self._typed.textChanged.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._judge()

    def ask(self, answered: Callable[[], None]) -> None:
        """Open the question; `answered` is called where the word was typed."""
        self.accepted.connect(answered)
        self.open()
        self._typed.setFocus()

    def _judge(self) -> None:
        is_typed = fold(self._typed.text()) == self._word
        self._go_on.setEnabled(is_typed)
        self._go_on.setDefault(is_typed)
