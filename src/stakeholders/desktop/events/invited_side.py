"""Who is invited: which sort is shown, who is marked, and what is done with those meant."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from stakeholders.desktop.events.event_lines import invited_lines
from stakeholders.desktop.events.event_reading import Shown
from stakeholders.desktop.events.event_steps import EventSteps
from stakeholders.desktop.events.invitation_marks import InvitationMarks
from stakeholders.desktop.events.invitation_panels import InvitationPanels
from stakeholders.desktop.events.sorts_bar import SORTS, SortsBar
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationState


class InvitedSide(QObject):
    """Means the invitations that are marked, else the one whose line is meant."""

    def __init__(
        self, lines: LineList, bar: SortsBar, steps: EventSteps, panels: InvitationPanels
    ) -> None:
        super().__init__(lines)
        self._lines = lines
        self._bar = bar
        self._steps = steps
        self._panels = panels
        self._sort: InvitationState | None = None
        self._event: Uid | None = None
        self._roles: tuple[EventRole, ...] = ()
        self._marks = InvitationMarks()
        self.shown: dict[str, Invitation] = {}

    def begin(self, event: Uid) -> None:
        """Show all of another event, with none marked."""
        self._event, self._sort = event, None
        self._marks.clear()

    def lines_of(self, shown: Shown) -> tuple[Line, ...]:
        """Return the lines of the sort that is wanted; who is shown no more is marked no more."""
        self._bar.show_counts(shown.asked, self._sort)
        some = [pair for pair in shown.asked if self._sort in {None, pair[1]}]
        self._roles = shown.event.roles
        self.shown = {str(one.uid): one for one, _ in some}
        self._marks.keep(self.shown)
        return invited_lines(some, self._marks.keys)

    def choose(self, state: InvitationState | None) -> None:
        """Show only one sort, or all where that is shown already."""
        self._sort = None if state is self._sort else state

    @property
    def meant(self) -> tuple[Invitation, ...]:
        """The invitations that are marked, else the one whose line is meant."""
        return self._marks.meant(self.shown, self._lines.current_key)

    @property
    def marked(self) -> tuple[Uid, ...]:
        """The invitations that are marked."""
        return tuple(
            u for key, one in self.shown.items() if key in self._marks.keys if (u := one.uid)
        )

    @property
    def to_mail(self) -> tuple[Uid, ...]:
        """The invitations that are marked, else those of the sort that is shown, else none."""
        sorted_out = self.shown.values() if self._sort is not None else ()
        return self.marked or tuple(one.uid for one in sorted_out if one.uid)

    @property
    def is_on_one(self) -> bool:
        """Whether an invitation is meant."""
        return self._lines.current_key in self.shown

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose which sort is shown, mark a line, or all; tell whether a key did."""
        plain, number = not event.modifiers(), event.key() - Qt.Key.Key_0
        if plain and 0 <= number <= len(SORTS):
            self._sort = None if number == 0 else self._sort
            self.choose(SORTS[number - 1] if number else None)
        elif plain and event.key() == Qt.Key.Key_Space:
            self._marks.toggle(self._lines.current_key)
        elif (
            event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self._marks.toggle_all(self.shown)
        else:
            return False
        return True

    def step_back(self) -> bool:
        """Take away marks, else show all sorts; tell whether anything was to be taken back."""
        if self._marks.clear():
            return True
        had, self._sort = self._sort is not None, None
        return had

    def mark(self, state: InvitationState) -> None:
        """Say how far those that are meant are, or what their answer is."""
        if self._event is not None:
            self._steps.mark(self._event, self.meant, state)

    def correct(self) -> None:
        """Show the invitation with what became of it, to be corrected."""
        if self.meant and self._event is not None:
            self._panels.ask_for_changes(self._event, self.meant[0])

    def note_answer(self) -> None:
        """Ask what the answer to the invitation is, and who comes."""
        if self.meant and self._event is not None:
            self._panels.ask_for_answer(self._event, self.meant[0], self._roles)

    def remind(self) -> None:
        """Ask how those that are meant are reminded."""
        if self.meant and self._event is not None:
            self._panels.ask_to_remind(self._event, self.meant)
