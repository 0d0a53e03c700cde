"""The form in which a list left the last time, offered when it is exported again."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.exporting.export_choices import ExportChoices
from stakeholders.desktop.exporting.export_table import ExportTable
from stakeholders.desktop.frame import Frame

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.exporting import ExportPreset, Scope

_LANE: Final = "exporting.preset"


class ListPreset(QObject):
    """Chooses as it was chosen for a list, on whatever computer, unless somebody was quicker."""

    def __init__(
        self, frame: Frame, choices: ExportChoices, table: ExportTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._choices = choices
        self._table = table
        self._directory: Directory | None = None
        self._before: tuple[object, ...] = ()

    def look_up(self, directory: "Directory", scope: "Scope") -> None:
        """Ask how a list was exported the last time, and choose so as soon as it is known."""
        self._frame.runner.forget(_LANE)
        self._directory, self._before = directory, self._now()
        if scope.list_name:
            work = partial(directory.exporting.preset, scope.list_name)
            self._frame.runner.read(work, self._take, lane=_LANE, failed=self._pass_by)

    def _now(self) -> tuple[object, ...]:
        return self._choices.target, self._choices.audience, self._table.choice

    def _take(self, preset: "ExportPreset | None") -> None:
        if preset is None or self._directory is None or self._now() != self._before:
            return
        if self._directory.exporting.is_table(preset.format):
            sign = self._table.choice["separator"]
            self._table.show_choice(", ".join(preset.columns), preset.rows, sign)
        self._choices.choose(preset.format, preset.audience)

    def _pass_by(self, error: Exception) -> None:
        """Leave it to the panel to say that there is no such list any more."""
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
