"""Mailing: a list, or those invited, as blind copies of mails, each address once."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.audience import release
from stakeholders.app.list_members import ListMembers
from stakeholders.app.list_seats import ListSeats, Seat
from stakeholders.app.search import Search
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationStatus
from stakeholders.domain.lists import ListMember
from stakeholders.domain.mailbox import blind_copies
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.suppression import usable_channels
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated
from stakeholders.store.database import Database
from stakeholders.store.invitations import invitations_of

_OVER: Final = frozenset(
    {InvitationStatus.DECLINED, InvitationStatus.APOLOGIES, InvitationStatus.WITHDRAWN}
)
MOST: Final = 50
"""So many recipients a mail has unless told; many servers refuse more than a hundred."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """A list to be written to: each link begins a mail, with its addresses as blind copies.

    `left_out` are those who get none, each with why, in words.
    """

    links: tuple[str, ...]
    batches: tuple[tuple[str, ...], ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many addresses there are."""
        return sum(map(len, self.batches))


class Mailings:
    """Makes mails to lists, and writes in the log that they were begun."""

    def __init__(
        self, database: Database, search: Search, members: ListMembers, seats: ListSeats
    ) -> None:
        self._database = database
        self._search = search
        self._members = members
        self._seats = seats

    def of(self, name: str, subject: str = "", most: int = MOST) -> Mailing:
        """Return the mails to a list, at most so many recipients each.

        Raises:
            UnknownListError: when there is no such list.
        """
        return self._mailing(self._seats.of(name, ContactWay.EMAIL), subject, most)

    def of_event(
        self, event: Uid, subject: str = "", chosen: Collection[Uid] = (), most: int = MOST
    ) -> Mailing:
        """Return the mails to those invited to an event; to all unless some are chosen.

        Whose invitation was withdrawn, and who declined, gets one only where chosen.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.reading() as connection:
            every = invitations_of(connection, event)
        asked = [one for one in every if _is_meant(one, chosen)]
        known = self._search.records_of([one.addressee for one in asked if one.addressee])
        found = [known[one.addressee] for one in asked if one.addressee in known]
        members = [(ListMember(record), ContactWay.EMAIL) for record in found]
        lost = [
            (one.represents or one.name, translated("nobody was found to write to"))
            for one in asked
            if one.addressee not in known
        ]
        mailing = self._mailing(self._seats.of_members(members), subject, most)
        return replace(mailing, left_out=(*lost, *mailing.left_out))

    def _mailing(self, seats: Iterable[Seat], subject: str, most: int) -> Mailing:
        addresses: dict[str, str] = {}
        left_out = []
        for seat in seats:
            address, reason = self._address(seat)
            if address:
                addresses.setdefault(address.casefold(), address)
            else:
                left_out.append((seat.name, reason))
        found = blind_copies(tuple(addresses.values()), subject, most)
        links = tuple(link for _, link in found)
        return Mailing(links, tuple(batch for batch, _ in found), tuple(left_out))

    def note(self, name: str, count: int) -> None:
        """Note in the log that a mail to so many of a list was begun.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self._members.named(name)
        with self._database.writing("list.mailed", list=one.uid, count=count) as writing:
            writing.keep()

    def note_of_event(self, event: Uid, count: int) -> None:
        """Note in the log that a mail to so many of those invited to an event was begun.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.writing("event.mailed", entry=event, count=count) as writing:
            writing.keep()

    def _address(self, seat: Seat) -> tuple[str, str]:
        """Return the address that a mail goes to, or else why none does."""
        if seat.why_not is not None:
            return "", seat.why_not.message
        address = next(self._addresses(seat), "")  # a vacant post may have a mailbox of its own
        if seat.is_vacant and not address:
            return "", translated("nobody holds this post")
        return address, translated("no e-mail address")

    def _addresses(self, seat: Seat) -> Iterator[str]:
        day = self._database.today()
        for record in release([seat.contact], Visibility.OFFICE).records:
            for channel in usable_channels(record, day, ContactWay.EMAIL):
                if channel.normalised:
                    yield channel.normalised


def _is_meant(one: Invitation, chosen: Collection[Uid]) -> bool:
    return one.uid in chosen if chosen else one.status not in _OVER
