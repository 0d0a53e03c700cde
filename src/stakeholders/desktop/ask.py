"""Every question that the window asks, in one place, so that tests can answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

if TYPE_CHECKING:  # not needed for the first paint: a class of Qt is made when it is imported
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QFileDialog


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file in the list of a file dialog, with its endings such as `*.vcf`."""

    title: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question; a `risky` one is never taken by Enter alone."""

    key: str
    text: str
    risky: bool = False


class Ask(Protocol):
    """Asks, and calls back with the answer; who closes the question gives none.

    Nothing waits: the window goes on while the question is open.
    """

    def for_file_to_open(
        self, title: str, kinds: tuple[FileKind, ...], answered: Callable[[Path], None]
    ) -> None:
        """Ask for a file that is there."""

    def for_file_to_save(
        self,
        title: str,
        suggested: Path,
        kinds: tuple[FileKind, ...],
        answered: Callable[[Path], None],
    ) -> None:
        """Ask for the name of a file to write; to overwrite one is asked for by the dialog."""

    def for_folder(self, title: str, answered: Callable[[Path], None]) -> None:
        """Ask for a folder that is there."""

    def for_printer(self, title: str, answered: Callable[["QPrinter"], None]) -> None:
        """Ask on which printer, and how."""

    def to_choose(
        self,
        question: str,
        explanation: str,
        choices: tuple[Choice, ...],
        answered: Callable[[str], None],
    ) -> None:
        """Ask for one of some ways to go on; answers with its key."""

    def to_type(
        self, question: str, explanation: str, word: str, go_on: str, answered: Callable[[], None]
    ) -> None:
        """Ask for a word to be typed before something that nothing brings back."""

    def program_to_open(self, link: str, refused: Callable[[], None]) -> None:
        """Ask the system to hand a link to its program for mail or calls; `refused` without one."""

    def to_drop(self, content: QMimeData, picture: QPixmap, out: Callable[[], None]) -> None:
        """Ask where something that hangs on the pointer is to be dropped; `out` of the program."""


class WindowAsk(QObject):
    """Asks in dialogs over a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def for_file_to_open(
        self, title: str, kinds: tuple[FileKind, ...], answered: Callable[[Path], None]
    ) -> None:
        """Open a dialog that shows files."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(_answer_path, answered))
        dialog.open()

    def for_file_to_save(
        self,
        title: str,
        suggested: Path,
        kinds: tuple[FileKind, ...],
        answered: Callable[[Path], None],
    ) -> None:
        """Open a dialog that names a file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
        if suggested.parent != Path():
            dialog.setDirectory(str(suggested.parent))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(partial(_answer_path, answered))
        dialog.open()

    def for_folder(self, title: str, answered: Callable[[Path], None]) -> None:
        """Open a dialog that shows folders."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(title, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(_answer_path, answered))
        dialog.open()

    def for_printer(self, title: str, answered: Callable[["QPrinter"], None]) -> None:
        """Open the dialog of the system for its printers."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.accepted.connect(partial(answered, printer))
        QDialog.open(dialog)  # that of the dialog itself wants a slot by name

    def to_choose(
        self,
        question: str,
        explanation: str,
        choices: tuple[Choice, ...],
        answered: Callable[[str], None],
    ) -> None:
        """Open a message with a button for each choice; the first that is not risky is usual."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(explanation)
        for choice in choices:
            kind = QMessageBox.ButtonRole.DestructiveRole
            safe = QMessageBox.ButtonRole.AcceptRole
            button = box.addButton(choice.text, kind if choice.risky else safe)
            button.setProperty("key", choice.key)
            if not choice.risky and box.defaultButton() is None:
                box.setDefaultButton(button)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.buttonClicked.connect(partial(_answer_key, answered))
        box.open()

    def to_type(
        self, question: str, explanation: str, word: str, go_on: str, answered: Callable[[], None]
    ) -> None:
        """Open a message with a field for the word."""
        from stakeholders.desktop.typed_word import TypedWordDialog

        TypedWordDialog(question, explanation, word, go_on, self._window).ask(answered)

    def program_to_open(self, link: str, refused: Callable[[], None]) -> None:
        """Hand a link to the program that the system has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode)):
            refused()

    def to_drop(self, content: QMimeData, picture: QPixmap, out: Callable[[], None]) -> None:
        """Let the pointer carry it while its button is held."""
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        drag = QDrag(self._window)
        drag.setMimeData(content)
        drag.setPixmap(picture)
        dropped = drag.exec(Qt.DropAction.CopyAction)
        if dropped is not Qt.DropAction.IgnoreAction and drag.target() is None:
            out()

    def _file_dialog(self, title: str, kinds: tuple[FileKind, ...]) -> "QFileDialog":
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kinds:
            dialog.setNameFilters([f"{kind.title} ({' '.join(kind.patterns)})" for kind in kinds])
        return dialog


def _answer_path(answered: Callable[[Path], None], path: str) -> None:
    answered(Path(path))


def _answer_key(answered: Callable[[str], None], button: QAbstractButton) -> None:
    key = button.property("key")
    if isinstance(key, str):
        answered(key)
