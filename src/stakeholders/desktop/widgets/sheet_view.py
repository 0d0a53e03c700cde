"""A table that is edited like a spreadsheet: typed into, filled down, blocks copied and pasted."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.positions import latin_key
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.cell_editor import CellEditor, Step
from stakeholders.desktop.widgets.sheet_delegate import SheetDelegate
from stakeholders.desktop.widgets.sheet_model import SheetModel
from stakeholders.desktop.widgets.table_head import TableHead
from stakeholders.domain.sheet import Sheet, block_from_text

_Key = Qt.Key
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_ENTER: Final = frozenset({_Key.Key_Return, _Key.Key_Enter})
_NARROWEST, _WIDEST = 96, 260


class SheetView(QTableView):
    """Arrows walk the cells, Shift marks several, typing writes, into all that are marked.

    Ctrl+Shift+Down marks down to the last row, Ctrl+A everything. In the first column letters run
    commands where they are given, and Enter opens the row; of cells that can only be read it opens
    that, `cell_opened` with the keys of both, `cells_opened` with those of all that are marked.
    What is wanted is told and nothing is written here: `edited` and `pasted` tell edits, `removed`
    keys of rows, `copied` what is marked and whether all of it shall go.
    """

    edited = Signal(object)
    pasted = Signal(object)
    copied = Signal(object, bool)
    removed = Signal(object)
    opened = Signal(str)
    cell_opened = Signal(str, str)
    cells_opened = Signal(object)
    letter_pressed = Signal(str)
    current_moved = Signal()

    def __init__(
        self, theme: Theme, name: str, letters: Mapping[int, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._has_commands = False
        self._cells = SheetModel(self)
        self.setModel(self._cells)
        self.setHorizontalHeader(TableHead(theme, self))
        self.setItemDelegate(SheetDelegate(theme, self))
        self.setAccessibleName(name)
        self._editor = CellEditor(theme, self.viewport())
        self._editor.setAccessibleName(name)
        self._editor.kept.connect(self._keep)
        self._editor.left.connect(self._take_focus_back)
        self._be_a_sheet()
        self.selectionModel().currentChanged.connect(self.current_moved)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def _be_a_sheet(self) -> None:
        view = QAbstractItemView
        self.setSelectionMode(view.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(view.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.doubleClicked.connect(self._edit)

    # what is shown

    def show_sheet(self, sheet: Sheet, *, commands: bool) -> None:
        """Show a table; `commands` are letters in its first column. Who was there stays there."""
        index, key = self.currentIndex(), self.current_key
        is_other = [one.key for one in sheet.columns[:2]] != [c.key for c in self.sheet.columns[:2]]
        row, column = (0, 0) if is_other else (index.row(), max(index.column(), 0))
        self._has_commands = commands
        if self._cells.show_sheet(sheet):
            same = next((n for n, one in enumerate(sheet.rows) if one.key == key), None)
            place = min(max(row, 0), len(sheet.rows) - 1) if same is None else same
            self.setCurrentIndex(self._cells.index(place, min(column, len(sheet.columns) - 1)))
            self._size_columns()
        self.current_moved.emit()

    def begin(self) -> None:
        """Mean the first cell, and take the focus."""
        self.setCurrentIndex(self._cells.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sheet(self) -> Sheet:
        """The table that is shown."""
        return self._cells.sheet

    @property
    def current_key(self) -> str:
        """The key of the row that is meant, empty without one that is there."""
        row = self._cells.row_of(self.currentIndex())
        return row.key if row is not None and not row.is_new else ""

    @property
    def marked_keys(self) -> tuple[str, ...]:
        """The keys of all rows in which something is marked."""
        rows = sorted({row for row, _ in self._marked()})
        return tuple(self.sheet.rows[row].key for row in rows if not self.sheet.rows[row].is_new)

    def _marked(self) -> list[tuple[int, int]]:
        """Return the marked cells, from the upper corner on."""
        return sorted((one.row(), one.column()) for one in self.selectedIndexes())

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys of a spreadsheet before the commands of the window do."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._job_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        job = self._job_of(event)
        if job is not None:
            job()
        elif not self._is_typed(event):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the cells, and from the last one out of the table."""
        step = Step.NEXT if next else Step.BACK
        return self._go(step) or super().focusNextPrevChild(next)

    def _job_of(self, event: QKeyEvent) -> "partial[None] | None":
        if not self.currentIndex().isValid():
            return None
        for sequence, job in (
            (QKeySequence.StandardKey.Copy, partial(self._copy, whole=False)),
            (QKeySequence.StandardKey.Paste, partial(self._paste)),
            (QKeySequence.StandardKey.SelectAll, partial(self.selectAll)),
        ):
            if event.matches(sequence):
                return job
        key, held = event.key(), event.modifiers()
        if key == _Key.Key_C and held == _CONTROL | Qt.KeyboardModifier.AltModifier:
            return partial(self._copy, whole=True)
        if key == _Key.Key_Down and held == _CONTROL | Qt.KeyboardModifier.ShiftModifier:
            return partial(self._mark_down)
        if key == _Key.Key_D and held == _CONTROL:
            return partial(self._fill_down)
        is_plain = held in (_NONE, Qt.KeyboardModifier.KeypadModifier)
        return self._plain_job_of(event) if is_plain else None

    def _plain_job_of(self, event: QKeyEvent) -> "partial[None] | None":
        if event.key() in _ENTER:
            return partial(self._enter)
        if event.key() == _Key.Key_F2:
            return partial(self._edit, self.currentIndex())
        if event.key() == _Key.Key_Delete:
            return partial(self._empty)
        return None

    def _is_typed(self, event: QKeyEvent) -> bool:
        """Write what is typed, or run the command of a letter on the name of a row."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if held or not event.text().isprintable() or not event.text():
            return False
        if self._is_on_name():
            platform = QGuiApplication.platformName()
            key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
            command = self._letters.get(key)
            if command is not None:
                self.letter_pressed.emit(command)
            return command is not None
        self._edit(self.currentIndex(), event.text())
        return True

    def _is_on_name(self) -> bool:
        index = self.currentIndex()
        return self._has_commands and index.column() == 0 and bool(self.current_key)

    def _enter(self) -> None:
        if self._is_on_name():
            self.opened.emit(self.current_key)
        elif not self.sheet.columns[self.currentIndex().column()].is_written:
            self._open_cells()
        else:
            self._edit(self.currentIndex())

    def _open_cells(self) -> None:
        """Open the cell that is meant, or all that are marked."""
        keys = [
            (self.sheet.rows[row].key, self.sheet.columns[column].key)
            for row, column in self._marked()
        ]
        if len(keys) > 1:
            self.cells_opened.emit(keys)
        elif keys:
            self.cell_opened.emit(*keys[0])

    # what is written

    def _edit(self, index: QModelIndex, typed: str = "") -> None:
        row = self._cells.row_of(index)
        if row is None or not self.sheet.columns[index.column()].is_written:
            return
        column = self.sheet.columns[index.column()]
        self.scrollTo(index)
        text = typed or row.cells[index.column()]
        choices = row.choices or column.choices
        self._editor.begin(self.visualRect(index), text, choices, typed=bool(typed))

    def _keep(self, text: str, step: Step) -> None:
        marked, index = self._marked(), self.currentIndex()
        is_one_column = {column for _, column in marked} == {index.column()}
        cells = marked if is_one_column else [(index.row(), index.column())]
        if len(cells) > 1:
            cells = [cell for cell in cells if not self.sheet.rows[cell[0]].is_new]
        edits = self.sheet.filled(cells, text)
        self._take_focus_back()
        if len(cells) == 1:
            self._go(step)
        if any(self._text_at(edit.row, edit.column) != text for edit in edits):
            self.edited.emit(edits)

    def _text_at(self, key: str, column: str) -> str:
        row = next(one for one in self.sheet.rows if one.key == key)
        place = next(n for n, one in enumerate(self.sheet.columns) if one.key == column)
        return row.cells[place]

    def _fill_down(self) -> None:
        edits = self.sheet.filled_down(self._marked())
        if edits:
            self.edited.emit(edits)

    def _paste(self) -> None:
        block = block_from_text(QGuiApplication.clipboard().text())
        edits = self.sheet.pasted(self._marked(), block)
        if edits:
            self.pasted.emit(edits)

    def _copy(self, *, whole: bool) -> None:
        cells = self._marked()
        if cells:
            self.copied.emit(cells, whole)

    def _mark_down(self) -> None:
        """Mark from the cell that is meant down to the last row that is there."""
        index, rows = self.currentIndex(), self.sheet.rows
        last = max(n for n, row in enumerate(rows) if not row.is_new or n == index.row())
        below = self._cells.index(max(last, index.row()), index.column())
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(index, below), flag)

    def _empty(self) -> None:
        """Empty the marked cells; on names, remove their rows."""
        marked = self._marked()
        if any(column == 0 for _, column in marked):
            self.removed.emit(self.marked_keys)
        else:
            self.edited.emit(self.sheet.filled(marked, ""))

    def _go(self, step: Step) -> bool:
        """Mean the next cell; return whether there is one."""
        index, (down, across) = self.currentIndex(), step.value
        columns, rows = len(self.sheet.columns), len(self.sheet.rows)
        if not index.isValid() or not (down or across):
            return False
        place = index.row() * columns + index.column() + across + down * columns
        if not 0 <= place < rows * columns:
            return False
        there = self._cells.index(*divmod(place, columns))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(there, flag)
        return True

    def _take_focus_back(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # sizes

    def _size_columns(self) -> None:
        """Let each column be as wide as its title and texts want, within reason."""
        px = self._theme.measures.px
        for number in range(len(self.sheet.columns)):
            wanted = max(
                self.sizeHintForColumn(number), self.horizontalHeader().sectionSizeHint(number)
            )
            width = min(max(wanted + px(24), px(_NARROWEST)), px(_WIDEST))
            self.setColumnWidth(number, width)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.horizontalHeader().setMinimumSectionSize(px(48))
        self.setMinimumWidth(px(260))
        self._size_columns()
