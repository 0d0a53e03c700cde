"""The past in the window: the commands that show a contact as it stood."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.domain.ids import Uid

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.history.past_page import PastPage


class PastFeature(PageFeature["PastPage"]):
    """Brings a contact, from its card or from a step, to the page that shows it of old."""

    place = "past"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("contact.as_of", self._show_card)

    @override
    def build(self) -> "PastPage":
        from stakeholders.desktop.history.past_page import PastPage

        page = PastPage(self.frame)
        page.left.connect(partial(self.frame.actions.run, "go.back"))
        return page

    def show_after(self, uid: str, step: str) -> None:
        """Show a contact as a step left it."""
        self.page.show_contact(Uid(uid), step)
        self.go()

    def _show_card(self) -> None:
        card = self.workplace.people.card
        if card is not None and card.record.uid is not None:
            self.page.show_contact(card.record.uid)
            self.go()
