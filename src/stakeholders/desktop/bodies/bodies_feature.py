"""The organisation chart in the window: its place, its commands, and what is meant on it."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.desktop.bodies.bodies_page import BodiesPage


class BodiesFeature(PageFeature["BodiesPage"]):
    """Shows which organisation is part of which, and who stands where."""

    place = "bodies"

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("bodies.show", self._show)
        connect("body.add_post", self._add_post)
        connect("body.add_part", self._add_part)
        connect("body.move", self._move)

    @override
    def build(self) -> "BodiesPage":
        from stakeholders.desktop.bodies.bodies_page import BodiesPage

        page = BodiesPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        return page

    @override
    def sections(self) -> tuple[Section, ...]:
        place = Place(self.place, translated("Organisation chart"), "network")
        return (Section(translated("Directory"), (place,)),)

    @property
    def is_shown(self) -> bool:
        """Whether the chart is what somebody looks at."""
        return self.built is not None and self.built.isVisible()

    @property
    def post(self) -> tuple[Uid, str] | None:
        """The post that is meant on the chart, with its name."""
        return self.page.post

    @property
    def person(self) -> tuple[Uid, str] | None:
        """The person who is meant on the chart, with the name."""
        return self.page.person

    def _show(self) -> None:
        """Show the chart, at the organisation that the card is about where one is shown."""
        people = self.workplace.people
        body = _body_of(people.card) if people.isVisible() else None
        if body is not None:
            self.page.show_body(body)
        self.go()

    def _add_post(self) -> None:
        self.page.commands.ask_for_post()

    def _add_part(self) -> None:
        self.page.commands.ask_for_part()

    def _move(self) -> None:
        self.page.commands.ask_for_parent()


def _body_of(card: "ContactCard | None") -> Uid | None:
    """Return the organisation that a card is about: it, or where the post or the person is."""
    if card is None:
        return None
    if card.record.kind is EntryKind.BODY:
        return card.record.uid
    return next((line.body_uid for line in card.record.present_posts if line.body_uid), None)
