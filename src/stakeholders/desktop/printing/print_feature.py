"""Printing in the window: the command hands over what the list and the card show."""

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.people.scopes import flags_for, list_of_place
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.app.meeting_documents import MeetingOutlook
    from stakeholders.desktop.printing.print_options import PrintSubject, ShownContact
    from stakeholders.desktop.printing.print_page import PrintPage
    from stakeholders.desktop.printing.seat_panel import SeatPanel
    from stakeholders.domain.protocol import TwoSeats

EVENT_PLACE: Final = "event:"


class PrintFeature(PageFeature["PrintPage"]):
    """Brings the contacts that are shown, and the one that is chosen, to the page that prints."""

    place = "printing"

    @override
    def connect_commands(self) -> None:
        self._seats: SeatPanel | None = None
        self._passed: set[Uid] = set()
        self._came_from: Uid | None = None
        self.frame.actions.connect_to("printing.open", self._open)
        self.frame.actions.connect_to("event.list", self._open_list)

    @override
    def build(self) -> "PrintPage":
        from stakeholders.desktop.printing.print_page import PrintPage

        page = PrintPage(self.frame)
        page.use_settings(self.workplace.settings, self.workplace.documents())
        page.left.connect(self._go_back)
        return page

    def _open(self) -> None:
        if self.directory is None or (self.built is not None and self.built.isVisible()):
            return
        meeting = self._meeting()
        self._came_from = meeting
        if meeting is None:
            self.page.show_subject(self._subject())
        else:
            self._look_at_meeting(meeting)

    # a meeting

    def _meeting(self) -> Uid | None:
        """Return the event that is shown, None where none is."""
        place = self.frame.place()
        return Uid(place.removeprefix(EVENT_PLACE)) if place.startswith(EVENT_PLACE) else None

    def _open_list(self) -> None:
        meeting = self._meeting()
        if meeting is None:
            self.frame.tell(translated("Go to an event on the left first."))
        else:
            self._came_from = meeting
            self._look_at_meeting(meeting)

    def _go_back(self) -> None:
        """Go back to the meeting, or to the list and the card."""
        if self._came_from is None:
            self.left.emit()
        else:
            self.frame.go_to(f"{EVENT_PLACE}{self._came_from}")

    def _look_at_meeting(self, uid: Uid) -> None:
        self._passed = set()
        self._read_meeting(uid)

    def _read_meeting(self, uid: Uid) -> None:
        if self.directory is not None:
            read = partial(self.directory.meeting_documents.outlook, uid)
            self.frame.runner.read(read, self._show_meeting, lane="printing.meeting")

    def _show_meeting(self, outlook: "MeetingOutlook") -> None:
        """Show what can be printed of a meeting, once it is said where those with two seats are."""
        from stakeholders.desktop.printing.meeting_subject import MeetingSubject

        asked = [one for one in outlook.questions if one.person not in self._passed]
        uid = outlook.event.uid
        if asked and uid is not None:
            self._passed.add(asked[0].person)
            self._ask_for_seat(uid, asked[0])
        else:
            self.page.show_subject(MeetingSubject(outlook))

    def _ask_for_seat(self, uid: Uid, question: "TwoSeats") -> None:
        from stakeholders.desktop.printing.seat_panel import SeatPanel

        if self._seats is not None:
            self._seats.deleteLater()
        self._seats = SeatPanel(self.frame.theme, self.frame.window)
        self._seats.said.connect(partial(self._take_seat, uid))
        self._seats.closed.connect(partial(self._read_meeting, uid))
        self._seats.ask(question)

    def _take_seat(self, uid: Uid, person: str, seat: str) -> None:
        if self.directory is not None:
            work = partial(self.directory.participant_lists.seat, uid, Uid(person), Uid(seat))
            self.frame.runner.write(work, self._ignore)

    def _ignore(self, _answer: None) -> None:
        """Say nothing: what is printed shows it."""

    # what is found

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
