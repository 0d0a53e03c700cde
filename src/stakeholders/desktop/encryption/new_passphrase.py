"""A new passphrase, typed twice, with what is wrong with it beside the line."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stakeholders.app.encryption_errors import WeakPassphraseError
from stakeholders.desktop.encryption.secret_field import SecretField
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated


class NewPassphrase(QWidget):
    """Two lines; Enter in the second is told by `entered`. `check` finds a poor passphrase."""

    entered = Signal()

    def __init__(self, theme: Theme, check: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self._first = SecretField(theme, translated("New passphrase"), self)
        self._second = SecretField(theme, translated("The same once more"), self)
        self._first.entered.connect(self._second.take_focus)
        self._second.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.px(8))
        column.addWidget(self._first)
        column.addWidget(self._second)

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()

    def take_focus(self) -> None:
        """Let the next key be typed here."""
        self._first.take_focus()

    def good(self) -> str:
        """Return the passphrase; else say beside it what is wrong, and return nothing."""
        try:
            self._check(self._first.text)
        except WeakPassphraseError as error:
            self._first.show_problem(str(error))
            return ""
        if self._first.text != self._second.text:
            self._second.show_problem(translated("The two are not the same. Type it once more."))
            return ""
        return self._first.text
