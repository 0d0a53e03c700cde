"""The history in the window: its place, and the commands that take steps back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from stakeholders.app.first_page import DirectoryFileError
from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.history import NextSteps
    from stakeholders.app.history_conflicts import StepConflictError
    from stakeholders.desktop.history.history_page import HistoryPage


class HistoryFeature(PageFeature["HistoryPage"]):
    """Leads to the steps, and takes back the last of them from anywhere.

    `past_wanted` tells a contact and the step after which it is to be seen.
    """

    place = "history"
    past_wanted = Signal(str, str)

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("history.show", self.go)
        connect("history.as_of", self._show_past)
        connect("contact.history", self._show_steps_of_card)
        connect("history.undo", self._undo)
        connect("history.redo", self._redo)

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._read_next()

    @override
    def refresh(self, changes: Changes) -> None:
        super().refresh(changes)
        for need in (Needs.UNDOABLE, Needs.REDOABLE):
            self.frame.actions.hold(need, holds=True)  # until it is known better
        self._read_next()

    @override
    def build(self) -> "HistoryPage":
        from stakeholders.desktop.history.history_page import HistoryPage

        page = HistoryPage(self.frame)
        page.past_wanted.connect(self.past_wanted)
        return page

    @override
    def sections(self) -> tuple[Section, ...]:
        place = Place(self.place, translated("History"), "history")
        return (Section(translated("Looking back"), (place,)),)

    @override
    def shows(self, place: str) -> bool:
        return place == self.place or (self.built is not None and self.built.knows(place))

    def take_back(self, steps: tuple[Uid, ...]) -> None:
        """Take back these steps and no others, the newest first."""
        if self.directory is not None and self.frame.actions.holds(Needs.WRITABLE):
            undo = self.directory.history.undo
            work = partial(_taken_back, undo, steps)
            failed = partial(self._tell_in_the_way, steps[0])
            self.frame.runner.write(work, self.frame.tell, failed=failed)

    def _tell_in_the_way(self, step: Uid, error: Exception) -> None:
        """Say why a step cannot be taken back, and offer to show what was built on it."""
        from stakeholders.app.errors import ConflictError, NothingToUndoError
        from stakeholders.app.history_conflicts import StepConflictError

        if isinstance(error, StepConflictError):
            show = partial(self._show_in_the_way, step, error)
            self.frame.offer(str(error), translated("Show them"), show)
        elif isinstance(error, NothingToUndoError | ConflictError | DirectoryFileError):
            self.frame.tell(str(error))
        else:
            raise error

    def _show_in_the_way(self, step: Uid, error: "StepConflictError") -> None:
        self.go()
        self.page.show_in_the_way(step, error)

    def _show_steps_of_card(self) -> None:
        card = self.workplace.people.card
        if card is not None and card.record.uid is not None:
            self.frame.go_to(self.page.place_of(card.record.uid, card.record.name))

    def _show_past(self) -> None:
        self.page.show_past()

    def _read_next(self) -> None:
        if self.directory is not None:
            read = self.directory.history.next_steps
            self.frame.runner.read(read, self._name_next, lane="next steps")

    def _name_next(self, steps: "NextSteps") -> None:
        """Say in menu and palette what undo would take back, and redo do again."""
        actions = self.frame.actions
        undo = translated("Undo: {step}", step=steps.undo) if steps.undo else ""
        redo = translated("Redo: {step}", step=steps.redo) if steps.redo else ""
        actions.rename("history.undo", undo)
        actions.rename("history.redo", redo)
        actions.hold(Needs.UNDOABLE, holds=bool(undo))
        actions.hold(Needs.REDOABLE, holds=bool(redo))

    def _undo(self) -> None:
        if self.directory is not None:
            self.frame.runner.write(self.directory.history.undo, self.frame.tell)

    def _redo(self) -> None:
        if self.directory is not None:
            self.frame.runner.write(self.directory.history.redo, self.frame.tell)


def _taken_back(undo: Callable[[str], str], steps: tuple[Uid, ...]) -> str:
    """Take back steps, the newest first; return what the first was; called in a worker."""
    return [undo(step) for step in reversed(steps)][-1]
