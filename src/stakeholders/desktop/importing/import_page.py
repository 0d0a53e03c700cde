"""The page "Import": what a file would change, then the import with Enter."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout
from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.table_mappings import TableReading
    from stakeholders.desktop.importing.plan_rows import Preview
    from stakeholders.desktop.importing.plan_view import PlanView
    from stakeholders.desktop.importing.table_reader import TableReader

_PLACE: Final = "import"
_LANE: Final = "import"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ImportPage(Page):
    """Plans an import elsewhere, shows the plan, and applies it with Enter.

    `imported` tells how many contacts were written while somebody waited here, `left` that Escape
    was pressed, `planned` that a plan is there to be shown.
    """

    imported = Signal(int)
    left = Signal()
    planned = Signal()

    def __init__(self, frame: Frame, mappings: Path | None = None) -> None:
        super().__init__(frame)
        self._mappings = mappings
        self._file: Path | None = None
        self._is_told = False
        self._reader: TableReader | None = None
        self._directory: Directory | None = None
        self._view: PlanView | None = None
        self._is_applying = False
        self.setAccessibleName(translated("Import"))
        self._progress = LateProgress(frame.theme, self)
        self._progress.cancel_wanted.connect(self._cancel)
        self._empty = EmptyState(frame.theme, self)
        self._empty.chosen.connect(self.choose_file)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        self._invite()

    @override
    def use(self, directory: "Directory") -> None:
        self._drop()
        self._directory = directory
        if self._view is not None:
            self._stack.removeWidget(self._view)
            self._view.deleteLater()
            self._view = None

    @override
    def show_place(self, place: str) -> None:
        self._take_focus()

    def choose_file(self) -> None:
        """Ask for a file and plan its import."""
        if self._directory is None:
            return
        formats = self._directory.importing.formats()
        suffixes = dict.fromkeys(suffix for one in formats for suffix in one.suffixes)
        kinds = (
            FileKind(translated("Contacts"), tuple(f"*{suffix}" for suffix in suffixes)),
            FileKind(translated("All files"), ("*",)),
        )
        self.frame.ask.for_file_to_open(translated("Import contacts"), kinds, self.show_file)

    def show_file(self, path: Path) -> None:
        """Plan the import of a file and show what it would change."""
        self._read(path, None)

    def _read(self, path: Path, reading: "TableReading | None") -> None:
        """Plan it, as somebody wants it read, else by the columns that are kept for such files."""
        if self._directory is None:
            return
        self.frame.go_to(_PLACE)
        if self._is_applying:
            self.frame.tell(
                translated("Another file is being imported. Wait for it, or cancel it.")
            )
            return
        self._file, self._is_told = path, reading is not None
        long_work, importing = self._directory.long_work, self._directory.importing
        mappings = self._mappings
        job = self._progress.start(translated("Reading {file}…", file=path.name))

        def work() -> "Preview":
            from stakeholders.desktop.importing.plan_rows import preview_of
            from stakeholders.desktop.importing.table_reader import kept_reading

            wanted = reading or kept_reading(importing, mappings, path)
            return preview_of(long_work.plan_import(path, job, wanted))

        self.frame.runner.read(work, self._show, lane=_LANE, failed=self._tell_failed)

    def apply(self) -> None:
        """Write what is new and what changes; without any of it, go back."""
        preview = self._view.preview if self._view else None
        if preview is None or self._directory is None or self._is_applying:
            return
        if self._stack.currentWidget() is not self._view:
            return
        if not preview.count:
            self.leave()
            return
        self._is_applying = True
        if self._view is not None:
            self._view.show_applying()
        long_work, plan = self._directory.long_work, preview.plan
        job = self._progress.start(translated("Importing…"))

        def work() -> int:
            return long_work.apply_import(plan, job)

        def done(count: int) -> None:
            self._tell_imported(count, plan.file)

        self.frame.runner.write(work, done, failed=self._tell_failed)

    def leave(self) -> None:
        """Go back without importing anything; an import that has begun goes on."""
        if not self._is_applying:
            self._drop()
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and not modifiers:
            self.leave()
        elif event.key() in _ENTER and modifiers in (Qt.KeyboardModifier.NoModifier, control):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and not modifiers:
                focused.click()
            else:
                self.apply()
        else:
            super().keyPressEvent(event)

    def _show(self, preview: "Preview") -> None:
        self._progress.finish()
        if not preview.plan.items:
            self._say_nothing_found(preview.plan.file)
        elif self._directory is not None:
            view = self._view or self._made_view(self._directory)
            view.show_preview(preview, self._about(preview, self._directory))
            self._stack.setCurrentWidget(view)
        self._take_focus()
        if preview.plan.is_guessed and not self._is_told and self.is_on_top:
            self._ask_for_columns()  # letters that were only guessed are looked at first
        said = translated("{file} was read. Nothing is imported yet.", file=preview.plan.file)
        self.call_back(said, _PLACE)
        self.planned.emit()

    def _made_view(self, directory: "Directory") -> "PlanView":
        from stakeholders.desktop.importing.plan_view import PlanView

        view = PlanView(self.frame.theme, directory.channels.country_name, self)
        view.apply_wanted.connect(self.apply)
        view.leave_wanted.connect(self.leave)
        view.file_wanted.connect(self.choose_file)
        view.columns_wanted.connect(self._ask_for_columns)
        view.refused_wanted.connect(self._save_refused)
        self._stack.addWidget(view)
        self._view = view
        return view

    def _ask_for_columns(self) -> None:
        """Show how the file is read, to be changed."""
        from stakeholders.desktop.importing.table_reader import TableReader

        if self._directory is None or self._file is None or self._is_applying:
            return
        if self._reader is None:
            self._reader = TableReader(self.frame, self._mappings, self)
            self._reader.reading_wanted.connect(self._read)
        self._reader.open(self._directory.importing, self._file)

    def _save_refused(self) -> None:
        from stakeholders.desktop.importing.refused_file import save_refused

        if self._view is not None and self._view.preview is not None and self._file is not None:
            save_refused(self.frame, self._view.preview.plan, self._file)

    def _about(self, preview: "Preview", directory: "Directory") -> str:
        plan = preview.plan
        formats = directory.importing.formats()
        title = next((translated(f.title) for f in formats if f.name == plan.format), plan.format)
        return " · ".join(part for part in (plan.file, title, plan.encoding.upper()) if part)

    def _take_focus(self) -> None:
        if not self.is_on_top:  # nobody's keys go to what is not seen
            return
        if self._view is not None and self._stack.currentWidget() is self._view:
            self._view.take_focus()
        else:
            self._empty.take_focus()

    def _say_nothing_found(self, file: str) -> None:
        self._empty.say(
            "inbox",
            translated("There is no contact in {file}.", file=file),
            translated("The program reads vCards, tables and its own files."),
            ("folder-open", translated("Choose another file")),
        )
        self._stack.setCurrentWidget(self._empty)

    def _invite(self) -> None:
        self._empty.say(
            "download",
            translated("Import contacts"),
            translated("You see first what is new and what would change."),
            ("folder-open", translated("Choose a file")),
        )
        self._stack.setCurrentWidget(self._empty)

    def _tell_imported(self, count: int, file: str) -> None:
        was_waited_for = self.isVisible()
        self._drop()
        if was_waited_for:
            self.imported.emit(count)
        self.frame.tell_done(
            plural(
                "Imported {count} contact from {file}.",
                "Imported {count} contacts from {file}.",
                count,
                file=file,
            )
        )

    def _tell_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        self._progress.finish()
        self._is_applying = False
        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self.frame.tell(str(error))
        if self._view is not None and self._view.preview is not None:
            about = self._about(self._view.preview, self._directory) if self._directory else ""
            self._view.show_preview(self._view.preview, about)

    def _cancel(self) -> None:
        """Take no plan any more; an import that has begun says itself when it has stopped."""
        if not self._is_applying:
            self._drop()
            self._take_focus()

    def _drop(self) -> None:
        """Forget the plan, and the one that is still on its way."""
        self.frame.runner.forget(_LANE)
        if self._is_applying:
            self._progress.finish()
        else:
            self._progress.stop()
        self._is_applying = False
        self._invite()
