"""The backups in the settings: when the last one was made, one more now, and the way back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stakeholders.desktop.ask import Choice, FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.domain.backups import Backup, Reason
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.backups import BackupMade, Backups

_LAST: Final = MappingProxyType(
    {
        Reason.DAY: marked("Last backup: {time}, at the start of the day."),
        Reason.UPGRADE: marked("Last backup: {time}, before the directory got a new form."),
        Reason.IMPORT: marked("Last backup: {time}, before an import."),
        Reason.MERGE: marked("Last backup: {time}, before contacts were merged."),
        Reason.EDIT: marked("Last backup: {time}, before many contacts were changed."),
        Reason.ERASE: marked("Last backup: {time}, before something was erased."),
        Reason.HAND: marked("Last backup: {time}, by hand."),
    }
)
_RESTORE: Final = "restore"


class BackupCard(Card):
    """Says when the last backup was made; `restore_wanted` tells the file to go back to."""

    restore_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(frame.theme, translated("Backups"), parent)
        give_topic(self, "backups#backups")
        self._frame = frame
        self._backups: Backups | None = None
        self._last = LeadingLabel(self, None, translated("No backup was made yet."))
        self._where = LeadingLabel(self)
        give_role(self._last, Role.SECOND)
        give_role(self._where, Role.THIRD)
        self._now = self._button(translated("Back up now"), "save", self._make)
        restore = self._button(translated("Restore…"), "history", self._ask_which)
        row = QHBoxLayout()
        row.addWidget(self._now)
        row.addWidget(restore)
        row.addStretch(1)
        self.body.addWidget(self._last)
        self.body.addWidget(self._where)
        self.body.addLayout(row)
        self.use(None)

    def use(self, backups: "Backups | None") -> None:
        """Show the backups of a directory, none while no directory is open."""
        self._backups = backups
        self._now.setEnabled(backups is not None)
        self._where.setVisible(backups is not None)
        if backups is not None:
            self._where.say(translated("They lie in {folder}.", folder=backups.folder))
        self.look()

    def look(self) -> None:
        """Show anew when the last backup was made."""
        if self._backups is not None:
            read = self._backups.backups
            self._frame.runner.read(read, self._show_last, lane="backups")

    def _button(self, title: str, icon: str, pressed: Callable[[], None]) -> TextButton:
        button = TextButton(self._frame.theme, title, icon, parent=self)
        button.clicked.connect(pressed)
        return button

    def _show_last(self, backups: tuple[Backup, ...]) -> None:
        if backups:
            newest = backups[-1]
            text = translated(_LAST[newest.reason], time=_shown(newest))
        else:
            text = translated("No backup was made yet.")
        self._last.say(text)

    def _make(self) -> None:
        if self._backups is not None:
            self._now.setEnabled(False)
            make = self._backups.make
            self._frame.runner.read(make, self._tell_made, failed=self._tell_failure)

    def _tell_made(self, made: "BackupMade") -> None:
        self._now.setEnabled(True)
        self._frame.tell(translated("Made the backup {file}.", file=made.backup.name))
        self.look()

    def _tell_failure(self, error: Exception) -> None:
        self._now.setEnabled(True)
        if not type(error).__module__.startswith("stakeholders."):
            raise error
        self._frame.tell(str(error))

    def _ask_which(self) -> None:
        kind = FileKind(translated("Backups and directories"), ("*.stakeholders",))
        self._frame.ask.for_file_to_open(
            translated("Which backup shall come back?"), (kind,), self._ask_whether
        )

    def _ask_whether(self, backup: Path) -> None:
        self._frame.ask.to_choose(
            translated("Go back to {file}?", file=backup.name),
            translated(
                "What you have now is kept beside it under a new name. Restore that to undo this."
            ),
            (Choice(_RESTORE, translated("Restore"), risky=True),),
            partial(self._want, backup),
        )

    def _want(self, backup: Path, _answer: str) -> None:
        self.restore_wanted.emit(backup)


def _shown(backup: Backup) -> str:
    at = QDateTime.fromSecsSinceEpoch(int(backup.at.timestamp()), QTimeZone.systemTimeZone())
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)
