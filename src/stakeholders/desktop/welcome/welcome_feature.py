"""The first run in the window, and what stands there when a directory cannot be opened."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.welcome.welcome_page import WelcomePage


class WelcomeFeature(PageFeature["WelcomePage"]):
    """Makes or opens what is chosen; `sample_made` tells that the sample can be looked at."""

    sample_made = Signal()

    place = "welcome"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("sample.remove", self._remove_sample)

    @override
    def build(self) -> "WelcomePage":
        from stakeholders.desktop.welcome.welcome_page import WelcomePage

        page = WelcomePage(self.frame)
        make, back = self.workplace.file.make, self.left.emit
        page.sample_wanted.connect(partial(make, None, True, self._show_sample))
        page.empty_wanted.connect(partial(make, None, False, back))
        page.import_wanted.connect(partial(make, None, False, self._import))
        page.new_file_chosen.connect(self._make_at)
        page.file_chosen.connect(self.workplace.file.open)
        return page

    def show_problem(self, problem: str) -> None:
        """Show the ways to begin, or why the file cannot be opened."""
        if problem:
            self.page.show_problem(problem)
        self.go()

    def _import(self) -> None:
        self.frame.actions.run("importing.open")

    def _make_at(self, path: Path) -> None:
        self.workplace.file.make(path, False, self.left.emit)

    def _show_sample(self) -> None:
        """Show the list, say how the sample goes again, and begin the tour of it."""
        self.left.emit()
        said = translated("These are invented people and meetings, to try the program on.")
        self.frame.offer(said, translated("Remove the sample"), self._remove_sample)
        self.sample_made.emit()

    def _remove_sample(self) -> None:
        if self.directory is not None:
            work = self.directory.samples.remove
            self.frame.runner.write(work, self._tell_removed, failed=self._refused)

    def _tell_removed(self, _said: str) -> None:
        self.frame.tell_done(
            translated("The sample is gone; what you made yourself is still here.")
        )

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError, NothingToUndoError

        if not isinstance(error, (NothingDoneError, NothingToUndoError)):
            raise error
        self.frame.tell(str(error))
