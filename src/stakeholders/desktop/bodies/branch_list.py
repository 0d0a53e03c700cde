"""A tree as a list: arrows walk it, open and close it; letters run commands."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.desktop.actions.positions import latin_key
from stakeholders.desktop.bodies.branch_delegate import BranchDelegate
from stakeholders.desktop.bodies.branches import BRANCH_ROLE, TOP, BranchesModel, Shown
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.rows_view import RowsView
from stakeholders.domain.ids import Uid
from stakeholders.domain.staff import LineUp, StaffLine

_Key = Qt.Key
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class BranchList(RowsView):
    """Shows branches; what is below a line is asked for by `below_wanted` when it is opened.

    `lines_wanted` tells a branch, its order and the first number whose line has not come;
    `opened` that Enter was pressed, `left_behind` that an arrow leads out of the tree,
    `letter_pressed` the command of a letter, `current_moved` that another line is meant.
    """

    below_wanted = Signal(str)
    lines_wanted = Signal(str, object, int)
    opened = Signal()
    left_behind = Signal()
    letter_pressed = Signal(str)
    current_moved = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        shown: Callable[[StaffLine, bool, int], Shown],
        letters: Mapping[int, str],
        parent: QWidget,
        headings: tuple[str, str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters = letters
        self.branches = BranchesModel(shown, headings, self)
        self._delegate = BranchDelegate(theme, self)
        self.setModel(self.branches)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_missing)
        theme.changed.connect(self._lay_out_anew)
        self.doubleClicked.connect(self._open_clicked)

    def show_branches(self, orders: Mapping[Uid, LineUp], *, anew: bool = False) -> None:
        """Show these branches; the line that is meant stays meant, else the one in its place."""
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        body, slot = self.branches.body(row), self.branches.slot(row)
        self.branches.show(orders, anew=anew)
        self.executeDelayedItemsLayout()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        meant = self.branches.row_of(body) if body is not None else None
        if meant is None and slot is not None and slot.number is not None:
            meant = self.branches.row_at(slot.branch, slot.number)
        self.go_to_row(meant if meant is not None else min(row, self.branches.rowCount() - 1))
        self._ask_for_missing()

    def go_to_row(self, row: int) -> None:
        """Mean the line in a row, the next one where a heading stands there."""
        rows = range(max(row, 0), self.branches.rowCount())
        places = (at for at in rows if self._is_line(at))
        found = next(places, None)
        if found is not None:
            self.setCurrentIndex(self.branches.index(found))
        self.current_moved.emit()

    def set_lines(self, branch: Uid, order: LineUp, first: int, lines: Sequence[StaffLine]) -> None:
        """Show lines that have come."""
        self.branches.set_lines(branch, order, first, lines)
        self.viewport().update()
        self.current_moved.emit()
        self._ask_for_missing()

    @property
    def current_line(self) -> StaffLine | None:
        """The line that is meant, None while it has not come."""
        return self.branches.line(self.currentIndex().row())

    @property
    def current_body(self) -> Uid | None:
        """The body in the line that is meant, None where a post or person stands."""
        return self.branches.body(self.currentIndex().row())

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.current_moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_missing()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        platform = QGuiApplication.platformName()
        key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deeper = _Key.Key_Left if self.isRightToLeft() else _Key.Key_Right
        outwards = _Key.Key_Right if self.isRightToLeft() else _Key.Key_Left
        command = self._letters.get(key) if is_plain else None
        if command is not None:
            self.letter_pressed.emit(command)
        elif key in _ENTER and is_plain:
            self.opened.emit()
        elif key == deeper and is_plain:
            self._go_deeper()
        elif key == outwards and is_plain:
            self._go_outwards()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shown = index.data(BRANCH_ROLE)
        super().mousePressEvent(event)
        if isinstance(shown, Shown) and shown.opens:
            sign = self._delegate.sign_rect(self.visualRect(index), shown, self.layoutDirection())
            if sign.contains(event.position().toPoint()):
                self._turn(index.row(), shown)

    def _go_deeper(self) -> None:
        row = self.currentIndex().row()
        shown = self.currentIndex().data(BRANCH_ROLE)
        if not isinstance(shown, Shown) or not shown.opens:
            self.left_behind.emit()
        elif shown.is_open:
            self.go_to_row(row + 1)
        else:
            self._turn(row, shown)

    def _go_outwards(self) -> None:
        row = self.currentIndex().row()
        shown, slot = self.currentIndex().data(BRANCH_ROLE), self.branches.slot(row)
        if isinstance(shown, Shown) and shown.is_open:
            self._turn(row, shown)
        elif slot is not None and slot.branch != TOP:
            above = self.branches.row_of(slot.branch)
            self.go_to_row(above if above is not None else row)

    def _turn(self, row: int, shown: Shown) -> None:
        """Open or close what is below a line."""
        body = self.branches.body(row)
        if body is None:
            return
        if shown.is_open:
            orders = self.branches.orders()
            orders.pop(body)
            self.show_branches(orders)
        else:
            self.below_wanted.emit(body)

    def _open_clicked(self) -> None:
        self.opened.emit()

    def _is_line(self, row: int) -> bool:
        slot = self.branches.slot(row)
        return slot is not None and slot.number is not None

    def _ask_for_missing(self) -> None:
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        last = last if last >= 0 else self.branches.rowCount() - 1
        missing = self.branches.first_missing(first, last)
        if missing is not None and missing.number is not None:
            order = self.branches.orders()[missing.branch]
            self.lines_wanted.emit(missing.branch, order, missing.number)

    def _lay_out_anew(self) -> None:
        self.doItemsLayout()
