"""The page To do: calls to make and facts to check, the late ones first."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.feature import Waiting
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.to_do.task_lines import place_of, task_key, task_lines
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.task import Task, TaskKind
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_DONE: Final = "task.done"


class ToDoPage(LinePage):
    """Shows what has a day, late, today and later, and where else something waits.

    `contact_wanted` tells the uid of the contact that a task is about, `place_wanted` the place
    where something waits.
    """

    contact_wanted = Signal(str)
    place_wanted = Signal(str)

    need = Needs.TASK

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._tasks: dict[str, Task] = {}
        letters = frame.actions.letters(Where.TO_DO)
        self._list = LineList(frame.theme, translated("What is to do"), letters, self)
        keys = translated("Enter opens a line. D or Space marks a call as done.")
        self._pane = LinedPane(frame.theme, translated("To do"), keys, self._list, self)
        run = frame.actions.run
        (self._done,) = self._pane.offer(run, Offer(_DONE, translated("Called back"), "check"))
        self._open = TextButton(frame.theme, translated("Open"), "id-card", parent=self)
        self._pane.add_button(self._open)
        self._pane.fill_page()
        self._connect()
        self.show_tasks((), date.min)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory

    @override
    def show_place(self, place: str) -> None:
        self._list.begin()

    def show_tasks(
        self,
        tasks: tuple[Task, ...],
        today: date,
        waiting: tuple[Waiting, ...] = (),
        count: int = 0,
    ) -> None:
        """Show these tasks as they stand on this day, and what waits without one."""
        self._tasks = {task_key(task): task for task in tasks}
        rows = task_lines(tasks, today, waiting)
        self._pane.show_rows(rows, plural("{count} to do", "{count} to do", count) if rows else "")
        self._pane.empty.say(
            "circle-check",
            translated("Nothing to do"),
            translated("Calls to make, facts to check and problems in the data will stand here."),
        )

    def mark_done(self) -> None:
        """Note that the call that is meant was made."""
        task = self._tasks.get(self._list.current_key)
        if self._directory is None or task is None or task.kind is not TaskKind.CALL_BACK:
            return
        work = partial(self._directory.notes.mark_done, task.part)
        said = translated("Called {name} back.", name=task.entry_name)
        self.frame.runner.write(work, partial(self._tell_done, said))

    @override
    def show_what_can_be_done(self) -> bool:
        task = self._tasks.get(self._list.current_key)
        is_call = task is not None and task.kind is TaskKind.CALL_BACK
        self._open.setEnabled(bool(self._list.current_key))
        self._done.setEnabled(is_call)
        return is_call

    def _open_contact(self) -> None:
        task = self._tasks.get(self._list.current_key)
        if task is not None:
            self.contact_wanted.emit(task.entry)
        elif place := place_of(self._list.current_key):
            self.place_wanted.emit(place)

    def _tell_done(self, said: str, _answer: None) -> None:
        self.frame.tell_done(said)

    def _connect(self) -> None:
        self._list.opened.connect(self._open_contact)
        self._list.current_moved.connect(self.hold_commands)
        self._open.clicked.connect(self._open_contact)
