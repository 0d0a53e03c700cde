"""List seats: who would get what is sent to a list, posts by their holders, with the reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stakeholders.app.list_members import ListMembers
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import ListMember
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.suppression import suppressed
from stakeholders.store.database import Database


@dataclass(frozen=True, slots=True)
class Seat:
    """One place on a list: a contact, or the holder of a `post`; of a vacant post the post itself.

    `why_not` says why nothing goes there by the way that was asked for.
    """

    member: ListMember
    contact: Record
    post: Record | None = None
    why_not: Problem | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether it is a post that nobody holds."""
        return self.contact.kind is EntryKind.POST

    @property
    def name(self) -> str:
        """The contact, and the post through which it stands on the list."""
        return f"{self.contact.name}, {self.post.name}" if self.post else self.contact.name


class ListSeats:
    """Resolves the members of a list to those who hold its posts on the day."""

    def __init__(self, database: Database, search: Search, members: ListMembers) -> None:
        self._database = database
        self._search = search
        self._members = members

    def of(self, name: str, way: ContactWay = ContactWay.ANY) -> tuple[Seat, ...]:
        """Return the seats of those who are on a list, in its order.

        Raises:
            UnknownListError: when there is no such list.
        """
        members = [member for member in self._members.of(name) if not member.left_out]
        return self.of_members([(member, way) for member in members])

    def of_members(self, members: Sequence[tuple[ListMember, ContactWay]]) -> tuple[Seat, ...]:
        """Return the seats of some, each to be reached by a way of its own."""
        return tuple(self._seats(members))

    def _seats(self, members: Sequence[tuple[ListMember, ContactWay]]) -> Iterator[Seat]:
        day = self._database.today()
        holders = {member.record.uid: self._holders(member.record) for member, _ in members}
        every = [uid for uids in holders.values() for uid in uids]
        known = self._search.records_of(every)
        for member, way in members:
            record = member.record
            own = suppressed(record, day, way)
            held = [known[uid] for uid in holders[record.uid] if uid in known]
            if not held:
                yield Seat(member, record, None, own)
            for holder in held:
                yield Seat(member, holder, record, own or suppressed(holder, day, way))

    def _holders(self, record: Record) -> tuple[Uid, ...]:
        day = self._database.today()
        held = [holder for holder in record.holders if holder.holds_on(day)]
        return tuple(dict.fromkeys(h.uid for h in held)) if record.kind is EntryKind.POST else ()
