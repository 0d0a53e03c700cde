"""The gap report: what to see to before something is sent to a list, or to those invited."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.list_seats import ListSeats, Seat
from stakeholders.app.search import Search
from stakeholders.domain.gaps import Gap, GapKind, Place, gaps_of, in_order, nobody_found
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationForm, InvitationState
from stakeholders.domain.lists import ListMember
from stakeholders.domain.parts import ContactWay, Verification
from stakeholders.domain.record import Record
from stakeholders.store.database import Database
from stakeholders.store.fact_lives import read_lives
from stakeholders.store.invitations import invitations_of

_IN_THE_WAY: Final = frozenset(
    {GapKind.NOBODY, GapKind.VACANT, GapKind.LEFT_OUT, GapKind.NO_CHANNEL, GapKind.TWICE}
)
_WAYS: Final = MappingProxyType(
    {
        InvitationForm.NOTE_VERBALE: ContactWay.POST,
        InvitationForm.LETTER: ContactWay.POST,
        InvitationForm.EMAIL: ContactWay.EMAIL,
        InvitationForm.PHONE: ContactWay.PHONE,
    }
)
_WAITING: Final = frozenset(
    {InvitationState.TO_SEND, InvitationState.SENT, InvitationState.NO_ANSWER}
)


@dataclass(frozen=True, slots=True)
class GapReport:
    """How many can be reached by a way, how many places there are, and what is in the way."""

    way: ContactWay
    count: int
    ready: int
    gaps: tuple[Gap, ...]

    @property
    def counts(self) -> dict[GapKind, int]:
        """How many gaps of each kind there are, in the order of kinds."""
        found = Counter(gap.kind for gap in self.gaps)
        return {kind: found[kind] for kind in GapKind if found[kind]}

    @property
    def to_verify(self) -> tuple[tuple[Uid, Uid], ...]:
        """The facts to be checked: each contact with the channel that would be used."""
        facts = ((gap.entry, gap.fact) for gap in self.gaps)
        return tuple(dict.fromkeys((entry, fact) for entry, fact in facts if entry and fact))


class GapReports:
    """Looks a list over before it is used; any thread may ask."""

    def __init__(self, database: Database, search: Search, seats: ListSeats) -> None:
        self._database = database
        self._search = search
        self._seats = seats

    def of(self, name: str, way: ContactWay) -> GapReport:
        """Return what is missing or doubtful for sending to a list by a way.

        Raises:
            UnknownListError: when there is no such list.
        """
        return self._report(self._places(self._seats.of(name, way)), way)

    def of_event(self, event: Uid, way: ContactWay = ContactWay.ANY) -> GapReport:
        """Return what is missing or doubtful for writing to those who have not answered yet.

        Without a way each is reached in the form of its own invitation; a letter or note verbale
        to somebody without a postal address goes by e-mail.

        Raises:
            UnknownUidError: when there is no such event.
        """
        day = self._database.today()
        with self._database.reading() as connection:
            every = invitations_of(connection, event)
        asked = [one for one in every if one.state(day) in _WAITING]
        known = self._search.records_of([one.addressee for one in asked if one.addressee])
        found = [one for one in asked if one.addressee in known]
        members = [
            (ListMember(known[uid]), _way(one, known[uid], way))
            for one in found
            if (uid := one.addressee)
        ]
        seats = self._seats.of_members(members)
        ways = {id(member): way for member, way in members}
        places = tuple(
            replace(place, way=ways[id(seat.member)])
            for seat, place in zip(seats, self._places(seats), strict=True)
        )
        lost = [one for one in asked if one not in found]
        return self._report(places, way, [_nobody(one) for one in lost])

    def _report(
        self, places: Sequence[Place], way: ContactWay, lost: Sequence[Gap] = ()
    ) -> GapReport:
        with self._database.reading() as connection:
            lives = read_lives(connection)
        gaps = in_order((*lost, *gaps_of(places, way, self._database.today(), lives)))
        count, blocked = len(places) + len(lost), sum(gap.kind in _IN_THE_WAY for gap in gaps)
        return GapReport(way, count, count - blocked, gaps)

    def _places(self, seats: Sequence[Seat]) -> tuple[Place, ...]:
        owners = {c.owner for seat in seats for c in seat.contact.channels if c.owner}
        lenders = self._search.records_of(owners)
        return tuple(
            Place(
                seat.contact,
                seat.name,
                seat.is_vacant,
                seat.why_not,
                tuple(
                    check
                    for uid in dict.fromkeys(c.owner for c in seat.contact.channels)
                    if uid in lenders
                    for check in lenders[uid].parts_of(Verification)
                    if uid == seat.contact.uid or check.target is not None
                ),
            )
            for seat in seats
        )


def _way(one: Invitation, addressee: Record, told: ContactWay) -> ContactWay:
    """Return by which way an invitation goes, unless told."""
    if told is not ContactWay.ANY:
        return told
    way = _WAYS[one.form] if one.form else ContactWay.EMAIL
    has_address = any(not address.is_empty for address in addressee.addresses)
    return ContactWay.EMAIL if way is ContactWay.POST and not has_address else way


def _nobody(one: Invitation) -> Gap:
    """Return that nobody was found, or somebody who is no more than a name."""
    return nobody_found(one.represents or one.name, one.represents_uid, one.name)
