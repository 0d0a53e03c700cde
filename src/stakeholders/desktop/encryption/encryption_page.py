"""The page of the encryption: switched on in two steps, changed, and switched off."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.encryption import ConfirmedKey, Converted, Encryption, RecoveryKey
from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.app.errors import UnwritableTargetError
from stakeholders.app.recovery_sheet import recovery_sheet, save_recovery_sheet
from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.encryption.conversion_panel import ConversionPanel
from stakeholders.desktop.encryption.encrypted_form import EncryptedForm
from stakeholders.desktop.encryption.plain_form import PlainForm
from stakeholders.desktop.encryption.recovery_form import RecoveryForm
from stakeholders.desktop.feature import WhileClosed
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from PySide6.QtPrintSupport import QPrinter

    from stakeholders.app.directory_file import Directory


_WIDEST: Final = 620
_LANE: Final = "encryption"
Answer = TypeVar("Answer")


class EncryptionPage(Page):
    """Asks for what each step needs; `left` tells that somebody goes back to the settings."""

    left = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._encryption: Encryption | None = None
        self._while_closed: WhileClosed | None = None
        self._file = Path()
        self._passphrase = ""
        theme = frame.theme
        self._panel = ConversionPanel(theme, frame.window)
        self._steps = QStackedWidget(self)
        self._plain = PlainForm(theme, self._check, self)
        self._recovery = RecoveryForm(theme, self)
        self._encrypted = EncryptedForm(theme, self._check, self)
        self._lay_out()
        self._connect()

    def use_encryption(self, encryption: Encryption, while_closed: WhileClosed) -> None:
        """Work with this from now on."""
        self._encryption = encryption
        self._while_closed = while_closed

    @override
    def use(self, directory: "Directory") -> None:
        self._file = directory.path
        if self.isVisible():
            self.begin()

    @override
    def show_place(self, place: str) -> None:
        self.begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Show what the directory is: encrypted or not."""
        self._passphrase = ""
        self._recovery.forget()
        if self._encryption is not None:
            look = partial(_state, self._encryption, self._file)
            self.frame.runner.read(look, self._show_state, lane=_LANE)

    def _show_state(self, state: tuple[bool, bool]) -> None:
        is_on, is_kept = state
        self._show(self._encrypted if is_on else self._plain)
        if is_on:
            self._encrypted.begin(is_kept=is_kept)
        else:
            self._plain.begin()

    def _go_back(self) -> None:
        if self._steps.currentWidget() is self._recovery:
            self.begin()
        else:
            self.left.emit()

    # switching on

    def _show_new_key(self, passphrase: str) -> None:
        if self._encryption is not None:
            self._passphrase = passphrase
            self._show(self._recovery)
            self._recovery.show_key(self._encryption.new_key())

    def _switch_on(self, confirmed: ConfirmedKey) -> None:
        if self._encryption is not None:
            job = self._panel.start(translated("Encrypting the directory…"))
            on = self._encryption.switch_on
            work = partial(on, self._file, self._passphrase, confirmed, job)
            self._convert(work, translated("The directory is encrypted."))

    def _check_before_off(self, typed: str) -> None:
        if self._encryption is not None:  # a wrong passphrase is no reason to close the directory
            work = partial(self._encryption.recovery_key, self._file, typed)
            self._run(work, partial(self._switch_off, typed))

    def _switch_off(self, typed: str, _key: RecoveryKey) -> None:
        if self._encryption is not None:
            job = self._panel.start(translated("Opening the directory for good…"))
            work = partial(self._encryption.switch_off, self._file, typed, job)
            self._convert(work, translated("The directory is not encrypted any more."))

    def _convert(self, work: Callable[[], Converted], said: str) -> None:
        if self._while_closed is not None:
            self._while_closed(work, partial(self._show_converted, said), self._tell_failure)

    def _show_converted(self, said: str, done: Converted) -> None:
        self._panel.finish()
        left = len(done.left)
        if left:
            said = plural(
                "{count} backup could not be changed. Remove it if it is not needed.",
                "{count} backups could not be changed. Remove them if they are not needed.",
                left,
            )
        self.frame.tell(said)
        self.begin()

    # what is encrypted

    def _fetch_key(self, typed: str) -> None:
        if self._encryption is not None:
            work = partial(self._encryption.recovery_key, self._file, typed)
            self._run(work, self._show_key)

    def _show_key(self, key: RecoveryKey) -> None:
        self._show(self._recovery)
        self._recovery.show_key(key)

    def _keep(self, typed: str, keep: bool) -> None:  # noqa: FBT001
        if self._encryption is not None:
            work = partial(self._encryption.keep_in_system, self._file, typed, keep=keep)
            self._run(work, self._show_kept)

    def _show_kept(self, done: bool) -> None:  # noqa: FBT001
        if not done:
            self.frame.tell(
                translated(
                    "There is no keyring that keeps it. The passphrase goes on being asked for."
                )
            )
        self.begin()

    def _change(self, typed: str, new: str) -> None:
        if self._encryption is not None:
            work = partial(self._encryption.change_passphrase, self._file, typed, new)
            self._run(work, self._show_changed)

    def _show_changed(self, _answer: None) -> None:
        self.frame.tell(translated("The passphrase was changed."))
        self.begin()

    def _run(self, work: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        self.frame.runner.write(work, done, failed=self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        self._panel.finish()
        if isinstance(error, LockedFileError) and self._is_shown(self._encrypted):
            self._encrypted.show_wrong(str(error))
        elif type(error).__module__.startswith("stakeholders."):
            self.frame.tell(str(error))
            self.begin()
        else:
            raise error

    # the recovery sheet

    def _ask_for_printer(self) -> None:
        title = translated("Where shall the recovery key be printed?")
        self.frame.ask.for_printer(title, self._print)

    def _print(self, printer: "QPrinter") -> None:
        if self._recovery.key is not None:
            from stakeholders.printing.text_sheet import print_text

            print_text(recovery_sheet(self._file, self._recovery.key), printer)

    def _ask_where_to_save(self) -> None:
        title = translated("Where shall the recovery key be saved?")
        name = f"{translated('Recovery key')} {self._file.stem}.txt"
        kinds = (FileKind(translated("Texts"), ("*.txt",)),)
        self.frame.ask.for_file_to_save(title, Path(name), kinds, self._save)

    def _save(self, target: Path) -> None:
        if self._recovery.key is not None:
            work = partial(save_recovery_sheet, target, self._file, self._recovery.key)
            told = partial(self._tell_saved, target)
            self.frame.runner.write(work, told, failed=self._tell_unsaved)

    def _tell_saved(self, target: Path, _answer: None) -> None:
        self.frame.tell(translated("The recovery key is in {file}.", file=target.name))

    def _tell_unsaved(self, error: Exception) -> None:
        if not isinstance(error, UnwritableTargetError):
            raise error
        self.frame.tell(str(error))

    # parts

    def _check(self, passphrase: str) -> None:
        if self._encryption is not None:
            self._encryption.check_passphrase(passphrase)

    def _is_shown(self, step: QWidget) -> bool:
        return self._steps.currentWidget() is step

    def _show(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(step)

    def _connect(self) -> None:
        self._plain.passphrase_chosen.connect(self._show_new_key)
        self._plain.left.connect(self._go_back)
        self._recovery.confirmed.connect(self._switch_on)
        self._recovery.print_wanted.connect(self._ask_for_printer)
        self._recovery.save_wanted.connect(self._ask_where_to_save)
        self._recovery.left.connect(self._go_back)
        self._encrypted.key_wanted.connect(self._fetch_key)
        self._encrypted.keeping_wanted.connect(self._keep)
        self._encrypted.off_wanted.connect(self._check_before_off)
        self._encrypted.change_wanted.connect(self._change)
        self.frame.theme.changed.connect(self._take_measure)

    def _lay_out(self) -> None:
        for step in (self._plain, self._recovery, self._encrypted):
            self._steps.addWidget(step)
        inside = QWidget(self)
        across = QHBoxLayout()
        across.addWidget(self._steps, 100)
        across.addStretch(1)
        self._around = QVBoxLayout(inside)
        self._around.addLayout(across)
        self._around.addStretch(1)
        scroll = ScrollColumn(self)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._take_measure()

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        self._around.setContentsMargins(px(32), px(24), px(32), px(24))
        self._steps.setMaximumWidth(px(_WIDEST))


def _state(encryption: Encryption, file: Path) -> tuple[bool, bool]:
    """Tell whether a directory that is open here is encrypted, and whether the keyring opens it."""
    unlocking = encryption.unlocking
    return unlocking.key_of(file) is not None, unlocking.is_kept_by_system(file)
