"""The command that finds and replaces, behind a preview."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.replace_panel import ReplacePanel
from stakeholders.domain.replacement import Replacement
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class ReplaceCommands(QObject):
    """Opens the panel; what it asks for is done away from the window."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._directory: Directory | None = None
        self._panel: ReplacePanel | None = None
        frame.actions.connect_to("text.replace", self._begin)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _begin(self) -> None:
        self._opened().open()

    def _opened(self) -> ReplacePanel:
        if self._panel is None:
            self._panel = ReplacePanel(self._frame)
            self._panel.plan_wanted.connect(self._plan)
            self._panel.apply_wanted.connect(self._apply)
        return self._panel

    def _plan(self, wanted: Replacement) -> None:
        if self._directory is not None:
            panel = self._opened()
            job = panel.progress.start(translated("Comparing…"))
            work = partial(self._directory.replacing.plan, wanted, None, job)
            self._frame.runner.read(work, panel.show_plan, lane="replace", failed=self._refuse)

    def _apply(self, wanted: Replacement) -> None:
        if self._directory is not None:
            job = self._opened().progress.start(translated("Writing…"))
            work = partial(self._directory.replacing.apply, wanted, None, job)
            self._frame.runner.write(work, self._tell_replaced, failed=self._refuse)

    def _tell_replaced(self, count: int) -> None:
        panel = self._opened()
        panel.progress.finish()
        panel.disappear()
        said = plural("{count} text changed.", "{count} texts changed.", count)
        self._frame.tell_done(said)

    def _refuse(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._opened().refuse(str(error))
