"""Pages: what the window shows beside its sidebar, and what every page can be asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.domain.changes import Changes
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class Page(QWidget):
    """One page; built by its feature when it is first shown.

    `use` gives it the directory, also when another one is opened. It takes the parts it needs.
    """

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self.frame = frame

    @property
    def is_on_top(self) -> bool:
        """Whether this is the page that is shown: what comes late takes the focus only then."""
        return self.isVisibleTo(self.window())

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The parts that one key goes round; the page itself where it has none."""
        return (self,)

    def call_back(self, text: str, place: str) -> None:
        """Say that something waits at a place of this page, where another page is shown now."""
        if not self.is_on_top:
            go = partial(self.frame.go_to, place)
            self.frame.offer(text, translated("Look at it"), go)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        raise NotImplementedError

    def show_place(self, place: str) -> None:
        """Show this place; called in the window's thread, and when the page comes up again."""
        raise NotImplementedError

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched; called in the window's thread."""
