"""Inviting in the window: the command on an event, and the page where names are typed."""

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.desktop.inviting.inviting_page import InvitingPage

EVENT_PLACE: Final = "event:"


class InvitingFeature(PageFeature["InvitingPage"]):
    """Leads from the event that is shown to the page that invites, and back."""

    place = "inviting"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("event.invite", self._begin)

    @override
    def build(self) -> "InvitingPage":
        from stakeholders.desktop.inviting.inviting_page import InvitingPage

        page = InvitingPage(self.frame)
        page.left.connect(self._go_to_event)
        return page

    def _begin(self) -> None:
        place = self.frame.place()
        if self.directory is not None and place.startswith(EVENT_PLACE):
            read = partial(self.directory.events.read, Uid(place.removeprefix(EVENT_PLACE)))
            self.frame.runner.read(read, self._show)
        else:
            self.frame.tell(translated("Go to an event on the left first."))

    def _show(self, event: Event) -> None:
        self.go()
        self.page.begin(event)

    def _go_to_event(self, uid: str) -> None:
        self.frame.go_to(f"{EVENT_PLACE}{uid}")
