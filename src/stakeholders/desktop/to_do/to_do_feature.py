"""To do in the window: its place with what is due, and its commands."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import Feature, PageFeature, Waiting, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.to_do.to_do_page import ToDoPage
    from stakeholders.domain.changes import Changes
    from stakeholders.domain.task import Task

_WAITING: Final = "waiting:"


class ToDoFeature(PageFeature["ToDoPage"]):
    """Reads what has a day, and gathers what waits in other jobs, for the sidebar and the page."""

    place = "to_do"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._tasks: tuple[Task, ...] = ()
        self._others: tuple[Feature, ...] = ()

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("to_do.show", self.go)
        self.frame.actions.connect_to("task.done", self._mark_done)

    @override
    def build(self) -> "ToDoPage":
        from stakeholders.desktop.to_do.to_do_page import ToDoPage

        page = ToDoPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        page.place_wanted.connect(self.frame.go_to)
        self._show_on(page)
        return page

    def gather(self, features: "Iterable[Feature]") -> None:
        """Lead to what waits in these, too."""
        self._others = tuple(one for one in features if one is not self)
        for one in self._others:
            one.sections_changed.connect(self._show_what_waits)

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._read()

    @override
    def refresh(self, changes: "Changes") -> None:
        self._read()

    @override
    def sections(self) -> tuple[Section, ...]:
        is_empty = not self._tasks and not any(one.is_there for one in self._gathered)
        place = Place(self.place, translated("To do"), "inbox", self._count or None, is_empty)
        return (Section("", (place,)),)

    @override
    def above(self, place: str) -> str:
        return self.place if any(one.place.key == place for one in self._gathered) else ""

    @override
    def offers(self) -> "tuple[PaletteEntry, ...]":
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        waiting = (one.place for one in self._gathered if one.is_there)
        return tuple(
            PaletteEntry(
                f"{_WAITING}{place.key}", translated("Go to {place}", place=place.title), place.icon
            )
            for place in waiting
        )

    @override
    def take_offer(self, key: str) -> bool:
        is_ours = key.startswith(_WAITING)
        if is_ours:
            self.frame.go_to(key.removeprefix(_WAITING))
        return is_ours

    @override
    def show_place(self, place: str) -> None:
        self._read()
        super().show_place(place)

    @property
    def _gathered(self) -> tuple[Waiting, ...]:
        return tuple(one for feature in self._others for one in feature.waiting())

    @property
    def _count(self) -> int:
        """How much there is to do today: what is due, and what has no day.

        Until the whole is counted its parts stand for it.
        """
        if self.directory is None:
            return 0
        today = self.directory.today()
        due = sum(task.is_due_on(today) for task in self._tasks)
        counts = [(one.is_part, one.place.count or 0) for one in self._gathered]
        wholes = sum(count for is_part, count in counts if not is_part)
        return due + (wholes or sum(count for is_part, count in counts if is_part))

    def _read(self) -> None:
        if self.directory is not None:
            tasks = self.directory.to_do.tasks
            self.frame.runner.read(tasks, self._show_tasks, lane=self.place)

    def _show_tasks(self, tasks: "tuple[Task, ...]") -> None:
        before = self.sections()
        self._tasks = tasks
        self._show_what_waits()
        if before != self.sections():
            self.sections_changed.emit()

    def _show_what_waits(self) -> None:
        if self.built is not None:
            self._show_on(self.built)

    def _show_on(self, page: "ToDoPage") -> None:
        if self.directory is not None:
            page.show_tasks(self._tasks, self.directory.today(), self._gathered, self._count)

    def _mark_done(self) -> None:
        self.page.mark_done()
