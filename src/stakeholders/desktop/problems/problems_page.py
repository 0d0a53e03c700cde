"""The page of problems: kind by kind, with the repair of each on one key, several at once too."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.problems.problem_lines import problem_lines
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.open_problem import OpenProblem, ProblemKind, Repair
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class ProblemsPage(LinePage):
    """Shows what is wrong in the data; R puts right what is meant or marked, one Undo.

    `contact_wanted` tells the uid of the contact to open, `left` that one goes back; `pair_wanted`
    that a pair is to be looked at beside each other.
    """

    contact_wanted = Signal(str)
    left = Signal()
    pair_wanted = Signal()

    need = Needs.PROBLEM

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._problems: dict[str, OpenProblem] = {}
        self._marked: set[str] = set()
        self._only: ProblemKind | None = None
        self._is_read = False
        theme = frame.theme
        self._list = LineList(
            theme, translated("What is wrong"), frame.actions.letters(Where.PROBLEMS), self
        )
        keys = translated("R repairs, Space marks several, A marks all alike; Enter opens.")
        self._pane = LinedPane(theme, translated("Problems"), keys, self._list, self)
        self._kinds = ChoiceBox(theme, translated("Which problems"), self)
        self._kinds.activated.connect(self._narrow)
        self._pane.add_field(self._kinds)
        self._all, self._repair = self._pane.offer(
            frame.actions.run,
            Offer("problems.mark_all", translated("Mark all alike"), "list-checks"),
            Offer("problems.repair", translated("Repair"), "check"),
        )
        self._pane.fill_page()
        self._list.installEventFilter(self)
        self._list.opened.connect(self._open)
        self._list.current_moved.connect(self.hold_commands)
        self._show()

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._marked.clear()

    @override
    def show_place(self, place: str) -> None:
        self._list.begin()

    def show_problems(self, problems: Sequence[OpenProblem]) -> None:
        """Show these problems."""
        self._is_read = True
        self._problems = {one.key: one for one in problems}
        self._marked &= self._problems.keys()
        self._show()
        if self.is_on_top and not self._list.hasFocus() and not self._kinds.hasFocus():
            self._list.begin()

    # commands

    def repair(self) -> None:
        """Put right what is marked, else what is meant."""
        meant = [self._problems[key] for key in self._marked]
        if not meant and self._meant is not None:
            meant = [self._meant]
        able = [one for one in meant if one.repair is not Repair.NONE]
        if self._directory is not None and able:
            self._marked.clear()
            work = partial(self._directory.open_problems.repair, able)
            self.frame.runner.write(work, self._tell_repaired, failed=self._refused)

    def mark_all(self) -> None:
        """Mark all problems of the kind that is meant that can be repaired, or none of them."""
        meant = self._meant
        if meant is not None:
            alike = {
                key
                for key, one in self._problems.items()
                if one.kind is meant.kind and one.repair is meant.repair
            }
            self._marked = self._marked - alike if alike <= self._marked else self._marked | alike
            self._show()

    def _tell_repaired(self, count: int) -> None:
        self.frame.tell_done(
            plural("Repaired {count} problem.", "Repaired {count} problems.", count)
        )

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError, UnknownUidError

        if not isinstance(error, NothingDoneError | DirectoryFileError | UnknownUidError):
            raise error
        self.frame.tell(str(error))

    # what is shown

    def _narrow(self, place: int) -> None:
        code = self._kinds.itemData(place)
        self._only = ProblemKind(code) if code else None
        self._show()
        self._list.begin()

    def _show(self) -> None:
        problems = tuple(self._problems.values())
        there = [kind for kind in ProblemKind if any(one.kind is kind for one in problems)]
        if self._only not in there:
            self._only = None
        self._kinds.clear()
        self._kinds.addItem(translated("All problems"), "")
        for kind in there:
            self._kinds.addItem(kind.word, kind.value)
        self._kinds.setCurrentIndex(there.index(self._only) + 1 if self._only else 0)
        said = plural("{count} problem", "{count} problems", len(problems))
        if self._marked:
            said = plural("{count} marked", "{count} marked", len(self._marked))
        self._pane.empty.say("circle-check", *self._why_empty())
        self._pane.show_rows(problem_lines(problems, self._only, self._marked), said)
        self.hold_commands()

    def _why_empty(self) -> tuple[str, str]:
        if not self._is_read:
            return translated("Looking…"), translated("What is wrong is being looked for.")
        return (
            translated("Nothing is wrong"),
            translated("Wrong, missing, old and contradictory facts will stand here."),
        )

    @property
    def _meant(self) -> OpenProblem | None:
        return self._problems.get(self._list.current_key)

    def _open(self, _key: str) -> None:
        meant = self._meant
        if meant is None:
            return
        if meant.kind is ProblemKind.DUPLICATE:
            self.pair_wanted.emit()
        else:
            self.contact_wanted.emit(meant.entry)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers()
            if plain and event.key() == Qt.Key.Key_Space:
                self._mark()
                return True
            if plain and event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _mark(self) -> None:
        meant = self._meant
        if meant is not None and meant.repair is not Repair.NONE:
            self._marked ^= {meant.key}
            self._show()

    @override
    def show_what_can_be_done(self) -> bool:
        meant = self._meant
        able = bool(self._marked) or (meant is not None and meant.repair is not Repair.NONE)
        self._repair.setEnabled(able)
        if meant is not None and meant.repair.word:
            self._repair.setText(meant.repair.word)
        self._all.setEnabled(meant is not None and meant.repair is not Repair.NONE)
        return able
