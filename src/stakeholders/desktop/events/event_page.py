"""The page of an event: who is invited, who takes part, and who is missing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.events.event_lines import correction_lines, when_and_where
from stakeholders.desktop.events.event_reading import (
    LINED,
    SET_UP,
    SHEETS,
    ComparedVersions,
    Shown,
    View,
    Wanted,
    read_event,
    scope_of,
)
from stakeholders.desktop.events.event_steps import EventSteps
from stakeholders.desktop.events.event_versions import EventVersions
from stakeholders.desktop.events.invitation_panels import InvitationPanels
from stakeholders.desktop.events.invited_side import InvitedSide
from stakeholders.desktop.events.matrix_sheet import balance_line, cells_by_key
from stakeholders.desktop.events.sheet_pane import SheetPane
from stakeholders.desktop.events.sorts_bar import SortsBar
from stakeholders.desktop.events.view_words import (
    FORMS,
    KEYS,
    count_of_lines,
    count_of_rows,
    emptiness,
)
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.lists.list_lines import edition_lines, entry_of, gap_lines
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane
from stakeholders.domain.changes import Changes
from stakeholders.domain.coverage import Cell, CoverageRow
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.invitation import InvitationState
from stakeholders.domain.participation import Participation
from stakeholders.domain.parts import ContactWay
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.verify_queue import VerifyScope

_LANE: Final = "event"
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class EventPage(Page):
    """Shows one event in its views; what is done on it is done by keys, each step with Undo.

    `contact_wanted` tells the uid of a contact to open, `left` that somebody goes back,
    `write_wanted` how a reminder is written that was noted, in which words, and to whom.
    """

    contact_wanted = Signal(str)
    left = Signal()
    write_wanted = Signal(str, str, object)

    def __init__(self, frame: Frame, documents: Callable[[], Path]) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._uid: Uid | None = None
        self._view = View.INVITED
        self._way = ContactWay.ANY
        self._title = ""
        self._to_check: VerifyScope | None = None
        self._compared: ComparedVersions | None = None
        self._people: dict[str, Participation] = {}
        self._cells: dict[tuple[str, str], tuple[CoverageRow, Cell]] = {}
        self._steps = EventSteps(frame, self)
        self._panels = InvitationPanels(frame, self)
        self._versions = EventVersions(frame, documents, self)
        letters = frame.actions.letters(Where.EVENT)
        self._list = LineList(frame.theme, translated("The event"), letters, self)
        self._pane = LinedPane(frame.theme, "", "", self._list, self)
        self._sheets = SheetPane(frame, letters, self)
        self._bar, self._set_up_bar = QWidget(self), QWidget(self)
        self._sorts_bar = SortsBar(frame.theme, self)
        self.invited = InvitedSide(self._list, self._sorts_bar, self._steps, self._panels)
        self._buttons: dict[View, TextButton] = {
            view: self._button(view, self._set_up_bar if view in SET_UP[1:] else self._bar)
            for view in View
            if view is not View.COMPARED
        }
        self._form = TextButton(frame.theme, "", "send", parent=self._bar)
        self._lay_out()
        self._connect()

    def show_event(self, uid: Uid) -> None:
        """Show an event from now on."""
        if uid != self._uid:
            self._uid = uid
            self._view, self._way = View.INVITED, ContactWay.ANY
            self._versions.marked = None
            self.invited.begin(uid)
        self.turn_to(self._view)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._steps.use(directory)
        self._panels.use(directory)
        self._versions.use(directory)
        self._sheets.use(directory)
        if self.isVisible():
            self._read()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    @property
    def to_check(self) -> "VerifyScope | None":
        """The facts that the check before sending doubts, None where it is not shown."""
        return self._to_check if self._view is View.CHECK else None

    @property
    def shown_event(self) -> Uid | None:
        """The event that is shown."""
        return self._uid

    def replace(self) -> None:
        """Ask who comes in the place of the participant."""
        one = self._people.get(self._sheets.view.current_key)
        if one is not None and self._uid is not None:
            self._steps.ask_who_comes(self._uid, one)

    # what is shown

    def turn_to(self, view: View) -> None:
        """Show another view of the event."""
        self._view = view
        for one, button in self._buttons.items():
            is_behind = (one, view) == (View.VERSIONS, View.COMPARED)
            button.setChecked(one is view or is_behind or (one is View.ABOUT and view in SET_UP))
        self._sorts_bar.setVisible(view is View.INVITED)
        self._set_up_bar.setVisible(view in SET_UP)
        self._form.setVisible(view is View.CHECK)
        self._form.setText(translated(FORMS[self._way]))
        self._panes.setCurrentWidget(self._pane if view in LINED else self._sheets)
        self._begin()
        self._read()

    def show_sort(self, state: InvitationState | None) -> None:
        """Show only invitations of one sort, or all where that is shown already."""
        self.invited.choose(state)
        self._read()

    def _read(self) -> None:
        if self._directory is not None and self._uid is not None:
            wanted = Wanted(self._view, self._way, self._versions.pair)
            work = partial(read_event, self._directory, self._uid, wanted)
            self.frame.runner.read(work, self._show, lane=_LANE, failed=self._gone)

    def _gone(self, error: Exception) -> None:
        """Leave where the event is no more."""
        from stakeholders.app.errors import UnknownUidError, WrongKindError

        if not isinstance(error, (UnknownUidError, WrongKindError)):
            raise error
        self._uid = None
        self.left.emit()

    def _show(self, shown: Shown) -> None:
        """Show what was read, unless another view is wanted meanwhile."""
        if shown.view is not self._view:
            return
        self._title = shown.event.title
        for pane in (self._pane, self._sheets):
            pane.tell_beside(when_and_where(shown.event))
        self.invited.shown, self._people, self._cells = {}, {}, {}
        if shown.view in LINED:
            self._pane.empty.say(*emptiness(shown.view))
            self._pane.entitle(shown.event.title, translated(KEYS[shown.view]))
            self._show_rows(self._lines_of(shown), count_of_lines(shown))
        else:
            balance = balance_line(shown.coverage) if shown.coverage else ""
            self._sheets.entitle(shown.event.title, translated(KEYS[shown.view]), balance)
            self._show_sheet(shown)
        self._say_what_can_be_done()

    def _lines_of(self, shown: Shown) -> tuple[str | Line, ...]:
        if shown.report is not None:
            self._to_check = scope_of(shown.report)
            return gap_lines(shown.report)
        if shown.compared is not None:
            self._compared = shown.compared
            return correction_lines(shown.compared.corrections)
        if shown.view is View.VERSIONS:
            return edition_lines(shown.editions, self._versions.marked)
        return self.invited.lines_of(shown)

    def _show_sheet(self, shown: Shown) -> None:
        self._people = {str(one.uid): one for one in shown.people}
        self._cells = cells_by_key(shown.coverage) if shown.coverage else {}
        kind = SHEETS.get(shown.view)
        of = (self._uid, kind) if self._uid is not None and kind is not None else None
        self._sheets.show_sheet(shown.sheet, count_of_rows(shown), of)

    def _show_rows(self, rows: tuple[str | Line, ...], said: str) -> None:
        """Show lines; where there are none any more, the focus waits on the button above."""
        view = View.VERSIONS if self._view is View.COMPARED else self._view
        focused, button = QApplication.focusWidget(), self._buttons[view]
        self._pane.show_rows(rows, said)
        if self._view is View.VERSIONS:
            self._list.mean(self._versions.come_back())
        if focused is self._list and not rows:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is button and rows:
            self._list.begin()

    # keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys also where there is no line."""
        if not self._key_taken(event):
            super().keyPressEvent(event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif self._view is View.INVITED and self.invited.take_key(event):
            self._read()
        elif plain and self._is_lined and self._letter_taken(event.key()):
            pass
        elif plain and event.key() == Qt.Key.Key_I:
            self.frame.actions.run("event.invite")
        else:
            return False
        return True

    @property
    def _is_lined(self) -> bool:
        return self._view in LINED

    def _letter_taken(self, key: int) -> bool:
        """Do what a letter does where gaps, versions and what has changed are shown."""
        done = {
            (View.INVITED, Qt.Key.Key_V): self._verify,
            (View.CHECK, Qt.Key.Key_V): self._verify,
            (View.CHECK, Qt.Key.Key_F): self._take_next_form,
            (View.VERSIONS, Qt.Key.Key_Space): self._mark_version,
            (View.VERSIONS, Qt.Key.Key_W): self._ask_who_got_it,
            (View.COMPARED, Qt.Key.Key_D): self._ask_for_document,
        }.get((self._view, Qt.Key(key)))
        if done is not None:
            done()
        return done is not None

    def _verify(self) -> None:
        self.frame.actions.run("verify.shown")

    def _take_next_form(self) -> None:
        ways = list(FORMS)
        self._way = ways[(ways.index(self._way) + 1) % len(ways)]
        self.turn_to(View.CHECK)

    def _mark_version(self) -> None:
        self._versions.toggle(self._list.current_key)
        self._read()

    def _ask_who_got_it(self) -> None:
        if self._uid is not None:
            self._versions.ask_who_got_it(self._uid, self._list.current_key)

    def _ask_for_document(self) -> None:
        if self._uid is not None and self._compared is not None:
            self._versions.ask_for_document(self._uid, self._compared, self._title)

    def _go_back(self) -> None:
        if self._view is View.INVITED and self.invited.step_back():
            self._read()
        elif self._view is not View.INVITED:
            self.turn_to(View.VERSIONS if self._view is View.COMPARED else View.INVITED)
        else:
            self.left.emit()

    def _open(self, key: str) -> None:
        if key in self.invited.shown:
            one = self.invited.shown[key]
            self._open_contact(one.addressee or one.represents_uid)
        elif key in self._people:
            self._open_contact(self._people[key].person)
        elif self._view is View.CHECK:
            self._open_contact(uid_from_text(entry_of(key)))
        elif self._view is View.VERSIONS and key:
            self._versions.choose(key)
            self.turn_to(View.COMPARED)

    def _open_cell(self, row_key: str, column: str) -> None:
        if (row_key, column) not in self._cells or self._uid is None:
            return
        row, cell = self._cells[row_key, column]
        if cell.is_empty:
            self._steps.fill(self._uid, row, cell)
        else:
            self._open_contact(next((p.person for p in cell.people if p.person), None))

    def _open_cells(self, keys: Sequence[tuple[str, str]]) -> None:
        """Fill all gaps that are marked and for which somebody is suggested."""
        if self._uid is not None:
            self._steps.fill_many(self._uid, [self._cells[k] for k in keys if k in self._cells])

    def _open_contact(self, uid: Uid | None) -> None:
        if uid is None:
            self.frame.tell(translated("That one has no card in the directory."))
        else:
            self.contact_wanted.emit(uid)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_what_can_be_done()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for need in (Needs.INVITATION, Needs.PARTICIPANT):
            self.frame.actions.hold(need, holds=False)

    def _say_what_can_be_done(self) -> None:
        hold, row = self.frame.actions.hold, self._sheets.view.current_key
        hold(Needs.INVITATION, holds=self.isVisible() and self.invited.is_on_one)
        hold(Needs.PARTICIPANT, holds=self.isVisible() and row in self._people)

    # how it is built

    def _button(self, view: View, bar: QWidget) -> TextButton:
        action = self.frame.actions.action(f"event.{view.value}")
        title, theme = translated(action.title), self.frame.theme
        button = TextButton(theme, title, action.icon, parent=bar)
        button.setCheckable(True)
        button.clicked.connect(partial(self._turn_to_checked, view))
        return button

    def _turn_to_checked(self, view: View, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self.turn_to(view)

    def _begin(self) -> None:
        """Give the focus to what is shown."""
        if self._is_lined:
            self._list.begin()
        else:
            self._sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        gap = self.frame.theme.measures.px(8)
        self._flows = tuple(FlowLayout(bar, gap=gap) for bar in (self._bar, self._set_up_bar))
        for view, button in self._buttons.items():
            self._flows[view in SET_UP[1:]].addWidget(button)
        self._flows[0].addWidget(self._form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for bar in (self._bar, self._sorts_bar, self._set_up_bar):
            give_role(bar, Role.PANE)
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            whole.addWidget(bar)
        self._panes = QStackedLayout()
        self._panes.addWidget(self._pane)
        self._panes.addWidget(self._sheets)
        whole.addLayout(self._panes, 1)
        self._take_measure()

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        for flow in self._flows:
            flow.setContentsMargins(px(18), px(14), px(18), 0)

    def _connect(self) -> None:
        self.frame.theme.changed.connect(self._take_measure)
        self._list.installEventFilter(self)
        self._sorts_bar.wanted.connect(self.show_sort)
        self._panels.write_wanted.connect(self.write_wanted)
        self._form.clicked.connect(self._take_next_form)
        self._sheets.view.opened.connect(self._open)
        self._sheets.view.cell_opened.connect(self._open_cell)
        self._sheets.view.cells_opened.connect(self._open_cells)
        self._sheets.view.current_moved.connect(self._say_what_can_be_done)
        self._list.opened.connect(self._open)
        self._list.letter_pressed.connect(self.frame.actions.run)
        self._list.current_moved.connect(self._say_what_can_be_done)
