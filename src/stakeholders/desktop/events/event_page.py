"""The page of an event: who is invited, who takes part, and who is missing."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.event_choices import INVITATION_STATES, event_word
from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.events.event_lines import (
    invited_lines,
    next_deadline,
    when_and_where,
)
from stakeholders.desktop.events.event_reading import SET_UP, SHEETS, Shown, View, read_event
from stakeholders.desktop.events.event_steps import EventSteps
from stakeholders.desktop.events.invitation_marks import InvitationMarks
from stakeholders.desktop.events.invitation_panels import InvitationPanels
from stakeholders.desktop.events.matrix_sheet import balance_line, cells_by_key
from stakeholders.desktop.events.sheet_pane import SheetPane
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane
from stakeholders.domain.changes import Changes
from stakeholders.domain.coverage import Cell, CoverageRow
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Participation
from stakeholders.i18n import marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_LANE: Final = "event"
_KEYS: Final = MappingProxyType(
    {
        View.INVITED: marked(
            "I invites. S says sent, C coming, N not coming, A no answer; W notes an answer, M "
            "reminds, E corrects. Space marks several, 1 to 5 show one sort, 0 all."
        ),
        View.PARTICIPANTS: marked(
            "Type into a cell, or into all that are marked; Ctrl+D fills down, Ctrl+V pastes a "
            "block. On a name, Enter opens the contact, R lets somebody else come instead, Delete "
            "removes."
        ),
        View.DELEGATIONS: marked(
            "Type into a cell; a name below the last adds a State or organisation, Delete on a "
            "name removes one."
        ),
        View.MISSING: marked(
            "Enter takes who is suggested for a gap, or for all gaps that are marked; else it "
            "opens who is there."
        ),
        View.ABOUT: marked(
            "Type into a cell; several hosts or organisers have a semicolon between."
        ),
        View.ROLES: marked("Each wanted role is a column of “Who is missing?”."),
        View.CATEGORIES: marked("Each category stands in a section of the list of participants."),
        View.SECTIONS: marked("The list of participants has these sections, in this order."),
        View.COLUMNS: marked(
            "Columns of this event alone, such as hotel or visa: a name below the last makes one."
        ),
        View.CHANGES: marked(
            "Who holds which post now, and which organisations are called otherwise, have ended or "
            "are gone, since the event that this one was made like."
        ),
    }
)
_EMPTY: Final = (
    marked("Nobody is invited like this"),
    marked("I invites countries, groups, organisations, people and lists."),
)
_COUNTS: Final = MappingProxyType(
    {
        View.PARTICIPANTS: (marked("{count} participant"), marked("{count} participants")),
        View.DELEGATIONS: (marked("{count} delegation"), marked("{count} delegations")),
    }
)
_SORTS: Final = tuple(InvitationState)
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class EventPage(Page):
    """Shows one event in three views; what is done on it is done by keys, each step with Undo.

    `contact_wanted` tells the uid of a contact to open, `left` that somebody goes back.
    """

    contact_wanted = Signal(str)
    left = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._uid: Uid | None = None
        self._view = View.INVITED
        self._sort: InvitationState | None = None
        self._invited: dict[str, Invitation] = {}
        self._people: dict[str, Participation] = {}
        self._cells: dict[tuple[str, str], tuple[CoverageRow, Cell]] = {}
        self._roles: tuple[EventRole, ...] = ()
        self._marks = InvitationMarks()
        self._steps = EventSteps(frame, self)
        self._panels = InvitationPanels(frame, self)
        letters = frame.actions.letters(Where.EVENT)
        self._list = LineList(frame.theme, translated("The event"), letters, self)
        self._pane = LinedPane(frame.theme, "", "", self._list, self)
        self._sheets = SheetPane(frame, letters, self)
        self._bar, self._sorts_bar, self._set_up_bar = (QWidget(self) for _ in range(3))
        self._buttons = {
            view: self._button(view, self._set_up_bar if view in SET_UP[1:] else self._bar)
            for view in View
        }
        self._sorts = {state: self._sort_button(state) for state in _SORTS}
        self._where = ElidedLabel("", self._bar)
        self._due = ElidedLabel("", self._sorts_bar)
        self._lay_out()
        self._connect()

    def show_event(self, uid: Uid) -> None:
        """Show an event from now on."""
        if uid != self._uid:
            self._uid, self._sort = uid, None
            self._view = View.INVITED
            self._marks.clear()
        self.turn_to(self._view)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._steps.use(directory)
        self._panels.use(directory)
        self._sheets.use(directory)
        if self.isVisible():
            self._read()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    # what is done on the line that is meant

    def mark(self, state: InvitationState) -> None:
        """Say how far the invitation is, or what the answer is."""
        if self._uid is not None:
            self._steps.mark(self._uid, self._meant(), state)

    def correct(self) -> None:
        """Show the invitation with what became of it, to be corrected."""
        some = self._meant()
        if some and self._uid is not None:
            self._panels.ask_for_changes(self._uid, some[0])

    def note_answer(self) -> None:
        """Ask what the answer to the invitation is, and who comes."""
        some = self._meant()
        if some and self._uid is not None:
            self._panels.ask_for_answer(self._uid, some[0], self._roles)

    def remind(self) -> None:
        """Ask how those that are marked, or the one that is meant, are reminded."""
        if self._uid is not None and (some := self._meant()):
            self._panels.ask_to_remind(self._uid, some)

    def _meant(self) -> tuple[Invitation, ...]:
        """Return the invitations that are marked, else the one whose line is meant."""
        return self._marks.meant(self._invited, self._list.current_key)

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
            button.setChecked(one is view or (one is View.ABOUT and view in SET_UP))
        self._sorts_bar.setVisible(view is View.INVITED)
        self._set_up_bar.setVisible(view in SET_UP)
        self._panes.setCurrentWidget(self._pane if view is View.INVITED else self._sheets)
        self._begin()
        self._read()

    def show_sort(self, state: InvitationState | None) -> None:
        """Show only invitations of one sort, or all where that is shown already."""
        self._sort = None if state is self._sort else state
        self._read()

    def _read(self) -> None:
        if self._directory is not None and self._uid is not None:
            work = partial(read_event, self._directory, self._uid, self._view)
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
        title, about = _EMPTY
        self._pane.empty.say("calendar", translated(title), translated(about))
        self._where.setText(when_and_where(shown.event))
        keys = translated(_KEYS[shown.view])
        self._invited, self._people, self._cells = {}, {}, {}
        if shown.view is View.INVITED:
            self._pane.entitle(shown.event.title, keys)
            self._show_invited(shown)
        else:
            balance = balance_line(shown.coverage) if shown.coverage else ""
            self._sheets.entitle(shown.event.title, keys, balance)
            self._show_sheet(shown)
        self._say_what_can_be_done()

    def _show_invited(self, shown: Shown) -> None:
        counts = Counter(state for _, state in shown.asked)
        for state, button in self._sorts.items():
            word = event_word(INVITATION_STATES, state)
            button.setText(translated("{title} ({count})", title=word, count=counts[state]))
            button.setChecked(state is self._sort)
        some = [pair for pair in shown.asked if self._sort in {None, pair[1]}]
        self._roles = shown.event.roles
        self._invited = {str(one.uid): one for one, _ in some}
        self._marks.keep(self._invited)
        said = plural("{count} invitation", "{count} invitations", len(shown.asked))
        self._show_due(next_deadline(shown.asked))
        self._show_rows(invited_lines(some, self._marks.keys), said)

    def _show_due(self, due: PartialDate | None) -> None:
        self._due.setVisible(due is not None)
        if due is not None:
            date = shown_date(due)
            self._due.setText(translated("Next answer due {date}", date=date))

    def _show_sheet(self, shown: Shown) -> None:
        self._people = {str(one.uid): one for one in shown.people}
        self._cells = cells_by_key(shown.coverage) if shown.coverage else {}
        kind = SHEETS.get(shown.view)
        of = (self._uid, kind) if self._uid is not None and kind is not None else None
        self._sheets.show_sheet(shown.sheet, _count(shown), of)

    def _show_rows(self, rows: tuple[str | Line, ...], said: str) -> None:
        """Show lines; where there are none any more, the focus waits on the button above."""
        focused, button = QApplication.focusWidget(), self._buttons[self._view]
        self._pane.show_rows(rows, said)
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
        plain, number = not event.modifiers(), event.key() - Qt.Key.Key_0
        if plain and event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif plain and self._view is View.INVITED and 0 <= number <= len(_SORTS):
            self._sort = None if number == 0 else self._sort
            self.show_sort(_SORTS[number - 1] if number else None)
        elif self._view is View.INVITED and self._mark_taken(event):
            self._read()
        elif plain and event.key() == Qt.Key.Key_I:
            self.frame.actions.run("event.invite")
        else:
            return False
        return True

    def _mark_taken(self, event: QKeyEvent) -> bool:
        """Mark a line, or all; tell whether a key did."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._marks.toggle(self._list.current_key)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == _CONTROL:
            self._marks.toggle_all(self._invited)
        else:
            return False
        return True

    def _go_back(self) -> None:
        if self._view is View.INVITED and self._marks.clear():
            self._read()
        elif self._sort is not None and self._view is View.INVITED:
            self.show_sort(None)
        elif self._view is not View.INVITED:
            self.turn_to(View.INVITED)
        else:
            self.left.emit()

    def _open(self, key: str) -> None:
        if key in self._invited:
            one = self._invited[key]
            self._open_contact(one.addressee or one.represents_uid)
        elif key in self._people:
            self._open_contact(self._people[key].person)

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
        is_invited = self._list.current_key in self._invited
        hold(Needs.INVITATION, holds=self.isVisible() and is_invited)
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
        if self._view is View.INVITED:
            self._list.begin()
        else:
            self._sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_button(self, state: InvitationState) -> TextButton:
        word = event_word(INVITATION_STATES, state)
        button = TextButton(self.frame.theme, word, parent=self._sorts_bar)
        button.setCheckable(True)
        button.clicked.connect(partial(self._show_checked, state))
        return button

    def _show_checked(self, state: InvitationState, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self.show_sort(state)

    def _lay_out(self) -> None:
        gap = self.frame.theme.measures.px(8)
        bars = self._bar, self._sorts_bar, self._set_up_bar
        self._flows = tuple(FlowLayout(bar, gap=gap) for bar in bars)
        views = [one for view, one in self._buttons.items() if view not in SET_UP[1:]]
        rows = views, self._sorts.values(), [self._buttons[view] for view in SET_UP[1:]]
        for flow, buttons in zip(self._flows, rows, strict=True):
            for button in buttons:
                flow.addWidget(button)
        for flow, told in zip(self._flows[:2], (self._where, self._due), strict=True):
            flow.addWidget(told)
            give_role(told, Role.SECOND)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for bar in bars:
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
        height = self._buttons[View.INVITED].sizeHint().height()
        for told in (self._where, self._due):
            told.setMinimumHeight(height)  # in the middle of the buttons before it

    def _connect(self) -> None:
        self.frame.theme.changed.connect(self._take_measure)
        self._list.installEventFilter(self)
        self._sheets.view.opened.connect(self._open)
        self._sheets.view.cell_opened.connect(self._open_cell)
        self._sheets.view.cells_opened.connect(self._open_cells)
        self._sheets.view.current_moved.connect(self._say_what_can_be_done)
        self._list.opened.connect(self._open)
        self._list.letter_pressed.connect(self.frame.actions.run)
        self._list.current_moved.connect(self._say_what_can_be_done)


def _count(shown: Shown) -> str:
    """Return how many there are of what a sheet shows."""
    if shown.coverage is not None:
        return plural("{count} gap", "{count} gaps", shown.coverage.empty)
    if shown.view not in _COUNTS:
        return ""
    count = sum(not row.is_new and not row.is_over for row in shown.sheet.rows)
    return plural(*_COUNTS[shown.view], count)
