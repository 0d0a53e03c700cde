"""To do in the window: its place with what is due, and its commands."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.to_do.to_do_page import ToDoPage
    from stakeholders.domain.changes import Changes
    from stakeholders.domain.task import Task


class ToDoFeature(PageFeature["ToDoPage"]):
    """Reads what is to do, for the sidebar and for the page."""

    place = "to_do"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._tasks: tuple[Task, ...] = ()

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("to_do.show", self.go)
        self.frame.actions.connect_to("task.done", self._mark_done)

    @override
    def build(self) -> "ToDoPage":
        from stakeholders.desktop.to_do.to_do_page import ToDoPage

        page = ToDoPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        if self.directory is not None:
            page.show_tasks(self._tasks, self.directory.today())
        return page

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._read()

    @override
    def refresh(self, changes: "Changes") -> None:
        self._read()

    @override
    def sections(self) -> tuple[Section, ...]:
        place = Place(self.place, translated("To do"), "inbox", self._due or None, not self._tasks)
        return (Section(translated("To look at"), (place,)),)

    @override
    def show_place(self, place: str) -> None:
        self._read()
        super().show_place(place)

    @property
    def _due(self) -> int:
        if self.directory is None:
            return 0
        today = self.directory.today()
        return sum(task.is_due_on(today) for task in self._tasks)

    def _read(self) -> None:
        if self.directory is not None:
            tasks = self.directory.to_do.tasks
            self.frame.runner.read(tasks, self._show_tasks, lane=self.place)

    def _show_tasks(self, tasks: "tuple[Task, ...]") -> None:
        before = self.sections()
        self._tasks = tasks
        if self.built is not None and self.directory is not None:
            self.built.show_tasks(tasks, self.directory.today())
        if before != self.sections():
            self.sections_changed.emit()

    def _mark_done(self) -> None:
        self.page.mark_done()
