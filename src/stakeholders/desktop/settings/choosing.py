"""What is chosen in the settings: put in force at once, and kept."""

from PySide6.QtCore import QObject, Signal

from stakeholders.app.settings import Settings, SettingsFile
from stakeholders.app.settings_table import OFFERED_SCALES, TABLE, Setting
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.theme import Look
from stakeholders.i18n import translated


class Choosing(QObject):
    """Takes values; look and letters change here, the rest is told.

    `chosen` tells the row that has another value, `language_wanted` another language;
    `reopen_wanted` that something is in force once the directory has been opened anew.
    """

    chosen = Signal(str)
    language_wanted = Signal(str)
    reopen_wanted = Signal()

    def __init__(self, frame: Frame, settings: SettingsFile) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._settings = settings

    @property
    def current(self) -> Settings:
        """What is chosen now."""
        return self._settings.current

    def choose(self, row: Setting, text: str) -> None:
        """Take the value that a text writes, where the setting takes it and has another one."""
        value = int(text) if isinstance(row.default, int) else text
        before = self.current
        if not row.takes(value) or getattr(before, row.key) == value:
            return
        self.take(before.with_value(row.key, value))
        self.chosen.emit(row.key)
        if row.key == "language":
            self.language_wanted.emit(text)
        if row.reopens:
            self.reopen_wanted.emit()

    def take(self, settings: Settings) -> None:
        """Take other settings, dress the window for them, and keep them."""
        self._settings.choose(settings)
        self._frame.theme.show(Look(settings.look), settings.scale)
        self._frame.runner.write(self._settings.save, _nothing, failed=self._tell_failure)

    def step_letters(self, steps: int) -> None:
        """Make letters larger or smaller by so many of the sizes that are offered; 0 as usual."""
        row = next(row for row in TABLE if row.key == "scale")
        if not steps:
            self.choose(row, str(row.default))
            return
        now = self.current.scale
        beyond = [size for size in OFFERED_SCALES if (size > now if steps > 0 else size < now)]
        if beyond:
            self.choose(row, str(min(beyond) if steps > 0 else max(beyond)))

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._frame.tell(
            translated(
                "The settings cannot be kept: {reason}. They are in force until you quit.",
                reason=error.strerror or str(error),
            )
        )


def _nothing(_answer: None) -> None:
    """Say nothing: what was chosen is seen."""
