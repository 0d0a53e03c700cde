"""The command that shows the code of a contact."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_code import ContactCode
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.people.code_panel import CodePanel


class CodeCommands(QObject):
    """Runs `contact.show_code` on the card that is shown; the panel is made when it is wanted."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        self._panel: CodePanel | None = None
        frame.actions.connect_to("contact.show_code", self._read)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _read(self) -> None:
        card = self._page.card
        if self._directory is not None and card is not None and card.record.uid:
            work = partial(self._directory.documents.code, card.record.uid)
            self._frame.runner.read(work, self._show, lane="code", failed=self._tell_failed)

    def _show(self, code: "ContactCode") -> None:
        from stakeholders.desktop.people.code_panel import CodePanel

        self._panel = self._panel or CodePanel(self._frame)
        self._panel.show_code(code)

    def _tell_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import HiddenFactError, UnknownUidError

        if not isinstance(error, HiddenFactError | UnknownUidError):
            raise error
        self._frame.tell(str(error))
