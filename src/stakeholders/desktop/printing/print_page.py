"""The page "Print": made whole when somebody prints for the first time."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from typing_extensions import override

from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.printing.print_options import Subject
from stakeholders.domain.changes import Changes
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.printing.print_view import PrintView

_PLACE: Final = "printing"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PrintPage(Page):
    """Shows what was given to it as it will look on paper; `left` tells that it was left."""

    left = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._settings: tuple[SettingsFile, Path] | None = None
        self._view: PrintView | None = None
        self.setAccessibleName(translated("Print"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        if self._view is not None:
            self._view.use(directory)

    def use_settings(self, settings: SettingsFile, documents: Path) -> None:
        """Remember choices here, and offer a folder for PDFs."""
        self._settings = (settings, documents)

    @override
    def show_place(self, place: str) -> None:
        if self._view is not None:
            self._view.take_focus()

    @override
    def refresh(self, changes: Changes) -> None:
        if self._view is not None and self.isVisible():
            self._view.lay_out()

    def show_subject(self, subject: Subject) -> None:
        """Show how this will look on paper."""
        if self._directory is None or self._settings is None:
            return
        view = self._view or self._made_view(self._directory, *self._settings)
        view.offer(subject)
        self.frame.go_to(_PLACE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._view is not None and event.key() == Qt.Key.Key_Escape and plain:
            self._view.leave()
        elif self._view is not None and event.key() in _ENTER and plain:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._view.print_out()
        else:
            super().keyPressEvent(event)

    def _made_view(
        self, directory: "Directory", settings: SettingsFile, documents: Path
    ) -> "PrintView":
        from stakeholders.desktop.printing.print_view import PrintView

        view = PrintView(self.frame, settings, documents, self)
        view.use(directory)
        view.left.connect(self.left)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(view)
        self._view = view
        return view
