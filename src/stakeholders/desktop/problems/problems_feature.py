"""Problems in the window: how many there are in the sidebar, counted behind, and their page."""

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Waiting, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place
from stakeholders.domain.open_problem import OpenProblem, ProblemKind
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.duplicates import Duplicate
    from stakeholders.desktop.problems.problems_page import ProblemsPage
    from stakeholders.domain.changes import Changes

_PAUSE: Final = 1500
"""So many milliseconds nothing is written before it is counted anew: that reads every contact."""


class ProblemsFeature(PageFeature["ProblemsPage"]):
    """Reads what is wrong once nothing is written for a moment, and at once for who looks."""

    place = "problems"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._counts: dict[ProblemKind, int] = {}
        self._pairs: tuple[Duplicate, ...] = ()
        self._is_scanned = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("problems.show", self.go)
        connect("problems.repair", self._repair)
        connect("problems.mark_all", self._mark_all)

    @override
    def build(self) -> "ProblemsPage":
        from stakeholders.desktop.problems.problems_page import ProblemsPage

        page = ProblemsPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        page.left.connect(self.left)
        page.pair_wanted.connect(partial(self.frame.actions.run, "duplicates.show"))
        return page

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._pairs, self._is_scanned = (), False
        self._pause.start()

    @override
    def refresh(self, changes: "Changes") -> None:
        self._pairs = tuple(
            pair for pair in self._pairs if changes.entries.isdisjoint((pair.first, pair.second))
        )
        if self.built is not None and self.built.isVisible():
            self._read()
        else:
            self._pause.start()

    @override
    def waiting(self) -> tuple[Waiting, ...]:
        count, old = sum(self._counts.values()), self._counts.get(ProblemKind.STALE, 0)
        wrong = Place(self.place, translated("Problems"), "triangle-alert", count)
        doubtful = Place("verify", translated("To check"), "badge-check", old)
        return (
            Waiting(
                wrong, translated("What is wrong, missing or contradictory, each with its repair")
            ),
            Waiting(doubtful, translated("Contacts with facts that nobody checked for long"), True),
        )

    @override
    def show_place(self, place: str) -> None:
        super().show_place(place)
        self._pause.stop()
        self._read()
        if self.directory is not None and not self._is_scanned:
            self._is_scanned = True
            from stakeholders.app.progress import Job

            work = partial(self.directory.long_work.scan_duplicates, Job())
            self.frame.runner.read(
                work, self._know_pairs, lane="problems.pairs", failed=self._leave_pairs
            )

    def _read(self) -> None:
        """Read all of them for the page, and only how many there are where it is not shown."""
        if self.directory is None:
            return
        problems, read = self.directory.open_problems, self.frame.runner.read
        if self.built is not None and self.built.isVisible():
            read(partial(problems.read, self._pairs), self._show, lane=self.place)
        else:
            read(partial(problems.counts, self._pairs), self._count, lane=self.place)

    def _know_pairs(self, pairs: "tuple[Duplicate, ...]") -> None:
        self._pairs = pairs
        self._read()

    def _leave_pairs(self, _error: Exception) -> None:
        """Show what else is wrong; who is there twice is looked for again another time."""
        self._is_scanned = False

    def _show(self, problems: tuple[OpenProblem, ...]) -> None:
        if self.built is not None:
            self.built.show_problems(problems)
        self._count(Counter(one.kind for one in problems))

    def _count(self, counts: dict[ProblemKind, int]) -> None:
        if counts != self._counts:
            self._counts = counts
            self.sections_changed.emit()

    def _repair(self) -> None:
        self.page.repair()

    def _mark_all(self) -> None:
        self.page.mark_all()
