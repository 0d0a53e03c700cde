"""What can be done with an encrypted directory: each needs the passphrase or the recovery key."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from stakeholders.desktop.encryption.form import Form
from stakeholders.desktop.encryption.new_passphrase import NewPassphrase
from stakeholders.desktop.encryption.secret_field import SecretField
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.i18n import translated


class EncryptedForm(Form):
    """Tells what is wanted together with the passphrase as it was typed."""

    key_wanted = Signal(str)
    keeping_wanted = Signal(str, bool)
    off_wanted = Signal(str)
    change_wanted = Signal(str, str)

    def __init__(self, theme: Theme, check: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(
            theme,
            translated("This directory is encrypted"),
            translated(
                "Whoever has the file alone can read nothing of it. Backups are encrypted too. "
                "For each of these the passphrase or the recovery key is needed."
            ),
            parent,
        )
        self._is_kept = False
        self._field = SecretField(theme, translated("Passphrase or recovery key"), self)
        self.column.addWidget(self._field)
        show = TextButton(theme, translated("Show the recovery key"), "eye", parent=self)
        self._keep = TextButton(theme, "", "save", parent=self)
        off = TextButton(theme, translated("Stop encrypting"), "x", parent=self)
        self.add_row(show, self._keep, off)
        heading = QLabel(translated("Another passphrase"), self)
        give_role(heading, Role.HEADING)
        self.column.addWidget(heading)
        self._new = NewPassphrase(theme, check, self)
        self.column.addWidget(self._new)
        change = TextButton(theme, translated("Change the passphrase"), "check", parent=self)
        self.add_row(change)
        self.column.addStretch(1)
        show.clicked.connect(self._ask_for_key)
        self._keep.clicked.connect(self._ask_to_keep)
        off.clicked.connect(self._ask_to_switch_off)
        change.clicked.connect(self._ask_to_change)
        self._field.entered.connect(self._ask_for_key)
        self._new.entered.connect(self._ask_to_change)

    def begin(self, *, is_kept: bool) -> None:
        """Show empty lines; the keyring of the system opens the directory, or does not."""
        self._is_kept = is_kept
        keep, forget = (
            translated("Remember it on this computer"),
            translated("Forget it on this computer"),
        )
        self._keep.setText(forget if is_kept else keep)
        self._field.clear()
        self._new.clear()
        self._field.take_focus()

    def show_wrong(self, sentence: str) -> None:
        """Say that the passphrase was not the right one."""
        self._field.show_problem(sentence)

    def _typed(self) -> str:
        if not self._field.text:
            self._field.show_problem(translated("Type the passphrase first."))
        return self._field.text

    def _ask_for_key(self) -> None:
        if typed := self._typed():
            self.key_wanted.emit(typed)

    def _ask_to_keep(self) -> None:
        if typed := self._typed():
            self.keeping_wanted.emit(typed, not self._is_kept)

    def _ask_to_switch_off(self) -> None:
        if typed := self._typed():
            self.off_wanted.emit(typed)

    def _ask_to_change(self) -> None:
        if (typed := self._typed()) and (new := self._new.good()):
            self.change_wanted.emit(typed, new)
