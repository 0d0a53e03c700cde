"""How far a long job has come, and the button that ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.i18n import translated


class ProgressBar(QWidget):
    """Stands beside the work and stops nobody; hidden while there is no job."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        give_role(self._words, Role.SECOND)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = TextButton(theme, translated("Cancel"), role=Role.LINK, parent=self)
        self._cancel.clicked.connect(self._ask_to_cancel)
        line = QHBoxLayout(self)
        line.setSpacing(theme.measures.px(12))
        line.addWidget(self._words)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show how much is done; a total of 0 means that nobody knows how much there is."""
        self.say(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._cancel.setEnabled(True)
        self.show()

    def say(self, text: str) -> None:
        """Show what is done now."""
        self._words.setText(text)
        self._bar.setAccessibleName(text)

    def finish(self) -> None:
        """Hide the bar: the job has ended one way or the other."""
        self.hide()

    def _ask_to_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_wanted.emit()
