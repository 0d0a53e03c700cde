"""A pane with a sheet of an event: title, keys, the table, and writing what is typed into it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.events.block_panel import BlockPanel
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.elided_label import ElidedLabel, FirmLabel, leading_side
from stakeholders.desktop.widgets.sheet_view import SheetView
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet, SheetKind, block_as_text
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class SheetPane(QWidget):
    """Writes each edit as one step with Undo; a block is looked at before."""

    def __init__(self, frame: Frame, letters: Mapping[int, str], page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._directory: Directory | None = None
        self._of: tuple[Uid, SheetKind] | None = None
        self._waiting: tuple[CellEdit, ...] = ()
        self.view = SheetView(frame.theme, translated("The event"), letters, self)
        self._title, self._beside = ElidedLabel("", self), ElidedLabel("", self)
        self._count = FirmLabel("", self)
        self._keys, self._balance = QLabel(self), QLabel(self)
        self._panel: BlockPanel | None = None
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self._take_measure()

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def entitle(self, title: str, keys: str, balance: str = "") -> None:
        """Say what is shown, which keys do what, and how it is balanced."""
        self._title.setText(title)
        self._keys.setText(keys)
        self._balance.setText(balance)
        self._balance.setVisible(bool(balance))

    def tell_beside(self, text: str) -> None:
        """Say something at the end of the title."""
        self._beside.setText(text)

    def show_sheet(self, sheet: Sheet, count: str, of: tuple[Uid, SheetKind] | None) -> None:
        """Show a table; without `of` it is only read."""
        self._of = of
        self._count.setText(count)
        self._count.setVisible(bool(count))
        is_of_people = of is not None and of[1] is SheetKind.PARTICIPANTS
        self.view.show_sheet(sheet, commands=is_of_people)

    # what is written

    def _write(self, edits: Sequence[CellEdit]) -> None:
        if self._directory is not None and self._of is not None:
            work = partial(self._directory.event_sheets.write, *self._of, edits)
            self._frame.runner.write(work, self._tell, failed=self._refused)

    def _tell(self, changes: Sequence[CellChange]) -> None:
        refused = [one for one in changes if one.problem]
        written = len(changes) - len(refused)
        if written:
            self._frame.tell_done(
                plural("{count} cell changed.", "{count} cells changed.", written)
            )
        if refused:
            self._frame.tell(refused[0].problem)

    def _look_at(self, edits: tuple[CellEdit, ...]) -> None:
        """Show what a block would change before it is written."""
        if self._directory is None or self._of is None:
            return
        self._waiting = edits
        work = partial(self._directory.event_sheets.tried, *self._of, edits)
        self._frame.runner.read(work, self._show_changes, failed=self._refused)

    def _show_changes(self, changes: tuple[CellChange, ...]) -> None:
        if not changes:
            self._frame.tell(translated("All of it stands there already."))
        elif len(changes) == 1:
            self._write_waiting()
        else:
            if self._panel is None:
                self._panel = BlockPanel(self._frame.theme, self._frame.window)
                self._panel.wanted.connect(self._write_waiting)
            self._panel.open(changes)

    def _write_waiting(self) -> None:
        edits, self._waiting = self._waiting, ()
        self._write(edits)

    def _remove(self, keys: tuple[str, ...]) -> None:
        if keys and self._directory is not None and self._of is not None:
            work = partial(self._directory.event_sheets.remove, *self._of, keys)
            self._frame.runner.write(work, self._tell_removed, failed=self._refused)

    def _tell_removed(self, count: int) -> None:
        if count:
            self._frame.tell_done(plural("{count} row removed.", "{count} rows removed.", count))

    def _copy(self, cells: Sequence[tuple[int, int]], whole: bool) -> None:  # noqa: FBT001
        audience = Visibility.NAMED if whole else Visibility.PARTICIPANTS
        block, kept_back = self.view.sheet.block(cells, audience)
        QGuiApplication.clipboard().setText(block_as_text(block))
        count = sum(map(len, block))
        said = plural("{count} cell copied.", "{count} cells copied.", count)
        if kept_back:
            kept = plural(
                "{count} is not for participants and stays here; Ctrl+Alt+C copies all.",
                "{count} are not for participants and stay here; Ctrl+Alt+C copies all.",
                kept_back,
            )
            said = translated("{told} {doubt}", told=said, doubt=kept)
        self._frame.tell(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._frame.tell(str(error))

    # how it is built

    def _lay_out(self) -> None:
        give_role(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        give_role(self._beside, Role.SECOND)
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self._beside)
        self._column.addLayout(self._head)
        for told in (self._keys, self._balance):
            give_role(told, Role.SECOND)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setWordWrap(True)
            told.setAlignment(leading_side(told) | Qt.AlignmentFlag.AlignVCenter)
            self._column.addWidget(told)
        self._column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.view.edited.connect(self._write)
        self.view.pasted.connect(self._look_at)
        self.view.removed.connect(self._remove)
        self.view.copied.connect(self._copy)
        self.view.letter_pressed.connect(self._frame.actions.run)
        self._frame.theme.changed.connect(self._take_measure)

    def _take_measure(self) -> None:
        px = self._frame.theme.measures.px
        self._column.setContentsMargins(0, px(16), 0, 0)
        self._column.setSpacing(px(10))
        self._head.setContentsMargins(px(18), 0, px(18), 0)
        self._head.setSpacing(px(10))
        for told in (self._keys, self._balance):
            told.setContentsMargins(px(18), 0, px(18), 0)
