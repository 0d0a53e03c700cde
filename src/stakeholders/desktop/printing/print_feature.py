"""Printing in the window: the command hands over what the list and the card show."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.people.scopes import flags_for, list_of_place
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.printing.print_options import PrintSubject, ShownContact
    from stakeholders.desktop.printing.print_page import PrintPage


class PrintFeature(PageFeature["PrintPage"]):
    """Brings the contacts that are shown, and the one that is chosen, to the page that prints."""

    place = "printing"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("printing.open", self._open)

    @override
    def build(self) -> "PrintPage":
        from stakeholders.desktop.printing.print_page import PrintPage

        page = PrintPage(self.frame)
        page.use_settings(self.workplace.settings, self.workplace.documents())
        page.left.connect(self.left)
        return page

    def _open(self) -> None:
        if self.directory is not None and not self.page.isVisible():
            self.page.show_subject(self._subject())

    def _subject(self) -> "PrintSubject":
        from stakeholders.app.exporting import Scope
        from stakeholders.desktop.printing.print_options import PrintSubject

        people = self.workplace.people
        scope, text = people.scope, people.text
        place = translated(scope.title)
        contacts = Scope(text, tuple(flags_for(scope, text)))
        if list_of_place(scope.place) and not text:
            contacts = Scope(list_name=scope.title)
        title = translated("{place}: {words}", place=place, words=text) if text else place
        return PrintSubject(
            scope.place, title, people.total, contacts, self._contact(), is_found=bool(text)
        )

    def _contact(self) -> "ShownContact | None":
        from stakeholders.desktop.printing.print_options import ShownContact

        card = self.workplace.people.card
        if card is None or not card.record.uid:
            return None
        return ShownContact(card.record.uid, card.record.name, card.record.kind)
