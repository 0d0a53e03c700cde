"""The command that prints what the page of contacts shows."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.scopes import flags_for, list_of_place
from stakeholders.desktop.printing.print_options import PrintSubject, ShownContact
from stakeholders.desktop.printing.print_page import PrintPage
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class PrintCommand(QObject):
    """Hands the contacts that are shown, and the one that is chosen, to the page that prints."""

    def __init__(
        self, frame: Frame, people: PeoplePage, page: PrintPage, settings: SettingsFile, to: Path
    ) -> None:
        super().__init__(frame.window)
        self._people = people
        self._page = page
        self._directory: Directory | None = None
        page.use_settings(settings, to)
        frame.actions.connect_to("printing.open", self._open)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _open(self) -> None:
        if self._directory is None or self._page.isVisible():
            return
        from stakeholders.app.exporting import Scope

        scope, text = self._people.scope, self._people.text
        place = translated(scope.title)
        contacts = Scope(text, tuple(flags_for(scope, text)))
        if list_of_place(scope.place) and not text:
            contacts = Scope(list_name=scope.title)
        title = translated("{place}: {words}", place=place, words=text) if text else place
        card = self._people.card
        contact = None
        if card is not None and card.record.uid:
            contact = ShownContact(card.record.uid, card.record.name, card.record.kind)
        self._page.show_subject(
            PrintSubject(scope.place, title, self._people.total, contacts, contact)
        )
