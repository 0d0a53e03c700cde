"""Inviting: what is typed into one line means States, groups, organisations, people and lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from stakeholders.app.invitation_planning import InvitationPlanner
from stakeholders.app.invitations import Invitations, Invited
from stakeholders.app.list_seats import ListSeats
from stakeholders.app.lists import Lists
from stakeholders.app.reference import Reference
from stakeholders.app.search import Search
from stakeholders.app.term_errors import AmbiguousNameError
from stakeholders.domain.area_line import AreaLine
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.suppression import suppressed
from stakeholders.domain.text import fold
from stakeholders.i18n import current_language
from stakeholders.store.database import Database
from stakeholders.store.events import bodies_called

_NAMED: Final = (EntryKind.PERSON, EntryKind.POST)
_MOST: Final = 20
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class InvitingOrder:
    """Whom somebody wants to invite: what was typed, and what was said about it.

    `chosen` are answers to what was asked, by the folded name: a code of a State or a uid. `words`
    are names of nobody who is known that are invited as they are written, as names of no State are
    in any case. `without` are those, as `whom` of an invitation tells, who are not invited after
    all; `told` are fields of the event, such as the deadline.
    """

    text: str
    chosen: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    told: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that may mean several: the answers, each as `chosen` takes it, and in words."""

    name: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotInvited:
    """Somebody who was meant, and gets nothing, with the reason."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class InvitingPlan:
    """Whom an order invites, what has to be asked, and who is left out and why."""

    invited: Invited
    asked: tuple[Asked, ...] = ()
    left_out: tuple[NotInvited, ...] = ()


@dataclass(slots=True)
class _Meant:
    """Whom names that are no areas mean."""

    names: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    left_out: list[NotInvited] = field(default_factory=list)


class Inviting:
    """Reads what was typed, tells whom it would invite, and invites them."""

    def __init__(
        self,
        database: Database,
        reference: Reference,
        invitations: Invitations,
        search: Search,
        lists: Lists,
        seats: ListSeats,
    ) -> None:
        self._database = database
        self._reference = reference
        self._invitations = invitations
        self._planner = InvitationPlanner(database, reference)
        self._search = search
        self._lists = lists
        self._seats = seats

    def plan(self, event: Uid, order: InvitingOrder) -> InvitingPlan:
        """Return whom an order would invite; nothing is written.

        Raises:
            UnknownUidError: when there is no such event.
            WrongValueError: when a field of the event cannot hold what was told.
        """
        line, meant = self._read(order)
        invited = self._invitations.plan(event, line, meant.names, order.told)
        return _plan(line, meant, invited.without(order.without))

    def invite(self, event: Uid, order: InvitingOrder) -> InvitingPlan:
        """Invite whom an order means, and write what was told of the event, in one step.

        Raises:
            UnknownUidError, WrongValueError: as `plan` says.
        """
        line, meant = self._read(order)
        invite = self._invitations.invite
        invited = invite(event, line, meant.names, order.told, order.without)
        return _plan(line, meant, invited)

    def meant(self, name: str) -> tuple[str, str]:
        """Return whom a name alone means, a uid where one is known, and why nothing goes there.

        Raises:
            AmbiguousNameError: when several people and posts are called so.
        """
        uid = uid_from_text(name)
        if uid is None and not self._is_party(name):
            found = [uid for uid, _ in self._named(name)]
            if len(found) > 1:
                raise AmbiguousNameError(name, found)
            uid = uid_from_text(found[0]) if found else None
        return str(uid or name), self._why_not(str(uid or name))

    def _is_party(self, name: str) -> bool:
        """Tell whether a body or a country is called so, which goes before people."""
        party = self._planner.party(name)
        return party.entry is not None or party.area is not None

    def _read(self, order: InvitingOrder) -> tuple[AreaLine, _Meant]:
        """Return the areas that were typed, and whom all other names mean."""
        lists = {fold(one.name): str(one.uid) for one in self._lists.every()}
        called = cache(self._called)

        def is_other(name: str) -> bool:
            return fold(name) in lists or bool(called(name))

        codes = {name: code for name, code in order.chosen.items() if not uid_from_text(code)}
        line, meant = self._planner.areas(order.text, codes, is_other), _Meant()
        for name in line.others:
            if fold(name) in lists:
                self._read_list(lists[fold(name)], meant)
            else:
                self._read_name(name, called(name), order, meant)
        wanted = {*map(fold, order.words)}
        meant.names += [*line.texts, *(one for one in line.unknown if fold(one) in wanted)]
        return line, meant

    def _read_list(self, uid: str, meant: _Meant) -> None:
        for seat in self._seats.of(uid):
            name = str(seat.member.record.uid)
            if seat.why_not is not None:
                meant.left_out.append(NotInvited(seat.name, seat.why_not.message))
            elif name not in meant.names:
                meant.names.append(name)

    def _read_name(
        self, name: str, called: tuple[tuple[str, str], ...], order: InvitingOrder, meant: _Meant
    ) -> None:
        """Add whom a name means, or ask which of several."""
        chosen = order.chosen.get(fold(name), "")
        if len(called) > 1 and chosen not in {uid for uid, _ in called}:
            meant.asked.append(Asked(name, called))
            return
        uid = chosen or called[0][0]
        reason = self._why_not(uid)
        if reason:
            meant.left_out.append(NotInvited(name, reason))
        elif uid not in meant.names:
            meant.names.append(uid)

    def _called(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return who is called so, by uid, with what tells them apart.

        A body that only the reference knows is told by its name.
        """
        with self._database.reading() as connection:
            bodies = bodies_called(connection, name)
        if not bodies and self._reference.body_record(name) is not None:
            return ((name, name),)
        return (*((str(uid), shown) for uid, shown in bodies), *self._named(name))

    def _named(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield people and posts that are called exactly so."""
        flags = tuple(kind.value for kind in _NAMED)
        for row in self._search.find(_quoted(name), limit=_MOST).rows:
            if row.kind.value in flags and fold(row.name) == fold(name):
                yield str(row.uid), ", ".join(filter(None, (row.name, row.line1)))

    def _why_not(self, text: str) -> str:
        """Return why nothing goes to somebody, nothing where it may."""
        uid = uid_from_text(text)
        record = self._search.records_of((uid,)).get(uid) if uid else None
        problem = suppressed(record, self._database.today()) if record else None
        return problem.message if problem else ""


def _plan(line: AreaLine, meant: _Meant, invited: Invited) -> InvitingPlan:
    spoken = current_language()
    areas = tuple(
        Asked(one.text, tuple((area.iso2, area.name(spoken)) for area in one.choices))
        for one in line.asked
    )
    return InvitingPlan(invited, (*areas, *meant.asked), tuple(meant.left_out))


def _quoted(name: str) -> str:
    """Return a query for the words of a name, and nothing else."""
    return " ".join(fold(name).split())
