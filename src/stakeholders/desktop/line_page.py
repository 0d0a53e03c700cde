"""Pages of lines: their commands are for the line that is meant, and hold while they are shown."""

from typing import ClassVar

from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.page import Page


class LinePage(Page):
    """Tells the commands whether there is a line for them; `need` is what they ask for."""

    need: ClassVar[Needs]

    def show_what_can_be_done(self) -> bool:
        """Enable the buttons for the line that is meant; tell whether the commands hold."""
        raise NotImplementedError

    def hold_commands(self) -> None:
        """Tell what can be done now; called whenever another line is meant."""
        holds = self.show_what_can_be_done()
        self.frame.actions.hold(self.need, holds=holds and self.isVisible())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.hold_commands()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.actions.hold(self.need, holds=False)
