"""The first step: why to encrypt, and a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.encryption.form import Form
from stakeholders.desktop.encryption.new_passphrase import NewPassphrase
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.i18n import translated


class PlainForm(Form):
    """`passphrase_chosen` tells one that is good enough; nothing is encrypted yet."""

    passphrase_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, check: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(
            theme,
            translated("Encrypt the directory"),
            translated(
                "It is not encrypted: whoever gets the file or a backup can read it. With a "
                "passphrase nobody can, and it is asked for whenever the directory is opened. "
                "Four words that do not belong together are good."
            ),
            parent,
        )
        self._new = NewPassphrase(theme, check, self)
        self.column.addWidget(self._new)
        go_on = TextButton(theme, translated("Go on"), "lock", Role.PRIMARY, self)
        back = TextButton(theme, translated("Back"), parent=self)
        self.add_row(go_on, back)
        self.column.addStretch(1)
        self._new.entered.connect(self._go_on)
        go_on.clicked.connect(self._go_on)
        back.clicked.connect(self.left)

    def begin(self) -> None:
        """Show empty lines."""
        self._new.clear()
        self._new.take_focus()

    def _go_on(self) -> None:
        if passphrase := self._new.good():
            self.passphrase_chosen.emit(passphrase)
