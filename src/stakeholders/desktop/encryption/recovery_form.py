"""The step between: the recovery key, to be kept, and two groups of it to be typed back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from stakeholders.app.encryption import ConfirmedKey, RecoveryKey
from stakeholders.app.encryption_errors import UnconfirmedRecoveryKeyError
from stakeholders.app.recovery_sheet import numbered_lines
from stakeholders.desktop.encryption.form import Form
from stakeholders.desktop.encryption.secret_field import SecretField
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.i18n import translated


class RecoveryForm(Form):
    """Shows a recovery key; a new one has to be confirmed before `confirmed` tells it.

    `print_wanted`, `save_wanted` and `left` tell the buttons.
    """

    confirmed = Signal(object)
    print_wanted = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            theme,
            translated("The recovery key"),
            translated(
                "It opens the directory when the passphrase is forgotten or the key file lost. "
                "Nobody else can: write it down or print it, and keep it locked away."
            ),
            parent,
        )
        self._key: RecoveryKey | None = None
        self._shown = QLabel(self)
        self._shown.setAccessibleName(translated("The recovery key"))
        self._shown.setTextFormat(Qt.TextFormat.PlainText)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(self._shown)
        self._on_paper = TextButton(theme, translated("Print…"), "printer", parent=self)
        save = TextButton(theme, translated("Save as text…"), "save", parent=self)
        copy = TextButton(theme, translated("Copy"), "copy", parent=self)
        self.add_row(self._on_paper, save, copy)
        self._field = SecretField(theme, "", self, secret=False)
        self.column.addWidget(self._field)
        go_on = translated("Encrypt the directory")
        self._encrypt = TextButton(theme, go_on, "lock", Role.PRIMARY, self)
        self._back = TextButton(theme, translated("Back"), parent=self)
        self.add_row(self._encrypt, self._back)
        self.column.addStretch(1)
        copy.clicked.connect(self._copy)
        self._on_paper.clicked.connect(self.print_wanted)
        save.clicked.connect(self.save_wanted)
        self._field.entered.connect(self._confirm)
        self._encrypt.clicked.connect(self._confirm)
        self._back.clicked.connect(self.left)
        theme.changed.connect(self._take_font)
        self._take_font()

    @property
    def key(self) -> RecoveryKey | None:
        """The key that is shown."""
        return self._key

    def show_key(self, key: RecoveryKey) -> None:
        """Show a key; the groups to type back are asked for where it is a new one."""
        self._key = key
        self._shown.setText("\n".join(numbered_lines(key)))
        self._field.clear()
        is_new = bool(key.asked)
        self._field.setVisible(is_new)
        self._encrypt.setVisible(is_new)
        if is_new:
            first, second = key.asked
            question = translated(
                "Type group {first} and group {second} of it here", first=first, second=second
            )
            self._field.rename(question)
            self._field.take_focus()
        else:
            self._on_paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show no key any more."""
        self._key = None
        self._shown.clear()
        self._field.clear()

    def _confirm(self) -> None:
        if self._key is None or not self._key.asked:
            return
        try:
            confirmed: ConfirmedKey = self._key.confirmed(self._field.text)
        except UnconfirmedRecoveryKeyError as error:
            self._field.show_problem(str(error))
        else:
            self.confirmed.emit(confirmed)

    def _copy(self) -> None:
        if self._key is not None:
            QGuiApplication.clipboard().setText(self._key.text)

    def _take_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._theme.font.pointSizeF() * 1.15)
        self._shown.setFont(font)
