"""Pages: what the window shows beside its sidebar, and what every page can be asked for."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Section
from stakeholders.domain.changes import Changes

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class Page(QWidget):
    """One page; a feature with a place of its own derives from it and is listed in `pages`.

    Pages exist before the directory is open: `use` gives it to them, once it is, and again when
    another one is opened. They take from it the parts they need.
    """

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self.frame = frame

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        raise NotImplementedError

    def sections(self) -> tuple[Section, ...]:
        """Return the places of the sidebar that lead here; keys begin with the page's own word."""
        return ()

    def shows(self, place: str) -> bool:  # noqa: ARG002
        """Tell whether a place of the sidebar leads here."""
        return False

    def show_place(self, place: str) -> None:
        """Show this place; called in the window's thread, and when the page comes up again."""
        raise NotImplementedError

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched; called in the window's thread."""
