"""Combining the list that is shown with another one: asked for over the window, shown first."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.lists.combine_panel import CombinePanel
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import Combination, DirectoryList, ListMember
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class CombineCommands(QObject):
    """Asks which two lists make one, shows who would be on it, and makes it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._directory: Directory | None = None
        self._first: Uid | None = None
        self._panel = CombinePanel(frame.theme, frame.window)
        self._panel.chosen.connect(self._preview)
        self._panel.wanted.connect(self._make)

    def ask(self, directory: "Directory", uid: Uid) -> None:
        """Ask with which other list this one is combined."""
        self._directory, self._first = directory, uid
        self._frame.runner.read(directory.lists.every, self._open)

    def _open(self, every: tuple[DirectoryList, ...]) -> None:
        one = next((each for each in every if each.uid == self._first), None)
        others = [each for each in every if each.uid != self._first]
        if one is not None and others:
            self._panel.open(one.name, others)
        else:
            self._frame.tell(translated("There is no other list to combine it with."))

    def _preview(self, how: str, other: str) -> None:
        if self._directory is not None and self._first is not None:
            preview = self._directory.combining.preview
            work = partial(preview, self._first, Combination(how), other)
            self._frame.runner.read(work, self._show_preview, lane="combine")

    def _show_preview(self, members: tuple[ListMember, ...]) -> None:
        self._panel.show_preview([member.record.name for member in members])

    def _make(self, name: str, how: str, other: str) -> None:
        if self._directory is not None and self._first is not None:
            make = self._directory.combining.make
            work = partial(make, name, self._first, Combination(how), other)
            said = translated("Made the list {name}.", name=name)
            self._frame.runner.write(work, partial(self._tell, said), failed=self._refused)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._frame.tell(str(error))
