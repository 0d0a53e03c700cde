"""The page that asks for the passphrase of an encrypted directory."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.encryption.form import Form
from stakeholders.desktop.encryption.secret_field import SecretField
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.check_box import CheckBox
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import translated
from stakeholders.paths import DIRECTORY_SUFFIX

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


_WIDEST: Final = 520


class UnlockingPage(Page):
    """Asks until it is right; nothing that is pressed here changes the file.

    `typed` tells what was typed and whether the keyring shall keep the key; `file_chosen` a path.
    """

    typed = Signal(str, bool)
    file_chosen = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        theme = frame.theme
        self._icon = Drawing(self)
        self._form = Form(theme, translated("This directory is encrypted"), "", self)
        self._field = SecretField(theme, translated("Passphrase or recovery key"), self._form)
        self._keep = CheckBox(theme, translated("Remember it on this computer"), self._form)
        open_text, other_text = translated("Open"), translated("Choose another file…")
        self._open = TextButton(theme, open_text, "lock", Role.PRIMARY, self._form)
        self._other = TextButton(theme, other_text, "folder-open", parent=self._form)
        self._lay_out()
        self._field.entered.connect(self._tell)
        self._open.clicked.connect(self._tell)
        self._other.clicked.connect(self._choose_file)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def use(self, directory: "Directory") -> None:
        self._field.clear()
        self._wait_for_answer(waiting=False)

    @override
    def show_place(self, place: str) -> None:
        self._field.take_focus()

    def show_locked(self, sentence: str) -> None:
        """Ask for the passphrase of a directory that has just been met."""
        self._form.say(sentence)
        self._field.clear()
        self._wait_for_answer(waiting=False)
        if self.isVisible():
            self._field.take_focus()

    def show_wrong(self, sentence: str) -> None:
        """Say that it was not the right one, and ask again."""
        self._wait_for_answer(waiting=False)
        self._field.show_problem(sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._field.clear()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_measure()

    def _tell(self) -> None:
        if self._field.text and self._open.isEnabled():
            self._wait_for_answer(waiting=True)
            self.typed.emit(self._field.text, self._keep.isChecked())

    def _wait_for_answer(self, *, waiting: bool) -> None:
        self._open.setEnabled(not waiting)
        self._open.setText(translated("Opening…") if waiting else translated("Open"))

    def _choose_file(self) -> None:
        kinds = (FileKind(translated("Directories of Stakeholders"), (f"*{DIRECTORY_SUFFIX}",)),)
        title = translated("Which directory shall be opened?")
        self.frame.ask.for_file_to_open(title, kinds, self.file_chosen.emit)

    def _lay_out(self) -> None:
        self._form.column.insertWidget(0, self._icon)
        self._form.column.addWidget(self._field)
        self._form.column.addWidget(self._keep)
        self._form.add_row(self._open, self._other)
        inside = QWidget(self)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._form, 100)
        across.addStretch(1)
        self._around = QVBoxLayout(inside)
        self._around.addStretch(2)
        self._around.addLayout(across)
        self._around.addStretch(3)
        scroll = ScrollColumn(self)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _take_measure(self) -> None:
        px, tokens = self.frame.theme.measures.px, self.frame.theme.tokens
        self._icon.draw(self.frame.theme.icons.pixmap("lock", tokens.accent_text, px(36)))
        self._around.setContentsMargins(px(32), px(24), px(32), px(24))
        self._form.setMaximumWidth(px(_WIDEST))
