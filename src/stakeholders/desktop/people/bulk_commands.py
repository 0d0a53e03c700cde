"""Commands on several contacts at once: change them, behind a preview."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.bulk_panel import BulkPanel
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.bulk_fields import BulkField
    from stakeholders.app.choices import Choices
    from stakeholders.app.directory_file import Directory


class BulkCommands(QObject):
    """Opens the panel for all who are chosen; what it asks for is done away from the window."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        self._chosen: tuple[Uid, ...] = ()
        self._panel = BulkPanel(frame)
        self._panel.plan_wanted.connect(self._plan)
        self._panel.apply_wanted.connect(self._apply)
        frame.actions.connect_to("contact.change_many", self._begin)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _begin(self) -> None:
        self._page.results.with_all_chosen(self._begin_with)

    def _begin_with(self, chosen: tuple[Uid, ...]) -> None:
        if self._directory is not None and chosen:
            self._chosen = chosen
            self._frame.runner.read(partial(_asked, self._directory), self._open)

    def _open(self, asked: "tuple[tuple[BulkField, ...], Choices]") -> None:
        self._panel.open(len(self._chosen), *asked)

    def _plan(self, code: str, text: str) -> None:
        if self._directory is not None:
            job = self._panel.progress.start(translated("Comparing…"))
            work = partial(self._directory.bulk.plan, self._chosen, code, text, job)
            self._frame.runner.read(work, self._panel.show_plan, lane="bulk", failed=self._refuse)

    def _apply(self, code: str, text: str) -> None:
        if self._directory is not None:
            job = self._panel.progress.start(translated("Writing…"))
            work = partial(self._directory.bulk.apply, self._chosen, code, text, job)
            self._frame.runner.write(work, self._tell_changed, failed=self._refuse)

    def _tell_changed(self, count: int) -> None:
        self._panel.progress.finish()
        self._panel.disappear()
        self._frame.tell_done(
            plural("Changed {count} contact.", "Changed {count} contacts.", count)
        )

    def _refuse(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._panel.refuse(str(error))


def _asked(directory: "Directory") -> "tuple[tuple[BulkField, ...], Choices]":
    """Return the fields, and what they are completed with; called in a worker."""
    return directory.bulk.fields(), directory.choices.read()
